using CqpMutualite.Web.Platform.Tables;

namespace CqpMutualite.Web.Features.Imports.XlsxTemplate;

/// <summary>The list to fill, with one example under its head.</summary>
[Requires(Permission.OpenFile)]
[Route(ImportsPaths.XlsxTemplate)]
public sealed class XlsxTemplateController : Controller
{
    [HttpGet]
    public IActionResult Download() =>
        File(
            Workbook.Write("Candidats", [CandidateColumns.All, CandidateColumns.Example]),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "modele-candidats.xlsx"
        );
}
