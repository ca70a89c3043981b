using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Training.SignFormative;

/// <summary>The signing of the formative evaluation of a unit.</summary>
internal static class FormativeSigning
{
    /// <summary>Nobody writes on the file meanwhile: what is signed is what is stored, and it is what was <paramref name="read"/>.</summary>
    public static async Task<Outcome> SignAsync(
        this SignatureDesk signatures, FileActing begun, string unit, string read, CancellationToken cancellation)
    {
        var (file, edition) = (begun.File, begun.Edition);
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
}
