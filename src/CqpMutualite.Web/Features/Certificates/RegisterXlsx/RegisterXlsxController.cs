using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Certificates.RegisterXlsx;

/// <summary>The register as a workbook, with the filters of the page.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.RegisterXlsx)]
public sealed class RegisterXlsxController(AppDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(RegisterFilter filter, CancellationToken cancellation) =>
        File(
            Workbook.Write("Certificats", await filter.RowsAsync(db, CurrentUser.From(User)!, cancellation)),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "registre-certificats.xlsx"
        );
}
