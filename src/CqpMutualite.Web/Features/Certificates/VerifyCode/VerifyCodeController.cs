using CqpMutualite.Domain.Certificates;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Certificates.VerifyCode;

/// <summary>What a code says, to anybody: title, number, name of the holder, date and state, and nothing else.</summary>
[AllowAnonymous]
[Route(CertificatesPaths.VerificationRoute)]
[EnableRateLimiting(RateLimits.Verification)]
public sealed class VerifyCodeController(AppDbContext db) : Controller
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
            : await db
                .Certificates.AsNoTracking()
                .Where(certificate => certificate.Code == read)
                .Select(certificate => new VerifiedCertificate(
                    certificate.Kind,
                    certificate.Title,
                    certificate.Mention,
                    certificate.Number,
                    // what was replaced bears a name that is no longer the holder's: a former name is nobody's business
                    certificate.State == CertificateState.Replaced ? null : certificate.HolderName,
                    certificate.IssuedOn,
                    certificate.State
                ))
                .SingleOrDefaultAsync(cancellation);
        var answer = View("VerifyCode", found);
        answer.StatusCode = found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return answer;
    }
}

/// <summary>What is said of a certificate.</summary>
public sealed record VerifiedCertificate(
    CertificateKind Kind,
    string Title,
    string? Mention,
    string Number,
    string? HolderName,
    DateOnly IssuedOn,
    CertificateState State
);
