using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

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

/// <summary>The path of a file as its reader may read it.</summary>
/// <param name="Sheets">The sheets, by booklet.</param>
/// <param name="HasLevels">The edition asks for a level at the interview.</param>
/// <param name="HasFormative">It has formative evaluations.</param>
/// <param name="HasIntermediate">It has intermediate evaluations.</param>
/// <param name="HasOpinions">It asks for an opinion on each unit.</param>
/// <param name="ReadsTraining">What was followed in training is this reader's to see.</param>
/// <param name="Units">Unit by unit.</param>
public sealed record FileReading(
    IReadOnlyDictionary<string, ReadableSheet> Sheets,
    bool HasLevels,
    bool HasFormative,
    bool HasIntermediate,
    bool HasOpinions,
    bool ReadsTraining,
    IReadOnlyList<UnitReading> Units
);

/// <summary>The path of one unit, in the order in which it was followed.</summary>
public sealed record UnitReading(Unit Unit)
{
    /// <summary>Where the interview put the candidate, by line of the guide; the line is null when there is only one.</summary>
    public IReadOnlyList<(string? Line, string Level)> Levels { get; init; } = [];

    /// <summary>What the interview concluded: assessed without training; null when it said nothing.</summary>
    public bool? Direct { get; init; }

    public IReadOnlyList<Module> Modules { get; init; } = [];

    /// <summary>Result of the formative evaluation.</summary>
    public ScaleValue? Formative { get; init; }

    public DateOnly? FormativeOn { get; init; }

    public string? TrainerComment { get; init; }

    /// <summary>Intermediate evaluations that looked at the unit, oldest first.</summary>
    public IReadOnlyList<IntermediateReading> Intermediate { get; init; } = [];

    /// <summary>Results of the final grid, counted; null when there is none.</summary>
    public string? Final { get; init; }

    /// <summary>Every result of it is favourable.</summary>
    public bool FinalComplete { get; init; }

    public ScaleValue? Opinion { get; init; }

    public string? EvaluatorsComment { get; init; }

    /// <summary>What the candidate answered to it.</summary>
    public string? CandidateComment { get; init; }
}

/// <summary>An intermediate evaluation of a unit: its day, its results counted.</summary>
public sealed record IntermediateReading(DateOnly HeldOn, string Counted, bool AllFavourable);

