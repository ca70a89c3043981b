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
        await File.WriteAllTextAsync(
            lockFile,
            (await File.ReadAllTextAsync(lockFile, TestContext.Current.CancellationToken)).Replace(before, after, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        await Assert.ThrowsAsync<StartupException>(LoadAsync);
    }

    [Fact]
    public async Task A_later_version_has_the_day_from_which_it_is_in_force()
    {
        Copy();
        const string third = "blocs-relation-clients.v3.json";
        var folder = Path.Combine(root, "Referentials");
        var cancellation = TestContext.Current.CancellationToken;
        var content = (await File.ReadAllTextAsync(Path.Combine(folder, Edition), cancellation)).Replace(
            "\"version\": 1,",
            "\"version\": 3,",
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(Path.Combine(folder, third), content, cancellation);
        var lockFile = Path.Combine(folder, "LOCK");
        await File.AppendAllTextAsync(lockFile, $"{EditionLoader.HashOf(content)}  {third}\n", cancellation);
        var refused = await Assert.ThrowsAsync<StartupException>(LoadAsync);
        Assert.Contains($"L’édition {third} n’a pas de date d’entrée en vigueur", refused.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(
            lockFile,
            (await File.ReadAllTextAsync(lockFile, cancellation)).Replace(third, $"{third}  2100-03-01", StringComparison.Ordinal),
            cancellation
        );
        await LoadAsync();
        var editions = app.Services.GetRequiredService<Editions>();
        Assert.Equal(2, editions.InForce("blocs-relation-clients", new DateOnly(2100, 2, 28))!.Version);
        Assert.Equal(3, editions.InForce("blocs-relation-clients", new DateOnly(2100, 3, 1))!.Version);
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
        await new EditionLoader(
            services.GetRequiredService<AppDbContext>(),
            services.GetRequiredService<Editions>(),
            new HostingEnvironment { ContentRootPath = content }
        ).RunAsync(TestContext.Current.CancellationToken);
    }
}
