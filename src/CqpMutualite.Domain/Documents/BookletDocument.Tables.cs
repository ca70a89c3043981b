using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <content>What is drawn as tables and rows.</content>
public static partial class BookletDocument
{
    private sealed partial class Drawing
    {
        private IEnumerable<Node> Draw(Block block) => block switch
        {
            TextBlock { Note: true } text => [new Panel(text.Title, PanelTone.Note, [.. Prose(text)])],
            TextBlock { Title: { } title } text => [new Paragraph(title, ParagraphRole.Strong), .. Prose(text)],
            TextBlock text => Prose(text),
            ListBlock { Title: { } title } list => [new Paragraph(title, ParagraphRole.Strong), Items(list.Items)],
            ListBlock list => [Items(list.Items)],
            FieldBlock single => Field(single.Field),
            Grid grid => DrawGrid(grid),
            UnitTable table => [.. ColumnHints(table), DrawTable(table)],
            RowsBlock { ByUnit: true } rows => [DrawUnitRows(rows)],
            RowsBlock rows => [DrawRows(rows)],
            SignaturesBlock signatures => [Signatures(signatures.Label, signatures.Signatories)],
            _ => [],
        };

        private static TextList Items(IReadOnlyList<TextItem> items) => new([.. items.Select(item => new ListItem(Words(item), item.Items))]);

        private static Inline Words(TextItem item) => item.Note is null ? item.Text : new Inline([new Run(item.Text) { Note = item.Note }]);

        private IEnumerable<Node> Field(FieldDefinition field)
        {
            yield return field.Kind switch
            {
                FieldKind.Choice or FieldKind.Mention => Ticks(field, field.Key, field.Label),
                FieldKind.LongText => new WrittenAnswer(field.Label, Answer(field.Key), Blank ? LinesFor(field) : 0) { Hint = Blank ? field.Help : null },
                _ => new FieldList([new FieldValuePair(field.Label, ValueOf(field, field.Key) ?? (Blank ? null : "Non renseigné"))]),
            };
            if (Blank && field is { Kind: FieldKind.Choice or FieldKind.Mention, Help: { } help })
            {
                yield return new Paragraph(help, ParagraphRole.Small);
            }
        }

        // a table to fill by hand says first what its columns ask for
        private IEnumerable<Node> ColumnHints(UnitTable table) =>
            table.Columns.Where(column => Blank && column.Help is not null)
                .Select(column => new Paragraph(new Inline([new Run($"{column.Label} : ") { Bold = true }, new Run(column.Help!)]), ParagraphRole.Small));

        private IEnumerable<Node> DrawGrid(Grid grid)
        {
            if (grid.Title is not null)
            {
                yield return new Paragraph(grid.Title, ParagraphRole.Strong);
            }

            var perRow = grid.Rows.Any(row => row.Competences.Count > 0);
            var hasSkills = perRow || grid.Skills.Count > 0;
            var grouped = grid.Heads.Groups is not null;
            var withSelf = grid.Rows.Any(row => facts?.SelfAnswers.ContainsKey(grid.AnswerKey(row)) == true);
            var rows = new List<TableRow>();
            var first = true;
            foreach (var group in grid.Groups)
            {
                if (group.Title is not null && !grouped)
                {
                    rows.Add(new TableRow([], group.Title));
                }

                foreach (var (rank, row) in group.Rows.Index())
                {
                    List<TableCell> cells = grouped && rank == 0
                        ? [new TableCell([new Paragraph(group.Title ?? "", ParagraphRole.Strong)], group.Rows.Count)]
                        : [];
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
                        cells.Add(new TableCell([SelfTicks(grid, row)]));
                    }

                    rows.Add(new TableRow(cells));
                }
            }

            yield return new Table(WidthsOf(grid, hasSkills, withSelf), HeadsOf(grid, hasSkills, withSelf), rows);
        }

        private Choice SelfTicks(Grid grid, GridRow row)
        {
            var own = facts!.SelfAnswers.GetValueOrDefault(grid.AnswerKey(row));
            var values = edition.Scale(grid.Scale).Values;
            return new Choice(null, [.. values.Select(value => new ChoiceOption(value.Label, own == value.Key, value.Favourable))], Vertical: true);
        }

        private static string[] HeadsOf(Grid grid, bool hasSkills, bool withSelf) =>
        [
            .. grid.Heads.Groups is { } groups ? new[] { groups } : [],
            .. hasSkills ? new[] { grid.Heads.Skills ?? "Compétences" } : [],
            grid.Heads.Criteria,
            grid.Heads.Result,
            .. withSelf ? SelfHead : [],
        ];

        private static double[] WidthsOf(Grid grid, bool hasSkills, bool withSelf) =>
            (grid.Heads.Groups is not null, hasSkills, withSelf) switch
            {
                (true, _, _) => GroupedWidths,
                (_, true, true) => SelfWidths,
                (_, false, true) => [6, 2.6, 2.6],
                (_, true, false) => Widths(grid),
                _ => [8, 2.6],
            };

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
                                .. table.Columns.Select(column => new TableCell([.. InCell(column, table.AnswerKey(unit.Key, column))])),
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

        private IEnumerable<Node> InCell(FieldDefinition column, string key)
        {
            yield return column.Kind is FieldKind.Choice or FieldKind.Mention ? Ticks(column, key, null, vertical: true)
                : Blank ? Room(LinesOfCell)
                : new Paragraph(column.Kind == FieldKind.Date ? Day(Answer(key)) ?? "" : Answer(key) ?? "");
            if (facts?.Words.GetValueOrDefault(key) is { } word)
            {
                yield return new Paragraph(word, ParagraphRole.Small);
            }
        }

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
            return new SignatureFrame(signatory.Label, signed?.Name, signatory.Statement, signed?.Proof) { Opening = signatory.Opening };
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
            AnswerValue.Day(iso) is { } day
                ? day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("fr-FR")).Replace("1 ", day.Day == 1 ? "1er " : "1 ")
                : null;
    }
}
