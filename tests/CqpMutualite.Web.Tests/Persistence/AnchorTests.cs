using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Persistence;

/// <summary>What somebody who writes the database, or puts an older one back, cannot hide.</summary>
public sealed class AnchorTests(AnchorTests.Anchored host) : IClassFixture<AnchorTests.Anchored>
{
    private const string Reference = "DEMO-OK-01", Check = $"/dossiers/{Reference}/verification";
    private const string Cut = "Le journal n’est plus celui de l’ancre du";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private JournalAnchors Anchors => host.Services.GetRequiredService<JournalAnchors>();

    [Fact]
    public async Task A_journal_whose_end_was_cut_shows_on_the_page_of_the_file_and_to_whoever_checks_the_certificate()
    {
        await AnchoredAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (file, code) = await FileAsync(db);
        Assert.Empty(await Anchors.FaultsAsync(Cancellation));
        using var company = await Visitor.SignedInAsync(host, "rh@horizon.example");
        using var anybody = Visitor.Of(host);
        Assert.Contains("Tout est conforme", (await company.OpenAsync(Check)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anybody.OpenAsync($"/verification/{code}")).Status);

        var last = await db.JournalEntries.AsNoTracking().Where(line => line.FileId == file).OrderByDescending(line => line.Rank).FirstAsync(Cancellation);
        await db.JournalEntries.Where(line => line.Id == last.Id).ExecuteDeleteAsync(Cancellation);
        Assert.Contains(Cut, (await company.OpenAsync(Check)).Text, StringComparison.Ordinal);
        var doubtful = await anybody.OpenAsync($"/verification/{code}");
        Assert.Equal(HttpStatusCode.Conflict, doubtful.Status);
        Assert.Contains("ne peut pas être confirmé", doubtful.Text, StringComparison.Ordinal);
        Assert.Contains("journal plus court", Assert.Single(await Anchors.FaultsAsync(Cancellation)), StringComparison.Ordinal);

        // as when an older database is put back; its operator says why, and it holds again
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Anchors.DropAsync("sauvegarde de la veille restaurée", Cancellation));
        Assert.Empty(await Anchors.FaultsAsync(Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await anybody.OpenAsync($"/verification/{code}")).Status);
        using var admin = await Visitor.SignedInAsync(host, "admin@cqp.example");
        Assert.Contains("après une reprise : sauvegarde de la veille restaurée", (await admin.OpenAsync("/admin/service")).Text, StringComparison.Ordinal);
    }

    // by who holds the key too: the line is as well sealed as the one it replaces
    [Fact]
    public async Task A_line_written_again_with_its_seal_shows()
    {
        await AnchoredAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (file, _) = await FileAsync(db);
        var last = await db.JournalEntries.AsNoTracking().Where(line => line.FileId == file).OrderByDescending(line => line.Rank).FirstAsync(Cancellation);
        var forged = Forged(last, "autre chose");
        var seals = host.Services.GetRequiredService<Seals>();
        var hash = JournalChain.HashOf(seals, forged)!;
        await RewriteAsync(db, last.Id, forged.Words, hash);
        using var company = await Visitor.SignedInAsync(host, "rh@horizon.example");
        var page = await company.OpenAsync(Check);
        Assert.Contains(Cut, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sa chaîne se rompt", page.Text, StringComparison.Ordinal);
        await RewriteAsync(db, last.Id, last.Words, last.Hash);
        Assert.Contains("Tout est conforme", (await company.OpenAsync(Check)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchor_is_made_once_a_day_and_one_that_is_taken_away_or_altered_shows()
    {
        await AnchoredAsync();
        Assert.False(await Anchors.IsDueAsync(Cancellation));
        Assert.False(await Anchors.DropAsync(because: null, Cancellation));
        var folder = Path.Combine(host.Database.Folder, "anchors");
        var files = Directory.GetFiles(folder, "*.ancre", SearchOption.AllDirectories);
        var named = await NamedAsync();
        var file = files.Single(found => Path.GetFileNameWithoutExtension(found) == named);
        var content = await File.ReadAllBytesAsync(file, Cancellation);
        await File.WriteAllBytesAsync(file, [.. content[..^1], (byte)'x'], Cancellation);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("Une ancre du journal a été modifiée.", await Anchors.FaultsAsync(Cancellation));
        File.Delete(file);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("n’est plus dans le stockage", Assert.Single(await Anchors.FaultsAsync(Cancellation)), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(file, content, Cancellation);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty(await Anchors.FaultsAsync(Cancellation));
    }

    [Fact]
    public async Task It_is_sent_to_the_address_of_the_settings()
    {
        await AnchoredAsync();
        var folder = Path.Combine(host.Database.Folder, "courrier");
        var mails = await Task.WhenAll(Directory.GetFiles(folder, "*.eml").Select(file => File.ReadAllTextAsync(file, Cancellation)));
        Assert.Contains(mails, mail =>
            mail.Contains("temoin@ailleurs.example", StringComparison.Ordinal) && mail.Contains("Ancre du journal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_holder_written_in_the_database_by_another_hand_is_not_confirmed()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (_, code) = await FileAsync(db);
        var rows = db.Certificates.Where(certificate => certificate.Code == code);
        var holder = await rows.Select(certificate => certificate.HolderName).SingleAsync(Cancellation);
        await rows.ExecuteUpdateAsync(row => row.SetProperty(certificate => certificate.HolderName, "Quelqu’un d’autre"), Cancellation);
        using var anybody = Visitor.Of(host);
        var page = await anybody.OpenAsync($"/verification/{code}");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.DoesNotContain("Quelqu’un d’autre", page.Text, StringComparison.Ordinal);
        using var company = await Visitor.SignedInAsync(host, "rh@horizon.example");
        Assert.Contains("a été modifié hors de l’application", (await company.OpenAsync(Check)).Text, StringComparison.Ordinal);
        await rows.ExecuteUpdateAsync(row => row.SetProperty(certificate => certificate.HolderName, holder), Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await anybody.OpenAsync($"/verification/{code}")).Status);
    }

    private async Task AnchoredAsync()
    {
        if (await Anchors.IsDueAsync(Cancellation))
        {
            Assert.True(await Anchors.DropAsync(because: null, Cancellation));
        }
    }

    private async Task<string> NamedAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Witnesses.Where(row => row.Name.StartsWith("ancre-")).OrderBy(row => row.At)
            .Select(row => row.Mark).FirstAsync(Cancellation);
    }

    private static Task<int> RewriteAsync(AppDbContext db, Guid line, string words, string hash) =>
        db.JournalEntries.Where(found => found.Id == line).ExecuteUpdateAsync(
            row => row.SetProperty(found => found.Words, words).SetProperty(found => found.Hash, hash), Cancellation);

    private static async Task<(Guid File, string Code)> FileAsync(AppDbContext db)
    {
        var file = await db.Files.Where(found => found.Reference == Reference).Select(found => found.Id).SingleAsync(Cancellation);
        return (file, await db.Certificates.Where(certificate => certificate.FileId == file).Select(certificate => certificate.Code).SingleAsync(Cancellation));
    }

    private static JournalEntry Forged(JournalEntry line, string words) => new()
    {
        Id = line.Id,
        FileId = line.FileId,
        Rank = line.Rank,
        At = line.At,
        PersonId = line.PersonId,
        Capacity = line.Capacity,
        Code = line.Code,
        Version = line.Version,
        Data = line.Data,
        Words = words,
        Changes = line.Changes,
        Confidential = line.Confidential,
        PreviousHash = line.PreviousHash,
        KeyId = line.KeyId,
        Hash = "",
    };

    public sealed class Anchored : AppHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting(JournalAnchors.Address, "temoin@ailleurs.example");
        }
    }
}
