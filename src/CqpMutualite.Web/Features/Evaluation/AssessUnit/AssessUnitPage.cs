using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.AssessUnit;

public sealed record AssessUnitPage(FileHead Head, EvaluationBooklet Booklet, Unit Unit, UnitTabs Tabs, BookletForm Form, ReadableSheet Sheet)
{
    /// <summary>Posted to answer each alone.</summary>
    public const string Separately = "separement";

    /// <summary>Posted to propose to answer together.</summary>
    public const string Propose = "proposition";

    public const string Agree = "ensemble";

    /// <summary>Posted to decline it, or to withdraw it.</summary>
    public const string Stay = "chacun";

    public const string HandOver = "remise";

    /// <summary>Posted to take back what was handed over.</summary>
    public const string TakeBack = "reprise";

    private static readonly TimeSpan Today = TimeSpan.FromHours(20);

    /// <summary>What the candidate joined on this unit.</summary>
    public AttachmentList Supports { get; init; } = new([], "");

    /// <summary>The line manager has not opened the evaluation yet.</summary>
    public bool AwaitsOpening => Head.File is { Stage: Domain.Files.Stage.Evaluation, Evaluation.OpenedOn: null };

    /// <summary>Why nothing can be written; null while it can.</summary>
    public string? Frozen { get; init; }

    /// <summary>How the two evaluators assess the unit; null: together, as nobody said otherwise.</summary>
    public UnitAssessment? Assessment { get; init; }

    public EvaluatorSeat Seat { get; init; }

    /// <summary>The reader answers alone, unseen by the other.</summary>
    public bool IsBlind => Assessment is { IsBlind: true };

    /// <summary>The reader has handed over and waits for the other.</summary>
    public bool Waits => IsBlind && Assessment!.HandedOverAt(Seat) is not null;

    /// <summary>The evaluators may still say that they answer otherwise. Whether the other has begun alone is told to nobody.</summary>
    public bool MayChoose =>
        !Started
        && Head.File.Evaluation.IsOpen().IsAccepted
        && (Assessment is not { Separately: true } ? Form.Values.Keys.All(key => !OwnKeys.Contains(key)) : Assessment is { FirstAt: null, SecondAt: null });

    /// <summary>The other evaluator proposes to answer together.</summary>
    public bool IsProposed => Assessment?.TogetherProposedBy is { } by && by != Seat;

    /// <summary>The reader does, and awaits an answer.</summary>
    public bool HasProposed => Assessment?.TogetherProposedBy == Seat;

    /// <summary>Both answered alone and now answer together: some answers of one of them have no common answer yet.</summary>
    public int OfOneAlone => Form.Beside.Count;

    /// <summary>What the two still have to agree on in the unit, in words; empty: nothing.</summary>
    public string LeftToAgree { get; init; } = "";

    /// <summary>Who has signed the unit and when; null while nobody has.</summary>
    public string? SignedBy => EvaluationBooklet.SignedBy(Sheet.SignaturesOf(Unit.Key));

    /// <summary>The other has signed, the reader has not.</summary>
    public bool AwaitsMine =>
        SignedBy is not null
        && Head.File.Evaluation.IsOpen().IsAccepted
        && Sheet.SignaturesOf(Unit.Key).All(signature => signature.Role != EvaluationBooklet.RoleOf(Seat));

    /// <summary>The reader may open again what is signed.</summary>
    public bool MayReopen => SignedBy is not null && Head.File.Results.MayReopen().IsAccepted;

    /// <summary>The unit is complete, settled, and the reader has not signed it yet.</summary>
    public bool MaySign { get; init; }

    private bool Started => SignedBy is not null || Sheet.Signatures.Any();

    private HashSet<string> OwnKeys => [.. Booklet.Assessed(Unit.Key).Select(question => question.Key)];

    /// <summary>State of the saving line.</summary>
    public string? SaveText { get; init; }

    public IReadOnlyList<BookletSection> Sections => Form.Sections;

    /// <summary>The blocks of the unit.</summary>
    public IEnumerable<Block> Blocks => Sections.SelectMany(section => section.Blocks);

    /// <summary>How the evaluation is done.</summary>
    public IEnumerable<ListBlock> Modalities => Blocks.OfType<ListBlock>().Where(list => list.Role == ListRole.Modalities);

