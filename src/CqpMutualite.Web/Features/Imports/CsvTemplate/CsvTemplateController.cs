using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Imports.CsvTemplate;

/// <summary>The list to fill, with one example under its head.</summary>
[Requires(Permission.OpenFile)]
[Route(ImportsPaths.CsvTemplate)]
public sealed class CsvTemplateController : Controller
{
    [HttpGet]
    public IActionResult Download() => File(CsvText.Write([CandidateColumns.All, CandidateColumns.Example]), "text/csv", "modele-candidats.csv");
}
