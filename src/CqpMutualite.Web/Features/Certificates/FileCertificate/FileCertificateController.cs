using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Certificates.FileCertificate;

/// <summary>The certificate of a file: what was delivered, what may be downloaded, and for the certifier what may be done.</summary>
[Requires(Permission.ReadCertificate)]
[Route(CertificatesPaths.FileRoute)]
public sealed class FileCertificateController(AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileCertificatePage.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } page
            ? View("FileCertificate", page)
            : NotFound();
}
