using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.SeatMember;

/// <summary>The certifier seats a member or an observer in a session.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.SeatRoute)]
public sealed class SeatMemberController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Seats the person, or says beside the list why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Seat(Guid session, [Bind(Prefix = "Form")] SeatMemberForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var panel = head.Panel;
        var capacity = panel.Seats.Any(seat => seat.College == form.College) ? Role.JuryMember : Role.JuryObserver;
        var people = await JuryPeople.LoadAsync(db, head.Session, clock.Today(), cancellation);
        if (form.College is not { } college || people.MayTake(capacity).FirstOrDefault(found => found.Id == form.PersonId) is not { } person)
        {
            // the list posts an empty line, which is no identifier: said once, in our words
            ModelState.Clear();
            ModelState.Refuse(JuryRefusals.NotOnTheList);
            return await AgainAsync(user, session, form.College, cancellation);
        }

        var outcome = head.Session.Seat(person.Id, college, panel, await db.SignedDecisionsAsync(head.Session, cancellation), form.Substitute, await db.HoursElsewhereAsync(head.Session, person.Id, cancellation));
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, session, college, cancellation);
        }

        await db.NoteFilesAsync(head.Session, user.Actor(), $"{(form.Substitute ? "Suppléant" : "Membre")} {head.OfBody} nommé, {JuryWords.Of(college).ToLowerInvariant()}", clock.GetUtcNow(), cancellation);
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return await AgainAsync(user, session, college, cancellation);
        }

        TempData.Toast(form.Substitute ? $"{person.Name} est suppléant de la session." : $"{person.Name} siège dans la session.");
        return Redirect(JuryPaths.Session(session));
    }

    private async Task<IActionResult> AgainAsync(CurrentUser user, Guid session, College? college, CancellationToken cancellation) =>
        View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation, ModelState, college));
}

/// <summary>Who sits where.</summary>
public sealed record SeatMemberForm
{
    /// <summary>The college whose seat is vacant.</summary>
    public College? College { get; init; }

    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Ready to take a seat, without one.</summary>
    public bool Substitute { get; init; }
}
