using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Certificates.DuplicateCertificate;

/// <summary>The certifier prints a certificate again: the same one, marked and dated as a numbered duplicate.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.DuplicateRoute)]
public sealed class DuplicateCertificateController(ReasonDesk reasons, CertificateDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) => reasons.ShowAsync(this, reference, Words, cancellation);

    [HttpPost]
    public Task<IActionResult> Act(string reference, [Bind(Prefix = "Form")] ReasonForm form, CancellationToken cancellation) =>
        reasons.ActAsync(
            this,
            reference,
            form,
            Words,
            (found, actor) => Task.FromResult(desk.Copy(found.Head.File, found.Certificate!, form.Reason, actor)),
            cancellation
        );

    private static ReasonWords Words(InForce found) => new(
        "Délivrer un duplicata",
        [
            "Le duplicata porte le même numéro et le même code de vérification, avec son rang et le jour de sa délivrance. Il reste dans le registre.",
            "Il est imprimé une fois pour toutes ; l’original n’est pas annulé.",
        ],
        "Par exemple : original perdu, déclaration du titulaire du 3 mars 2027.",
        "Délivrer le duplicata",
        "Duplicata délivré.");
}
