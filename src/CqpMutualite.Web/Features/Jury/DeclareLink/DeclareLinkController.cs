using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.DeclareLink;

/// <summary>Who sits declares a link with a candidate: the certifier is told and weighs it.</summary>
[Requires(Permission.ReadForJury)]
[Route(JuryPaths.LinkRoute)]
public sealed class DeclareLinkController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation, db.FilesHeardBy(user.Reader)) is not { } head)
        {
            return NotFound();
        }

        var link = await OwnAsync(user, head, cancellation);
        return View(
            "DeclareLink",
            new DeclareLinkPage(head, Own(link), link is { Holds: true } ? new DeclareLinkForm { Kind = link.Kind, Words = link.Words } : new DeclareLinkForm())
        );
    }

    [HttpPost]
    public async Task<IActionResult> Declare(string reference, [Bind(Prefix = "Form")] DeclareLinkForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation, db.FilesHeardBy(user.Reader)) is not { } head)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var link = await OwnAsync(user, head, cancellation);
        var before = link is { Holds: true } ? link : null;
        var (added, outcome) = link is null
            ? DeclaredLink.Declare(head.File, user.PersonId, form.Kind, form.Words, now)
            : (null, link.Say(head.File, form.Kind, form.Words, now));
        if (added is not null)
        {
            db.Add(added);
        }

        if (!outcome.IsAccepted || !ModelState.IsValid)
        {
            ModelState.Refuse(outcome);
            return View("DeclareLink", new DeclareLinkPage(head, Own(before), form));
        }

        // told to nobody else in the history: it is the certifier's to know, on the page of the session
        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
        await LinkMessages.PostAsync(db, head, now, cancellation);
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return View("DeclareLink", new DeclareLinkPage(head, Own(before), form));
        }

        TempData.Toast($"Votre déclaration est transmise : {head.Edition.Vocabulary.Certifier}.");
        return Redirect(JuryPaths.Reading(reference));
    }

    private static OwnLink? Own(DeclaredLink? link) => link is { Holds: true } ? new OwnLink(link.Kind, link.Words, link.At) : null;

    private Task<DeclaredLink?> OwnAsync(CurrentUser user, FileHead head, CancellationToken cancellation) =>
        db.DeclaredLinks.SingleOrDefaultAsync(link => link.FileId == head.File.Id && link.PersonId == user.PersonId, cancellation);
}
