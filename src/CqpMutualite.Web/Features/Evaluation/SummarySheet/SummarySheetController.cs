using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.SummarySheet;

/// <summary>The summary sheet of the evaluation booklet, filled by who the edition says: the company, or the evaluators. The others read it.</summary>
[Requires(Permission.FillSummarySheet)]
[Route(EvaluationPaths.SummaryRoute)]
public sealed class SummarySheetController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The sheet.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string? proposer, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            && await SummarySheetPage.LoadAsync(db, head, user, cancellation) is { } page
                ? View("SummarySheet", proposer is null ? page : page.Proposing())
                : NotFound();
    }

    /// <summary>Saves the whole sheet.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var booklet = EvaluationBooklet.Of(head.Edition);
        var posted = AnswerWriting.Posted(Request.Form, booklet.SummaryQuestions(user.Role));
        if (posted.Count == 0)
        {
            // nothing here is theirs to fill
            return Redirect(EvaluationPaths.Summary(reference));
        }

        var writing = EvaluationBooklet.WritingOf(Visibility.SeatOf(head.File, user.Reader));
        var written = await writing.WriteAsync(db, head, user, posted, EvaluationBooklet.Act(posted[0].Question), clock.GetUtcNow(), cancellation);
        if (written.IsSaved)
        {
            TempData.Toast("Fiche de synthèse enregistrée.");
            return Redirect(user.May(Permission.Evaluate) ? EvaluationPaths.Evaluation(reference) : FilesPaths.File(reference));
        }

        db.ChangeTracker.Clear();
        var page = (await SummarySheetPage.LoadAsync(db, head, user, cancellation))!;
        return View("SummarySheet", page with { Form = writing.Again(written, page.Form, Request.Form, posted, ModelState) });
    }
}

/// <summary>The summary sheet as a form, or to be read.</summary>
public sealed record SummarySheetPage(FileHead Head, EvaluationBooklet Booklet, BookletForm Form, bool Mine, string? Frozen)
{
    /// <summary>What the moments held say of the dates and conditions that are still empty, by key of the answer. Nothing is written until who fills the sheet saves it.</summary>
    public IReadOnlyDictionary<string, string> Proposals { get; init; } = new Dictionary<string, string>();

    /// <summary>The proposals stand in the form, to be read again and saved.</summary>
    public bool IsProposing { get; init; }

    /// <summary>The same with the proposals in the empty answers.</summary>
    public SummarySheetPage Proposing() => Proposals.Count == 0 ? this : this with { IsProposing = true, Form = Form with { Typed = Proposals } };

    /// <summary>The reader may open it again.</summary>
    public bool MayReopen { get; init; }

    /// <summary>Loads it in four queries: file, sheet, answers, moments. Null when the edition has no summary sheet.</summary>
    public static async Task<SummarySheetPage?> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        var booklet = EvaluationBooklet.Of(head.Edition);
        if (booklet.Summary is not ({ } section, { } table))
        {
            return null;
        }

        var shown = table.Questions(head.Edition, section).Select(question => question.Key).ToList();
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation, answer => shown.Contains(answer.Field));
        var mine = SheetRights.Fills(user.Role, booklet.SummaryFilledBy);
        var frozen = sheet.Signatures.Any() ? $"L’ensemble du livret est signé : {EvaluationBooklet.SignedBy(sheet.Signatures)}. La fiche ne change plus." : head.File.Evaluation.IsOpen().Refusals.FirstOrDefault()?.Message;
        return new SummarySheetPage(
            head,
            booklet,
            new BookletForm(head.Edition, [section with { Title = "Par " + head.Edition.Vocabulary.Unit }], sheet.Printed, sheet.Revisions)
            {
                Editable = field => SheetRights.Fills(user.Role, field.FilledBy),
                Frozen = frozen is not null || !mine,
                MarkEmpty = sheet.Printed.Count > 0,
            },
            mine,
            frozen)
        {
            Proposals = mine && frozen is null ? HeldMoments.Proposals(head.Edition, table, sheet.Printed, await db.MomentsReadableByAsync(user.Reader, head.File, cancellation)) : new Dictionary<string, string>(),
            MayReopen = sheet.Signatures.Any() && user.May(Permission.ReopenEvaluation) && head.File.Results.MayReopen().IsAccepted,
        };
    }
}
