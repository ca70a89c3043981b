using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>
/// An evaluator signs with their password what is ready: units one by one or several at once, then the whole, which signs the units that they have not signed yet.
/// The last signature sends the file on.
/// </summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.SignRoute)]
public sealed class SignBookletController(AppDbContext db, Editions editions, SignInManager<Account> signIn, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>Each part with its state, the signing box, the booklet to reread. <paramref name="partie"/>: the part ticked beforehand.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string? partie, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await ViewAsync(head, user, partie is null ? [] : [partie], cancellation) : NotFound();
    }

    /// <summary>Signs what was read, and nothing else.</summary>
    [HttpPost]
    public async Task<IActionResult> Sign(string reference, SignBookletForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || Visibility.SeatOf(head.File, user.Reader) is not { } seat)
        {
            return NotFound();
        }

        if (ModelState.IsValid && await signIn.RefusalAsync(User, form.Secret) is { } wrong)
        {
            ModelState.AddModelError(nameof(SignBookletForm.Secret), wrong);
        }

        if (ModelState.IsValid)
        {
            var (outcome, complete) = await db.AloneOnAsync(head.File.Id, () => SignAloneAsync(reference, user, seat, form, cancellation), cancellation);
            if (outcome.IsAccepted)
            {
                TempData.Toast(complete ? "Livret signé par les deux évaluateurs : le candidat prend connaissance des résultats."
                    : form.Parts.Contains(EvaluationPaths.Whole) ? "Livret signé." : form.Parts.Count > 1 ? "Parties signées." : $"{head.Edition.Unit(form.Parts[0]).Label} signé.");
                return Redirect(EvaluationPaths.Evaluation(reference));
            }

            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError("", FrenchText.NoBreak(refusal.Message));
            }

            db.ChangeTracker.Clear();
            head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        }

        return await ViewAsync(head, user, form.Parts, cancellation);
    }

    // Nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read.
    private async Task<(Outcome Outcome, bool Complete)> SignAloneAsync(string reference, CurrentUser user, EvaluatorSeat seat, SignBookletForm form, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var (file, edition, booklet) = (head.File, head.Edition, EvaluationBooklet.Of(head.Edition));
        if (file.Evaluation.IsOpen() is { IsAccepted: false } closed)
        {
            return (closed, false);
        }

        if (await desk.LoadAsync(file.Id, EvaluationBooklet.Key, cancellation) is not { } sheet)
        {
            return (SheetRefusals.ReadAgain, false);
        }

        var answers = sheet.Answers.Where(answer => answer is { Value: not null, Voice: Voice.Candidate or Voice.Official }).ToDictionary(answer => answer.Field, answer => answer.Value!);
        var unsettled = booklet.Unsettled(sheet.Answers);
        var whole = form.Parts.Contains(EvaluationPaths.Whole);
        var units = booklet.SignedUnits.Where(unit => form.Parts.Contains(unit) || (whole && !sheet.IsSigned(unit, EvaluationBooklet.RoleOf(seat)))).ToList();
        if (form.Parts.Count(part => part == EvaluationPaths.Whole || units.Contains(part)) < form.Parts.Count)
        {
            return (SheetRefusals.NotASignatory, false);
        }

        List<Refusal> missing = whole ? [.. file.Evaluation.MissingForSignature(edition, answers, unsettled)] : [.. units.SelectMany(unit => file.Evaluation.MissingForUnitSignature(edition, unit, answers, unsettled)).DistinctBy(refusal => (refusal.Code, refusal.Field))];
        if (missing.Count > 0)
        {
            return (Outcome.From(missing), false);
        }

        var signer = await desk.SignerAsync(user, cancellation);
        var method = user.LinkId is null ? SignatureMethod.Password : SignatureMethod.OneTimeCode;
        foreach (var unit in whole ? units.Append("") : units)
        {
            var read = form.Read.GetValueOrDefault(unit.Length == 0 ? EvaluationPaths.Whole : unit, "");
            if (await desk.SignAsync(head, sheet, booklet.PlaceOf(seat, unit), signer, read, cancellation, method) is { IsAccepted: false } refused)
            {
                return (refused, false);
            }
        }

        Outcome signed = sheet.SignedAt is null ? new EvaluationSigned(whole ? [] : units, Complete: false) : file.Evaluation.Complete(edition, answers, clock.Today());
        if (!signed.IsAccepted)
        {
            return (signed, false);
        }

        db.Note(file.Id, user.Actor(), signed, edition, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return (Outcome.Accepted, sheet.SignedAt is not null);
    }

    private async Task<IActionResult> ViewAsync(FileHead head, CurrentUser user, IReadOnlyList<string> ticked, CancellationToken cancellation)
    {
        if (Visibility.SeatOf(head.File, user.Reader) is not { } seat || await FileSheets.DrawAsync(db, user, head, EvaluationBooklet.Key, clock.GetUtcNow(), cancellation) is not var (document, sheet))
        {
            return NotFound();
        }

        return View("SignBooklet", SignBookletPage.Of(head, seat, document, sheet, await desk.SignerAsync(user, cancellation), ticked));
    }
}
