using CqpMutualite.Domain.Booklets;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>What is altered directly in the database or on disk is shown by the check page, to each who reads it.</summary>
public class CheckSignaturesTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Reference = "DEMO-CMI-03", Booklet = "livret-evaluation", Page = $"/dossiers/{Reference}/verification";
    private const string Changed = "Le contenu a changé depuis la signature.", Seal = "Le sceau ne correspond pas";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_holds_signatures_frozen_documents_and_pieces()
    {
        using var company = await ReaderAsync();
        var page = await company.OpenAsync(Page);
        Assert.Contains("Tout est conforme", page.Text, StringComparison.Ordinal);
        Assert.Contains("PDF figés", page.Text, StringComparison.Ordinal);
        Assert.Contains("Pièces jointes", page.Text, StringComparison.Ordinal);
    }

    // the two signatures of its unit, those of the whole and the candidate's
    [Fact]
    public async Task A_stored_answer_that_changed_breaks_every_signature_on_it()
    {
        var (_, answer, _) = await SignedAsync();
        await AlteredAsync(
            db => db.Answers.Where(found => found.Id == answer.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.Value, "Réécrit."), Cancellation),
            db => db.Answers.Where(found => found.Id == answer.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.Value, answer.Value), Cancellation),
            [Changed, Changed, Changed, Changed, Changed]);
    }

    [Fact]
    public async Task An_answer_that_changed_together_with_the_hash_of_a_signature_on_it_breaks_its_seal()
    {
        var (sheet, answer, unit) = await SignedAsync();
        var edition = host.Services.GetRequiredService<Editions>().Get("conseiller-mutualiste-individuels", 2);
        await AlteredAsync(
            async db =>
            {
                await db
                    .Answers.Where(found => found.Id == answer.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.Value, "Réécrit."), Cancellation);
                var now = await db.Answers.AsNoTracking().Where(found => found.SheetId == sheet.Id).ToListAsync(Cancellation);
                var forged = CanonicalContent.Hash(CanonicalContent.Of(edition, Reference, sheet, unit.Unit, unit.Role, now));
                await db
                    .Signatures.Where(found => found.Id == unit.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.ContentHash, forged), Cancellation);
            },
            async db =>
            {
                await db
                    .Answers.Where(found => found.Id == answer.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.Value, answer.Value), Cancellation);
                await db
                    .Signatures.Where(found => found.Id == unit.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.ContentHash, unit.ContentHash), Cancellation);
            },
            [Changed, Changed, Changed, Changed, Seal]);
    }

    [Fact]
    public async Task The_time_the_words_and_the_voidness_of_a_signature_are_sealed()
    {
        var (_, _, unit) = await SignedAsync();
        await AlteredAsync(
            db =>
                db.Signatures.Where(found => found.Id == unit.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.At, unit.At.AddDays(-1)), Cancellation),
            db => db.Signatures.Where(found => found.Id == unit.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.At, unit.At), Cancellation),
            [Seal]);
        await AlteredAsync(
            db =>
                db.Signatures.Where(found => found.Id == unit.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.Name, "Quelqu’un d’autre"), Cancellation),
            db => db.Signatures.Where(found => found.Id == unit.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.Name, unit.Name), Cancellation),
            [Seal]);
        await AlteredAsync(
            db => db.Signatures.Where(found => found.Id == unit.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.VoidedAt, unit.At), Cancellation),
            db =>
                db.Signatures.Where(found => found.Id == unit.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.VoidedAt, (DateTimeOffset?)null), Cancellation),
            ["Le journal ne dit pas que cette signature a été annulée."]
        );
    }

    [Fact]
    public async Task A_frozen_document_is_told_changed_or_gone_on_disk_and_in_its_line()
    {
        using var company = await ReaderAsync();
        var (sheet, _, _) = await SignedAsync();
        var stored = await ReadAsync(db =>
            db.StoredDocuments.AsNoTracking().SingleAsync(found => found.FileId == sheet.FileId && found.Document == Booklet, Cancellation)
        );
        await AlteredOnDiskAsync(
            company,
            Path.Combine(host.Database.Folder, "documents", stored.Sha256[..2], stored.Sha256 + ".pdf"),
            "Le PDF a changé",
            "Le PDF figé n’est plus dans le stockage"
        );
        await AlteredAsync(
            db =>
                db.StoredDocuments.Where(found => found.Id == stored.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.Sha256, new string('b', 64)), Cancellation),
            db =>
                db.StoredDocuments.Where(found => found.Id == stored.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.Sha256, stored.Sha256), Cancellation),
            ["Le PDF a changé"]
        );
    }

    [Fact]
    public async Task A_piece_is_told_changed_or_gone()
    {
        using var company = await ReaderAsync();
        var (sheet, _, _) = await SignedAsync();
        var piece = await ReadAsync(db => db.Attachments.AsNoTracking().FirstAsync(found => found.FileId == sheet.FileId, Cancellation));
        await AlteredOnDiskAsync(
            company,
            Path.Combine(host.Database.Folder, "attachments", piece.Sha256[..2], piece.Sha256),
            "La pièce a changé",
            "La pièce n’est plus dans le stockage"
        );
    }

    [Fact]
    public async Task A_line_of_the_journal_that_changed_breaks_its_chain()
    {
        var (sheet, _, _) = await SignedAsync();
        var line = await ReadAsync(db =>
            db.JournalEntries.AsNoTracking().Where(found => found.FileId == sheet.FileId).OrderBy(found => found.Rank).Skip(3).FirstAsync(Cancellation)
        );
        await AlteredAsync(
            db =>
                db.JournalEntries.Where(found => found.Id == line.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.Words, "Autre chose"), Cancellation),
            db =>
                db.JournalEntries.Where(found => found.Id == line.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(found => found.Words, line.Words), Cancellation),
            ["sa chaîne se rompt"]
        );
    }

    [Theory]
    [InlineData("oemm@cqp.example", true)]
    [InlineData("responsable@horizon.example", true)]
    [InlineData("formation@cap-competences.example", false)]
    public async Task Each_reads_who_signed_what_they_may_read(string email, bool evaluation)
    {
        using var visitor = await Visitor.SignedInAsync(host, email);
        var page = await visitor.OpenAsync(Page);
        Assert.Contains("Guide d", page.Text, StringComparison.Ordinal);
        Assert.Equal(evaluation, page.Text.Contains("Paul Girard", StringComparison.Ordinal));
    }

    // the booklet is frozen by its first reader
    private async Task<Visitor> ReaderAsync()
    {
        var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        await company.Client.GetByteArrayAsync($"/dossiers/{Reference}/documents/{Booklet}.pdf", Cancellation);
        return company;
    }

    private Task<(Sheet Sheet, Answer Answer, Signature Unit)> SignedAsync() =>
        ReadAsync(async db =>
        {
            var sheet = await db
                .Sheets.AsNoTracking()
                .Include(found => found.Signatures)
                .SingleAsync(found => found.Booklet == Booklet && db.Files.Any(file => file.Id == found.FileId && file.Reference == Reference), Cancellation);
            var answer = await db
                .Answers.AsNoTracking()
                .SingleAsync(found => found.SheetId == sheet.Id && found.Field == "d2.commentaire-evaluateurs" && found.Voice == Voice.Official, Cancellation);
            return (sheet, answer, sheet.Signatures.First(signature => signature.Unit == "d2"));
        });

    // the page tells those faults and no other; nothing of the alteration stays
    private async Task AlteredAsync(Func<AppDbContext, Task> alter, Func<AppDbContext, Task> restore, string[] told)
    {
        using var company = await ReaderAsync();
        await DoAsync(alter);
        var faults = (await company.OpenAsync(Page)).Html.QuerySelectorAll(".fault").Select(fault => WebPage.Flat(fault.TextContent)).ToList();
        await DoAsync(restore);
        Assert.True(
            told.Length == faults.Count
                && told.Order(StringComparer.Ordinal)
                    .Zip(faults.Order(StringComparer.Ordinal))
                    .All(pair => pair.Second.Contains(pair.First, StringComparison.Ordinal)),
            string.Join('\n', faults)
        );
        Assert.Contains("Tout est conforme", (await company.OpenAsync(Page)).Text, StringComparison.Ordinal);
    }

    private static async Task AlteredOnDiskAsync(Visitor reader, string path, string altered, string missing)
    {
        // several lines may name one content
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        await File.WriteAllBytesAsync(path, [.. bytes, 0], Cancellation);
        Assert.Contains(altered, (await reader.OpenAsync(Page)).Text, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Contains(missing, (await reader.OpenAsync(Page)).Text, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        Assert.Contains("Tout est conforme", (await reader.OpenAsync(Page)).Text, StringComparison.Ordinal);
    }

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private Task DoAsync(Func<AppDbContext, Task> act) => ReadAsync(async db =>
    {
        await act(db);
        return true;
    });
}
