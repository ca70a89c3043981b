using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates.CertificateRegister;

/// <summary>The register of the certificates and attestations delivered, the latest first.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.Register)]
public sealed class CertificateRegisterController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>A page of it, filtered.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(RegisterFilter filter, CancellationToken cancellation) =>
        View("CertificateRegister", await CertificateRegisterPage.LoadAsync(db, CurrentUser.From(User)!, catalogue, filter, clock.Today(), cancellation));
}

public sealed record RegisterLine(
    string Number,
    CertificateKind Kind,
    string HolderName,
    string Title,
    string? Mention,
    DateOnly IssuedOn,
    CertificateState State,
    DateOnly? EndedOn,
    int Duplicates,
    string Reference
);

/// <summary>One page of the register: three queries.</summary>
/// <param name="ToIssue">Decisions whose certificate is to be delivered.</param>
public sealed record CertificateRegisterPage(
    RegisterFilter Filter,
    IReadOnlyList<Certification> Certifications,
    IReadOnlyList<int> Years,
    Cut<RegisterLine> Documents,
    int ToIssue
)
{
    private const int PageSize = 40, YearsShown = 15;

    public static IReadOnlyList<Column<RegisterLine>> Columns { get; } =
    [
        new("Titulaire", "Titulaire", line => line.HolderName),
        new("Numéro", "Numero", line => line.Number),
        new("Certification", "Certification", line => line.Title),
        new("Délivré le", "Delivrance", line => FrenchText.TypedDate(line.IssuedOn)),
        new("État", "Etat", line => CertificateWords.Of(line.State)),
    ];

    public static async Task<CertificateRegisterPage> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        Catalogue catalogue,
        RegisterFilter filter,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var found = filter.Of(db, user);
        var lines = found
            .Select(certificate => new RegisterLine(
                certificate.Number,
                certificate.Kind,
                certificate.HolderName,
                certificate.Title,
                certificate.Mention,
                certificate.IssuedOn,
                certificate.State,
                certificate.EndedOn,
                certificate.Duplicates.Count,
                db.Files.Where(file => file.Id == certificate.FileId).Select(file => file.Reference).First()
            ));
        return new CertificateRegisterPage(
            filter,
            [.. catalogue.Certifications.Where(certification => certification.Editions.Any())],
            [.. Enumerable.Range(0, YearsShown).Select(back => today.Year - back)],
            await lines.CutAsync(found, filter.Page, PageSize, cancellation),
            await db.DecisionsToCertify().CountAsync(cancellation));
    }
}
