using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Training.SignFormative;

/// <summary>The sheet to reread, and the signing box.</summary>
/// <param name="Head">The file.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Form">The sheet, to be read only.</param>
/// <param name="Missing">What forbids to sign.</param>
/// <param name="SignedAt">When it was signed; null when it is not.</param>
/// <param name="Box">The signing box.</param>
public sealed record SignFormativePage(FileHead Head, Unit Unit, BookletForm Form, IReadOnlyList<Refusal> Missing, DateTimeOffset? SignedAt, SignBox Box)
{
    /// <summary>From the answers given so far. Two queries beside that of the head.</summary>
    public static async Task<SignFormativePage> LoadAsync(FileActing begun, Unit unit, Signer signer, CancellationToken cancellation)
    {
        var (head, file, edition) = (begun.Head, begun.File, begun.Edition);
        var sheets = await TrainingBooklet.ReadAsync(begun.Db, begun.User, head, cancellation);
        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var sheet = sheets.Units.GetValueOrDefault(unit.Key);
        var previous = TrainingBooklet.PreviousDay(head, sheets, unit.Key);
        var missing = file.Training.MayRecord(begun.User.OrganisationId, unit.Key) is { IsAccepted: false } closed
            ? closed.Refusals
            : FormativeSigning.Summary(FormativeEvaluation.MissingForSignature(
                edition, booklet, unit.Key, sheets.Printed, file.Orientation.Mention, previous, begun.Today)).Refusals;
        var answers = sheets.Answers.Where(answer => answer.SheetId == sheet?.Id);
        var read = sheet ?? Sheet.Open(file.Id, TrainingBooklet.Key, unit: unit.Key);
        var declared = $"{signer} : « {FormativeSigning.Place(booklet, unit.Key).Statement} »";
        return new SignFormativePage(
            head,
            unit,
            new BookletForm(edition, [.. booklet.Sections.Where(section => section.Unit == unit.Key)], sheets.Printed, sheets.Revisions) { Frozen = true },
            missing,
            sheet?.SignedAt,
            new SignBox(TrainingPaths.Sign(file.Reference, unit.Key), signer.ToString(), declared, "Signer l’évaluation")
            {
                Title = "Signature du formateur",
                Consequence = "Après votre signature, ce feuillet ne change plus, sauf à le rouvrir avec un motif.",
                Blocked = missing.Count == 0 ? null : "La signature attend ce qui manque, dit plus haut.",
                Hidden = new Dictionary<string, string> { ["Hash"] = SignatureDesk.HashOf(head, TrainingBooklet.Key, read, answers, SignatoryRole.Trainer) },
            });
    }
}