/// <summary>The two sources of evidence of a file.</summary>
public static class Evidence
{
    /// <summary>Unit by unit, through the second door: two queries.</summary>
    public static async Task<IReadOnlyList<UnitEvidence>> LoadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var edition = head.Edition;
        var formative = Questions(edition, BookletKeys.Training, Meaning.FormativeResult);
        var assessed = Questions(edition, BookletKeys.Evaluation, Meaning.Opinion, Meaning.Assessment);
        var sheets = await db.SheetsReadableByAsync(
            user.Reader,
            head.File,
            [BookletKeys.Training, BookletKeys.Evaluation],
            [.. formative.Concat(assessed).Select(question => question.Key)],
            cancellation
        );
        var trained = sheets.GetValueOrDefault(BookletKeys.Training)?.Printed ?? new Dictionary<string, string>();
        var evaluated = sheets.GetValueOrDefault(BookletKeys.Evaluation)?.Printed ?? new Dictionary<string, string>();
        return [.. edition.Units.Select(unit => new UnitEvidence(
            unit,
            CompanyOf(edition, assessed.Where(question => question.Unit == unit.Key).ToList(), evaluated),
            formative.Find(question => question.Unit == unit.Key) is { } question ? TrainingOf(edition, question, trained) : null))];
    }

    /// <summary>
    /// The whole path of a file unit by unit, from the interview to the opinion, as far as the second door opens it to the reader: one query. What the
    /// edition does not ask is null or empty.
    /// </summary>
    public static async Task<FileReading> ReadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var (edition, file) = (head.Edition, head.File);
        var level = Questions(edition, BookletKeys.Guide, Meaning.Level);
        var trained = Questions(edition, BookletKeys.Training, Meaning.FormativeResult, Meaning.FormativeDate, Meaning.TrainerComment);
        var followed = Questions(edition, BookletKeys.Tutoring, Meaning.IntermediateCriterion);
        var assessed = Questions(edition, BookletKeys.Evaluation, Meaning.Assessment, Meaning.Opinion, Meaning.EvaluatorsComment, Meaning.CandidateComment);
        var sheets = await db.SheetsReadableByAsync(
            user.Reader,
            file,
            [.. edition.Booklets.Select(booklet => booklet.Key)],
            [.. new[] { level, trained, followed, assessed }.SelectMany(questions => questions).Select(question => question.Key)],
            cancellation
        );
        var training = sheets.GetValueOrDefault(BookletKeys.Training);
        var tutoring = sheets.GetValueOrDefault(BookletKeys.Tutoring) is { Voices.Count: > 0 } found
            ? found
                .Earlier.Append(found)
                .Where(sheet => sheet.Sheet!.HeldOn is not null)
                .OrderBy(sheet => sheet.Sheet!.HeldOn)
                .ThenBy(sheet => sheet.Sheet!.Occurrence)
                .ToList()
            : [];
        var mayReadTraining =
            SheetRights
                .ReadableVoices(
                    user.Role,
                    Visibility.SeatOf(file, user.Reader),
                    BookletKeys.Training,
                    new SheetState(false, false, false, file.Transmission.On is not null)
                )
                .Count > 0;
        return new FileReading(
            sheets,
            level.Count > 0,
            trained.Count > 0,
            followed.Count > 0,
            assessed.Exists(question => question.Field.Meaning == Meaning.Opinion),
            mayReadTraining,
            [.. edition.Units.Select(unit => UnitOf(unit))]);

        UnitReading UnitOf(Unit unit)
        {
            var interview = Printed(BookletKeys.Guide);
            var results = Results(edition, Of(assessed, unit), Printed(BookletKeys.Evaluation));
            var formative = Of(trained, unit);
            return new UnitReading(unit)
            {
                Direct = file.Units.FirstOrDefault(path => path.Unit == unit.Key)?.DirectlyAssessed,
                Levels =
                [
                    .. Of(level, unit)
                        .Select(question => (Of(level, unit).Count > 1 ? question.Label : null, Value: ValueOf(edition, question, interview)?.Label))
                        .Where(pair => pair.Value is not null)
                        .Select(pair => (pair.Item1, pair.Value!)),
                ],
                Modules = mayReadTraining ? [.. file.Modules.Where(module => module.Unit == unit.Key).OrderBy(module => module.StartsOn)] : [],
                Formative = formative.Find(question => question.Field.Meaning == Meaning.FormativeResult) is { } result
                    ? ValueOf(edition, result, Printed(BookletKeys.Training))
                    : null,
                FormativeOn = AnswerValue.Day(Text(formative, Meaning.FormativeDate, training)),
                TrainerComment = Text(formative, Meaning.TrainerComment, training),
                Intermediate =
                [
                    .. tutoring
                        .Select(sheet =>
                            (
                                sheet.Sheet!.HeldOn!.Value,
                                Values: Of(followed, unit).Select(question => ValueOf(edition, question, sheet.Printed)).OfType<ScaleValue>().ToList()
                            )
                        )
                        .Where(point => point.Values.Count > 0)
                        .Select(point => new IntermediateReading(
                            point.Value,
                            Counted(point.Values),
                            point.Values.TrueForAll(value => value.Favourable == true)
                        )),
                ],
                Final = results.Count > 0 ? Counted(results) : null,
                FinalComplete = results.Count > 0 && results.TrueForAll(value => value.Favourable == true),
                Opinion = Of(assessed, unit).Find(question => question.Field.Meaning == Meaning.Opinion) is { } asked
                    ? ValueOf(edition, asked, Printed(BookletKeys.Evaluation))
                    : null,
                EvaluatorsComment = Text(Of(assessed, unit), Meaning.EvaluatorsComment, sheets.GetValueOrDefault(BookletKeys.Evaluation)),
                CandidateComment = Text(Of(assessed, unit), Meaning.CandidateComment, sheets.GetValueOrDefault(BookletKeys.Evaluation)),
            };
        }

        IReadOnlyDictionary<string, string> Printed(string booklet) => sheets.GetValueOrDefault(booklet)?.Printed ?? new Dictionary<string, string>();
    }

    private static List<Question> Of(List<Question> questions, Unit unit) => questions.FindAll(question => question.Unit == unit.Key);

    private static string? Text(List<Question> questions, Meaning meaning, ReadableSheet? sheet) =>
        questions.Find(question => question.Field.Meaning == meaning) is { } asked ? sheet?.Printed.GetValueOrDefault(asked.Key) : null;

    private static List<ScaleValue> Results(Referential edition, List<Question> questions, IReadOnlyDictionary<string, string> answers) =>
        [
            .. questions
                .Where(question => question.Field.Meaning == Meaning.Assessment)
                .Select(question => ValueOf(edition, question, answers))
                .OfType<ScaleValue>(),
        ];

    // « 4 OUI, 1 NON », in the words of the scale
    private static string Counted(List<ScaleValue> values) =>
        string.Join(
            ", ",
            values
                .GroupBy(value => value.Key)
                .OrderByDescending(group => group.First().Favourable == true)
                .ThenBy(group => group.First().Favourable == false)
                .Select(group => $"{group.Count()}{FrenchText.NoBreakSpace}{group.First().Label}")
        );

    private static Proof CompanyOf(Referential edition, List<Question> questions, IReadOnlyDictionary<string, string> answers)
    {
        var results = Results(edition, questions, answers);
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
        ValueOf(edition, question, answers) is { } result
            ? new Proof("Organisme", Continued(result.Label), result.Favourable)
            : new Proof("Organisme", "pas d’évaluation formative", null);

    private static ScaleValue? ValueOf(Referential edition, Question question, IReadOnlyDictionary<string, string> answers) =>
        edition.Scale(question.Field.Scale!).Value(answers.GetValueOrDefault(question.Key));

    private static string Continued(string label) => char.ToLowerInvariant(label[0]) + label[1..];

    private static List<Question> Questions(Referential edition, string booklet, params Meaning[] meanings) =>
        edition.Booklet(booklet)?.Questions(edition).Where(question => meanings.Contains(question.Field.Meaning)).ToList() ?? [];
}
