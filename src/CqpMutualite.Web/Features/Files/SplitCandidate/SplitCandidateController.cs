using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.SplitCandidate;

/// <summary>Two records of a candidate that were made one are two again: each file goes back to its own.</summary>
[Requires(Permission.MergePeople)]
[Route(FilesPaths.UnmergeRoute)]
public sealed class SplitCandidateController(FileDesk desk, Editions editions) : Controller
{
    [HttpPost]
    public Task<IActionResult> Split(string reference, Guid merge, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => new TwoRecords(begun, editions).SplitAsync(merge, cancellation),
        done: _ => new Done("Les deux fiches sont séparées de nouveau.", FilesPaths.File(reference)),
        again: null,
        cancellation);
}
