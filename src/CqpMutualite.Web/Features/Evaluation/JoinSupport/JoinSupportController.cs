using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Features.Evaluation.JoinSupport;

/// <summary>The candidate joins supports to their part, on one unit: a case, slides, a report. A unit on which they write nothing has none.</summary>
[Requires(Permission.FillCandidatePart)]
[AcceptsUploads]
[Route(EvaluationPaths.SupportsRoute)]
public sealed class JoinSupportController(FileDesk desk, PieceDesk pieces) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, unit, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Join(string reference, string unit, [Bind(Prefix = "Form")] PieceForm form, CancellationToken cancellation) => pieces.JoinAsync(
        this,
        reference,
        form,
        may: async begun => CandidateSupports.UnitOf(begun, unit) is null ? FileDesk.NotFound : await CandidateSupports.MayChangeAsync(begun, cancellation),
        join: (begun, content) => PieceDesk.Join(begun, AttachmentPurpose.CandidateSupport, content, new SupportJoined(unit), unit),
        done: new Done("Pièce jointe.", EvaluationPaths.Supports(reference, unit)),
        again: begun => PageAsync(begun, unit, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, string unit, CancellationToken cancellation) =>
        await JoinSupportPage.LoadAsync(begun, unit, pieces.MaximumMegabytes, cancellation) is { } page ? View("JoinSupport", page) : null;
}
