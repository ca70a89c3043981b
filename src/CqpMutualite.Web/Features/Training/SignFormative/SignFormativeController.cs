using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Training.SignFormative;

/// <summary>The trainer rereads the formative evaluation of one unit and signs it with their password. A unit whose evaluation nobody signs is not found.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.SignRoute)]
public sealed class SignFormativeController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, unit, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Sign(string reference, string unit, SigningForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        nameof(SigningForm.Secret),
        form.Secret,
        act: async begun => SignFormativePage.Signable(begun, unit) is null ? FileDesk.NotFound : await SignAsync(begun, unit, form.Hash!, cancellation),
        done: begun => new Done($"{begun.Head.Edition.Unit(unit).Label} : évaluation signée.", TrainingPaths.Unit(reference, unit)),
        again: begun => PageAsync(begun, unit, cancellation),
        cancellation);

    // nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read
    private async Task<Outcome> SignAsync(FileActing begun, string unit, string read, CancellationToken cancellation)
    {
        var (file, edition) = (begun.File, begun.Head.Edition);
        if (file.Training.MayRecord(begun.User.OrganisationId, unit) is { IsAccepted: false } closed)
        {
            return closed;
        }

        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var previous = TrainingBooklet.PreviousDay(begun.Head, await TrainingBooklet.ReadAsync(begun.Db, begun.User, begun.Head, cancellation), unit);
        if (await signatures.LoadAsync(file.Id, TrainingBooklet.Key, cancellation, unit) is not { } sheet)
        {
            return SheetRefusals.ReadAgain;
        }

        var values = TrainingBooklet.ValuesOf(sheet);
        if (FormativeEvaluation.MissingForSignature(edition, booklet, unit, values, file.Orientation.Mention, previous, begun.Today) is { Count: > 0 } missing)
        {
            return SignFormativePage.Summary(missing).AboveTheForm();
        }

        var signer = await signatures.SignerAsync(begun.User, cancellation);
        var signed = await signatures.SignAsync(begun.Head, sheet, SignFormativePage.Place(booklet, unit), signer, read, cancellation);
        return signed.IsAccepted ? new FormativeSigned(unit) : signed;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, string key, CancellationToken cancellation) => SignFormativePage.Signable(begun, key) is { } unit
        ? View("SignFormative", await SignFormativePage.LoadAsync(begun, unit, await signatures.SignerAsync(begun.User, cancellation), cancellation))
        : null;
}
