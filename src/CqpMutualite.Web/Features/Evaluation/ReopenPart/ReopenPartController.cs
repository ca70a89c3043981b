using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.ReopenPart;

/// <summary>
/// The evaluators or the company open a signed unit again, or the summary sheet, with a reason, until the transmission: its signatures and those of the whole
/// are void.
/// </summary>
[Requires(Permission.ReopenEvaluation)]
[Route(EvaluationPaths.ReopenRoute)]
public sealed class ReopenPartController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, unit, new ReopenPartForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Reopen(string reference, string unit, [Bind(Prefix = "Form")] ReopenPartForm form, CancellationToken cancellation) =>
        desk.ActAloneAsync(
            this,
            reference,
            act: async begun => ReopenedPart.Of(begun.Head, unit) is { } part ? await ReopenAsync(begun, part, form.Reason, cancellation) : FileDesk.NotFound,
            done: begun => ReopenPartPage.Done(begun, unit),
            again: begun => PageAsync(begun, unit, form, cancellation),
            cancellation,
            because: form.Reason);

    private async Task<Outcome> ReopenAsync(FileActing begun, ReopenedPart part, string? reason, CancellationToken cancellation)
    {
        if (begun.File.Results.MayReopen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var sheet = await signatures.LoadAsync(begun.File.Id, EvaluationBooklet.Key, cancellation);
        var outcome = sheet?.Reopen(reason, begun.Now, part.Unit) ?? SheetRefusals.NothingToReopen;
        var reopened = new EvaluationPartReopened(part.Unit.Length == 0 ? null : part.Unit);
        if (!outcome.IsAccepted || begun.File.Stage != Stage.Transmission)
        {
            return outcome.IsAccepted ? reopened : outcome;
        }

        outcome = begun.File.Results.Reopen(begun.Today);
        return outcome.IsAccepted ? reopened : outcome;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, string unit, ReopenPartForm form, CancellationToken cancellation) =>
        ReopenedPart.Of(begun.Head, unit) is { } part ? View("ReopenPart", await ReopenPartPage.LoadAsync(begun, part, form, cancellation)) : null;
}
