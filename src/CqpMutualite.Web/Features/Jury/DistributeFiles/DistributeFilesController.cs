using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.DistributeFiles;

/// <summary>The files of the filtered list are distributed over sessions: what is proposed, then written as it was shown.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.Distribution)]
public sealed class DistributeFilesController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    private const string Changed =
        "Rien n’a été inscrit : entre-temps, une autre personne a changé une session ou un dossier. Voici la répartition recalculée.";

    [HttpGet]
    public async Task<IActionResult> Show(ReadyFilter filter, Guid[]? sessions, [FromQuery(Name = "choix")] bool chosen, CancellationToken cancellation) =>
        View(
            "DistributeFiles",
            await DistributeFilesPage.LoadAsync(db, editions, CurrentUser.From(User)!, filter, chosen ? sessions ?? [] : null, clock.Today(), cancellation)
        );

    [HttpPost]
    public async Task<IActionResult> Distribute([FromForm] ReadyFilter filter, [Bind(Prefix = "Form")] DistributeFilesForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (form.Read() is not { Count: > 0 } asked)
        {
            ModelState.AddModelError("", "Aucun dossier n’est à inscrire : choisissez des sessions, puis relisez la répartition.");
            return await AgainAsync(user, filter, null, today, cancellation);
        }

        if (!form.Confirmed)
        {
            return View("ConfirmDistribution", await ConfirmDistributionPage.LoadAsync(db, user, filter, form, asked, today, cancellation));
        }

        var (outcome, placed) = await new Distribution(db, editions, user, clock.GetUtcNow()).PlaceAsync(asked, cancellation);
        if (!outcome.IsAccepted || !await db.TrySaveAsync(cancellation))
        {
            ModelState.AddModelError("", string.Join(' ', outcome.Refusals.Select(refusal => refusal.Message).Prepend(Changed)));
            db.ChangeTracker.Clear();
            return await AgainAsync(user, filter, [.. asked.Keys], today, cancellation);
        }

        TempData.Toast($"{FrenchText.Sentence(FrenchText.Plural(placed, "dossier est inscrit", "dossiers sont inscrits"))}.");
        return Redirect(filter.Url(JuryPaths.ReadyFiles));
    }

    private async Task<IActionResult> AgainAsync(
        CurrentUser user,
        ReadyFilter filter,
        IReadOnlyCollection<Guid>? chosen,
        DateOnly today,
        CancellationToken cancellation
    ) => View("DistributeFiles", await DistributeFilesPage.LoadAsync(db, editions, user, filter, chosen, today, cancellation));
}
