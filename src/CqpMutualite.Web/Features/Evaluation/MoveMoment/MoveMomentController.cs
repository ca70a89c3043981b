using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.MoveMoment;

/// <summary>Changes day, time, place, units or people of a moment that was not held; those who take part are told.</summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.MoveRoute)]
public sealed class MoveMomentController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, Guid moment, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, moment, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Move(string reference, Guid moment, [Bind(Prefix = "Form")] MomentForm form, CancellationToken cancellation) =>
        desk.Brief.ActAsync(
            this,
            reference,
            act: begun => Moments.MoveAsync(begun, moment, form, cancellation),
            done: _ => new Done("Moment modifié.", EvaluationPaths.Planning(reference)),
            again: begun => PageAsync(begun, moment, form, cancellation),
            cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, Guid moment, MomentForm? typed, CancellationToken cancellation)
    {
        if (await begun.MomentAsync(moment, cancellation) is not { } found)
        {
            return null;
        }

        ModelState.SeenAgain(typed?.Token, found.Revision);
        var form = typed is null ? MomentForm.Of(found) : typed with { Token = found.Revision };
        return View("MomentForm", await MomentFormPage.LoadAsync(begun.Db, begun.Head, form, found, mayHold: false, cancellation));
    }
}
