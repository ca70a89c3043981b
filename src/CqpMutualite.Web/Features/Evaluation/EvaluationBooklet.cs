using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The evaluation booklet of an edition, sorted once for its pages: an edition is immutable.</summary>
public sealed class EvaluationBooklet
{
    /// <summary>Its key in every edition.</summary>
    public const string Key = BookletKeys.Evaluation;

    private static readonly ConditionalWeakTable<Referential, EvaluationBooklet> Sorted = [];

    private readonly FrozenDictionary<string, IReadOnlyList<Question>> assessed;

    private EvaluationBooklet(Referential edition)
    {
        Edition = edition;
        Booklet = edition.Booklet(Key)!;
        Questions = Booklet.Questions(edition).ToFrozenDictionary(question => question.Key);
        Summary = Booklet.Blocks.Where(pair => pair.Block is UnitTable).Select(pair => (pair.Section, (UnitTable)pair.Block)).FirstOrDefault();
        assessed = edition.Units.ToFrozenDictionary(
            unit => unit.Key,
            unit =>
                (IReadOnlyList<Question>)
                    [
                        .. Sections(unit.Key)
                            .SelectMany(section => section.Blocks.Where(block => block is not UnitTable).SelectMany(block => block.Questions(edition, section)))
                            .Where(question => question.Field.FilledBy == FilledBy.Evaluators),
                    ]
        );
    }

    public Referential Edition { get; }

    public Booklet Booklet { get; }

    /// <summary>Every question, by key.</summary>
    public FrozenDictionary<string, Question> Questions { get; }

    /// <summary>The summary sheet; its table is null when the edition has none.</summary>
    public (BookletSection? Section, UnitTable? Table) Summary { get; }

    /// <summary>Who fills the summary sheet.</summary>
    public FilledBy? SummaryFilledBy => Summary.Table?.Columns[0].FilledBy;

    public static EvaluationBooklet Of(Referential edition) => Sorted.GetValue(edition, found => new EvaluationBooklet(found));

    /// <summary>The voices in which somebody of that place may write: the official one, and their own as an evaluator.</summary>
    public static Voice[] VoicesOf(EvaluatorSeat? seat) => seat is { } mine ? [Voice.Official, Sheet.OwnVoice(mine)] : [Voice.Official];

    /// <summary>The voice in which that place answers a question now.</summary>
    public static Voice VoiceOf(Sheet? sheet, Question question, EvaluatorSeat? seat) =>
        sheet is null || seat is not { } mine || question.IsSummary ? Voice.Official : sheet.VoiceOf(question.Unit, mine);

    /// <summary>The answer of each question as an evaluator works on it: their own on the units that are blind, the official one elsewhere.</summary>
    public IReadOnlyDictionary<string, Answer> Working(Sheet? sheet, IReadOnlyList<Answer> answers, EvaluatorSeat? seat) =>
        answers
            .Where(answer =>
                Questions.TryGetValue(answer.Field, out var question) && (answer.Voice == Voice.Candidate || answer.Voice == VoiceOf(sheet, question, seat))
            )
            .ToDictionary(answer => answer.Field);

    public IReadOnlyDictionary<string, string> WorkingValues(Sheet sheet, EvaluatorSeat? seat) =>
        Working(sheet, sheet.Answers, seat).Where(pair => pair.Value.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Value!);

    /// <summary>
    /// Writes answers as the page of that place gives them: in the official voice or, <paramref name="alone"/>, in that of the evaluator. It is the page that
    /// says it, never
    /// the state of the sheet: were the way of answering to change meanwhile, the sheet refuses, and nothing is taken for what it is not.
    /// </summary>
    public static AnswerWriting WritingOf(EvaluatorSeat? seat, bool alone = false) =>
        new(
            Key,
            VoicesOf(seat),
            (_, question) => alone && seat is { } mine && !question.IsSummary ? Sheet.OwnVoice(mine) : Voice.Official,
            file => file.Evaluation.IsOpen()
        );

    /// <summary>Every question that the evaluators answer on the units.</summary>
    public IEnumerable<Question> AllAssessed => Edition.Units.SelectMany(unit => Assessed(unit.Key));

    /// <summary>Questions on which the evaluators differed and still have to agree. <paramref name="answers"/>: the official ones among them count.</summary>
    public IReadOnlyList<Question> Unsettled(IEnumerable<Answer> answers)
    {
        var disputed = answers.Where(answer => answer is { Voice: Voice.Official, Disputed: true }).ToDictionary(answer => answer.Field);
        return disputed.Count == 0 ? [] : [.. AllAssessed.Where(question => Sheet.IsUnsettled(question, disputed.GetValueOrDefault(question.Key)))];
    }

