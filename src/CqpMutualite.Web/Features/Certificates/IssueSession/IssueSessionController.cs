using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates.IssueSession;

/// <summary>The published decisions that wait for their certificate, session by session; the certifier delivers those of a session, or all, at once.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.ToIssue)]
public sealed class IssueSessionController(AppDbContext db, CertificateDesk desk) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("IssueSession", await IssueSessionPage.LoadAsync(db, cancellation));

    [HttpPost]
    public async Task<IActionResult> Issue([Bind(Prefix = "Form")] IssueSessionForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var waiting = db.DecisionsToCertify().Where(decision => form.Session == null || decision.SessionId == form.Session).Select(decision => decision.FileId);
        var files = await db.FilesVisibleTo(user.Reader)
            .Where(file => waiting.Contains(file.Id))
            .OrderBy(file => file.Reference)
            .Take(IssueSessionPage.Shown)
            .ToListAsync(cancellation);
        var answers = files.Count == 0 ? [] : await desk.IssueAsync(files, user.Actor(), cancellation);
        foreach (var outcome in answers.Select(answer => answer.Outcome).Where(outcome => !outcome.IsAccepted).DistinctBy(outcome => outcome.Refusals[0].Code))
        {
            ModelState.Refuse(outcome);
        }

        if (!ModelState.IsValid || !await db.FileSavedAsync(ModelState, cancellation))
        {
            db.ChangeTracker.Clear();
            return View("IssueSession", await IssueSessionPage.LoadAsync(db, cancellation));
        }

        TempData.Toast(
            answers.Count == 0 ? "Ces certificats étaient déjà délivrés." : $"{FrenchText.Plural(answers.Count, "document délivré", "documents délivrés")}."
        );
        return Redirect(CertificatesPaths.ToIssue);
    }
}
