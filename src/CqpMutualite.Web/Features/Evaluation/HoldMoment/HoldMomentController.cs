using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.HoldMoment;

/// <summary>
/// An evaluator says that a moment was held, and notes what they observed: the note is theirs, the other reads it where they do not answer alone.
/// </summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.MomentRoute)]
public sealed class HoldMomentController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, Guid moment, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, moment, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Hold(string reference, Guid moment, [Bind(Prefix = "Form")] HoldMomentForm form, CancellationToken cancellation) =>
        desk.Brief.ActAsync(
            this,
            reference,
            act: begun => Moments.HoldAsync(begun, moment, form.Said(), form.Note, cancellation),
            done: _ => new Done("Moment enregistré.", EvaluationPaths.Moment(reference, moment)),
            again: begun => PageAsync(begun, moment, form, cancellation),
            cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, Guid moment, HoldMomentForm? typed, CancellationToken cancellation)
    {
        if (await HoldMomentPage.LoadAsync(begun, moment, typed, cancellation) is not { } page)
        {
            return null;
        }

        ModelState.SeenAgain(typed?.Token, page.Form.Token);
        return View("HoldMoment", page);
    }
}
