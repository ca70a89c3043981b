using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FileDocument;

/// <summary>A document of a file, as PDF. One that the edition does not have, or that the reader may not read, does not exist.</summary>
[Requires(Permission.ReadFiles)]
[Route("/dossiers/{reference}/documents/{document}.pdf")]
public sealed class FileDocumentController(AppDbContext db, Editions editions, PdfRenderer renderer, DocumentStore store, TimeProvider clock) : Controller
{
    private const string DecisionSheet = "fiche-decision";

    /// <summary>The PDF: the stored one when the content is signed, else one drawn now.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string document, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var (drawn, frozenAs) = document switch
        {
            DecisionSheet => await DecisionAsync(user, head, cancellation),
            FilesPaths.PathSheet => (await FileSheets.DrawPathAsync(db, user, head, clock.GetUtcNow(), cancellation), null),
            _ => await BookletAsync(user, head, document, cancellation),
        };
        if (drawn is null)
        {
            return NotFound();
        }

        var name = $"{reference}-{document}.pdf";
        if (frozenAs is not null)
        {
            return File(await store.FrozenAsync(head.File.Id, document, frozenAs, async () => (await renderer.RenderAsync(drawn, cancellation)).Bytes, cancellation), "application/pdf", name);
        }

        return File((await renderer.RenderAsync(drawn, cancellation)).Bytes, "application/pdf", name);
    }

    private async Task<(Document? Document, string? FrozenAs)> BookletAsync(CurrentUser user, FileHead head, string document, CancellationToken cancellation)
    {
        if (await FileSheets.DrawAsync(db, user, head, document, clock.GetUtcNow(), cancellation) is not var (drawn, sheet))
        {
            return default;
        }

        // readers who read every printed voice of a signed sheet all get the same frozen file
        var whole = sheet.Sheet?.SignedAt is not null && sheet.Voices.Contains(Domain.Booklets.Voice.Official) && sheet.Voices.Contains(Domain.Booklets.Voice.Candidate);
        return (drawn, whole ? sheet.Signatures.First().ContentHash : null);
    }

    private async Task<(Document? Document, string? FrozenAs)> DecisionAsync(CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        if (!DecisionRights.MayRead(user, head.File))
        {
            return default;
        }

        var decision = await db.Decisions.AsNoTracking().Include(found => found.Units).SingleOrDefaultAsync(found => found.FileId == head.File.Id, cancellation);
        if (decision is null)
        {
            return default;
        }

        var session = await db.Sessions.AsNoTracking().Include(found => found.Members).SingleAsync(found => found.Id == decision.SessionId, cancellation);
        var people = session.Members.Select(member => member.PersonId).ToList();
        var names = await db.People.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var company = await db.Organisations.AsNoTracking().Where(organisation => organisation.Id == head.File.EmployerId).Select(organisation => organisation.Name).SingleAsync(cancellation);
        var facts = new DecisionFacts(
            head.File.Reference,
            head.CandidateName,
            head.MentionLabel,
            company,
            head.File.CertificationTitle,
            session.HeldOn,
            session.Place,
            [.. session.Members.OrderBy(member => member.College).Select(member => (names[member.PersonId], member.College, member.IsPresident))],
            FrenchText.Moment(decision.SignedAt));
        return (DecisionDocument.Of(head.Edition, decision, facts, decision.SignedAt), decision.ContentHash);
    }
}
