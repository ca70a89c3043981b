using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Orientation.Interview;

/// <summary>The company records the welcome and orientation interview, in as many sittings as it takes, then concludes it.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.InterviewRoute)]
public sealed class InterviewController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The guide; to be read only once the registration is submitted.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, InterviewGuide.Key, cancellation);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        return View("Interview", InterviewPage.Of(head, sheet.Printed, sheet.Revisions, names, new InterviewForm { InterviewedOn = head.File.Orientation.InterviewedOn }, sheet.Signatures.Any()) with { SavedAt = SavedAt(sheet.Answers) });
    }

    /// <summary>Keeps what is typed, even incomplete; concludes when that button was pressed and nothing is missing. A concluded interview is corrected as a whole or not at all.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? next, [Bind(Prefix = "Form")] InterviewForm form, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var questions = InterviewGuide.Questions(head.Edition);
        var sheet = await InterviewGuide.OpenAsync(db, head, cancellation);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var before = Page();
        if (head.File.Orientation.MayRecord() is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
            return View("Interview", before);
        }

        var refused = AnswerFields.WriteTo(sheet, posted, questions, head.Edition, user.PersonId, now, ModelState);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        var correcting = head.File.Stage != Stage.Orientation;
        var concluding = correcting || next == InterviewPage.Conclude;
        var written = db.ChangeTracker.HasChanges();
        var outcome = concluding
            ? head.File.Orientation.Conclude(head.Edition, InterviewGuide.ValuesOf(sheet), InterviewGuide.Day(head.Edition) is null ? form.InterviewedOn : InterviewGuide.DayOf(head.Edition, InterviewGuide.ValuesOf(sheet)), clock.Today())
            : Outcome.Accepted;
        if (correcting && !outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return Again();
        }

        if (written || concluding)
        {
            db.Note(head.File.Id, user.Actor(), concluding && outcome.IsAccepted ? outcome : new AnswersWritten(AnswerPlace.Interview), head.Edition, now);
            if (!await db.TrySaveAsync(cancellation))
            {
                ModelState.AddModelError("", "Une autre personne enregistrait cet entretien au même instant. Enregistrez de nouveau : vos réponses sont encore là.");
                return Again();
            }
        }

        if (!outcome.IsAccepted)
        {
            // what was typed is kept; only the conclusion is refused
            ModelState.Clear();
            ModelState.Refuse(outcome);
            var page = Page();
            return View("Interview", page with { Guide = page.Guide with { MarkEmpty = true }, Reorient = Reorient(outcome) });
        }

        TempData.Toast(correcting ? "Entretien corrigé." : concluding ? ConcludedWords(head.File) : "Entretien enregistré.");
        return Redirect(!concluding ? OrientationPaths.Interview(reference) : head.File.Turn == Domain.Files.Turn.Company ? FilesPaths.ForAct(head.File.NextAct, reference) : FilesPaths.File(reference));

        InterviewPage Page() => InterviewPage.Of(head, InterviewGuide.ValuesOf(sheet), InterviewGuide.RevisionsOf(sheet), names, form, sheet.Signatures.Any(signature => signature.IsValid)) with { SavedAt = SavedAt(sheet.Answers) };

        ViewResult Again() => View("Interview", before with { Guide = before.Guide.Again(sheet, posted, questions, refused) });
    }

    private string? SavedAt(IReadOnlyList<Answer> answers) => answers.Count == 0 ? null : answers.Max(answer => answer.At) switch
    {
        var at when FrenchText.ParisDay(at) == clock.Today() => $"Enregistré à {FrenchText.Clock(at)}",
        var at => $"Enregistré le {FrenchText.ListDate(FrenchText.ParisDay(at))}",
    };

    private static string ConcludedWords(CertificationFile file) => file.NextAct == NextAct.NameTrainingOrganisation
        ? "Entretien conclu : choisissez maintenant l’organisme de formation."
        : "Entretien conclu : relisez le guide et signez-le.";

    private static bool Reorient(Outcome outcome) => outcome.Refusals.Any(refusal => refusal.Code == FileRefusals.PrerequisitesNotMet("").Code);
}
