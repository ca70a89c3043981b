using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Convocations.ConvocationPdf;

[Requires(Permission.BeSignedIn)]
[Route(ConvocationsPaths.PdfRoute)]
public sealed class ConvocationPdfController(AppDbContext db, Editions editions, PdfRenderer renderer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid convocation, CancellationToken cancellation) =>
        (
            await ConvocationSheet.LoadAsync(db, db.ConvocationsVisibleTo(CurrentUser.From(User)!.Reader).Where(found => found.Id == convocation), cancellation)
        ).SingleOrDefault()
            is { } sheet
            ? File((await renderer.RenderAsync(sheet.Draw(editions), cancellation)).Bytes, "application/pdf", "convocation.pdf")
            : NotFound();
}
