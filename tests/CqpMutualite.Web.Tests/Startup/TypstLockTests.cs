using System.Text.Json;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>A lock file made again where only some platforms can be fetched silently drops the others, and <c>npm ci</c> then fails there.</summary>
public class TypstLockTests
{
    private const string Compiler = "@myriaddreamin/typst-ts-node-compiler";

    [Fact]
    public async Task Lock_names_every_platform_the_compiler_declares()
    {
        var file = Path.Combine(AppProcess.SourceRoot, "npm", "typst", "package-lock.json");
        await using var stream = File.OpenRead(file);
        using var content = await JsonDocument.ParseAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        var packages = content.RootElement.GetProperty("packages");

        var declared = packages
            .GetProperty($"node_modules/{Compiler}")
            .GetProperty("optionalDependencies")
            .EnumerateObject()
            .Select(platform => platform.Name)
            .ToList();
        Assert.Equal(11, declared.Count);
        Assert.All(declared, platform =>
            Assert.True(packages.TryGetProperty($"node_modules/{platform}", out _), $"{platform} is missing: run node npm/complete-lock.mjs.")
        );
    }
}
