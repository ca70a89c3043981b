using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.CandidateComment;

/// <summary>What the candidate says of the results that the evaluators present, until the candidate acknowledges them. Only in the editions that ask for it.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.CandidateCommentRoute)]
public sealed class CandidateCommentController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The comments.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || CandidateSheet.Comments(head.Edition).Count == 0)
        {
            return NotFound();
        }

        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, CandidateSheet.Key, cancellation);
        return View("CandidateComment", CandidateCommentPage.Of(head, sheet.Sheet, sheet.Printed, sheet.Revisions));
    }

    /// <summary>Keeps them.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || CandidateSheet.Comments(head.Edition) is not { Count: > 0 } questions)
        {
            return NotFound();
        }

        var sheet = await CandidateSheet.OpenAsync(db, head, cancellation);
        var page = CandidateCommentPage.Of(head, sheet, CandidateSheet.ValuesOf(sheet), CandidateSheet.RevisionsOf(sheet));
        if (page.Form.Frozen)
        {
            ModelState.AddModelError("", page.State ?? "");
            return View("CandidateComment", page);
        }

        var refused = AnswerFields.WriteTo(sheet, posted, questions, head.Edition, user.PersonId, clock.GetUtcNow(), ModelState);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Note(head.File.Id, user.Actor(), new AnswersWritten(AnswerPlace.CandidateComment), head.Edition, clock.GetUtcNow());
            if (!await db.TrySaveAsync(cancellation))
            {
                ModelState.AddModelError("", "Le livret changeait au même instant. Enregistrez de nouveau : votre commentaire est encore là.");
                return Again();
            }
        }

        TempData.Toast("Votre commentaire est enregistré.");
        return Redirect(EvaluationPaths.CandidateComment(reference));

        ViewResult Again() => View("CandidateComment", page with { Form = page.Form.Again(sheet, posted, questions, refused) });
    }
}

/// <summary>The comments of the candidate, unit by unit.</summary>
public sealed record CandidateCommentPage(FileHead Head, BookletForm Form, IReadOnlyDictionary<string, string> Labels, string? State)
{
    /// <summary>From the answers given so far.</summary>
    public static CandidateCommentPage Of(FileHead head, Sheet? sheet, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, int> revisions)
    {
        var (file, edition) = (head.File, head.Edition);
        var questions = CandidateSheet.Comments(edition);
        var keys = questions.Select(question => question.Key).ToHashSet();
        var state = (sheet, file) switch
        {
            (_, { Halts.ClosedOn: not null }) => "Ce dossier est clos : ce commentaire ne s’écrit plus.",
            ({ Acknowledgement: not null }, _) => "La présentation des résultats est enregistrée\u00A0: ce commentaire ne change plus.",
            _ when !file.Results.MayComment().IsAccepted => "Ce commentaire s’écrit pendant l’évaluation, quand vos évaluateurs vous ont présenté leurs résultats.",
            _ => null,
        };
        return new CandidateCommentPage(
            head,
            new BookletForm(
                edition,
                [.. edition.Booklet(CandidateSheet.Key)!.Sections.Where(section => section.Blocks.Any(Kept)).Select(section => section with { Blocks = [.. section.Blocks.Where(Kept)] })],
                values,
                revisions)
            { Editable = field => keys.Contains(field.Key), Frozen = state is not null },
            AnswerFields.Labels(questions),
            state);

        bool Kept(Block block) => block is FieldBlock own && keys.Contains(own.Field.Key);
    }
}
