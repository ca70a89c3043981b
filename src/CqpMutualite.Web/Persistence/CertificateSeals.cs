using System.Globalization;
using CqpMutualite.Domain.Certificates;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>A certificate as its row says it, with the seal of that row.</summary>
public sealed record SealedCertificate(Certificate Certificate, string? Seal, string? KeyId);

/// <summary>
/// The row of a certificate is sealed at each change with a key that the database does not hold: a holder written there by another hand shows, on the page of
/// the file and to whoever checks the paper.
/// </summary>
public static class CertificateSeals
{
    internal const string Seal = "Seal", KeyId = "SealKey";
    private const string Purpose = "certificate";

    /// <summary>Whether the row is as the application last wrote it.</summary>
    public static bool Holds(this Seals seals, SealedCertificate read) =>
        read is { Seal: { } seal, KeyId: { } key } && seals.Mark(Purpose, ContentOf(read.Certificate), key) == seal;

    /// <summary>The rows with their seals.</summary>
    public static IQueryable<SealedCertificate> WithSeals(this IQueryable<Certificate> certificates) =>
        certificates.Select(certificate => new SealedCertificate(
            certificate,
            EF.Property<string?>(certificate, Seal),
            EF.Property<string?>(certificate, KeyId)
        ));

    /// <summary>Seals what the coming save writes.</summary>
    internal static void Follow(AppDbContext db, Seals seals)
    {
        foreach (var entry in db.ChangeTracker.Entries<Certificate>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            entry.Property(Seal).CurrentValue = seals.Mark(Purpose, ContentOf(entry.Entity));
            entry.Property(KeyId).CurrentValue = seals.CurrentKey;
        }
    }

    /// <summary>Seals those of a database from before they were.</summary>
    internal static async Task FillAsync(AppDbContext db, CancellationToken cancellation)
    {
        foreach (var certificate in await db.Certificates.Where(row => EF.Property<string?>(row, Seal) == null).ToListAsync(cancellation))
        {
            db.Entry(certificate).Property(KeyId).IsModified = true;
        }
    }

    private static string ContentOf(Certificate certificate) =>
        string.Concat(
            new[]
            {
                certificate.Id.ToString("N"),
                certificate.FileId.ToString("N"),
                certificate.DecisionId.ToString("N"),
                certificate.Kind.ToString(),
                certificate.Number,
                certificate.Code,
                certificate.HolderName,
                certificate.HolderBirth,
                certificate.Certification,
                certificate.Title,
                certificate.Mention,
                certificate.UnitKeys,
                certificate.DecidedOn.ToString("O", CultureInfo.InvariantCulture),
                certificate.IssuedOn.ToString("O", CultureInfo.InvariantCulture),
                certificate.Signatory,
                certificate.State.ToString(),
                certificate.EndedOn?.ToString("O", CultureInfo.InvariantCulture),
                certificate.Replaces,
                certificate.ReplacedBy,
            }.Select(value => value is null ? "-," : string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value},"))
        );
}
