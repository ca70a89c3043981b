using System.Globalization;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates;

/// <summary>What the register is filtered by, in the address; the exports take the same.</summary>
public sealed record RegisterFilter
{
    private static readonly IReadOnlyList<string> Head =
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

    /// <summary>Name of the holder, number or reference of the file.</summary>
    public string? Recherche { get; init; }

    /// <summary>In force, replaced, revoked.</summary>
    public CertificateState? Etat { get; init; }

    public string? Certification { get; init; }

    public int? Annee { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Recherche) && Etat is null && string.IsNullOrEmpty(Certification) && Annee is null;

    /// <summary>An address with these filters.</summary>
    public string Url(string path, int? page = null)
    {
        var query = new QueryBuilder();
        foreach (
            var (name, value) in new[]
            {
                (nameof(Recherche), Recherche),
                (nameof(Etat), Etat?.ToString()),
                (nameof(Certification), Certification),
                (nameof(Annee), Annee?.ToString(CultureInfo.InvariantCulture)),
                (nameof(Page), page?.ToString(CultureInfo.InvariantCulture)),
            }
        )
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return path + query;
    }

    /// <summary>The certificates that answer, the latest first.</summary>
    public IQueryable<Certificate> Of(AppDbContext db, CurrentUser user)
    {
        var found = db.CertificatesVisibleTo(user.Reader).AsNoTracking();
        if (Etat is { } state)
        {
            found = found.Where(certificate => certificate.State == state);
        }

        if (!string.IsNullOrEmpty(Certification))
        {
            found = found.Where(certificate => certificate.Certification == Certification);
        }

        if (Annee is > 0 and < 9999 and var year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            found = found.Where(certificate => certificate.IssuedOn >= first && certificate.IssuedOn <= last);
        }

        if (Recherche?.Trim() is { Length: > 0 } search)
        {
            var words = search.ToUpperInvariant();
            found = found.Where(certificate =>
                certificate.HolderName.ToUpper().Contains(words)
                || certificate.Number.Contains(words)
                || db.Files.Any(file => file.Id == certificate.FileId && file.Reference.StartsWith(words))
            );
        }

        return found.OrderByDescending(certificate => certificate.IssuedAt).ThenByDescending(certificate => certificate.Number);
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
            Head,
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
