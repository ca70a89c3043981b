using System.Text;
using System.Text.Json;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Documents;

/// <summary>
/// The document of each booklet of each edition, filled and blank, says every label of its covers, grids and tables, and every answer. What it says is printed:
/// see the PDF tests.
/// </summary>
public sealed class BookletLabelsTests
{
    private static readonly DateTimeOffset Date = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<IReadOnlyList<Referential>> Editions = new(() =>
        [EditionAnswers.Edition(EditionAnswers.Specialiste), EditionAnswers.Edition(EditionAnswers.Conseiller), EditionAnswers.Edition(EditionAnswers.Blocs)]
    );

    public static TheoryData<string, string, bool> Booklets
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var (edition, booklet) in Editions.Value.SelectMany(edition => edition.Booklets.Select(booklet => (edition, booklet))))
            {
                data.Add(edition.Code, booklet.Key, true);
                data.Add(edition.Code, booklet.Key, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Booklets))]
    public void Every_label_is_said(string code, string key, bool filled)
    {
        var edition = Editions.Value.Single(found => found.Code == code);
        var booklet = edition.Booklet(key)!;
        var answers = filled
            ? booklet.Questions(edition).DistinctBy(question => question.Key).ToDictionary(question => question.Key, question => Answer(edition, question))
            : [];
        var facts = filled ? Facts(booklet, answers) : null;
        var said = Letters(string.Join(' ', Strings(JsonSerializer.SerializeToElement(BookletDocument.Of(edition, booklet, facts, Date)))));

        var sought = Labels(edition, booklet)
            .Concat(answers.Values.Where(answer => answer.StartsWith("Texte", StringComparison.Ordinal)))
            .Concat(facts?.Values.Values ?? []);
        Assert.Equal([], sought.Where(text => !said.Contains(Letters(text), StringComparison.Ordinal)).Distinct());
    }

    // in the order of the tree
    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    private static IEnumerable<string> Labels(Referential edition, Booklet booklet)
    {
        IEnumerable<string?> texts =
        [
            booklet.Title, edition.Vocabulary.IssuingBody, edition.CoverLine,
            .. booklet.Cover.SelectMany(field => Of(edition, field)),
            .. booklet.CoverSignatories.SelectMany(Of),
            .. booklet.Sections.SelectMany(section =>
                section
                    .Blocks.SelectMany(block => Of(edition, block))
                    .Prepend(section.Title)
                    .Prepend(section.Label)
            ),
        ];
        return texts.OfType<string>().Where(text => text.Length > 0);
    }

    private static IEnumerable<string?> Of(Referential edition, Block block) =>
        block switch
        {
            TextBlock text => [text.Title, .. text.Paragraphs, .. text.Items.SelectMany(Of)],
            ListBlock list => [list.Title, .. list.Items.SelectMany(Of)],
            FieldBlock field => Of(edition, field.Field),
            Grid grid =>
            [
                grid.Title,
                grid.Skills.Count > 0 ? grid.Heads.Skills : null,
                grid.Heads.Groups,
                grid.Heads.Criteria,
                grid.Heads.Result,
                .. edition.Scale(grid.Scale).Values.Select(value => value.Label),
                .. grid.Skills.SelectMany(list => list.Items.SelectMany(Of).Prepend(list.Title)),
                .. grid.Groups.SelectMany(group =>
                    group.Rows.SelectMany(row => row.Competences.Concat(row.Criteria.SelectMany(Of)).Prepend(row.Title)).Prepend(group.Title)
                ),
            ],
            UnitTable table =>
            [
                table.Title,
                table.UnitHead,
                .. table.Columns.SelectMany(column => Of(edition, column)),
                .. table.Signatories.Select(signatory => signatory.Label),
                .. edition.Units.Select(unit => table.UnitTitles.GetValueOrDefault(unit.Key, unit.Title)),
            ],
            RowsBlock rows => [rows.Title, .. rows.Heads],
            SignaturesBlock signatures => [signatures.Label, .. signatures.Signatories.SelectMany(Of)],
            _ => throw new InvalidOperationException($"{block.GetType().Name} is not expected yet"),
        };

    private static IEnumerable<string?> Of(Referential edition, FieldDefinition field) =>
        [
            field.Label,
            .. field.Kind == FieldKind.Mention ? edition.Mentions.Select(mention => mention.Label)
            : field.Kind == FieldKind.Choice ? edition.Scale(field.Scale!).Values.Select(value => value.Label)
            : [],
        ];

    private static IEnumerable<string?> Of(Signatory signatory) => [signatory.Label, signatory.Opening, signatory.Statement];

    private static IEnumerable<string?> Of(TextItem item) => [item.Text, .. item.Items, item.Note];

    private static string Answer(Referential edition, Question question) => question.Field.Kind switch
    {
        FieldKind.Choice => edition.Scale(question.Field.Scale!).Values[0].Key,
        FieldKind.Mention => edition.Mentions[0].Key,
        FieldKind.Date => "2026-03-12",
        FieldKind.Number => "7",
        _ => $"Texte de {question.Key}",
    };

    private static BookletFacts Facts(Booklet booklet, Dictionary<string, string> answers) =>
        new()
        {
            Reference = "CQP-2026-0001",
            Date = Date,
            Answers = answers,
            Values = booklet
                .Cover.Select(field => field.Fact)
                .OfType<FileFact>()
                .Where(fact => fact != FileFact.Stamp)
                .Distinct()
                .ToDictionary(fact => fact, fact => $"Valeur de {fact}"),
            Signatures = Enum.GetValues<SignatoryRole>()
                .ToDictionary(
                    role => role,
                    role => new SignatureProofOf($"Signataire {role}", new SignatureProof($"Signataire {role}", "le 12 mars 2026 à 14:35", new string('a', 64)))
                ),
        };

    // neither the spaces nor the hyphens nor the marks: the lines of a cell break where they must
    private static string Letters(string text) =>
        text.Normalize(NormalizationForm.FormKC)
            .Where(char.IsLetterOrDigit)
            .Aggregate(new StringBuilder(), (letters, letter) => letters.Append(letter))
            .ToString();
}
