using System.Text.Json;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

public sealed class TypstInstallTests
{
    [Fact]
    public void The_lock_names_the_compiler_of_the_eleven_platforms()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "npm", "typst", "package-lock.json")))
        {
            folder = folder.Parent!;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "npm", "typst", "package-lock.json")));
        const string Compiler = "node_modules/@myriaddreamin/typst-ts-node-compiler";
        var packages = json.RootElement.GetProperty("packages");
        var version = packages.GetProperty(Compiler).GetProperty("version").GetString();
        var platforms = packages.EnumerateObject().Where(package => package.Name.StartsWith(Compiler + "-", StringComparison.Ordinal)).ToArray();

        // `npm install` drops those its registry lacks, and `npm ci` then fails everywhere: node npm/typst/lock-platforms.mjs
        Assert.Equal(11, platforms.Length);
        Assert.All(platforms, package => Assert.Equal(version, package.Value.GetProperty("version").GetString()));
    }
}
