using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace CqpMutualite.Web.Features.Shared.Fields;

/// <summary>
/// A part of a booklet as a form: the blocks of the edition in order, those of the reader to be filled, the others to be read.
/// A new question in the edition appears here without a line of code.
/// </summary>
/// <param name="Edition">The edition of the file.</param>
/// <param name="Sections">The sections drawn.</param>
/// <param name="Values">Value of each answer, by key.</param>
/// <param name="Tokens">Revision of each answer, by key; 0 when there is none.</param>
public sealed record BookletForm(
    Referential Edition,
    IReadOnlyList<BookletSection> Sections,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, int> Tokens
)
{
    /// <summary>Fields that this reader fills here; the others are shown when they have a value.</summary>
    public Func<FieldDefinition, bool> Editable { get; init; } = _ => true;

    /// <summary>Everything is shown, nothing is filled.</summary>
    public bool Frozen { get; init; }

    /// <summary>Restricts the tables by unit to that unit; null for all.</summary>
    public string? OnlyUnit { get; init; }

    /// <summary>Marks what is still empty: after a first pass.</summary>
    public bool MarkEmpty { get; init; }

    /// <summary>Facts of the file printed by the cover and the like.</summary>
    public IReadOnlyDictionary<FileFact, string> Facts { get; init; } = new Dictionary<FileFact, string>();

    /// <summary>What was typed and refused, by key: given back as it was.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What somebody else answered to the same questions, by key, to be read beside them.</summary>
    public IReadOnlyDictionary<string, Beside> Beside { get; init; } = new Dictionary<string, Beside>();

    /// <summary>
    /// What somebody else wrote during a refused entry, by key: both versions are shown, and the one typed replaces it when it is sent again.
    /// </summary>
    public IReadOnlyDictionary<string, string> WrittenInBetween { get; init; } = new Dictionary<string, string>();

    /// <summary>Label of the note beside the answer of that key; null when it has none.</summary>
    public Func<string, string?> NoteLabel { get; init; } = _ => null;

    /// <summary>Label of the word asked beside the answer of that key, to be given; null when none is.</summary>
    public Func<string, string?> WordLabel { get; init; } = _ => null;

    /// <summary>Notes, by key.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>Value to show in the field of that key.</summary>
    public string? Value(string key) => Typed.TryGetValue(key, out var typed) ? typed : Values.GetValueOrDefault(key);

    /// <summary>Token to post with the field of that key.</summary>
    public string Token(string key) => Tokens.GetValueOrDefault(key).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether that field is filled here.</summary>
    public bool IsEditable(FieldDefinition field) => !Frozen && field.Kind != FieldKind.Fact && Editable(field);

    /// <summary>
    /// The scale as large choices, coloured by what the edition says of each value. An orientation is no result: to be trained is not a failure.
    /// </summary>
    public IReadOnlyList<Choice> Options(FieldDefinition field) =>
        field.Kind == FieldKind.Mention
            ? [.. Edition.Mentions.Select(mention => new Choice(mention.Key, mention.Label))]
            :
            [
                .. Edition
                    .Scale(field.Scale!)
                    .Values.Select(
                        (value, rank) =>
                            new Choice(
                                value.Key,
                                Cased(value.Label),
                                field.Meaning == Meaning.DirectlyAssessed
                                    ? Tone.Neutral
                                    : value.Favourable switch
                                    {
                                        true => Tone.Favourable,
                                        false => Tone.Unfavourable,
                                        null => Tone.Neutral,
                                    },
                                KeyOf(Edition.Scale(field.Scale!), rank)
                            )
                    ),
                .. Edition.Scale(field.Scale!).Values.Count == 1 ? NotYet : [],
            ];

    /// <summary>The words of a value, for reading.</summary>
    public string? Words(FieldDefinition field, string key) => WordsOf(field, Values.GetValueOrDefault(key));

    /// <summary>The words of what somebody else wrote meanwhile; null when nobody did.</summary>
    public string? OtherWords(FieldDefinition field, string key) =>
        WrittenInBetween.TryGetValue(key, out var value) ? WordsOf(field, value) ?? "Pas de réponse" : null;

    /// <summary>The words of that value of a field.</summary>
    public string? WordsOf(FieldDefinition field, string? value) => string.IsNullOrEmpty(value) ? null : field.Kind switch
    {
        FieldKind.Choice => Edition.Scale(field.Scale!).Value(value)?.Label,
        FieldKind.Mention => Edition.Mentions.FirstOrDefault(mention => mention.Key == value)?.Label,
        FieldKind.Date => AnswerValue.Day(value) is { } day ? FrenchText.PlainDate(day) : value,
        _ => value,
    };

    // each value by the first letter of its own words, or each by its rank where two begin alike
    private static char KeyOf(Scale scale, int rank)
    {
        var letters = scale.Values.Select(value => char.ToLowerInvariant(value.Label[0])).ToList();
        return letters.TrueForAll(char.IsAsciiLetter) && letters.Distinct().Count() == letters.Count ? letters[rank] : (char)('1' + rank);
    }

    // a scale of one value is ticked or not: a choice must be possible to take back
    private static readonly Choice[] NotYet = [new("", "Pas encore")];

    // the paper writes OUI and NON in capitals; a button does not shout
    private static string Cased(string label) =>
        label.Length > 1 && label.All(letter => !char.IsLower(letter)) ? label[..1] + label[1..].ToLowerInvariant() : label;
}

