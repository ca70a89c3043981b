using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What the booklets say of a unit, for those who decide on it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Company">The opinion of the evaluators, or their results where the edition asks for no opinion.</param>
/// <param name="Training">The formative evaluation; null when the edition has none.</param>
public sealed record UnitEvidence(Unit Unit, Proof Company, Proof? Training)
{
    /// <summary>In the order of the path.</summary>
    public IReadOnlyList<Proof> Proofs => Training is null ? [Company] : [Company, Training];
}

/// <summary>The two sources of evidence of a file.</summary>
public static class Evidence
{
    private const string TrainingBooklet = "livret-formation";
    private const string EvaluationBooklet = "livret-evaluation";

    /// <summary>Unit by unit, through the second door: two queries.</summary>
    public static async Task<IReadOnlyList<UnitEvidence>> LoadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var edition = head.Edition;
        var formative = Questions(edition, TrainingBooklet, Meaning.FormativeResult);
        var assessed = Questions(edition, EvaluationBooklet, Meaning.Opinion, Meaning.Assessment);
        var sheets = await db.SheetsReadableByAsync(user.Reader, head.File, [TrainingBooklet, EvaluationBooklet], [.. formative.Concat(assessed).Select(question => question.Key)], cancellation);
        var trained = sheets.GetValueOrDefault(TrainingBooklet)?.Printed ?? new Dictionary<string, string>();
        var evaluated = sheets.GetValueOrDefault(EvaluationBooklet)?.Printed ?? new Dictionary<string, string>();
        return [.. edition.Units.Select(unit => new UnitEvidence(
            unit,
            CompanyOf(edition, assessed.Where(question => question.Unit == unit.Key).ToList(), evaluated),
            formative.Find(question => question.Unit == unit.Key) is { } question ? TrainingOf(edition, question, trained) : null))];
    }

    private static Proof CompanyOf(Referential edition, List<Question> questions, IReadOnlyDictionary<string, string> answers)
    {
        var results = questions.Where(question => question.Field.Meaning == Meaning.Assessment).Select(question => ValueOf(edition, question, answers)).OfType<ScaleValue>().ToList();
        var favourable = results.Count(value => value.Favourable == true);
        var counted = $"{favourable} {results.Find(value => value.Favourable == true)?.Label ?? "favorable"} sur {results.Count}";
        if (questions.Find(question => question.Field.Meaning == Meaning.Opinion) is { } asked)
        {
            return ValueOf(edition, asked, answers) is { } opinion
                ? new Proof("Entreprise", $"{Continued(opinion.Label)} ({counted})", opinion.Favourable)
                : new Proof("Entreprise", "pas d’avis", null);
        }

        return results.Count == 0 ? new Proof("Évaluateurs", "pas de résultat", null) : new Proof("Évaluateurs", counted, favourable == results.Count);
    }

    private static Proof TrainingOf(Referential edition, Question question, IReadOnlyDictionary<string, string> answers) =>
        ValueOf(edition, question, answers) is { } result ? new Proof("Organisme", Continued(result.Label), result.Favourable) : new Proof("Organisme", "pas d’évaluation formative", null);

    private static ScaleValue? ValueOf(Referential edition, Question question, IReadOnlyDictionary<string, string> answers) =>
        edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key));

    private static string Continued(string label) => char.ToLowerInvariant(label[0]) + label[1..];

    private static List<Question> Questions(Referential edition, string booklet, params Meaning[] meanings) =>
        edition.Booklet(booklet)?.Questions(edition).Where(question => meanings.Contains(question.Field.Meaning)).ToList() ?? [];
}
