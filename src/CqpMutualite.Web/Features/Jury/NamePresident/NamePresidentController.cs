namespace CqpMutualite.Web.Features.Jury.NamePresident;

/// <summary>The certifier proposes a president, or records that another member present presides while no decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.PresidentRoute)]
public sealed class NamePresidentController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Name(Guid session, [Bind(Prefix = "Form")] NamePresidentForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            session,
            async act =>
            {
                var turn = SessionRules.TurnOf(act.Head.Panel, await act.Db.LastPresidencyAsync(act.Session, cancellation));
                var outcome = act.Session.NamePresident(form.PersonId ?? Guid.Empty, await act.SignedDecisionsAsync(cancellation), turn, form.TurnBecause);
                return await act.NotedAsync(outcome, cancellation);
            },
            act =>
                act.Session.OpenedAt is null
                    ? "Ce membre est proposé à la présidence : elle est désignée au début de la séance."
                    : "Le président de la session est désigné.",
            cancellation
        );
}
