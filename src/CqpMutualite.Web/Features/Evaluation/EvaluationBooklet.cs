using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The evaluation booklet of an edition, sorted once for its pages: an edition is immutable.</summary>
public sealed class EvaluationBooklet
{
    /// <summary>Its key in every edition.</summary>
    public const string Key = "livret-evaluation";

    /// <summary>Its answers in the official voice, which company and evaluators write.</summary>
    public static readonly AnswerWriting Official = new(Key, Voice.Official, file => file.EvaluationIsOpen());

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
            unit => (IReadOnlyList<Question>)[.. Sections(unit.Key).SelectMany(section => section.Blocks.Where(block => block is not UnitTable).SelectMany(block => block.Questions(edition, section)))
                .Where(question => question.Field.FilledBy == FilledBy.Evaluators)]);
    }

    /// <summary>The edition.</summary>
    public Referential Edition { get; }

    /// <summary>The booklet.</summary>
    public Booklet Booklet { get; }

    /// <summary>Every question, by key.</summary>
    public FrozenDictionary<string, Question> Questions { get; }

    /// <summary>The summary sheet; its table is null when the edition has none.</summary>
    public (BookletSection? Section, UnitTable? Table) Summary { get; }

    /// <summary>Who fills the summary sheet.</summary>
    public FilledBy? SummaryFilledBy => Summary.Table?.Columns[0].FilledBy;

    /// <summary>That of an edition.</summary>
    public static EvaluationBooklet Of(Referential edition) => Sorted.GetValue(edition, found => new EvaluationBooklet(found));

    /// <summary>The sections of a unit.</summary>
    public IEnumerable<BookletSection> Sections(string unit) => Booklet.Sections.Where(section => section.Unit == unit);

    /// <summary>What the history says of the writing of a question.</summary>
    public string Act(Question question) =>
        question.Field.Meaning is Meaning.ActivitiesExercised or Meaning.EvaluationDates or Meaning.EvaluationConditions ? "Fiche de synthèse renseignée" : $"Évaluation renseignée\u00A0: {Edition.Unit(question.Unit!).Label}";

    /// <summary>What the evaluators answer on a unit.</summary>
    public IReadOnlyList<Question> Assessed(string unit) => assessed[unit];

    /// <summary>What a capacity answers in the summary sheet; empty for those who only read it.</summary>
    public IReadOnlyList<Question> SummaryQuestions(Role role) => Summary.Table is not { } table ? [] :
        [.. table.Questions(Edition, Summary.Section!).Where(question => SheetRights.Fills(role, question.Field.FilledBy))];

    /// <summary>Answers given and expected from the evaluators, on one unit or (null) on all.</summary>
    public (int Given, int Expected) Progress(IReadOnlyDictionary<string, string> answers, string? unit = null)
    {
        var required = (unit is null ? Edition.Units.SelectMany(known => Assessed(known.Key)) : Assessed(unit)).Where(question => question.Field.Required).ToList();
        return (required.Count(question => answers.ContainsKey(question.Key)), required.Count);
    }

    /// <summary>« 18 réponses sur 27 ».</summary>
    public string ProgressText(IReadOnlyDictionary<string, string> answers)
    {
        var (given, expected) = Progress(answers);
        return $"{FrenchText.Plural(given, "réponse", "réponses", feminine: true)} sur {expected}";
    }

    /// <summary>The opinion on a unit and its criteria say the contrary of each other, and the evaluators have not said why: a comment is asked, nothing is refused.</summary>
    public bool AsksForComment(IReadOnlyDictionary<string, string> answers, string unit) =>
        !Assessed(unit).Any(question => question.Field.Meaning == Meaning.EvaluatorsComment && answers.ContainsKey(question.Key))
        && EvaluationResult.Contradictions(Edition, answers).Any(found => found.Key == unit);

    /// <summary>The units as tabs.</summary>
    public UnitTabs Tabs(string reference, IReadOnlyDictionary<string, string> answers, string? current) => new(
        [.. Edition.Units.Select(unit =>
        {
            var (given, expected) = Progress(answers, unit.Key);
            return new UnitTab(unit.Short, EvaluationPaths.Unit(reference, unit.Key), given, expected, unit.Key == current, unit.Title);
        })],
        FrenchText.Sentence(Edition.Vocabulary.Units));
}
