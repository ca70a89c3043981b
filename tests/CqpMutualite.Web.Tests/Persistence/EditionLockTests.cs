using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>A published edition does not change: neither its file, nor what the database holds.</summary>
public sealed class EditionLockTests(AppHost app) : IClassFixture<AppHost>, IDisposable
{
    private const string Edition = "blocs-relation-clients.v1.json";

    private readonly string root = Directory.CreateTempSubdirectory("cqp-editions-").FullName;

    [Fact]
    public async Task The_editions_of_the_repository_are_accepted_again() => await LoadAsync();

    [Fact]
    public async Task A_changed_file_is_refused()
    {
        Copy();
        await File.AppendAllTextAsync(Path.Combine(root, "Referentials", Edition), "\n", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<StartupException>(LoadAsync);
        Assert.Contains($"L’édition {Edition} a changé depuis sa publication", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_is_refused_even_with_its_lock_rewritten()
    {
        Copy();
        var file = Path.Combine(root, "Referentials", Edition);
        var before = EditionLoader.HashOf(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await File.AppendAllTextAsync(file, "\n", TestContext.Current.CancellationToken);
        var lockFile = Path.Combine(root, "Referentials", "LOCK");
        var after = EditionLoader.HashOf(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(lockFile, (await File.ReadAllTextAsync(lockFile, TestContext.Current.CancellationToken)).Replace(before, after, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StartupException>(LoadAsync);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Copy()
    {
        Directory.CreateDirectory(Path.Combine(root, "Referentials"));
        foreach (var file in Directory.GetFiles(Path.Combine(TestServer.Current.ContentRoot, "Referentials")))
        {
            File.Copy(file, Path.Combine(root, "Referentials", Path.GetFileName(file)));
        }
    }

    private async Task LoadAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var content = Directory.Exists(Path.Combine(root, "Referentials")) ? root : TestServer.Current.ContentRoot;
        await new EditionLoader(services.GetRequiredService<AppDbContext>(), services.GetRequiredService<Editions>(), new HostingEnvironment { ContentRootPath = content }).RunAsync(TestContext.Current.CancellationToken);
    }
}
