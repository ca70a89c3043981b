using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Certificates.IssueCertificate;

/// <summary>The certifier delivers what the published decision of one file gives right to.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.IssueRoute)]
public sealed class IssueCertificateController(AppDbContext db, Editions editions, CertificateDesk desk) : Controller
{
    /// <summary>Delivers it, or says what is missing.</summary>
    [HttpPost]
    public async Task<IActionResult> Issue(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var delivered = (await desk.IssueAsync([head.File], user.Actor(), cancellation))[0];
        ModelState.Refuse(delivered.Outcome);
        if (!ModelState.IsValid || !await db.FileSavedAsync(ModelState, cancellation))
        {
            db.ChangeTracker.Clear();
            return View("FileCertificate", await FileCertificatePage.LoadAsync(db, editions, user, reference, cancellation));
        }

        TempData.Toast($"{CertificateWords.Of(delivered.Certificate!.Kind)} n° {delivered.Certificate.Number} délivré{(delivered.Certificate.Kind == Domain.Certificates.CertificateKind.Full ? "" : "e")}.");
        return Redirect(CertificatesPaths.OfFile(reference));
    }
}
