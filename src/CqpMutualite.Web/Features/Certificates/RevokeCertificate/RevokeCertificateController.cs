using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Certificates.RevokeCertificate;

/// <summary>The certifier takes a certificate back: it was delivered by mistake, or its decision no longer holds.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.RevokeRoute)]
public sealed class RevokeCertificateController(ReasonDesk reasons, CertificateDesk desk) : Controller
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
            (found, actor) => Task.FromResult(desk.Revoke(found.Head.File, found.Certificate!, form.Reason, actor)),
            cancellation
        );

    private static ReasonWords Words(InForce found) => new(
        "Annuler le certificat",
        [
            "Un certificat annulé ne se télécharge plus, et qui le vérifie apprend qu’il ne vaut plus rien. Il reste au registre, avec son motif.",
            "L’annulation ne se défait pas : un nouveau certificat pourra être délivré si la décision y donne toujours droit.",
        ],
        "Par exemple : décision corrigée le 3 mars 2027. Le titulaire et son entreprise le lisent.",
        "Annuler le certificat",
        "Certificat annulé.");
}
