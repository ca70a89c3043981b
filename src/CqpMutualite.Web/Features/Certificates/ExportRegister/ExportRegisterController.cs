using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Certificates.ExportRegister;

/// <summary>The register as it is searched, filtered and sorted, with all that it holds of each document.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.RegisterCsv)]
[Route(CertificatesPaths.RegisterXlsx)]
public sealed class ExportRegisterController(AppDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(RegisterFilter filter, CancellationToken cancellation) =>
        this.Table("registre-certificats", "Certificats", await filter.RowsAsync(db, CurrentUser.From(User)!, cancellation));
}
