using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Orientation;

/// <summary>The guide of the welcome and orientation interview, and what it holds of a file.</summary>
public static class InterviewGuide
{
    /// <summary>Its key in every edition.</summary>
    public const string Key = BookletKeys.Guide;

    private const string CoverKey = "couverture";

    /// <summary>What the conductor answers, in the order of the paper.</summary>
    public static IReadOnlyList<Question> Questions(Referential edition) =>
        [.. edition.Booklet(Key)!.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Conductor)];

    /// <summary>The parts of the page: the cover, which asks for the day and the people, then the sections.</summary>
    public static IReadOnlyList<BookletSection> Parts(Booklet guide) => guide.Cover.Count == 0 ? guide.Sections :
    [
        new BookletSection
        {
            Key = CoverKey,
            Label = null,
            Title = "L’entretien",
            Unit = null,
            Landscape = false,
            Blocks = [.. guide.Cover.OrderBy(field => field.Kind == FieldKind.Fact ? 0 : 1).Select(field => new FieldBlock(field))],
            Source = null,
        },
        .. guide.Sections,
    ];

    /// <summary>Where a part stands on the page.</summary>
    public static string Anchor(BookletSection part) => "s-" + Ids.Of(part.Key);

    /// <summary>Answers given and expected (required ones) in a part.</summary>
    public static (int Given, int Expected) Count(Referential edition, BookletSection part, IReadOnlyDictionary<string, string> values)
    {
        var required = part.Blocks.SelectMany(block => block.Questions(edition, part)).Where(question => question.Field.Required).ToList();
        return (required.Count(question => values.ContainsKey(question.Key)), required.Count);
    }

    /// <summary>The day of the interview, when the edition asks for it.</summary>
    public static Question? Day(Referential edition) => Questions(edition).FirstOrDefault(question => question.Field.Kind == FieldKind.Date);

    /// <summary>The day answered; null when there is none.</summary>
    public static DateOnly? DayOf(Referential edition, IReadOnlyDictionary<string, string> values) =>
        Day(edition) is { Key: var key } ? AnswerValue.Day(values.GetValueOrDefault(key)) : null;

    /// <summary>The answers asked while the interview is under way: once concluded, it is corrected as a whole or not at all.</summary>
    public static AnswersAsked Asked(FileActing begun) => new(Writing, Questions(begun.Edition), new AnswersWritten(AnswerPlace.Interview));

    /// <summary>Values given in a sheet, by key.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(Sheet sheet) =>
        sheet.Answers.Where(answer => answer is { Voice: Voice.Conductor, Value: not null }).ToDictionary(answer => answer.Field, answer => answer.Value!);

    /// <summary>The words given beside answers that contradict each other, by key.</summary>
    public static IReadOnlyDictionary<string, string> WordsOf(IEnumerable<Answer> answers) =>
        answers.Where(answer => answer is { Voice: Voice.Conductor, Note: not null }).ToDictionary(answer => answer.Field, answer => answer.Note!);

    private static readonly AnswerWriting Writing = new(Key, Voice.Conductor, MayWrite);

    private static Outcome MayWrite(CertificationFile file) => file.Orientation.MayRecord() is { IsAccepted: false } closed ? closed
        : file.Stage == Stage.Orientation ? Outcome.Accepted
        : new Refusal("interview.concluded", "L’entretien est conclu\u00A0: sa correction s’enregistre d’un bloc.");
}
