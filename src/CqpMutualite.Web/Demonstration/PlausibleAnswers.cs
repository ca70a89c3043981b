using System.Globalization;
using System.Text.RegularExpressions;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Demonstration;

/// <summary>Answers the questions of a booklet for one invented file, from what each question means.</summary>
internal sealed partial class PlausibleAnswers(TextBank texts, FileStory story, Timeline timeline, int evaluationOffset)
{
    private static readonly string[] Trainers = ["Mireille Josse", "Karim Taleb", "Solène Guéguen", "Antoine Weber"];
    private readonly Dictionary<string, string> words = Words(story);
    private readonly List<string> units = [.. story.Edition.AllUnits.Select(unit => unit.Key)];

    /// <summary>First and last day of the training.</summary>
    public (DateOnly From, DateOnly To) Training { get; set; }

    public DateOnly InterviewedOn { get; set; }

    /// <summary>Day of the formative evaluation of a unit.</summary>
    public Func<string?, DateOnly> FormativeOn { get; set; } = _ => default;

    /// <summary>The answers, in the order of the booklet; questions that this file leaves empty are absent.</summary>
    public IEnumerable<(Question Question, string Value)> Of(Booklet booklet)
    {
        var ranks = new Dictionary<(string?, FilledBy?, Meaning, FieldKind), int>();
        foreach (var question in booklet.Questions(story.Edition))
        {
            var place = (question.Unit, question.Field.FilledBy, question.Field.Meaning, question.Field.Kind);
            var rank = ranks[place] = ranks.GetValueOrDefault(place, -1) + 1;
            if (ValueOf(question, rank) is { } value)
            {
                yield return (question, value);
            }
        }
    }

    /// <summary>Modules of a unit: title and hours.</summary>
    public IEnumerable<(string Title, int Hours)> Modules(string unit) => texts.Texts(story.Edition, unit, "modules", story.Variant)
        .Select(text => text.Split('|')).Select(parts => (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)));

    /// <summary>Experience that the jury advises to deepen on a unit.</summary>
    public string? ExperienceToDeepen(string unit) =>
        texts.Texts(story.Edition, unit, "jury experience", story.Variant) is { Count: > 0 } said ? string.Join('\n', said) : null;

    /// <summary>Modules that the jury advises to follow on a unit.</summary>
    public string? ModulesToFollow(string unit) =>
        texts.Texts(story.Edition, unit, "jury modules", story.Variant) is { Count: > 0 } said ? string.Join('\n', said) : null;

    /// <summary>Comment of the jury for the candidate after a partial decision.</summary>
    public string Advice => string.Join('\n', texts.Texts(story.Edition, null, "jury advice", story.Variant));

    private string? ValueOf(Question question, int rank) =>
        question.Field.Kind switch
        {
            FieldKind.Choice when question.Field.Meaning == Meaning.VaeHandOver => null,
            FieldKind.Choice => Choice(question, rank),
            FieldKind.Mention => story.Mention,
            FieldKind.Date => (question.Field.Meaning == Meaning.FormativeDate ? FormativeOn(question.Unit) : InterviewedOn).ToString(
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture
            ),
            FieldKind.Number => (rank + 1).ToString(CultureInfo.InvariantCulture),
            _ => Text(question, rank),
        };

    private string? Choice(Question question, int rank)
    {
        var values = story.Edition.Scale(question.Field.Scale!).Values;
        var trained = question.Unit is not null && story.ToTrain.Contains(question.Unit);
        var good = values.FirstOrDefault(value => value.Favourable == true) ?? values[^1];
        var other = values.FirstOrDefault(value => value.Favourable == false) ?? values.FirstOrDefault(value => value != good) ?? good;
        return (
            question.Field.Meaning switch
            {
                Meaning.Level => trained ? values[Math.Min(values.Count - 1, (story.Variant + rank + UnitRank(question)) % 3 == 0 ? 0 : 1)] : values[^1],
                Meaning.DirectlyAssessed => trained ? other : good,
                Meaning.Route => values[0],
                Meaning.FormativeCriterion => (rank + (story.Variant * 2) + UnitRank(question)) % 7 == 3
                    ? values.First(value => value.Favourable != true || values.Count == 1)
                    : good,
                Meaning.IntermediateCriterion => (rank + story.Variant + UnitRank(question)) % 4 == 1
                    ? values.LastOrDefault(value => value.Favourable is null) ?? other
                    : good,
                Meaning.Assessment => story.Weak.Contains((question.Unit!, rank)) ? other : good,
                _ => good,
            }
        ).Key;
    }

    private string? Text(Question question, int rank)
    {
        if (question.Field.Meaning == Meaning.ToTrain)
        {
            return story.ToTrain.Contains(question.Unit!)
                ? string.Join('\n', Modules(question.Unit!).Select(module => FrenchText.NoBreak($"{module.Title} : {module.Hours} heures")))
                : null;
        }

        var text = texts.Answer(story.Edition, question, rank, UnitRank(question), story.Variant);
        return text is null ? question.Field.Required ? "Renseigné pendant l’entretien." : null : Fill(text, question);
    }

    private string Fill(string text, Question question) => Slot().Replace(text, slot => slot.Groups[1].Value switch
    {
        "formateur" => Trainers[(UnitRank(question) + story.Variant) % Trainers.Length],
        "formation.debut" => FrenchText.PlainDate(Training.From),
        "formation.fin" => FrenchText.PlainDate(Training.To),
        "evaluation.1" => FrenchText.PlainDate(timeline.Day(evaluationOffset + UnitRank(question))),
        "evaluation.2" => FrenchText.PlainDate(timeline.Day(evaluationOffset + 7 + UnitRank(question))),
        var word => words.GetValueOrDefault(word, ""),
    });

    private int UnitRank(Question question) => question.Unit is null ? 0 : units.IndexOf(question.Unit);

    private static Dictionary<string, string> Words(FileStory story)
    {
        var woman = story.Candidate.Sex == Sex.Female;
        return new()
        {
            ["il"] = woman ? "elle" : "il",
            ["Il"] = woman ? "Elle" : "Il",
            ["e"] = woman ? "e" : "",
            ["ne"] = woman ? "ne" : "",
            ["rh"] = story.Hr.Person.Name,
            ["rh.fonction"] = story.Hr.Person.JobTitle ?? "",
            ["organisme.responsable"] = story.Training.Person.Name,
        };
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Slot();
}
