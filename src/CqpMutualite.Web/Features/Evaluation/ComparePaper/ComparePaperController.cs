using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.ComparePaper;

/// <summary>A second person compares what was keyed with the scan: confirms it, which completes the evaluation, or sends it back with a word.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperCheckRoute)]
public sealed class ComparePaperController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new ComparePaperForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Compare(string reference, [Bind(Prefix = "Form")] ComparePaperForm form, CancellationToken cancellation) => desk.ActAloneAsync(
        this,
        reference,
        act: begun => CompareAsync(begun, form, cancellation),
        done: _ => form.Same == true
            ? new Done("Saisie confirmée : le livret est complet.", FilesPaths.File(reference))
            : new Done("Saisie renvoyée.", EvaluationPaths.Paper(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<Outcome?> CompareAsync(FileActing begun, ComparePaperForm form, CancellationToken cancellation)
    {
        var paper = await begun.Db.PaperBooklets.SingleOrDefaultAsync(found => found.FileId == begun.File.Id, cancellation);
        if (paper is null || await signatures.LoadAsync(begun.File.Id, EvaluationBooklet.Key, cancellation) is not { } sheet)
        {
            return PaperRefusals.NothingToCheck;
        }

        if (form.Same == true)
        {
            return await ConfirmAsync(begun, paper, sheet, form.Hash ?? "", cancellation);
        }

        var sent = paper.SendBack(begun.User.PersonId, form.Word);
        return sent.IsAccepted ? begun.File.Evaluation.FollowPaper(PaperStep.Keying, begun.Today) : sent;
    }

    private async Task<Outcome> ConfirmAsync(FileActing begun, PaperBooklet paper, Sheet sheet, string read, CancellationToken cancellation)
    {
        var (head, user) = (begun.Head, begun.User);
        var outcome = paper.Confirm(user.PersonId, user.Name, begun.Now);
        foreach (var (seat, name, day) in new[] { (EvaluatorSeat.First, paper.FirstName, paper.FirstOn), (EvaluatorSeat.Second, paper.SecondName, paper.SecondOn) })
        {
            if (!outcome.IsAccepted)
            {
                return outcome;
            }

            var capacity = $"papier du {FrenchText.PlainDate(day ?? default)}, saisi par {paper.KeyedByName}, comparé par {user.Name}";
            var (place, signer) = (EvaluationBooklet.Of(head.Edition).PlaceOf(seat) with { Units = null }, new Signer(user.PersonId, name!, capacity));
            outcome = await signatures.SignAsync(head, sheet, place, signer, read, cancellation, SignatureMethod.Paper);
        }

        var printed = sheet.Answers.Where(answer => answer is { Value: not null, Voice: Voice.Official }).ToDictionary(answer => answer.Field, answer => answer.Value!);
        return outcome.IsAccepted ? begun.File.Evaluation.ConfirmPaper(head.Edition, printed, begun.Today) : outcome;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, ComparePaperForm form, CancellationToken cancellation)
    {
        ModelState.Remove("Form.Hash");
        return View("ComparePaper", await ComparePaperPage.LoadAsync(begun, form, cancellation));
    }
}
