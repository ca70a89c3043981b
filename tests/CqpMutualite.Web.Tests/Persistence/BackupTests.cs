using System.IO.Compression;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;
using CqpMutualite.Web.Persistence.Backup;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>Back up while people write, lose everything, restore: what was signed still holds.</summary>
public sealed class BackupTests(AppHost host) : IClassFixture<AppHost>, IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cqp-backup-").FullName;
    private TestDatabase? restored;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(folder, "cqp.zip");

    public async ValueTask DisposeAsync()
    {
        if (restored is not null)
        {
            await TestServer.Current.DropAsync(restored);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_made_under_load_is_restored_with_every_signature()
    {
        using var company = await Visitor.SignedInAsync(host, "rh@horizon.example");
        await company.Client.GetByteArrayAsync("/dossiers/DEMO-OK-01/documents/certificat.pdf", Cancellation);
        await host.Services.GetRequiredService<JournalAnchors>().DropAsync(because: null, Cancellation);
        const string thread = "/dossiers/DEMO-SPE-02/echanges";
        await SayAsync(company, thread, "avant la sauvegarde");
        using var stop = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                await SayAsync(company, thread, $"pendant la sauvegarde {number}");
            }
        }, Cancellation);
        var manifest = await WithAsync(host.Services, services => services.GetRequiredService<BackupWriter>().WriteAsync(Backup, withKeys: true, Cancellation));
        await stop.CancelAsync();
        await load;
        Assert.Equal(1, manifest.Contents["anchors"]);
        Assert.True(manifest.Contents["documents"] > 0 && manifest.Contents["attachments"] > 0);

        await using var app = Restored();
        await WithAsync(app.Services, services => services.GetRequiredService<BackupReader>().ReadAsync(Backup, Cancellation));
        await WithAsync(app.Services, async services =>
        {
            await services.GetRequiredService<Witnesses>().RunAsync(Cancellation);
            await services.GetServices<IStartupTask>().OfType<EditionLoader>().Single().RunAsync(Cancellation);
            var checkedAll = await services.GetRequiredService<WholeCheck>().RunAsync(_ => { }, Cancellation);
            Assert.Empty(checkedAll.Faults);
            Assert.True(checkedAll is { Files: > 5, Signatures: > 50, Certificates: > 0, Contents: > 1 }, $"{checkedAll}");
            var db = services.GetRequiredService<AppDbContext>();
            Assert.Equal(manifest.Tables["journal"], await db.JournalEntries.LongCountAsync(Cancellation));
            Assert.Contains("avant la sauvegarde", await db.Comments.Select(comment => comment.Text).ToListAsync(Cancellation));

            // numbers that the database gives go on
            db.DataProtectionKeys.Add(new() { FriendlyName = "essai", Xml = "<essai />" });
            await db.SaveChangesAsync(Cancellation);
            return 0;
        });
        var again = await Assert.ThrowsAsync<StartupException>(() =>
            WithAsync(app.Services, services => services.GetRequiredService<BackupReader>().ReadAsync(Backup, Cancellation)));
        Assert.Contains("La base n’est pas vide", again.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifeste.json", "son manifeste manque")]
    [InlineData("tables/signatures", "la table signatures manque")]
    public async Task A_backup_that_is_not_whole_restores_nothing(string missing, string said)
    {
        await WithAsync(host.Services, services => services.GetRequiredService<BackupWriter>().WriteAsync(Backup, withKeys: false, Cancellation));
        await using (var zip = await ZipFile.OpenAsync(Backup, ZipArchiveMode.Update, Cancellation))
        {
            zip.GetEntry(missing)!.Delete();
        }

        await using var app = Restored();
        var refused = await Assert.ThrowsAsync<StartupException>(() =>
            WithAsync(app.Services, services => services.GetRequiredService<BackupReader>().ReadAsync(Backup, Cancellation)));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_backup_is_written_over_another_nor_without_a_content_that_it_names()
    {
        await File.WriteAllTextAsync(Backup, "une autre", Cancellation);
        var refused = await Assert.ThrowsAsync<StartupException>(() =>
            WithAsync(host.Services, services => services.GetRequiredService<BackupWriter>().WriteAsync(Backup, withKeys: false, Cancellation)));
        Assert.Contains("existe déjà", refused.Message, StringComparison.Ordinal);
        Assert.Equal("une autre", await File.ReadAllTextAsync(Backup, Cancellation));
    }

    private static async Task SayAsync(Visitor company, string thread, string text)
    {
        var page = await company.OpenAsync(thread);
        await company.SubmitAsync(page, "Envoyer le message", ("Destinataires", "OEMM"), ("Message", text));
    }

    private static async Task<T> WithAsync<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    private WebApplication Restored()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        restored = TestServer.Current.NameEmptyDatabase(data);
        var app = Program.Build([
            "--environment=Testing",
            $"--contentRoot={TestServer.Current.ContentRoot}",
            "--applicationName=CqpMutualite.Web",
            $"--{DataFolder.Setting}={data}",
        ]);
        app.Services.GetRequiredService<DatabaseAddress>().ConnectionString = restored.ConnectionString;
        return app;
    }
}
