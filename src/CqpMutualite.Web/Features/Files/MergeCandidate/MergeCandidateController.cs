using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.MergeCandidate;

/// <summary>The certifier makes one of two records of a candidate: the files of the other come to this one. It can be undone.</summary>
[Requires(Permission.MergePeople)]
[Route(FilesPaths.MergeRoute)]
public sealed class MergeCandidateController(FileDesk desk, Editions editions) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, [FromQuery(Name = "avec")] string? with, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new MergeCandidateForm { With = with }, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Merge(string reference, [Bind(Prefix = "Form")] MergeCandidateForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: async begun => await new TwoRecords(begun, editions).MergeAsync(form.With, form.Reason!, cancellation),
        done: _ => new Done("Les deux fiches n’en font plus qu’une.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation,
        because: form.Reason);

    private async Task<IActionResult?> PageAsync(FileActing begun, MergeCandidateForm form, CancellationToken cancellation) =>
        View("MergeCandidate", await MergeCandidatePage.LoadAsync(begun, form, cancellation));
}
