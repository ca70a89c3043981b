using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.KeyPaper;

/// <summary>Keys what the paper says of one unit, or its summary sheet.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperUnitRoute)]
public sealed class KeyPaperController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The grids.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head && await KeyPaperPage.LoadAsync(db, head, user, unit, cancellation) is { } page
            ? View("KeyPaper", page)
            : NotFound();
    }

    /// <summary>Keeps what is keyed, then goes on to the next part.</summary>
    [HttpPost]
    public async Task<IActionResult> Key(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head || PaperDesk.Questions(head.Edition, unit) is not { Count: > 0 } questions)
        {
            return NotFound();
        }

        var posted = AnswerWriting.Posted(Request.Form, questions);
        var next = PaperDesk.Parts(head.Edition).SkipWhile(part => part.Part != unit).Skip(1).Select(part => EvaluationPaths.PaperUnit(reference, part.Part)).FirstOrDefault() ?? EvaluationPaths.Paper(reference);
        if (posted.Count == 0)
        {
            return Redirect(next);
        }

        var written = await PaperDesk.Writing.WriteAsync(db, head, user, posted, PaperDesk.Written(unit), clock.GetUtcNow(), cancellation);
        if (written.IsSaved)
        {
            return Redirect(next);
        }

        db.ChangeTracker.Clear();
        var page = (await KeyPaperPage.LoadAsync(db, head, user, unit, cancellation))!;
        return View("KeyPaper", page with { Form = PaperDesk.Writing.Again(written, page.Form, Request.Form, posted, ModelState) });
    }
}

/// <summary>One part of the paper as a form.</summary>
public sealed record KeyPaperPage(FileHead Head, string Part, string Label, UnitTabs Tabs, BookletForm Form, IReadOnlyList<Question> Questions)
{
    /// <summary>Why nothing is keyed now; null when something is.</summary>
    public string? State { get; init; }

    /// <summary>Loads it in three queries; null for a part that the edition does not have.</summary>
    public static async Task<KeyPaperPage?> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, string part, CancellationToken cancellation)
    {
        var (edition, file) = (head.Edition, head.File);
        if (PaperDesk.Questions(edition, part) is not { Count: > 0 } questions)
        {
            return null;
        }

        var open = file.Evaluation.PaperIsOpen();
        var sheet = await db.SheetReadableByAsync(user.Reader, file, EvaluationBooklet.Key, cancellation, answer => answer.Voice == Voice.Official);
        return new KeyPaperPage(head, part, LabelOf(head, part), PaperDesk.Tabs(edition, file.Reference, sheet.Printed, part), new BookletForm(edition, PaperDesk.Sections(edition, part), sheet.Printed, sheet.Revisions) { Frozen = !open.IsAccepted }, questions)
        {
            State = open.IsAccepted ? null : FrenchText.NoBreak(open.Refusals[0].Message),
        };
    }

    /// <summary>« Domaine 1 », « Fiche de synthèse ».</summary>
    public static string LabelOf(FileHead head, string part) => PaperDesk.Parts(head.Edition).First(known => known.Part == part).Label;
}
