using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>The signing of parts of the evaluation booklet.</summary>
internal static class BookletSigning
{
    /// <summary>Nobody writes on the file meanwhile: what is signed is what is stored, and it is what was read.</summary>
    public static async Task<Outcome> SignAsync(
        this SignatureDesk signatures, FileActing begun, EvaluatorSeat seat, SignBookletForm form, CancellationToken cancellation)
    {
        var (file, booklet) = (begun.File, EvaluationBooklet.Of(begun.Edition));
        if (file.Evaluation.IsOpen() is { IsAccepted: false } closed)
        {
            return closed;
        }

        if (await signatures.LoadAsync(file.Id, EvaluationBooklet.Key, cancellation) is not { } sheet)
        {
            return SheetRefusals.ReadAgain;
        }

        var parts = SignedParts.Of(booklet, sheet, seat, form.Parts);
        if (parts.Refusals(file) is { Count: > 0 } refusals)
        {
            return Outcome.From(refusals).AboveTheForm();
        }

        var signer = await signatures.SignerAsync(begun.User, cancellation);
        var method = begun.User.LinkId is null ? SignatureMethod.Password : SignatureMethod.OneTimeCode;
        foreach (var unit in parts.All)
        {
            var read = form.Read.GetValueOrDefault(unit.Length == 0 ? EvaluationPaths.Whole : unit, "");
            if (await signatures.SignAsync(begun.Head, sheet, booklet.PlaceOf(seat, unit), signer, read, cancellation, method) is { IsAccepted: false } refused)
            {
                return refused.AboveTheForm();
            }
        }

        return sheet.SignedAt is null
            ? new EvaluationSigned(parts.Whole ? [] : parts.Units, Complete: false)
            : file.Evaluation.Complete(begun.Edition, parts.Answers, begun.Today).AboveTheForm();
    }
}
