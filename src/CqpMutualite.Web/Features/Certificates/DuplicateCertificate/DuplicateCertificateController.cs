using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Certificates.DuplicateCertificate;

/// <summary>The certifier prints a certificate again: the same one, marked and dated as a numbered duplicate.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.DuplicateRoute)]
public sealed class DuplicateCertificateController(AppDbContext db, Editions editions, CertificateDesk desk) : Controller
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
            ModelState.Refuse(desk.Copy(found.Head.File, found.Certificate, form.Reason, user.Actor()));
        }

        if (!ModelState.IsValid || !await db.FileSavedAsync(ModelState, cancellation))
        {
            return Page(found, form);
        }

        TempData.Toast("Duplicata délivré.");
        return Redirect(CertificatesPaths.OfFile(reference));
    }

    private ViewResult Page(InForce found, ReasonForm form) => View("Reason", new ReasonPage(
        found.Head,
        found.Certificate!,
        "Délivrer un duplicata",
        [
            "Le duplicata porte le même numéro et le même code de vérification, avec son rang et le jour de sa délivrance. Il reste dans le registre.",
            "Il est imprimé une fois pour toutes ; l’original n’est pas annulé.",
        ],
        "Par exemple : original perdu, déclaration du titulaire du 3 mars 2027.",
        "Délivrer le duplicata",
        form));
}
