using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Training.AssessUnit;

/// <summary>The formative evaluation of one unit.</summary>
public sealed record AssessUnitPage(FileHead Head, Unit Unit, BookletForm Form, IReadOnlyDictionary<string, string> Labels, UnitTabs Tabs, Dock? Dock)
{
    /// <summary>1, then 2… when the objective was not reached.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>The trainer's signature; null while it awaits.</summary>
    public GivenSignature? Signed { get; init; }

    /// <summary>When and why it was opened again after its signature; null when it was not, or is signed again.</summary>
    public (DateTimeOffset At, string Because)? Reopened { get; init; }

    /// <summary>It can be opened again, with a reason.</summary>
    public bool MayReopen { get; init; }

    /// <summary>Another evaluation can follow: this one is signed and its objective not fully reached.</summary>
    public bool MayHoldAnother { get; init; }

    /// <summary>Sheets that this one follows: number and day.</summary>
    public IReadOnlyList<(int Occurrence, string Words)> Earlier { get; init; } = [];

    /// <summary>Two queries beside that of the head; null when this organisation does not assess that unit.</summary>
    public static async Task<AssessUnitPage?> LoadAsync(FileActing begun, string key, CancellationToken cancellation) => begun.Expected(key) is { } unit
        ? Of(begun, unit, await TrainingBooklet.ReadAsync(begun.Db, begun.User, begun.Head, cancellation))
        : null;

    private static AssessUnitPage Of(FileActing begun, Unit unit, ReadableSheet sheets)
    {
        var (head, user, file, edition) = (begun.Head, begun.User, begun.File, begun.Edition);
        var values = sheets.Printed;
        var expected = TrainingBooklet.Expected(head, user).ToList();
        var booklet = edition.Booklet(TrainingBooklet.Key)!;
        var questions = TrainingBooklet.Questions(head, unit.Key);
        var sheet = sheets.Units.GetValueOrDefault(unit.Key);
        var open = file.Training.MayRecord(user.OrganisationId, unit.Key).IsAccepted;
        var frozen = !open || sheet?.SignedAt is not null;
        var signable = FormativeEvaluation.IsSigned(booklet, unit.Key);
        return new AssessUnitPage(
            head,
            unit,
            begun.Form(new BookletForm(edition, [.. booklet.Sections.Where(section => section.Unit == unit.Key)], values, sheets.Revisions)
            {
                Editable = field => field.FilledBy == FilledBy.Trainer,
                Frozen = frozen,
                MarkEmpty = questions.Any(question => values.ContainsKey(question.Key)),
            }),
            AnswerFields.Labels(questions),
            new UnitTabs([.. expected.Select(other =>
            {
                var (given, required) = FormativeEvaluation.Progress(edition, booklet, other.Key, values, file.Orientation.Mention).Count(other.Key);
                return new UnitTab(other.Short, TrainingPaths.Unit(file.Reference, other.Key), given, required, other.Key == unit.Key, other.Title);
            })], $"{edition.Vocabulary.Units} à évaluer"),
            frozen ? null : new Dock("evaluation")
            {
                ByHand = true,
                Next = signable ? new DockStep("Enregistrer, puis signer", Value: "signature") : new DockStep("Enregistrer et revenir", Value: "formation"),
            })
        {
            Occurrence = sheet?.Occurrence ?? 1,
            Signed = GivenSignature.Of(sheets.SignaturesOf(unit.Key).FirstOrDefault()),
            Reopened = sheet is { SignedAt: null, ReopenedAt: { } at, ReopenedBecause: { } because } ? (at, because) : null,
            MayReopen = sheet?.SignedAt is not null && (open || file.Training.MayTakeBack(user.OrganisationId).IsAccepted),
            MayHoldAnother = open && sheet?.SignedAt is not null && FormativeEvaluation.Result(edition, booklet, unit.Key, values)?.Favourable != true,
            Earlier =
            [
                .. sheets.Earlier.Where(earlier => earlier.Units.ContainsKey(unit.Key)).Select(earlier => (
                    earlier.Units[unit.Key].Occurrence,
                    string.Join(", ", new[] { Day(earlier), Result(earlier) }.OfType<string>()))),
            ],
        };

        string? Day(ReadableSheet earlier) =>
            FormativeEvaluation.HeldOn(edition, booklet, unit.Key, earlier.Printed) is { } day ? FrenchText.PlainDate(day) : null;

        string? Result(ReadableSheet earlier) => FormativeEvaluation.Result(edition, booklet, unit.Key, earlier.Printed)?.Label;
    }
}
