using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>The filtered list as a table to download.</summary>
public static class ReadyTable
{
    private static readonly string[] Head =
    [
        "Référence",
        "Candidat",
        "Entreprise",
        "Région",
        "Certification",
        "Référentiel",
        "Version",
        "Reçu le",
        "Premier jury avant",
        "État",
        "Séance du",
    ];

    /// <summary>Head, then every file asked for. One query.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        ReadyFilter filter,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var lines = await ReadyLine.Of(db, filter.Of(db, db.FilesVisibleTo(user.Reader).AsNoTracking(), today)).ToListAsync(cancellation);
        return
        [
            Head,
            .. lines.Select(line =>
                new[]
                {
                    line.Reference,
                    line.Name,
                    line.Employer,
                    line.Region is null ? "" : line.RegionName,
                    line.CertificationTitle,
                    line.EditionCode,
                    $"{line.EditionVersion}",
                    Day(line.TransmittedOn),
                    Day(line.Before),
                    line.State.Text,
                    Day(line.HeldOn),
                }
            ),
        ];
    }

    private static string Day(DateOnly? day) => day is { } known ? FrenchText.TypedDate(known) : "";
}
