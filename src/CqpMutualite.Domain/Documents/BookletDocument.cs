using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>Draws a booklet of an edition: blank (no facts), or with the readable answers of a file. One function for the screen and the PDF.</summary>
public static class BookletDocument
{
    private const int LinesOfFreeText = 6;
    private const int LongestKept = 1200;
    private const int LinesOfStamp = 4;
    private const int LinesOfCell = 3;
    private const int LinesOfReview = 6;

    /// <summary>The document. <paramref name="facts"/>: null for a blank to fill by hand, dated <paramref name="blankDate"/>.</summary>
    public static Document Of(Referential edition, Booklet booklet, BookletFacts? facts, DateTimeOffset blankDate, string? preparedTitle = null)
    {
        var drawing = new Drawing(edition, booklet, facts);
        var title = $"{booklet.Title} – {preparedTitle ?? edition.Title}";
        return new Document(
            new DocumentMeta(facts is null ? $"{title} (vierge)" : title, facts?.Date ?? blankDate)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{booklet.Title}, édition {edition.SourceYear}, version {edition.Version}.",
                Running = $"{booklet.Title} · {preparedTitle ?? edition.ShortTitle}",
                Reference = facts is null ? "À remplir à la main" : $"Dossier {facts.Reference}",
                Foot = $"Édition {edition.SourceYear} du référentiel, version {edition.Version}",
                ContentHash = facts?.Signatures.Values.FirstOrDefault()?.Proof.Hash,
            },
            [
                new Cover(
                    edition.Vocabulary.IssuingBody,
                    "Certificat de qualification professionnelle",
                    booklet.Title,
                    preparedTitle ?? edition.ShortTitle,
                    drawing.Cover(),
                    drawing.CoverFoot()
                ),
                .. booklet.Sections.Count > 1 ? [new Contents("Sommaire", 1)] : Array.Empty<Node>(),
                .. booklet.Sections.SelectMany(drawing.Section),
                .. drawing.Presented(),
            ]);
    }

    private sealed class Drawing(Referential edition, Booklet booklet, BookletFacts? facts)
    {
        // unit, title, dates, hours: the title needs the room
        private static readonly double[] ModuleWidths = [1.3, 3.7, 3, 1.4];

        private static readonly double[] SelfWidths = [4.4, 3.6, 2.4, 2.4];
        private static readonly string[] SelfHead = ["Auto-évaluation du candidat"];

        // whose signatures the section being drawn bears
        private string? unitDrawn;

        private bool Blank => facts is null;

        // the part of a unit is then a sheet of its own
        private bool SignedByUnit { get; } = booklet.Blocks.Any(pair => pair.Section.Unit is not null && pair.Block is SignaturesBlock);

        public List<Node> Cover()
        {
            var nodes = new List<Node>
            {
                new FieldList([
                    .. booklet
                        .Cover.Where(field => field.Kind is not (FieldKind.Mention or FieldKind.Choice) && field.Fact != FileFact.Stamp)
                        .Select(field => new FieldValuePair(field.Label, ValueOf(field, field.Key))),
                ]),
            };
            nodes.AddRange(
                booklet.Cover.Where(field => field.Kind is FieldKind.Mention or FieldKind.Choice).Select(field => Ticks(field, field.Key, field.Label))
            );

            // a stamp belongs to paper; the frame of a signatory may already ask for it
            nodes.AddRange(
                booklet
                    .Cover.Where(field => Blank && field.Fact == FileFact.Stamp && booklet.CoverSignatories.All(signatory => signatory.Label != field.Label))
                    .Select(field => new Panel(field.Label, PanelTone.Plain, [Room(LinesOfStamp)]))
            );
            return nodes;
        }

        public List<Node> CoverFoot()
        {
            var nodes = new List<Node>();
            if (facts?.FromPaper is { } original)
            {
                nodes.Add(new Panel("Saisi d’après l’original papier", PanelTone.Note, [new Paragraph(original)]));
            }

            if (booklet.CoverSignatories.Count > 0)
            {
                nodes.Add(Signatures(null, booklet.CoverSignatories));
            }

            return nodes;
        }

        // not on the paper of the sources, which only demand it: it closes the booklet
        public IEnumerable<Node> Presented()
        {
            if (facts?.PresentedOn is not { } day)
            {
                yield break;
            }

            var (role, label) = facts.UnacknowledgedBecause is null ? (SignatoryRole.Candidate, "Candidat") : (SignatoryRole.Company, "Entreprise");
            var signed = facts.Signatures.GetValueOrDefault(role);
            yield return new Section(
                "Présentation des résultats au candidat",
                [
                    new Paragraph(
                        facts.UnacknowledgedBecause is { } because
                            ? $"Résultats présentés {day}. Le candidat n’en a pas signé la prise de connaissance : {because}"
                            : $"Résultats présentés {day}."
                    ),
                    new SignatureBlock(null, [new SignatureFrame(label, signed?.Name, null, signed?.Proof)]),
                ]
            )
            {
                Anchor = "presentation-des-resultats",
            };
        }

        public IEnumerable<Node> Section(BookletSection section) => [.. EarlierOf(section), .. OneSection(section)];

        // the sheets that were followed by another come first, each as a whole
        private IEnumerable<Node> EarlierOf(BookletSection section) =>
            (facts?.Earlier ?? [])
                .Where(sheet => sheet.Unit == section.Unit)
                .SelectMany(
                    (sheet, rank) =>
                        new Drawing(
                            edition,
                            booklet,
                            facts! with
                            {
                                Answers = sheet.Answers,
                                SelfAnswers = sheet.SelfAnswers,
                                UnitSignatures = new Dictionary<string, IReadOnlyDictionary<SignatoryRole, SignatureProofOf>>
                                {
                                    [sheet.Unit] = sheet.Signatures,
                                },
                                Earlier = [],
                                SheetLabel = null,
                            }
                        ).OneSection(section with { Key = $"{section.Key}-{rank + 1}", Label = $"{section.Label} – {sheet.Label}" })
                );

        private Node[] OneSection(BookletSection section)
        {
            unitDrawn = section.Unit;
            var leftOut = section.Unit is { } unit && facts?.UnitsLeftOut.Contains(unit) == true;
            var drawn = new Section(
                section.Title,
                leftOut ? [new Panel(null, PanelTone.Note, [new Paragraph(facts!.LeftOutBecause)])] : Kept([.. section.Blocks.SelectMany(Draw)])
            )
            {
                Label = section.Unit is not null && facts?.SheetLabel is { } sheet ? $"{section.Label} – {sheet}" : section.Label,
                NewPage = !section.Landscape && !leftOut && SignedByUnit && (section.Unit is null ? AfterUnit(section) : !AfterShortNote(section)),
                Anchor = section.Key,
            };
            return section.Landscape ? [new PageRun(true, [drawn])] : [drawn];
        }

        // a signature alone on a page signs nothing that the reader sees: it stays with the comment before it
        private static List<Node> Kept(List<Node> nodes)
        {
            for (var index = nodes.Count - 1; index > 0; index--)
            {
                if (nodes[index] is SignatureBlock && nodes[index - 1] is WrittenAnswer { Text: null or { Length: < LongestKept } })
                {
                    nodes[index - 1] = new Panel(null, PanelTone.Together, [nodes[index - 1], nodes[index]]);
                    nodes.RemoveAt(index);
                }
            }

            // an instruction that closes a section is read before what it is about is signed, and never alone on the next page
            if (nodes is [.., SignatureBlock or Panel { Tone: PanelTone.Together }, Panel { Tone: PanelTone.Note }])
            {
                (nodes[^2], nodes[^1]) = (nodes[^1], nodes[^2]);
                if (IsSigned(nodes[^1]))
                {
                    nodes.RemoveAt(nodes.Count - 2); // what it asks for is done
                }
            }

            return Aligned(nodes);
        }

        private static bool IsSigned(Node node) => node switch
        {
            SignatureBlock block => block.Items.All(frame => frame.Proof is not null),
            Panel panel => panel.Children.Any(IsSigned),
            _ => false,
        };

        // fields that follow one another share the width of their labels
        private static List<Node> Aligned(List<Node> nodes)
        {
            var aligned = new List<Node>();
            foreach (var node in nodes)
            {
                if (node is FieldList { Columns: 1 } next && aligned is [.., FieldList { Columns: 1 } before])
                {
                    aligned[^1] = new FieldList([.. before.Items, .. next.Items]);
                }
                else
                {
                    aligned.Add(node);
                }
            }

            return aligned;
        }

        // instructions alone between a page on its side and the first unit would be a nearly empty page
        private bool AfterShortNote(BookletSection section) =>
            booklet.Sections.TakeWhile(other => other != section).TakeLast(2).ToList() is [{ Landscape: true }, { Unit: null } note]
            && note.Blocks.All(block => block is TextBlock or ListBlock);

        // what concludes the whole booklet does not hang under its last unit
        private bool AfterUnit(BookletSection section) =>
            booklet.Sections.TakeWhile(other => other != section).LastOrDefault() is { Unit: not null, Landscape: false };

        private IEnumerable<Node> Draw(Block block) => block switch
        {
            TextBlock { Note: true } text => [new Panel(text.Title, PanelTone.Note, [new Paragraph(text.Text)])],
            TextBlock { Title: { } title } text => [new Paragraph(title, ParagraphRole.Strong), new Paragraph(text.Text)],
            TextBlock text => [new Paragraph(text.Text)],
            ListBlock { Title: { } title } list => [new Paragraph(title, ParagraphRole.Strong), Items(list.Items)],
            ListBlock list => [Items(list.Items)],
            FieldBlock single => [Field(single.Field)],
            Grid grid => DrawGrid(grid),
            UnitTable table => [DrawTable(table)],
            RowsBlock rows => [DrawRows(rows)],
            SignaturesBlock signatures => [Signatures(signatures.Label, signatures.Signatories)],
            _ => [],
        };

        private static TextList Items(IReadOnlyList<TextItem> items) => new([.. items.Select(item => new ListItem(Words(item), item.Items))]);

        private static Inline Words(TextItem item) => item.Note is null ? item.Text : new Inline([new Run(item.Text) { Note = item.Note }]);

        private Node Field(FieldDefinition field) => field.Kind switch
        {
            FieldKind.Choice or FieldKind.Mention => Ticks(field, field.Key, field.Label),
            FieldKind.LongText => new WrittenAnswer(field.Label, Answer(field.Key), Blank ? LinesFor(field) : 0),
            _ => new FieldList([new FieldValuePair(field.Label, ValueOf(field, field.Key) ?? (Blank ? null : "Non renseigné"))]),
        };

        private IEnumerable<Node> DrawGrid(Grid grid)
        {
            if (grid.Title is not null)
            {
                yield return new Paragraph(grid.Title, ParagraphRole.Strong);
            }

            var perRow = grid.Rows.Any(row => row.Competences.Count > 0);
            var hasSkills = perRow || grid.Skills.Count > 0;
            var withSelf = grid.Rows.Any(row => facts?.SelfAnswers.ContainsKey(grid.AnswerKey(row)) == true);
            var rows = new List<TableRow>();
            var first = true;
            foreach (var group in grid.Groups)
            {
                if (group.Title is not null)
                {
                    rows.Add(new TableRow([], group.Title));
                }

                foreach (var row in group.Rows)
                {
                    var cells = new List<TableCell>();
                    if (perRow)
                    {
                        cells.Add(new TableCell([.. row.Competences.Select(competence => (Node)new Paragraph(competence))]));
                    }
                    else if (hasSkills && first)
                    {
                        cells.Add(new TableCell([.. grid.Skills.SelectMany(Skills)], grid.Rows.Count()));
                    }

                    first = false;
                    cells.Add(new TableCell([.. Criteria(row)]));
                    cells.Add(new TableCell([Ticks(grid.Scale, grid.AnswerKey(row), null, vertical: true)]));
                    if (withSelf)
                    {
                        cells.Add(
                            new TableCell([
                                new Choice(
                                    null,
                                    [
                                        .. edition
                                            .Scale(grid.Scale)
                                            .Values.Select(value => new ChoiceOption(
                                                value.Label,
                                                facts!.SelfAnswers.GetValueOrDefault(grid.AnswerKey(row)) == value.Key,
                                                value.Favourable
                                            )),
                                    ],
                                    Vertical: true
                                ),
                            ])
                        );
                    }

                    rows.Add(new TableRow(cells));
                }
            }

            yield return new Table(
                withSelf ? (hasSkills ? SelfWidths : [6, 2.6, 2.6]) : hasSkills ? Widths(grid) : [8, 2.6],
                [.. hasSkills ? new[] { grid.Heads.Skills ?? "Compétences" } : [], grid.Heads.Criteria, grid.Heads.Result, .. withSelf ? SelfHead : []],
                rows);
        }

        // the longer of the two texts gets the room: fewer and shorter rows
        private static double[] Widths(Grid grid)
        {
            var skills = grid.Rows.Sum(row => row.Competences.Sum(text => text.Length)) + grid.Skills.Sum(list => list.Items.Sum(Length));
            return skills > grid.Rows.Sum(row => row.Criteria.Sum(Length)) ? [5.5, 4.5, 2.2] : [3.3, 7, 2.2];

            static int Length(TextItem item) => item.Text.Length + item.Items.Sum(under => under.Length);
        }

        private static IEnumerable<Node> Skills(SkillList list)
        {
            if (list.Title is not null)
            {
                yield return new Paragraph(list.Title, ParagraphRole.Strong);
            }

            yield return Items(list.Items);
        }

        private static IEnumerable<Node> Criteria(GridRow row)
        {
            if (row.Title is not null)
            {
                yield return new Paragraph(row.Title, ParagraphRole.Strong);
            }

            if (row.Criteria is [{ Items.Count: 0 } only] && row.Title is null)
            {
                yield return new Paragraph(Words(only));
            }
            else if (row.Criteria.Count > 0)
            {
                yield return Items(row.Criteria);
            }
        }

        private Table DrawTable(UnitTable table) =>
            new(
                [3, .. table.Columns.Select(column => column.Kind == FieldKind.LongText ? 3.0 : 2.0), .. table.Signatories.Select(_ => 2.0)],
                [table.UnitHead, .. table.Columns.Select(column => column.Label), .. table.Signatories.Select(signatory => signatory.Label)],
                [
                    .. edition.AllUnits.Select(unit => new TableRow([
                        new TableCell([
                            new Paragraph(
                                new Inline([new Run($"{unit.Label} : ") { Bold = true }, new Run(table.UnitTitles.GetValueOrDefault(unit.Key, unit.Title))])
                            ),
                        ]),
                        .. table.RowsIn(edition).Contains(unit)
                            ?
                            [
                                .. table.Columns.Select(column => new TableCell([InCell(column, table.AnswerKey(unit.Key, column))])),
                                .. table.Signatories.Select(signatory => new TableCell(InCell(signatory))),
                            ]
                            : Enumerable
                                .Range(0, table.Columns.Count + table.Signatories.Count)
                                .Select(rank => new TableCell([new Paragraph(rank == 0 ? "Non présenté" : "")])),
                    ])),
                ]
            )
            {
                Caption = table.Title,
            };

        private Node InCell(FieldDefinition column, string key) => column.Kind is FieldKind.Choice or FieldKind.Mention
            ? Ticks(column, key, null, vertical: true)
            : Blank ? Room(LinesOfCell) : new Paragraph(column.Kind == FieldKind.Date ? Day(Answer(key)) ?? "" : Answer(key) ?? "");

        private Paragraph InEmptyRow(RowsBlock block, int column) =>
            Blank ? Room(block.Rows == RowsOf.Reviews ? LinesOfReview : LinesOfCell) : new Paragraph(column == 0 ? "Aucune ligne" : "");

        // empty lines of a paragraph would take no height
        private static Paragraph Room(int lines) => new(string.Join('\n', Enumerable.Repeat("\u00A0", lines)));

        private SignatureProofOf? SignedBy(SignatoryRole role) =>
            unitDrawn is not null && facts?.UnitSignatures.GetValueOrDefault(unitDrawn)?.GetValueOrDefault(role) is { } ofUnit
                ? ofUnit
                : facts?.Signatures.GetValueOrDefault(role);

        private List<Node> InCell(Signatory signatory) => SignedBy(signatory.Role) is { } signed
            ? [new Paragraph(signed.Proof.By), new Paragraph($"Signé {signed.Proof.On}", ParagraphRole.Small)]
            : Blank ? [Room(LinesOfCell)] : [];

        private Table DrawRows(RowsBlock block)
        {
            var rows = facts?.Rows.GetValueOrDefault(block.Rows) ?? [];
            return new Table(
                block.Heads.Count == ModuleWidths.Length && block.Rows == RowsOf.Modules ? ModuleWidths : [.. block.Heads.Select(_ => 1.0)],
                block.Heads,
                rows.Count > 0
                    ?
                    [
                        .. rows.Select(row => new TableRow([
                            .. block.Heads.Select((_, index) => new TableCell([new Paragraph(index < row.Count ? row[index] : "")])),
                        ])),
                    ]
                    :
                    [
                        .. Enumerable
                            .Range(0, Blank ? block.BlankRows : 1)
                            .Select(_ => new TableRow([.. block.Heads.Select((_, index) => new TableCell([InEmptyRow(block, index)]))])),
                    ]
            )
            {
                Caption = block.Title,
            };
        }

        private SignatureBlock Signatures(string? label, IReadOnlyList<Signatory> signatories) => new(label, [.. signatories.Select(signatory =>
        {
            var signed = SignedBy(signatory.Role);
            return new SignatureFrame(signatory.Label, signed?.Name, signatory.Statement, signed?.Proof);
        })]);

        private Choice Ticks(FieldDefinition field, string key, string? label, bool vertical = false) => field.Kind == FieldKind.Mention
            ? new Choice(label, [.. edition.Mentions.Select(mention => new ChoiceOption(mention.Label, Answer(key) == mention.Key))], vertical)
            : Ticks(field.Scale!, key, label, vertical);

        // one box alone is said in one line
        private Choice Ticks(string scale, string key, string? label, bool vertical) => label is not null && edition.Scale(scale).Values is [var only]
            ? new(null, [new ChoiceOption($"{label} : {only.Label}", Answer(key) == only.Key, only.Favourable)], vertical)
            : new(label, [.. edition.Scale(scale).Values.Select(value => new ChoiceOption(value.Label, Answer(key) == value.Key, value.Favourable))], vertical);

        private string? ValueOf(FieldDefinition field, string key) => field.Kind switch
        {
            FieldKind.Fact => facts?.Values.GetValueOrDefault(field.Fact!.Value),
            FieldKind.Date => Day(Answer(key)),
            _ => Answer(key),
        };

        private string? Answer(string key) => facts?.Answers.GetValueOrDefault(key);

        private static int LinesFor(FieldDefinition field) => field.Lines > 0 ? field.Lines : LinesOfFreeText;

        private static string? Day(string? iso) =>
            DateOnly.TryParseExact(iso, "yyyy-MM-dd", out var day)
                ? day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("fr-FR")).Replace("1 ", day.Day == 1 ? "1er " : "1 ")
                : null;
    }
}
