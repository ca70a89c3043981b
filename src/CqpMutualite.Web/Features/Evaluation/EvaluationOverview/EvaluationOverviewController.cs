using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.EvaluationOverview;

/// <summary>Where the evaluation booklet stands: its units, its summary sheet, the candidate's part, the signatures, and the one next thing to do.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.EvaluationRoute)]
public sealed class EvaluationOverviewController(AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            ? View("EvaluationOverview", await EvaluationOverviewPage.LoadAsync(db, head, user, cancellation))
            : NotFound();
    }
}
