using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Decisions.TakeUpDecision;

/// <summary>The certifier has a signed decision corrected by its president, or cancels it; the decision is kept as it was signed.</summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.TakeUpRoute)]
public sealed class TakeUpDecisionController(FileDesk desk, Editions editions, CertificateDesk certificates) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new TakeUpDecisionForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> TakeUp(string reference, [Bind(Prefix = "Form")] TakeUpDecisionForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => new TakenUp(begun, editions, certificates).DoAsync(form, cancellation),
        done: _ => new Done(
            form.How == Replacement.Correction ? "La décision est rendue au président pour correction." : "La décision est annulée.",
            DecisionsPaths.Decision(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, TakeUpDecisionForm form, CancellationToken cancellation) =>
        View("TakeUpDecision", TakeUpDecisionPage.Of(await AfterDecision.OfAsync(begun.Db, editions, begun.Head, cancellation), form, !ModelState.IsValid));
}
