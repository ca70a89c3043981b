using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.SummarySheet;

/// <summary>The summary sheet as a form, or to be read.</summary>
public sealed record SummarySheetPage(FileHead Head, EvaluationBooklet Booklet, BookletForm Form, bool Mine, string? Frozen)
{
    /// <summary>Posted to copy from one unit to the next.</summary>
    public const string Copy = "copier";

    /// <summary>
    /// What the moments held say of the dates and conditions that are still empty, by key of the answer. Nothing is written until who fills the sheet saves it.
    /// </summary>
    public IReadOnlyDictionary<string, string> Proposals { get; init; } = new Dictionary<string, string>();

    /// <summary>The proposals stand in the form, to be read again and saved.</summary>
    public bool IsProposing { get; init; }

    /// <summary>The same with the proposals in the empty answers.</summary>
    public SummarySheetPage Proposing() => Proposals.Count == 0 ? this : this with { IsProposing = true, Form = Form with { Typed = Proposals } };

    /// <summary>
    /// The dates and conditions of a unit, for those after it that have none, by key of the answer: units are often evaluated in the same sitting.
    /// </summary>
    public IReadOnlyDictionary<string, string> Copies { get; init; } = new Dictionary<string, string>();

    /// <summary>The same with each unit’s dates and conditions in the next one, where it has none.</summary>
    public SummarySheetPage Copying() => Copies.Count == 0 ? this : this with { IsCopying = true, Form = Form with { Typed = Copies } };

    /// <summary>The copies stand in the form, to be read again and saved.</summary>
    public bool IsCopying { get; init; }

    /// <summary>The reader may open it again.</summary>
    public bool MayReopen { get; init; }

    /// <summary>What this user answers there; nothing for those who only read it.</summary>
    public static AnswersAsked Asked(FileActing begun)
    {
        var writing = EvaluationBooklet.WritingOf(Visibility.SeatOf(begun.File, begun.Reader));
        return new AnswersAsked(writing, EvaluationBooklet.Of(begun.Edition).SummaryQuestions(begun.User.Role), new AnswersWritten(AnswerPlace.Summary));
    }

    // whether the activities were exercised is judged unit by unit: never copied
    private static Dictionary<string, string> CopiesOf(Referential edition, UnitTable table, IReadOnlyDictionary<string, string> printed)
    {
        var copies = new Dictionary<string, string>();
        foreach (var column in table.Columns.Where(column => column.Meaning is Meaning.EvaluationDates or Meaning.EvaluationConditions))
        {
            string? before = null;
            foreach (var key in table.RowsIn(edition).Select(unit => table.AnswerKey(unit.Key, column)))
            {
                if (printed.TryGetValue(key, out var own))
                {
                    before = own;
                }
                else if (before is not null)
                {
                    copies[key] = before;
                }
            }
        }

        return copies;
    }

    /// <summary>Where this user goes on once it is saved. <paramref name="next"/>: the button pressed.</summary>
    public static string After(FileActing begun, string? next)
    {
        if (next == Copy)
        {
            return EvaluationPaths.Summary(begun.File.Reference) + "?copier=oui";
        }

        var (reference, user) = (begun.File.Reference, begun.User);
        return Asked(begun).Questions.Count == 0 ? EvaluationPaths.Summary(reference)
            : user.May(Permission.Evaluate) ? EvaluationPaths.Evaluation(reference)
            : FilesPaths.File(reference);
    }

    /// <summary>Four queries at most beside that of the head; null when the edition has no summary sheet.</summary>
    public static async Task<SummarySheetPage?> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        var (db, head, user) = (begun.Db, begun.Head, begun.User);
        var booklet = EvaluationBooklet.Of(head.Edition);
        if (booklet.Summary is not ({ } section, { } table))
        {
            return null;
        }

        var shown = table.Questions(head.Edition, section).Select(question => question.Key).ToList();
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation, answer => shown.Contains(answer.Field));
        var mine = SheetRights.Fills(user.Role, booklet.SummaryFilledBy);
        var frozen = sheet.Signatures.Any()
            ? $"L’ensemble du livret est signé : {EvaluationBooklet.SignedBy(sheet.Signatures)}. La fiche ne change plus."
            : head.File.Evaluation.IsOpen().Refusals.FirstOrDefault()?.Message;
        var moments = mine && frozen is null ? await db.MomentsReadableByAsync(user.Reader, head.File, cancellation) : null;
        return new SummarySheetPage(
            head,
            booklet,
            begun.Form(new BookletForm(head.Edition, [section with { Title = "Par " + head.Edition.Vocabulary.Unit }], sheet.Printed, sheet.Revisions)
            {
                Editable = field => SheetRights.Fills(user.Role, field.FilledBy),
                Frozen = frozen is not null || !mine,
                MarkEmpty = sheet.Printed.Count > 0,
            }),
            mine,
            frozen)
        {
            Proposals = moments is null ? new Dictionary<string, string>() : HeldMoments.Proposals(head.Edition, table, sheet.Printed, moments),
            Copies = mine && frozen is null ? CopiesOf(head.Edition, table, sheet.Printed) : new Dictionary<string, string>(),
            MayReopen = sheet.Signatures.Any() && user.May(Permission.ReopenEvaluation) && head.File.Results.MayReopen().IsAccepted,
        };
    }
}
