using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>
/// An evaluator signs with their password what is ready: units one by one or several at once, then the whole, which signs the units that they have not signed yet.
/// The last signature sends the file on.
/// </summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.SignRoute)]
public sealed class SignBookletController(FileDesk desk, SignatureDesk signatures) : Controller
{
    /// <summary>Each part with its state, the signing box, the booklet to reread. <paramref name="partie"/>: the part ticked beforehand.</summary>
    [HttpGet]
    public Task<IActionResult> Show(string reference, string? partie, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, partie is null ? [] : [partie], cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Sign(string reference, SignBookletForm form, CancellationToken cancellation) => signatures.GivenAsync(
        this,
        reference,
        nameof(SignBookletForm.Secret),
        form.Secret,
        act: async begun => Visibility.SeatOf(begun.File, begun.Reader) is { } seat ? await SignAsync(begun, seat, form, cancellation) : FileDesk.NotFound,
        done: begun => new Done(SignBookletPage.Words(begun, form.Parts), EvaluationPaths.Evaluation(reference)),
        again: begun => PageAsync(begun, form.Parts, cancellation),
        cancellation);

    // nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read
    private async Task<Outcome> SignAsync(FileActing begun, EvaluatorSeat seat, SignBookletForm form, CancellationToken cancellation)
    {
        var (file, booklet) = (begun.File, EvaluationBooklet.Of(begun.Head.Edition));
        if (file.Evaluation.IsOpen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        if (await signatures.LoadAsync(file.Id, EvaluationBooklet.Key, cancellation) is not { } sheet)
        {
            return SheetRefusals.ReadAgain;
        }

        var signing = SignedParts.Of(booklet, sheet, seat, form.Parts);
        if (signing.Refusals(file) is { Count: > 0 } refusals)
        {
            return Outcome.From(refusals).AboveTheForm();
        }

        var (signer, method) = (await signatures.SignerAsync(begun.User, cancellation), begun.User.LinkId is null ? SignatureMethod.Password : SignatureMethod.OneTimeCode);
        foreach (var unit in signing.All)
        {
            var read = form.Read.GetValueOrDefault(unit.Length == 0 ? EvaluationPaths.Whole : unit, "");
            if (await signatures.SignAsync(begun.Head, sheet, booklet.PlaceOf(seat, unit), signer, read, cancellation, method) is { IsAccepted: false } refused)
            {
                return refused.AboveTheForm();
            }
        }

        return sheet.SignedAt is null
            ? new EvaluationSigned(signing.Whole ? [] : signing.Units, Complete: false)
            : file.Evaluation.Complete(begun.Head.Edition, signing.Answers, begun.Today).AboveTheForm();
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, IReadOnlyList<string> ticked, CancellationToken cancellation) =>
        await SignBookletPage.LoadAsync(begun, await signatures.SignerAsync(begun.User, cancellation), ticked, cancellation) is { } page
            ? View("SignBooklet", page)
            : null;
}
