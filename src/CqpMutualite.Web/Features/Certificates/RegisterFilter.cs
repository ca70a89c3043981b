using System.Globalization;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates;

/// <summary>What the register is filtered by, in the address; the exports take the same.</summary>
public sealed record RegisterFilter : ListFilter
{
    private static readonly IReadOnlyList<string> Titles =
    [
        "Numéro",
        "Nature",
        "Titulaire",
        "Naissance",
        "Certification",
        "Mention",
        "Unités",
        "Décision du",
        "Délivré le",
        "État",
        "Depuis le",
        "Motif",
        "Remplace",
        "Remplacé par",
        "Duplicatas",
        "Dossier",
        "Code de vérification",
    ];

    /// <summary>In force, replaced, revoked.</summary>
    [ModelBinder(Name = "Etat")]
    public CertificateState? State { get; init; }

    [ModelBinder(Name = "Certification")]
    public string? Certification { get; init; }

    [ModelBinder(Name = "Annee")]
    public int? Year { get; init; }

    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices =>
        [("Etat", State?.ToString()), ("Certification", Certification), ("Annee", Year?.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The certificates that answer, by default the latest first.</summary>
    public IQueryable<Certificate> Of(AppDbContext db, CurrentUser user)
    {
        var found = db.CertificatesVisibleTo(user.Reader).AsNoTracking();
        if (State is { } state)
        {
            found = found.Where(certificate => certificate.State == state);
        }

        if (!string.IsNullOrEmpty(Certification))
        {
            found = found.Where(certificate => certificate.Certification == Certification);
        }

        if (Year is > 0 and < 9999 and var year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            found = found.Where(certificate => certificate.IssuedOn >= first && certificate.IssuedOn <= last);
        }

        return Ordered(found.Found(db, Search));
    }

    private IQueryable<Certificate> Ordered(IQueryable<Certificate> found)
    {
        var sorted = Sort switch
        {
            "Titulaire" => found.By(Descending, certificate => certificate.HolderName),
            "Numero" => found.By(Descending, certificate => certificate.Number),
            "Certification" => found.By(Descending, certificate => certificate.Title),
            "Etat" => found.By(Descending, certificate => certificate.State),
            _ => found.By(Sort != "Delivrance" || Descending, certificate => certificate.IssuedAt),
        };
        return sorted.ThenByDescending(certificate => certificate.Number);
    }

    /// <summary>All of them as rows of text under their head. One query.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(AppDbContext db, CurrentUser user, CancellationToken cancellation)
    {
        var lines = await Of(db, user).Select(certificate => new
        {
            Certificate = certificate,
            Duplicates = certificate.Duplicates.Count,
            Reference = db.Files.Where(file => file.Id == certificate.FileId).Select(file => file.Reference).First(),
        }).ToListAsync(cancellation);
        return
        [
            Titles,
            .. lines.Select(line =>
                (IReadOnlyList<string>)
                    [
                        line.Certificate.Number,
                        CertificateWords.Of(line.Certificate.Kind),
                        line.Certificate.HolderName,
                        line.Certificate.HolderBirth ?? "",
                        line.Certificate.Title,
                        line.Certificate.Mention ?? "",
                        line.Certificate.UnitKeys,
                        FrenchText.TypedDate(line.Certificate.DecidedOn),
                        FrenchText.TypedDate(line.Certificate.IssuedOn),
                        CertificateWords.Of(line.Certificate.State),
                        line.Certificate.EndedOn is { } ended ? FrenchText.TypedDate(ended) : "",
                        line.Certificate.EndedBecause ?? "",
                        line.Certificate.Replaces ?? "",
                        line.Certificate.ReplacedBy ?? "",
                        line.Duplicates.ToString(CultureInfo.InvariantCulture),
                        line.Reference,
                        VerificationCode.Printed(line.Certificate.Code),
                    ]
            ),
        ];
    }
}
