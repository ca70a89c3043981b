using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Certificates.ReplaceCertificate;

/// <summary>The holder has another name, or their birth was corrected: another certificate stands for the former one.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.ReplaceRoute)]
public sealed class ReplaceCertificateController(ReasonDesk reasons, CertificateDesk desk) : Controller
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
            (found, actor) => desk.ReplaceAsync(found.Head.File, found.Certificate!, found.Head.Candidate, form.Reason, actor, cancellation),
            cancellation
        );

    private static ReasonWords Words(InForce found) =>
        new(
            "Remplacer le certificat",
            [
                $"Imprimé : {found.Certificate!.HolderName}{(found.Certificate.HolderBirth is { } birth ? ", " + birth : "")}. Aujourd’hui au dossier : "
                    + $"{found.Head.CandidateName}{(found.Certificate.HolderChanged(found.Head.Candidate) ? "" : ", sans changement")}.",
                "Un nouveau certificat est délivré, avec son numéro et son code. L’ancien reste au registre, marqué remplacé : qui le vérifie apprend qu’un "
                    + "autre en tient lieu.",
            ],
            "Par exemple : changement de nom, acte du 3 mars 2027.",
            "Remplacer le certificat",
            "Certificat remplacé."
        );
}
