using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <content>What is drawn, section after section.</content>
public static partial class BookletDocument
{
    private sealed partial class Drawing(Referential edition, Booklet booklet, BookletFacts? facts)
    {
        // unit, title, dates, hours: the title needs the room
        private static readonly double[] ModuleWidths = [1.3, 3.7, 3, 1.4];

        private static readonly double[] UnitModuleWidths = [3.4, 3.6, 2.6, 1.4];

        private static readonly double[] SelfWidths = [4.4, 3.6, 2.4, 2.4];
        private static readonly double[] GroupedWidths = [2.1, 2.9, 5.0, 2.0];
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

            // room for a stamp, which is set by hand even on what was filled here; the frame of a signatory may already ask for it
            nodes.AddRange(
                booklet
                    .Cover.Where(field => field.Fact == FileFact.Stamp && booklet.CoverSignatories.All(signatory => signatory.Label != field.Label))
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
                leftOut ? LeftOut(section) : Kept([.. section.Blocks.SelectMany(Draw)])
            )
            {
                Label = section.Unit is not null && facts?.SheetLabel is { } sheet ? $"{section.Label} – {sheet}" : section.Label,
                NewPage = !section.Landscape && !leftOut && SignedByUnit && (section.Unit is null ? AfterUnit(section) : !AfterShortNote(section)),
                Anchor = section.Key,
            };
            return section.Landscape ? [new PageRun(true, [drawn])] : [drawn];
        }

        // what the unit asks is read all the same
        private List<Node> LeftOut(BookletSection section) =>
        [
            .. section.Blocks.Where(block => block is ListBlock { Role: ListRole.Skills }).SelectMany(Draw),
            new Panel(null, PanelTone.Note, [new Paragraph(facts!.LeftOutBecause)]),
        ];

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
            }

            return Aligned(nodes);
        }

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
            && note.Blocks.All(block => block is TextBlock or ListBlock)
            && note.Blocks.Sum(block => block is TextBlock text ? text.Length : 0) < LongestKept;

        // what concludes the whole booklet does not hang under its last unit, unless it is a note
        private bool AfterUnit(BookletSection section) =>
            section.Blocks.Any(block => block is not TextBlock)
            && booklet.Sections.TakeWhile(other => other != section).LastOrDefault() is { Unit: not null, Landscape: false };
    }
}