    /// <summary>What the candidate was asked.</summary>
    public IReadOnlyList<FieldDefinition> CandidateFields =>
        [.. Blocks.OfType<FieldBlock>().Select(block => block.Field).Where(asked => asked.FilledBy == FilledBy.Candidate)];

    public IEnumerable<Grid> Grids => Blocks.OfType<Grid>();

    /// <summary>The choices of its criteria, with their keys.</summary>
    public IReadOnlyList<Choice> Keys =>
        Blocks.OfType<Grid>().SelectMany(grid => grid.Questions(Head.Edition, Sections[0])).FirstOrDefault() is { } first ? Form.Options(first.Field) : [];

    /// <summary>What closes the unit: opinion, comments.</summary>
    public IEnumerable<FieldDefinition> Verdict =>
        Blocks.OfType<FieldBlock>().Select(block => block.Field).Where(asked => asked.FilledBy == FilledBy.Evaluators);

    /// <summary>Skills of the source, by grid that has some.</summary>
    public IEnumerable<Grid> Skills => Grids.Where(grid => grid.Skills.Count > 0);

    /// <summary>The candidate handed over their part, or has none.</summary>
    public bool CandidateReadable => Sheet.Voices.Contains(Voice.Candidate);

    /// <summary>The opinion and the criteria say the contrary of each other, and nobody has said why yet.</summary>
    public bool Contradicts => Booklet.AsksForComment(Form.Values, Unit.Key);

    /// <summary>Rank of the unit, from 1.</summary>
    public int Rank => Head.Edition.Units.TakeWhile(unit => unit != Unit).Count() + 1;

    /// <summary>The unit before; null on the first one.</summary>
    public Unit? Previous => Rank == 1 ? null : Head.Edition.Units[Rank - 2];

    /// <summary>The unit after; null on the last one.</summary>
    public Unit? Next => Rank == Head.Edition.Units.Count ? null : Head.Edition.Units[Rank];

    /// <summary>What is answered on a unit, <paramref name="alone"/> or in the official voice; null for a unit that the edition does not have.</summary>
    public static AnswersAsked? Asked(FileActing begun, string unit, bool alone) => begun.Edition.Units.All(known => known.Key != unit) ? null : new(
        EvaluationBooklet.WritingOf(Visibility.SeatOf(begun.File, begun.Reader), alone),
        EvaluationBooklet.Of(begun.Edition).Assessed(unit),
        new AnswersWritten(AnswerPlace.Evaluation, unit));

    /// <summary>
    /// The same with what was refused. Typed in the other way of answering (<paramref name="alone"/>), it was typed over nothing of what stands there now.
    /// </summary>
    public AssessUnitPage Again(RefusedAnswers? refused, bool alone)
    {
        if (refused is null)
        {
            return this;
        }

        var typed = alone == IsBlind ? refused : refused with
        {
            Writing = EvaluationBooklet.WritingOf(Seat, IsBlind),
            Posted = AnswerFields.OverNothing(refused.Posted),
        };
        return this with { SaveText = null, Form = typed.In(Form) };
    }

    /// <summary>Where the button pressed leads: another unit, the overview, or here.</summary>
    public static string After(FileHead head, string unit, string? next)
    {
        var reference = head.File.Reference;
        return next is null || head.Edition.Units.Any(found => found.Key == next)
            ? EvaluationPaths.Unit(reference, next ?? unit)
            : EvaluationPaths.Evaluation(reference);
    }

    /// <summary>Loads it in four queries: file, sheet, answers, supports. Null when the edition has no such unit.</summary>
    public static async Task<AssessUnitPage?> LoadAsync(FileActing begun, string unitKey, CancellationToken cancellation)
    {
        var (db, head, user, now) = (begun.Db, begun.Head, begun.User, begun.Now);
        var booklet = EvaluationBooklet.Of(head.Edition);
        if (head.Edition.Units.FirstOrDefault(found => found.Key == unitKey) is not { } unit)
        {
            return null;
        }

        // every official answer for the counts, the candidate's texts of this unit only
        var sections = booklet.Sections(unit.Key).ToList();
        var shown = sections
            .SelectMany(section => section.Blocks.SelectMany(block => block.Questions(head.Edition, section)))
            .Select(question => question.Key)
            .ToList();
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation, answer =>
            answer.Voice != Voice.Candidate || shown.Contains(answer.Field)
        );
        if (Visibility.SeatOf(head.File, user.Reader) is not { } seat)
        {
            return null;
        }

