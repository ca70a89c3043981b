using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.SeatMember;

/// <summary>The certifier seats a member or an observer in a session.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.SeatRoute)]
public sealed class SeatMemberController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Seat(Guid session, [Bind(Prefix = "Form")] SeatMemberForm form, CancellationToken cancellation)
    {
        if (form.PersonId is null || form.College is null)
        {
            // the list posts an empty line, which is no identifier: said once, in our words
            ModelState.Clear();
        }

        var named = "";
        return desk.ActAsync(
            this,
            session,
            async act =>
            {
                var people = await JuryPeople.LoadAsync(act.Db, act.Session, act.Today, cancellation);
                if (people.MandateOf(form.PersonId, form.College, act.Session.HeldOn) is not { } mandate)
                {
                    return JuryRefusals.NotOnTheList;
                }

                named = people.Of(mandate.PersonId).Name;
                var elsewhere = await act.Db.HoursElsewhereAsync(act.Session, mandate.PersonId, cancellation);
                var outcome = act.Session.Seat(mandate, act.Head.Panel, await act.SignedDecisionsAsync(cancellation), form.Substitute, elsewhere);
                return await act.NotedAsync(outcome, cancellation);
            },
            _ => form.Substitute ? $"{named} est suppléant de la session." : $"{named} siège dans la session.",
            cancellation,
            choice: form.College);
    }
}
