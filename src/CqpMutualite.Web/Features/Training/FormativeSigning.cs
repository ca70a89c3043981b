using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Training;

/// <summary>The signing of the formative evaluation of a unit.</summary>
internal static class FormativeSigning
{
    // where the edition gives no words of its own
    private const string Declaration = "J’ai procédé à cette évaluation et j’en confirme les résultats.";

    /// <summary>Where the trainer signs a unit.</summary>
    public static SigningPlace Place(Booklet booklet, string unit) =>
        new(SignatoryRole.Trainer, FormativeEvaluation.Signatory(booklet, unit)?.Statement ?? Declaration, [SignatoryRole.Trainer]);

    /// <summary>The unit, if this organisation assesses it and its evaluation is signed; null elsewhere.</summary>
    public static Unit? Signable(FileActing begun, string unit) => Signable(begun).FirstOrDefault(signable => signable.Key == unit);

    /// <summary>The units that this organisation assesses and signs.</summary>
    public static IEnumerable<Unit> Signable(FileActing begun) => begun.Edition.Booklet(TrainingBooklet.Key) is not { } booklet ? []
        : TrainingBooklet.Expected(begun.Head, begun.User).Where(unit => FormativeEvaluation.IsSigned(booklet, unit.Key));

    /// <summary>Where the trainer goes on once a unit is signed: the next one, else the page of the training.</summary>
    public static string After(FileActing begun, string unit, string reference) =>
        Signable(begun).SkipWhile(signable => signable.Key != unit).Skip(1).FirstOrDefault() is { } next
            ? TrainingPaths.Unit(reference, next.Key)
            : TrainingPaths.Training(reference);

    /// <summary>A sentence for all the answers that are missing, then the others.</summary>
    public static Outcome Summary(IReadOnlyList<Refusal> missing)
    {
        var empty = missing.Count(refusal => refusal.Code == SheetRefusals.AnswerMissing("").Code);
        return Outcome.From([
            .. empty > 0 ? [SheetRefusals.AnswersMissing(empty)] : Array.Empty<Refusal>(),
            .. missing.Where(refusal => refusal.Code != SheetRefusals.AnswerMissing("").Code),
        ]);
    }

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
            return Summary(missing).AboveTheForm();
        }

        var signer = await signatures.SignerAsync(begun.User, cancellation);
        var signed = await signatures.SignAsync(begun.Head, sheet, Place(booklet, unit), signer, read, cancellation);
        return signed.IsAccepted ? new FormativeSigned(unit) : signed;
    }
}