        var working = booklet.Working(sheet.Sheet, sheet.Answers, seat);
        var values = working.Where(answer => answer.Value.Value is not null).ToDictionary(answer => answer.Key, answer => answer.Value.Value!);
        var assessment = sheet.Sheet?.AssessmentOf(unit.Key);
        var signatures = sheet.SignaturesOf(unit.Key).ToList();
        var frozen =
            signatures.Count > 0
                ? $"{unit.Label} signé\u00A0: {EvaluationBooklet.SignedBy(signatures)}. Ses réponses ne changent plus."
                : head.File.Evaluation.IsOpen().Refusals.FirstOrDefault()?.Message
                    ?? (
                        assessment is { IsBlind: true } && assessment.HandedOverAt(seat) is { } handed
                            ? $"Vous avez remis vos réponses le {FrenchText.Moment(handed)}\u00A0: elles ne changent plus. L’autre évaluateur ne les lit pas "
                                + $"avant d’avoir remis les siennes."
                            : null
                    );
        var assessed = booklet.Assessed(unit.Key).Select(question => question.Key).ToHashSet();
        var last = working.Values.Where(answer => assessed.Contains(answer.Field)).Select(answer => (DateTimeOffset?)answer.At).Max();
        return new AssessUnitPage(
            head,
            booklet,
            unit,
            booklet.Tabs(head.File.Reference, values, unit.Key, sheet.Sheet),
            new BookletForm(head.Edition, sections, values, working.ToDictionary(answer => answer.Key, answer => answer.Value.Revision))
            {
                Editable = field => field.FilledBy == FilledBy.Evaluators,
                Frozen = frozen is not null,
                MarkEmpty = last is not null,
                Notes = working.Values.Where(answer => answer.Note is not null).ToDictionary(answer => answer.Field, answer => answer.Note!),
                Beside = assessment is { IsRevealed: true } ? OfOne(booklet, unit.Key, sheet) : [],
                NoteLabel = key =>
                    assessment is { IsBlind: true } ? "Note pour le consensus"
                    : working.GetValueOrDefault(key) is { Disputed: true } ? "Pourquoi cette réponse commune"
                    : null,
            },
            sheet)
        {
            Seat = seat,
            Supports = CandidateSupports.ListOf(
                head.File.Reference,
                (await db.AttachmentsReadableByAsync(user.Reader, head.File, Domain.Files.AttachmentPurpose.CandidateSupport, cancellation)).Where(piece =>
                    piece.Unit == unit.Key
                ),
                ""
            ),
            Assessment = assessment,
            MaySign =
                frozen is null
                && head.File.Evaluation.MissingForUnitSignature(head.Edition, unit.Key, sheet.Printed, booklet.Unsettled(sheet.Answers)).Count == 0,
            LeftToAgree = EvaluationBooklet.LeftToAgree([.. booklet.Unsettled(sheet.Answers).Where(question => question.Unit == unit.Key)]),
            Frozen = frozen is null ? null : FrenchText.NoBreak(frozen),
            SaveText =
                last is not { } at ? null
                : now - at < Today ? $"Enregistré à {FrenchText.Hour(at)}"
                : $"Enregistré le {FrenchText.ListDate(FrenchText.ParisDay(at))}",
        };
    }

    // what one of them alone answered before they agreed to answer together, until there is a common answer
    private static Dictionary<string, Beside> OfOne(EvaluationBooklet booklet, string unit, ReadableSheet sheet)
    {
        var beside = new Dictionary<string, Beside>();
        foreach (
            var key in booklet
                .Assessed(unit)
                .Select(question => question.Key)
                .Where(key => sheet.Find(key, Voice.Official)?.Value is null && sheet.Find(key, Voice.Official) is not { Disputed: true })
        )
        {
            foreach (
                var (seat, says) in new[]
                {
                    (EvaluatorSeat.First, "L’évaluateur 1 avait répondu seul"),
                    (EvaluatorSeat.Second, "L’évaluateur 2 avait répondu seul"),
                }
            )
            {
                if (sheet.Find(key, Domain.Booklets.Sheet.OwnVoice(seat)) is { } own && (own.Value ?? own.Note) is not null)
                {
                    beside[key] = new Beside(says, own.Value) { Note = own.Note };
                }
            }
        }

        return beside;
    }
}
