using System.Text.Json;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Testing;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

/// <summary>
/// What is signed never changes: every signed document of every demonstration file is drawn again after each act of the rest of its path, and once everything
/// that a cover says has moved. The screen and the PDF draw the same value; the bytes are compared at both ends.
/// </summary>
public partial class SignedDocumentsTests(AppHost host) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DEMO-SPE-01", 3)]
    [InlineData("DEMO-SPE-02", 3)]
    [InlineData("DEMO-SPE-03", 3)]
    [InlineData("DEMO-SPE-04", 3)]
    [InlineData("DEMO-SPE-05", 3)]
    [InlineData("DEMO-CMI-01", 3)]
    [InlineData("DEMO-CMI-02", 3)]
    [InlineData("DEMO-CMI-03", 3)]
    [InlineData("DEMO-BLO-01", 2)]
    [InlineData("DEMO-BLO-02", 2)]
    [InlineData("DEMO-BLO-03", 2)]
    [InlineData("DEMO-OK-01", 3)]
    [InlineData("DEMO-PAR-01", 3)]
    [InlineData("DEMO-ATL-01", 3)]
    public async Task A_signed_document_is_the_same_to_the_last_byte_until_the_end_of_the_path(string reference, int documents)
    {
        var walk = new Walk(host, reference);
        var seen = new Dictionary<string, (string Drawn, byte[] Pdf)>();
        await CompareAsync();
        while (await walk.NextAsync())
        {
            await CompareAsync();
        }

        Assert.Equal(documents, seen.Keys.Select(key => key.Split(' ')[0]).Distinct().Count());
        await walk.MoveEverythingAsync();
        await CompareAsync();
        using var renderer = Renderer.Make();
        foreach (var (key, now) in await DrawnAsync(walk))
        {
            Assert.Equal(seen[key].Pdf, (await renderer.RenderAsync(now, Cancellation)).Bytes);
        }

        async Task CompareAsync()
        {
            foreach (var (key, document) in await DrawnAsync(walk))
            {
                var drawn = JsonSerializer.Serialize(document);
                if (seen.TryGetValue(key, out var before))
                {
                    Assert.Equal(before.Drawn, drawn);
                }
                else
                {
                    using var first = Renderer.Make();
                    seen[key] = (drawn, (await first.RenderAsync(document, Cancellation)).Bytes);
                }
            }
        }
    }

    // by booklet and the signatures that it bears: another signature makes another document
    private async Task<Dictionary<string, Document>> DrawnAsync(Walk walk)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var employer = await db.Files.Where(file => file.Reference == walk.Reference).Select(file => file.EmployerId).SingleAsync(Cancellation);
        var reader = new CurrentUser(Guid.Empty, Guid.Empty, Role.CompanyHr, employer, "", null, 1);
        var head = (await FileHead.LoadAsync(db, scope.ServiceProvider.GetRequiredService<Editions>(), reader, walk.Reference, Cancellation))!;
        var drawn = new Dictionary<string, Document>();
        foreach (var booklet in head.Edition.Booklets)
        {
            var sheets = await db
                .Sheets.AsNoTracking()
                .Include(sheet => sheet.Signatures)
                .Where(sheet => sheet.FileId == head.File.Id && sheet.Booklet == booklet.Key)
                .ToListAsync(Cancellation);
            var closed =
                sheets.Exists(sheet => sheet is { Unit: "", SignedAt: not null })
                || (head.File.Training.HandedOverOn is not null && sheets.Exists(sheet => sheet.Unit.Length > 0 && sheet.SignedAt is not null));
            if (closed)
            {
                var signatures = sheets.SelectMany(sheet => sheet.Signatures).Where(signature => signature.IsValid).Select(signature => signature.Id).Order();
                drawn[$"{booklet.Key} {string.Join(' ', signatures)}"] = (
                    await FileDocuments.DrawAsync(db, reader, head, booklet.Key, walk.Now, Cancellation)
                )!.Document;
            }
        }

        return drawn;
    }
}
