using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.SettleConsensus;

/// <summary>A question that the evaluators answered otherwise: a disagreement where they chose, two texts to make one of elsewhere.</summary>
/// <param name="Question">The question.</param>
/// <param name="Title">The criterion, verbatim.</param>
/// <param name="Points">Its sub-criteria, verbatim.</param>
/// <param name="First">What the first evaluator answered.</param>
/// <param name="Second">What the second one answered.</param>
/// <param name="Common">The common answer; its value is null until they agree.</param>
public sealed record Disagreement(Question Question, string Title, IReadOnlyList<TextItem> Points, Given First, Given Second, Given Common)
{
    /// <summary>The common answer is given, and the word on why.</summary>
    public bool IsSettled { get; init; }
}

/// <summary>What was answered: its stored value, the note beside it, its revision.</summary>
public sealed record Given(string? Value, string? Note, int Revision)
{
    /// <summary>An answer as it is read; nothing when there is none.</summary>
    public static Given Of(Answer? answer) => answer is null ? new(null, null, 0) : new(answer.Value, answer.Note, answer.Revision);
}

/// <summary>The consensus view of a booklet.</summary>
public sealed record SettleConsensusPage(
    FileHead Head,
    EvaluationBooklet Booklet,
    BookletForm Form,
    IReadOnlyList<Disagreement> Differing,
    IReadOnlyDictionary<EvaluatorSeat, PersonLabel> People
)
{
    /// <summary>Those where they chose otherwise.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; } = [.. Differing.Where(found => found.Question.Field.Kind == FieldKind.Choice)];

    /// <summary>Those where each wrote a text: no disagreement, but one text is printed.</summary>
    public IReadOnlyList<Disagreement> Texts { get; } = [.. Differing.Where(found => found.Question.Field.Kind != FieldKind.Choice)];

    /// <summary>Equal answers: unit and number, in the order of the booklet.</summary>
    public IReadOnlyList<(Unit Unit, int Count)> Agreements { get; init; } = [];

    /// <summary>Units that somebody still answers alone.</summary>
    public IReadOnlyList<Unit> Blind { get; init; } = [];

    /// <summary>Units that somebody has signed: what was settled there is only read.</summary>
    public IReadOnlySet<string> SignedUnits { get; init; } = new HashSet<string>();

    /// <summary>Whether that one can still be written.</summary>
    public bool IsOpen(Disagreement found) => Frozen is null && !SignedUnits.Contains(found.Question.Unit!);

    /// <summary>Why nothing can be written; null while it can.</summary>
    public string? Frozen { get; init; }

    public int Left => Disagreements.Count(found => !found.IsSettled);

    /// <summary>Common texts that the booklet asks for and that are not written yet.</summary>
    public int TextsLeft => Texts.Count(found => found.Question.Field.Required && !found.IsSettled);

    /// <summary>Where the reader signs what is now complete; null while nothing is, or once they have.</summary>
    public string? SignUrl { get; init; }

    /// <summary>Nothing awaits an agreement any more, and something awaits the reader’s signature.</summary>
    public bool IsSettled => Left == 0 && TextsLeft == 0 && SignUrl is not null;

    public bool MayWrite => Differing.Any(IsOpen);

    /// <summary>What forbids to sign; null: nothing that is settled here.</summary>
    public string? Reason =>
        Left > 0 ? $"Il reste {FrenchText.Plural(Left, "désaccord", "désaccords")} à trancher avant de signer."
        : TextsLeft > 0 ? $"Il reste {FrenchText.Plural(TextsLeft, "texte commun", "textes communs")} à écrire avant de signer."
        : null;

    /// <summary>Loads it in four queries: file, sheet, answers, people. Null for who has no place on the file.</summary>
    public static async Task<SettleConsensusPage?> LoadAsync(AppDbContext db, FileHead head, CurrentUser user, CancellationToken cancellation)
    {
        if (Visibility.SeatOf(head.File, user.Reader) is not { } seat)
        {
            return null;
        }

        var booklet = EvaluationBooklet.Of(head.Edition);
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation, answer => answer.Voice != Voice.Candidate);
        var seats = head.File.Evaluators.ToDictionary(seat => seat.PersonId, seat => seat.Seat);
        var ids = seats.Keys.ToList();
        var people = await db
            .People.AsNoTracking()
            .Where(person => ids.Contains(person.Id))
            .Select(person => new
            {
                person.Id,
                person.Name,
                person.JobTitle,
            })
            .ToListAsync(cancellation);
        var revealed = sheet.Sheet?.Assessments.Where(assessment => assessment.IsRevealed).Select(assessment => assessment.Unit).ToHashSet() ?? [];
        var titles = booklet
            .Booklet.Blocks.Select(pair => pair.Block)
            .OfType<Grid>()
            .SelectMany(grid => grid.Groups.SelectMany(group => group.Rows.Select(row => (Key: grid.AnswerKey(row), Row: row))))
            .ToDictionary(pair => pair.Key, pair => pair.Row);
        List<Disagreement> differing = [];
        Dictionary<Unit, int> agreements = [];
        foreach (var question in booklet.AllAssessed.Where(question => revealed.Contains(question.Unit!)))
        {
            if (sheet.Find(question.Key, Voice.Official) is not { } common)
            {
                continue;
            }

            if (!common.Disputed)
            {
                var unit = head.Edition.Unit(question.Unit!);
                agreements[unit] = agreements.GetValueOrDefault(unit) + 1;
                continue;
            }

            var row = titles.GetValueOrDefault(question.Key);
            differing.Add(
                new Disagreement(
                    question,
                    TitleOf(question, row),
                    PointsOf(row),
                    Given.Of(sheet.Find(question.Key, Voice.Evaluator1)),
                    Given.Of(sheet.Find(question.Key, Voice.Evaluator2)),
                    Given.Of(common)
                )
                {
                    IsSettled = common.Value is not null && !Sheet.IsUnsettled(question, common),
                }
            );
        }

        var frozen = sheet.Signatures.Any()
            ? "L’ensemble du livret est signé\u00A0: ses réponses ne changent plus."
            : head.File.Evaluation.IsOpen().Refusals.FirstOrDefault()?.Message;
        return new SettleConsensusPage(
            head,
            booklet,
            new BookletForm(
                head.Edition,
                [],
                differing.Where(found => found.Common.Value is not null).ToDictionary(found => found.Question.Key, found => found.Common.Value!),
                differing.ToDictionary(found => found.Question.Key, found => found.Common.Revision)
            )
            {
                Frozen = frozen is not null,
            },
            differing,
            people.ToDictionary(
                person => seats[person.Id],
                person => new PersonLabel(
                    person.Name,
                    person.JobTitle ?? (seats[person.Id] == EvaluatorSeat.First ? "Évaluateur 1" : "Évaluateur 2")
                )
            )
        )
        {
            Agreements = [.. agreements.Select(pair => (pair.Key, pair.Value))],
            SignedUnits = booklet.SignedUnits.Where(unit => sheet.SignaturesOf(unit).Any()).ToHashSet(),
            Blind = [.. head.Edition.Units.Where(unit => sheet.Sheet?.AssessmentOf(unit.Key) is { IsBlind: true })],
            Frozen = frozen is null ? null : FrenchText.NoBreak(frozen),
            SignUrl = frozen is null ? SignUrlOf(head, booklet, sheet, EvaluationBooklet.RoleOf(seat)) : null,
        };
    }

    private static string? SignUrlOf(FileHead head, EvaluationBooklet booklet, ReadableSheet sheet, SignatoryRole role)
    {
        var unsettled = booklet.Unsettled(sheet.Answers);
        var ready = booklet.SignedUnits
            .Where(unit => sheet.Sheet?.IsSigned(unit, role) != true)
            .Where(unit => head.File.Evaluation.MissingForUnitSignature(head.Edition, unit, sheet.Printed, unsettled).Count == 0)
            .ToList();
        return ready switch
        {
            [] => null,
            [var only] => EvaluationPaths.Sign(head.File.Reference, only),
            _ => EvaluationPaths.Sign(head.File.Reference),
        };
    }

    /// <summary>The row of a disagreement, in the words of the screen.</summary>
    public ConsensusRow Row(Disagreement found) => new(
        found.Question.Key,
        Head.Edition.Unit(found.Question.Unit!).Label,
        found.Title,
        found.Points,
        View(EvaluatorSeat.First, found.Question, found.First),
        View(EvaluatorSeat.Second, found.Question, found.Second),
        new Choices(AnswerFields.Value(found.Question.Key), "", Form.Options(found.Question.Field), Form.Value(found.Question.Key)) { Frozen = !IsOpen(found) })
    {
        WhyName = AnswerFields.Note(found.Question.Key),
        Why = Form.Notes.GetValueOrDefault(found.Question.Key) ?? found.Common.Note,
        Other = Form.OtherWords(found.Question.Field, found.Question.Key),
        Token = Form.Token(found.Question.Key),
        TokenName = AnswerFields.Token(found.Question.Key),
        Settled = found.IsSettled,
    };

    public ConsensusView View(EvaluatorSeat seat, Question question, Given answer)
    {
        var person = People.GetValueOrDefault(seat) ?? new PersonLabel("Évaluateur", "");
        var favourable = question.Field.Kind == FieldKind.Choice ? Head.Edition.Scale(question.Field.Scale!).Value(answer.Value)?.Favourable : null;
        var words = question.Field.Kind == FieldKind.Choice ? Form.Options(question.Field).FirstOrDefault(option => option.Value == answer.Value)?.Label : null;
        return new ConsensusView(
            person.Name,
            person.Capacity,
            favourable is { } good ? Tag.Result(good, words!) : new Tag(TagState.NotOpened, words ?? "Pas de réponse"),
            answer.Note
        );
    }

    private static string TitleOf(Question question, GridRow? row) => row switch
    {
        { Competences.Count: > 0 } => string.Join(" / ", row.Competences),
        { Title: { } title } => title,
        { Criteria: [var only] } => only.Text,
        _ => question.Label,
    };

    // the title being the only criterion, its own points are left; among several, none is the title
    private static IReadOnlyList<TextItem> PointsOf(GridRow? row) => row switch
    {
        null => [],
        { Title: null, Competences.Count: 0, Criteria: [var only] } => [.. only.Items.Select(text => new TextItem(text, [], null))],
        _ => row.Criteria,
    };
}

/// <summary>A person as the views name them.</summary>
public sealed record PersonLabel(string Name, string Capacity);
