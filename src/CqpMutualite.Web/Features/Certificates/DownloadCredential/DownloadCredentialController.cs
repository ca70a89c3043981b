using System.Net.Mime;
using System.Text;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Certificates.DownloadCredential;

/// <summary>The certificate in force as a signed credential, for the holder to hand over.</summary>
[Requires(Permission.ReadCertificate)]
[Route(CertificatesPaths.CredentialRoute)]
public sealed class DownloadCredentialController(AppDbContext db, Editions editions, CredentialKeys keys, Seals seals) : Controller
{
    private const int SaltLength = 16;

    /// <summary>The signed token; none without a certificate in force.</summary>
    [HttpGet]
    public async Task<IActionResult> Download(string reference, CancellationToken cancellation)
    {
        if (await InForce.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is not { Certificate: { } certificate } found)
        {
            return NotFound();
        }

        // the same certificate always gives the same credential
        var salt = seals.Mark("credential-salt", certificate.Id.ToString("N"))[..SaltLength];
        return File(
            Encoding.ASCII.GetBytes(keys.Sign(Credential.Of(certificate, found.Head.Edition, salt))),
            MediaTypeNames.Application.Octet,
            $"{certificate.Number}.jwt"
        );
    }
}
