using CqpMutualite.Domain.Certificates;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates.VerifyCode;

/// <summary>What a code says, to anybody: title, number, name of the holder, date and state, and nothing else.</summary>
[AllowAnonymous]
[Route(CertificatesPaths.VerificationRoute)]
[EnableRateLimiting(RateLimits.Verification)]
public sealed class VerifyCodeController(AppDbContext db, Seals seals, JournalAnchors anchors) : Controller
{
    /// <summary>The answer; an unknown code has its own page.</summary>
    [HttpGet]
    [ResponseCache(NoStore = true)]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        var read = VerificationCode.Read(code);
        var found = read is null
            ? null
            : await db.Certificates.AsNoTracking().Where(certificate => certificate.Code == read).WithSeals().SingleOrDefaultAsync(cancellation);
        var holds = found is not null && seals.Holds(found) && await HoldsAsync(found.Certificate.FileId, cancellation);
        var answer = View("VerifyCode", found is null ? null : VerifiedCertificate.Of(found.Certificate, holds));
        answer.StatusCode = found is null ? StatusCodes.Status404NotFound : holds ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        return answer;
    }

    private async Task<bool> HoldsAsync(Guid file, CancellationToken cancellation) =>
        await anchors.FaultOfAsync(
            file,
            rank => db.JournalEntries.Where(line => line.FileId == file && line.Rank == rank).Select(line => line.Hash).SingleOrDefaultAsync(cancellation),
            cancellation
        ) is null;
}

/// <summary>What is said of a certificate; nothing but its number when its row does not hold.</summary>
public sealed record VerifiedCertificate(
    CertificateKind Kind,
    string Title,
    string? Mention,
    string Number,
    string? HolderName,
    DateOnly IssuedOn,
    CertificateState State,
    bool Holds
)
{
    /// <summary>What was replaced bears a name that is no longer the holder's: a former name is nobody's business.</summary>
    public static VerifiedCertificate Of(Certificate certificate, bool holds) =>
        new(
            certificate.Kind,
            certificate.Title,
            certificate.Mention,
            certificate.Number,
            certificate.State == CertificateState.Replaced ? null : certificate.HolderName,
            certificate.IssuedOn,
            certificate.State,
            holds
        );
}
