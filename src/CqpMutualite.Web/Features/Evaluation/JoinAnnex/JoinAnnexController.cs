using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Features.Evaluation.JoinAnnex;

/// <summary>
/// Where the edition lets them, the candidate joins one document that sums up their path and what they have acquired, until the file is transmitted.
/// </summary>
[Requires(Permission.FillCandidatePart)]
[AcceptsUploads]
[Route(EvaluationPaths.AnnexRoute)]
public sealed class JoinAnnexController(FileDesk desk, PieceDesk pieces) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Join(string reference, [Bind(Prefix = "Form")] PieceForm form, CancellationToken cancellation) => pieces.JoinAsync(
        this,
        reference,
        form,
        may: begun => JoinAnnexPage.MayJoinAsync(begun, cancellation),
        join: (begun, content) => PieceDesk.Join(begun, AttachmentPurpose.CandidateAnnex, content, new AnnexJoined()),
        done: new Done("Document annexe joint.", EvaluationPaths.Annex(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        await JoinAnnexPage.LoadAsync(begun, pieces.MaximumMegabytes, cancellation) is { } page ? View("JoinAnnex", page) : null;
}
