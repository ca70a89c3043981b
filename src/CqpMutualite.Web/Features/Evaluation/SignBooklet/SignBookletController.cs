using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>An evaluator rereads the whole booklet and signs it with their password. The second signature sends the file on to its transmission.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.SignRoute)]
public sealed class SignBookletController(AppDbContext db, Editions editions, SignInManager<Account> signIn, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>The booklet to reread, and the signing box.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await ViewAsync(head, user, cancellation) : NotFound();
    }

    /// <summary>Signs what was read, and nothing else.</summary>
    [HttpPost]
    public async Task<IActionResult> Sign(string reference, SigningForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || RoleOf(head, user) is not { } role)
        {
            return NotFound();
        }

        if (ModelState.IsValid && await signIn.RefusalAsync(User, form.Secret) is { } wrong)
        {
            ModelState.AddModelError(nameof(SigningForm.Secret), wrong);
        }

        if (ModelState.IsValid)
        {
            var (outcome, complete) = await db.AloneOnAsync(head.File.Id, () => SignAloneAsync(reference, user, role, form.Hash!, cancellation), cancellation);
            if (outcome.IsAccepted)
            {
                TempData.Toast(complete ? "Livret signé par les deux évaluateurs : l’entreprise peut transmettre le dossier." : "Livret signé.");
                return Redirect(EvaluationPaths.Evaluation(reference));
            }

            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError("", FrenchText.NoBreak(refusal.Message));
            }

            db.ChangeTracker.Clear();
            head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        }

        return await ViewAsync(head, user, cancellation);
    }

    private static SignatoryRole? RoleOf(FileHead head, CurrentUser user) => Visibility.SeatOf(head.File, user.Reader) switch
    {
        EvaluatorSeat.First => SignatoryRole.Evaluator1,
        EvaluatorSeat.Second => SignatoryRole.Evaluator2,
        _ => null,
    };

    // Nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read.
    private async Task<(Outcome Outcome, bool Complete)> SignAloneAsync(string reference, CurrentUser user, SignatoryRole role, string read, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        var (file, edition) = (head.File, head.Edition);
        if (file.EvaluationIsOpen() is { IsAccepted: false } closed)
        {
            return (closed, false);
        }

        var sheet = await desk.LoadAsync(file.Id, EvaluationBooklet.Key, cancellation);
        var answers = sheet?.Answers.Where(answer => answer.Value is not null && answer.Voice is Voice.Candidate or Voice.Official).ToDictionary(answer => answer.Field, answer => answer.Value!) ?? [];
        if (file.MissingForSignature(edition, answers, EvaluationBooklet.Of(edition).Unsettled(sheet?.Answers ?? [])) is { Count: > 0 } missing)
        {
            return (Outcome.From(missing), false);
        }

        var now = clock.GetUtcNow();
        var outcome = desk.Sign(head, sheet!, role, await desk.SignerAsync(user, cancellation), read, user.LinkId is null ? SignatureMethod.Password : SignatureMethod.OneTimeCode);
        if (outcome.IsAccepted && sheet!.SignedAt is not null)
        {
            outcome = file.CompleteEvaluation(edition, answers, clock.Today());
        }

        if (outcome.IsAccepted)
        {
            db.Note(file.Id, user.Actor(), $"{head.Edition.Booklet(EvaluationBooklet.Key)!.Title} signé", now);
            await db.SaveChangesAsync(cancellation);
        }

        return (outcome, sheet!.SignedAt is not null);
    }

    private async Task<IActionResult> ViewAsync(FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        if (RoleOf(head, user) is not { } role || await FileSheets.DrawAsync(db, user, head, EvaluationBooklet.Key, clock.GetUtcNow(), cancellation) is not var (document, sheet))
        {
            return NotFound();
        }

        var missing = sheet.Sheet?.SignedAt is not null ? [] : head.File.EvaluationIsOpen() is { IsAccepted: false } closed ? closed.Refusals : head.File.MissingForSignature(head.Edition, sheet.Printed, EvaluationBooklet.Of(head.Edition).Unsettled(sheet.Answers));
        var signer = await desk.SignerAsync(user, cancellation);
        return View("SignBooklet", new SignBookletPage(
            head,
            document,
            missing,
            sheet.Signatures.FirstOrDefault(signature => signature.Role == role)?.At,
            SignatureDesk.HashOf(head, EvaluationBooklet.Key, sheet),
            $"{signer.Name}, {signer.Capacity}",
            SignatureDesk.PlaceOf(head.Edition, EvaluationBooklet.Key, role)?.Statement)
        {
            OtherSigned = sheet.Signatures.Any(signature => signature.Role != role),
            Contradictions = [.. head.Edition.Units.Where(unit => EvaluationBooklet.Of(head.Edition).AsksForComment(sheet.Printed, unit.Key))],
        });
    }
}
