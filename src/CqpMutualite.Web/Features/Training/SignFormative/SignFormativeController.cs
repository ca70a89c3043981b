using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.SignFormative;

/// <summary>The trainer rereads the formative evaluation of one unit and signs it with their password.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.SignRoute)]
public sealed class SignFormativeController(AppDbContext db, Editions editions, SignInManager<Account> signIn, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>The sheet to reread, and the signing box. A unit whose evaluation nobody signs is not found.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head && Signable(head, user, unit) is { } assessed
            ? await ViewAsync(user, head, assessed, cancellation)
            : NotFound();
    }

    /// <summary>Signs what was read, and nothing else.</summary>
    [HttpPost]
    public async Task<IActionResult> Sign(string reference, string unit, SigningForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || Signable(head, user, unit) is not { } assessed)
        {
            return NotFound();
        }

        if (ModelState.IsValid && await signIn.RefusalAsync(User, form.Secret) is { } refused)
        {
            ModelState.AddModelError(nameof(SigningForm.Secret), refused);
        }

        if (ModelState.IsValid)
        {
            var outcome = await db.AloneOnAsync(head.File.Id, () => SignAloneAsync(reference, user, assessed, form.Hash!, cancellation), cancellation);
            if (outcome.IsAccepted)
            {
                TempData.Toast($"{assessed.Label} : évaluation signée.");
                return Redirect(TrainingPaths.Unit(reference, unit));
            }

            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError("", FrenchText.NoBreak(refusal.Message));
            }

            db.ChangeTracker.Clear();
            head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        }

        return await ViewAsync(user, head, assessed, cancellation);
    }

    private static Unit? Signable(FileHead head, CurrentUser user, string unit) =>
        TrainingBooklet.Expected(head, user, unit) is { } expected && FormativeEvaluation.IsSigned(head.Edition.Booklet(TrainingBooklet.Key)!, unit) ? expected : null;

    // Nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read.
    private async Task<Outcome> SignAloneAsync(string reference, CurrentUser user, Unit unit, string read, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        var (file, edition) = (head.File, head.Edition);
        if (file.Training.MayRecord(user.OrganisationId, unit.Key) is { IsAccepted: false } closed)
        {
            return closed;
        }

        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var previous = TrainingBooklet.PreviousDay(head, await TrainingBooklet.ReadAsync(db, user, head, cancellation), unit.Key);
        if (await desk.LoadAsync(file.Id, TrainingBooklet.Key, cancellation, unit.Key) is not { } sheet)
        {
            return SheetRefusals.ReadAgain;
        }

        if (FormativeEvaluation.MissingForSignature(edition, booklet, unit.Key, TrainingBooklet.ValuesOf(sheet), file.Orientation.Mention, previous, clock.Today()) is { Count: > 0 } missing)
        {
            return SignFormativePage.Summary(missing);
        }

        var outcome = await desk.SignAsync(head, sheet, SignFormativePage.Place(booklet, unit.Key), await desk.SignerAsync(user, cancellation), read, cancellation);
        if (outcome.IsAccepted)
        {
            db.Note(file.Id, user.Actor(), new FormativeSigned(unit.Key), edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }

    private async Task<IActionResult> ViewAsync(CurrentUser user, FileHead head, Unit unit, CancellationToken cancellation)
    {
        var sheets = await TrainingBooklet.ReadAsync(db, user, head, cancellation);
        var signer = await desk.SignerAsync(user, cancellation);
        return View("SignFormative", SignFormativePage.Of(head, user, unit, sheets, signer.ToString(), clock.Today()));
    }
}
