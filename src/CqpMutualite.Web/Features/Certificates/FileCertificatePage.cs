using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates;

/// <summary>What the page shows.</summary>
/// <param name="Head">The file.</param>
/// <param name="Certificate">The one in force; null when there is none.</param>
/// <param name="Past">Those replaced or taken back, the latest first.</param>
/// <param name="Refusals">Why none can be delivered now; empty when one can.</param>
/// <param name="Bonus">The bonus, in a sentence; null when the reader has no use of it.</param>
/// <param name="Delivers">The reader delivers certificates.</param>
public sealed record FileCertificatePage(
    FileHead Head,
    Certificate? Certificate,
    IReadOnlyList<Certificate> Past,
    IReadOnlyList<Refusal> Refusals,
    string? Bonus,
    bool Delivers
)
{
    /// <summary>« Certificat », « Attestation de bloc ».</summary>
    public string Name => CertificateWords.Of(Certificate?.Kind ?? (Head.File.Presentation.IsForCommission ? CertificateKind.Bloc : CertificateKind.Full));

    /// <summary>Its PDF, or that of a duplicate.</summary>
    public string Pdf(int duplicate = 0) => FilesPaths.Document(Head.File.Reference, SignedContents.NameOf(Certificate!, duplicate));

    /// <summary>Loads it in six queries at most.</summary>
    public static async Task<FileCertificatePage?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string reference,
        CancellationToken cancellation
    )
    {
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return null;
        }

        var all = await db.CertificatesVisibleTo(user.Reader)
            .AsNoTracking()
            .Include(certificate => certificate.Duplicates)
            .Where(certificate => certificate.FileId == head.File.Id)
            .OrderByDescending(certificate => certificate.IssuedAt)
            .AsSingleQuery()
            .ToListAsync(cancellation);
        var valid = all.Find(certificate => certificate.State == CertificateState.Valid);
        var delivers = user.May(Permission.DeliverCertificates);
        return new FileCertificatePage(
            head,
            valid,
            [.. all.Where(certificate => certificate != valid)],
            valid is not null ? [] : await RefusalsAsync(db, head, all, delivers, cancellation),
            delivers || valid?.Kind != CertificateKind.Full ? null : await BonusAsync(db, valid, cancellation),
            delivers);
    }

    private static async Task<IReadOnlyList<Refusal>> RefusalsAsync(
        AppDbContext db,
        FileHead head,
        List<Certificate> all,
        bool delivers,
        CancellationToken cancellation
    )
    {
        if (head.File.Presentation.PublishedOn is null || (await db.DecisionsInForceAsync([head.File.Id], cancellation)).FirstOrDefault() is not { } decision)
        {
            return [CertificateRefusals.NotPublished];
        }

        // who signs is the certifier's business
        IReadOnlyList<string> signatory = delivers
            ? await db.SettingAsync(OemmSettings.CertificateSignatory, cancellation)
            : [head.Edition.Vocabulary.Certifier];
        return Certificate.MayIssue(head.File, decision, all, head.Candidate, signatory).Refusals;
    }

    // every value of the point is for one year: nothing is said of an amount that nobody has set
    private static async Task<string?> BonusAsync(AppDbContext db, Certificate certificate, CancellationToken cancellation)
    {
        var points = await db.SettingAsync(OemmSettings.GratificationPoints, cancellation);
        var values = await db.SettingAsync(OemmSettings.GratificationPointValue, cancellation);
        return Gratification.Of(points, values, certificate.DecidedOn) is not { } bonus ? null
            : $"L’obtention du CQP ouvre droit à une gratification de {FrenchText.Plural(bonus.Points, "point", "points")}" + (bonus.Amount is { } amount
                ? $", soit {YearlyAmounts.Euros(amount)} (valeur du point en {bonus.Year} : {YearlyAmounts.Euros(bonus.PointValue!.Value)})."
                : $". La valeur du point en {bonus.Year} n’est pas renseignée ici.");
    }
}
