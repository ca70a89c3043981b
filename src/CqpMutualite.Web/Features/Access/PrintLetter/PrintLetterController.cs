using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.PrintLetter;

/// <summary>Prints the letter by which a candidate or an evaluator without e-mail address gets their access. Each printing makes another code; none is kept in clear.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.LetterRoute)]
public sealed class PrintLetterController(AppDbContext db, Editions editions, FirstAccessCodes codes, PublicAddress address, PdfRenderer renderer, TimeProvider clock) : Controller
{
    /// <summary>The letter; somebody who has an address needs none and is led back.</summary>
    [HttpPost]
    public async Task<IActionResult> Print(string reference, Guid person, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || !(person == head.File.CandidateId || head.File.Evaluators.Any(seat => seat.PersonId == person)))
        {
            return NotFound();
        }

        var known = await db.People.AsNoTracking().SingleAsync(found => found.Id == person, cancellation);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.PersonId == person, cancellation);
        if ((account?.Email ?? known.Email) is not null)
        {
            return Redirect(AccessPaths.FileAccess(reference));
        }

        var now = clock.GetUtcNow();
        var today = FrenchText.ParisDay(now);
        var candidate = person == head.File.CandidateId;
        var role = candidate ? Role.Candidate : Role.Evaluator;
        if (!await db.Memberships.AnyAsync(member => member.PersonId == person && member.Role == role && member.Until == null, cancellation))
        {
            db.Add(Membership.Of(person, role, head.File.EmployerId, today));
        }

        var (identifier, code, access) = await codes.MakeAsync(known, account, cancellation);
        db.Note(head.File.Id, user.Actor(), new AccessLetterPrinted(candidate), head.Edition, now);
        await db.SaveChangesAsync(cancellation);
        var letter = LetterDocument.Of(
            new LetterFacts(
                known.Name,
                user.OrganisationName ?? head.Edition.Vocabulary.Certifier,
                reference,
                candidate ? "suivre votre dossier de certification et y remplir votre partie" : $"évaluer {head.CandidateName}",
                address.Absolute(AccessPaths.FirstAccess),
                identifier,
                code,
                FrenchText.PlainDate(FrenchText.ParisDay(access.ValidUntil)),
                FrenchText.PlainDate(today)),
            now);
        return File((await renderer.RenderAsync(letter, cancellation)).Bytes, "application/pdf", $"{reference}-lettre-acces.pdf");
    }
}