/// <summary>
/// What somebody else answered. <paramref name="By"/>: « Auto-évaluation du candidat »; <paramref name="Value"/>: null when they only left a note.
/// </summary>
public sealed record Beside(string By, string? Value)
{
    /// <summary>What they noted with it.</summary>
    public string? Note { get; init; }
}

/// <summary>One field of a <see cref="BookletForm"/>, with the key of its answer.</summary>
public sealed record BookletField(BookletForm Form, FieldDefinition Field, string Key)
{
    /// <summary>The label above it; null in a table, where the head of the column says it (<see cref="HiddenLabel"/>).</summary>
    public string? HiddenLabel { get; init; }

    /// <summary>Name of the posted value.</summary>
    public string Name => AnswerFields.Value(Key);

    public string? Value => AnswerFields.Typed(Field, Form.Value(Key));

    public string Token => Form.Token(Key);
}

/// <summary>The note beside an answer. <paramref name="Of"/>: what the answer is about.</summary>
public sealed record NoteField(string Name, string Label, string Of, string? Text, bool Frozen);

/// <summary>Names of the posted fields, and their way back to the form.</summary>
public static class AnswerFields
{
    /// <summary>A stored answer as people type it: « 12/04/2026 ».</summary>
    public static string? Typed(FieldDefinition field, string? value) =>
        field.Kind == FieldKind.Date && AnswerValue.Day(value) is { } day ? FrenchText.TypedDate(day) : value;

    /// <summary>« Answers[d1.avis].Value ».</summary>
    public static string Value(string key) => $"Answers[{key}].Value";

    /// <summary>« Answers[d1.avis].Token ».</summary>
    public static string Token(string key) => $"Answers[{key}].Token";

    /// <summary>« Answers[d1.avis].Note ».</summary>
    public static string Note(string key) => $"Answers[{key}].Note";

    /// <summary>
    /// The form to draw again after a refusal: everything typed is given back with the tokens it was posted with, except where somebody else
    /// wrote meanwhile: their answer is shown, and what is typed replaces it when it is sent again.
    /// </summary>
    public static BookletForm Again(
        this BookletForm drawn, Func<Question, Answer?> storedOf, IFormCollection posted, IEnumerable<Question> questions, IReadOnlyCollection<string> refused)
    {
        var typed = new Dictionary<string, string>();
        var tokens = new Dictionary<string, int>();
        var others = new Dictionary<string, string>();
        var notes = new Dictionary<string, string>(drawn.Notes);
        foreach (var question in questions)
        {
            var stored = storedOf(question);
            if (posted.TryGetValue(Value(question.Key), out var value))
            {
                typed[question.Key] = value.ToString();
            }

            if (posted.TryGetValue(Note(question.Key), out var note))
            {
                notes[question.Key] = note.ToString();
            }

            var seen = int.TryParse(posted[Token(question.Key)], out var revision) ? revision : 0;
            var late = refused.Contains(question.Key) && stored is not null && stored.Revision != seen;
            tokens[question.Key] = late ? stored!.Revision : seen;
            if (late)
            {
                others[question.Key] = stored!.Value ?? "";
            }
        }

        return drawn with { Typed = typed, Tokens = tokens, WrittenInBetween = others, Notes = notes };
    }

    /// <summary>What was posted as if it had been typed over nothing: whatever is stored is shown beside it, and overwritten by nobody.</summary>
    public static FormCollection OverNothing(IFormCollection posted) =>
        new(posted.ToDictionary(field => field.Key, field => field.Key.EndsWith(".Token", StringComparison.Ordinal) ? new StringValues("0") : field.Value));

    /// <summary>
    /// Puts refusals beside their fields: a key of the edition under its posted answer, a property under the form of the page (« Form.Reason »), or under
    /// <paramref name="form"/>.
    /// </summary>
    public static void Refuse(this ModelStateDictionary state, Outcome outcome, string form = "Form")
    {
        foreach (var refusal in outcome.Refusals)
        {
            state.AddModelError(
                refusal.Field switch
                {
                    null => "",
                    var field when char.IsUpper(field[0]) => $"{form}.{field}",
                    var key => Value(key),
                },
                refusal.Message
            );
        }
    }

    /// <summary>The same refusals, said above the form: the page has no fields of those names.</summary>
    public static Outcome AboveTheForm(this Outcome outcome) =>
        outcome.IsAccepted ? outcome : Outcome.From(outcome.Refusals.Select(refusal => refusal with { Field = null }));

    /// <summary>Labels of the answers for the error summary, in the order of the booklet.</summary>
    public static IReadOnlyDictionary<string, string> Labels(IEnumerable<Question> questions) =>
        questions.ToDictionary(question => Value(question.Key), question => question.Label);

    /// <summary>The same on a page that holds several units: each label says which one.</summary>
    public static IReadOnlyDictionary<string, string> Labels(IEnumerable<Question> questions, Referential edition) =>
        questions.ToDictionary(
            question => Value(question.Key),
            question => question.Unit is { } unit ? $"{edition.Unit(unit).Label} – {question.Label}" : question.Label
        );
}
