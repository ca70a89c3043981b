using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Certificates.ReplaceCertificate;

/// <summary>The holder has another name, or their birth was corrected: another certificate stands for the former one.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.ReplaceRoute)]
public sealed class ReplaceCertificateController(AppDbContext db, Editions editions, CertificateDesk desk) : Controller
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
            ModelState.Refuse(await desk.ReplaceAsync(found.Head.File, found.Certificate, found.Head.Candidate, form.Reason, user.Actor(), cancellation));
        }

        if (!ModelState.IsValid || !await db.FileSavedAsync(ModelState, cancellation))
        {
            return Page(found, form);
        }

        TempData.Toast("Certificat remplacé.");
        return Redirect(CertificatesPaths.OfFile(reference));
    }

    private ViewResult Page(InForce found, ReasonForm form) => View("Reason", new ReasonPage(
        found.Head,
        found.Certificate!,
        "Remplacer le certificat",
        [
            $"Imprimé : {found.Certificate!.HolderName}{(found.Certificate.HolderBirth is { } birth ? ", " + birth : "")}. Aujourd’hui au dossier : {found.Head.CandidateName}{(found.Certificate.HolderChanged(found.Head.Candidate) ? "" : ", sans changement")}.",
            "Un nouveau certificat est délivré, avec son numéro et son code. L’ancien reste au registre, marqué remplacé : qui le vérifie apprend qu’un autre en tient lieu.",
        ],
        "Par exemple : changement de nom, acte du 3 mars 2027.",
        "Remplacer le certificat",
        form));
}
