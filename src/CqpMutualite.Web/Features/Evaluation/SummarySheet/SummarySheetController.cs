using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.SummarySheet;

/// <summary>The summary sheet of the evaluation booklet, filled by who the edition says: the company, or the evaluators. The others read it.</summary>
[Requires(Permission.FillSummarySheet)]
[Route(EvaluationPaths.SummaryRoute)]
public sealed class SummarySheetController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(
        string reference, [FromQuery(Name = "proposer")] string? propose, [FromQuery(Name = "copier")] string? copy, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(
            this,
            reference,
            begun => PageAsync(begun, page => copy is not null ? page.Copying() : propose is not null ? page.Proposing() : page, cancellation),
            cancellation);

    [HttpPost]
    public Task<IActionResult> Save(string reference, string? next, CancellationToken cancellation) => desk.Brief.WriteAsync(
        this,
        reference,
        answers: SummarySheetPage.Asked,
        done: begun => new Done("Fiche de synthèse enregistrée.", SummarySheetPage.After(begun, next)),
        again: begun => PageAsync(begun, page => page, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, Func<SummarySheetPage, SummarySheetPage> proposing, CancellationToken cancellation) =>
        await SummarySheetPage.LoadAsync(begun, cancellation) is { } page ? View("SummarySheet", proposing(page)) : null;
}
