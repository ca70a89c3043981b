using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Certificates.RegisterCsv;

/// <summary>The register as text, with the filters of the page.</summary>
[Requires(Permission.DeliverCertificates)]
[Route(CertificatesPaths.RegisterCsv)]
public sealed class RegisterCsvController(AppDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(RegisterFilter filter, CancellationToken cancellation) =>
        File(CsvText.Write(await filter.RowsAsync(db, CurrentUser.From(User)!, cancellation)), "text/csv", "registre-certificats.csv");
}