    /// <summary>« 2 désaccords à trancher et 1 texte commun à écrire »; two texts that differ are no disagreement.</summary>
    public static string LeftToAgree(IReadOnlyCollection<Question> unsettled)
    {
        var disagreements = unsettled.Count(question => question.Field.Kind == FieldKind.Choice);
        var texts = unsettled.Count - disagreements;
        List<string> left = [];
        if (disagreements > 0)
        {
            left.Add($"{FrenchText.Plural(disagreements, "désaccord", "désaccords")} à trancher");
        }

        if (texts > 0)
        {
            left.Add($"{FrenchText.Plural(texts, "texte commun", "textes communs")} à écrire");
        }

        return FrenchText.Join(left);
    }

    /// <summary>Keys of the units that are signed one by one.</summary>
    public IReadOnlyList<string> SignedUnits =>
        [.. Edition.Units.Where(unit => Sections(unit.Key).Any(section => section.Blocks.Any(block => block is SignaturesBlock))).Select(unit => unit.Key)];

    /// <summary>Where an evaluator signs: a unit, or (empty) the whole.</summary>
    public SigningPlace PlaceOf(EvaluatorSeat seat, string unit = "")
    {
        var cover = SigningPlace.OnCover(Edition, Key, RoleOf(seat)) with { Units = SignedUnits };
        return unit.Length == 0 ? cover : cover with { Unit = unit, Statement = Signature.StatementOn(Edition.Unit(unit)) };
    }

    /// <summary>The place on the paper of an evaluator.</summary>
    public static SignatoryRole RoleOf(EvaluatorSeat seat) => seat == EvaluatorSeat.First ? SignatoryRole.Evaluator1 : SignatoryRole.Evaluator2;

    /// <summary>« Claire Morel le 3 mars 2026 à 14:32, Paul Girard le 4 mars 2026 à 9:10 »; null when nobody has signed.</summary>
    public static string? SignedBy(IEnumerable<Signature> signatures) =>
        string.Join(", ", signatures.OrderBy(signature => signature.At).Select(signature => $"{signature.Name} le {FrenchText.Moment(signature.At)}"))
            is { Length: > 0 } words
            ? words
            : null;

    /// <summary>The sections of a unit.</summary>
    public IEnumerable<BookletSection> Sections(string unit) => Booklet.Sections.Where(section => section.Unit == unit);

    /// <summary>The act of answering a question.</summary>
    public static AnswersWritten Act(Question question) =>
        question.Field.Meaning is Meaning.ActivitiesExercised or Meaning.EvaluationDates or Meaning.EvaluationConditions
            ? new AnswersWritten(AnswerPlace.Summary)
            : new AnswersWritten(AnswerPlace.Evaluation, question.Unit);

    /// <summary>What the evaluators answer, by unit.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Question>> AssessedByUnit => assessed;

    /// <summary>What the evaluators answer on a unit.</summary>
    public IReadOnlyList<Question> Assessed(string unit) => assessed[unit];

    /// <summary>What a capacity answers in the summary sheet; empty for those who only read it.</summary>
    public IReadOnlyList<Question> SummaryQuestions(Role role) => Summary.Table is not { } table ? [] :
        [.. table.Questions(Edition, Summary.Section!).Where(question => SheetRights.Fills(role, question.Field.FilledBy))];

    /// <summary>Answers given and expected from the evaluators, on one unit or (null) on all.</summary>
    public (int Given, int Expected) Progress(IReadOnlyDictionary<string, string> answers, string? unit = null)
    {
        var required = (unit is null ? Edition.Units.SelectMany(known => Assessed(known.Key)) : Assessed(unit))
            .Where(question => question.Field.Required)
            .ToList();
        return (required.Count(question => answers.ContainsKey(question.Key)), required.Count);
    }

    /// <summary>« 18 réponses sur 27 ».</summary>
    public string ProgressText(IReadOnlyDictionary<string, string> answers)
    {
        var (given, expected) = Progress(answers);
        return $"{FrenchText.Plural(given, "réponse", "réponses", feminine: true)} sur {expected}";
    }

    /// <summary>
    /// The opinion on a unit and its criteria say the contrary of each other, and the evaluators have not said why: a comment is asked, nothing is refused.
    /// </summary>
    public bool AsksForComment(IReadOnlyDictionary<string, string> answers, string unit) =>
        !Assessed(unit).Any(question => question.Field.Meaning == Meaning.EvaluatorsComment && answers.ContainsKey(question.Key))
        && EvaluationResult.Contradictions(Edition, answers).Any(found => found.Key == unit);

    public UnitTabs Tabs(string reference, IReadOnlyDictionary<string, string> answers, string? current, Sheet? sheet) =>
        new(
            [
                .. Edition.Units.Select(unit =>
                {
                    var (given, expected) = Progress(answers, unit.Key);
                    return new UnitTab(unit.Short, EvaluationPaths.Unit(reference, unit.Key), given, expected, unit.Key == current, unit.Title)
                    {
                        Signed = sheet?.IsSignedByBoth(unit.Key) == true,
                    };
                }),
            ],
            FrenchText.Sentence(Edition.Vocabulary.Units)
        );
}
