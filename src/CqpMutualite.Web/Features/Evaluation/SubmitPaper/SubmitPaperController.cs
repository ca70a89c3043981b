using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.SubmitPaper;

/// <summary>The names and the days of the signatures on the paper; the keying then goes to somebody else to be compared.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperSignaturesRoute)]
public sealed class SubmitPaperController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Submit(string reference, [Bind(Prefix = "Form")] SubmitPaperForm form, CancellationToken cancellation) => desk.ActAloneAsync(
        this,
        reference,
        act: begun => SubmitAsync(begun, form, cancellation),
        done: _ => new Done("Saisie terminée : une autre personne la compare à l’original.", EvaluationPaths.Paper(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private static async Task<Outcome?> SubmitAsync(FileActing begun, SubmitPaperForm form, CancellationToken cancellation)
    {
        var evaluation = begun.File.Evaluation;
        if (evaluation.PaperIsOpen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, EvaluationBooklet.Key, cancellation);
        if (evaluation.MissingForSignature(begun.Head.Edition, sheet.Printed) is { Count: > 0 } missing)
        {
            return Outcome.From(missing).AboveTheForm();
        }

        var paper = await begun.Db.PaperBooklets.SingleAsync(found => found.FileId == begun.File.Id, cancellation);
        var keyed = paper.Keyed(form.Signatures(), begun.User.PersonId, begun.User.Name, begun.Now, begun.Today);
        return keyed.IsAccepted ? evaluation.FollowPaper(PaperStep.ToCheck, begun.Today) : keyed;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, SubmitPaperForm? form, CancellationToken cancellation) =>
        View("SubmitPaper", await SubmitPaperPage.LoadAsync(begun, form, cancellation));
}
