using CqpMutualite.Domain.Certificates;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates;

/// <summary>The certificate of a file that is in force, with its file.</summary>
/// <param name="Head">The file, tracked when it is to be changed.</param>
/// <param name="Certificate">Null when none is in force.</param>
public sealed record InForce(FileHead Head, Certificate? Certificate)
{
    /// <summary>Loads both; null when the user does not see the file. Two queries.</summary>
    public static async Task<InForce?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string reference,
        CancellationToken cancellation,
        bool tracked = false
    )
    {
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked) is not { } head)
        {
            return null;
        }

        var certificates = db.CertificatesVisibleTo(user.Reader)
            .Include(certificate => certificate.Duplicates)
            .Where(certificate => certificate.FileId == head.File.Id && certificate.State == CertificateState.Valid);
        return new InForce(
            head,
            (
                await (tracked ? certificates : certificates.AsNoTracking())
                    .OrderByDescending(certificate => certificate.IssuedAt)
                    .AsSingleQuery()
                    .Take(1)
                    .ToListAsync(cancellation)
            ).FirstOrDefault()
        );
    }
}
