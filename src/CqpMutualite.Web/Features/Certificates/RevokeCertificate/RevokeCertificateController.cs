using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Certificates.RevokeCertificate;

/// <summary>The certifier takes a certificate back: it was delivered by mistake, or its decision no longer holds.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.RevokeRoute)]
public sealed class RevokeCertificateController(AppDbContext db, Editions editions, CertificateDesk desk) : Controller
{
    /// <summary>The form; without a certificate in force, back to the page that says so.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) => await InForce.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is not { } found ? NotFound()
        : found.Certificate is null ? Redirect(CertificatesPaths.OfFile(reference))
        : Page(found, new ReasonForm());

    /// <summary>Does it.</summary>
    [HttpPost]
    public async Task<IActionResult> Act(string reference, [Bind(Prefix = "Form")] ReasonForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await InForce.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } found)
        {
            return NotFound();
        }

        if (found.Certificate is null)
        {
            return Redirect(CertificatesPaths.OfFile(reference));
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(desk.Revoke(found.Head.File, found.Certificate, form.Reason, user.Actor()));
        }

        if (!ModelState.IsValid || !await db.FileSavedAsync(ModelState, cancellation))
        {
            return Page(found, form);
        }

        TempData.Toast("Certificat annulé.");
        return Redirect(CertificatesPaths.OfFile(reference));
    }

    private ViewResult Page(InForce found, ReasonForm form) => View("Reason", new ReasonPage(
        found.Head,
        found.Certificate!,
        "Annuler le certificat",
        [
            "Un certificat annulé ne se télécharge plus, et qui le vérifie apprend qu’il ne vaut plus rien. Il reste au registre, avec son motif.",
            "L’annulation ne se défait pas : un nouveau certificat pourra être délivré si la décision y donne toujours droit.",
        ],
        "Par exemple : décision corrigée le 3 mars 2027. Le titulaire et son entreprise le lisent.",
        "Annuler le certificat",
        form));
}
