using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the papers of a session print.</summary>
public sealed record SessionFacts
{
    /// <summary>« Jury du jeudi 14 janvier 2027 ».</summary>
    public required string Title { get; init; }

    public required SessionKind Kind { get; init; }

    /// <summary>« jeudi 14 janvier 2027 ».</summary>
    public required string Day { get; init; }

    /// <summary>« de 9:00 à 17:30 ».</summary>
    public required string Hours { get; init; }

    public required string Place { get; init; }

    public required string Certifications { get; init; }

    public required IReadOnlyList<SeatedPerson> Members { get; init; }

    /// <summary>Who is examined, in order.</summary>
    public required IReadOnlyList<ExaminedFile> Files { get; init; }

    /// <summary>Opened: « à 9:02 »; null before.</summary>
    public string? Opened { get; init; }

    /// <summary>Closed: « à 16:40 »; null before.</summary>
    public string? Closed { get; init; }

    /// <summary>Why it sat although a voice was missing.</summary>
    public string? ShortBecause { get; init; }

    /// <summary>Why the presidency did not alternate.</summary>
    public string? PresidencyBecause { get; init; }
}

/// <summary>Somebody who sits. <paramref name="Present"/>: null before the opening.</summary>
public sealed record SeatedPerson(string Name, string? Organisation, College College, bool Votes, bool Substitute, bool Presides, bool? Present);

/// <summary>
/// A file of a session. <paramref name="Hours"/>: null before the commission. <paramref name="Units"/>: label, and acquired or not; empty before the decision.
/// </summary>
public sealed record ExaminedFile(
    string Reference,
    string Candidate,
    string Company,
    string Certification,
    string? Hours,
    Attendance Attendance,
    string? Note,
    DecisionResult? Result,
    IReadOnlyList<(string Label, bool Acquired)> Units
)
{
    /// <summary>Members who withdrew for that file, with who stood in.</summary>
    public IReadOnlyList<(string Member, string Substitute)> Recusals { get; init; } = [];
}

/// <summary>The sheet that everybody signs on the day: names, hours, room to sign; no address of anybody.</summary>
public static class AttendanceSheetDocument
{
    public const string Title = "Feuille d’émargement";

    private static readonly double[] Widths = [3, 2.4, 1.5, 2.6];

    /// <summary>The document, dated <paramref name="date"/>.</summary>
    public static Document Of(Referential edition, SessionFacts facts, DateTimeOffset date) =>
        new(
            SessionPaper.Meta(edition, facts, Title, date),
            [
                new Section(
                    Title,
                    [
                        new Paragraph(facts.Title, ParagraphRole.Lead),
                        new FieldList(
                            [
                                new FieldValuePair("Jour", facts.Day),
                                new FieldValuePair("Heures", facts.Hours),
                                new FieldValuePair("Lieu", facts.Place),
                                new FieldValuePair("Certifications", facts.Certifications),
                            ],
                            Columns: 2
                        ),
                        new Table(
                            Widths,
                            ["Nom", "Qualité", "Arrivée", "Signature"],
                            [
                                .. facts
                                    .Members.GroupBy(member => SessionPaper.GroupOf(member))
                                    .SelectMany(group =>
                                        group
                                            .Select(member => Row(member.Name, member.Organisation, SessionPaper.QualityOf(member), null))
                                            .Prepend(new TableRow([], group.Key))
                                    ),
                            ]
                        )
                        {
                            Caption = facts.Kind == SessionKind.Commission ? "Commission paritaire" : "Jury",
                        },
                        .. facts.Kind == SessionKind.Commission || facts.Files.Count == 0
                            ? Array.Empty<Node>()
                            :
                            [
                                new Table(
                                    Widths,
                                    ["Candidat", "Entreprise", "Passage", "Signature"],
                                    [
                                        .. facts
                                            .Files.Where(file => file.Attendance == Attendance.Expected)
                                            .Select(file => Row(file.Candidate, file.Certification, file.Company, file.Hours)),
                                    ]
                                )
                                {
                                    Caption = "Candidats",
                                },
                            ],
                    ]
                )
                {
                    Label = edition.Vocabulary.IssuingBody,
                    Anchor = "emargement",
                },
            ]
        );

    // two lines high at least: room for a hand
    private static TableRow Row(string name, string? under, string quality, string? hours) =>
        new([
            new TableCell(
                under is null
                    ? [new Paragraph(name, ParagraphRole.Strong), new Paragraph("\u00A0")]
                    : [new Paragraph(name, ParagraphRole.Strong), new Paragraph(under, ParagraphRole.Small)]
            ),
            new TableCell([new Paragraph(quality)]),
            new TableCell([new Paragraph(hours ?? "\u00A0")]),
            new TableCell([new Paragraph("\u00A0\n\u00A0")]),
        ]);
}

/// <summary>The minutes: who sat, who presided, who was heard, what was decided, from when to when.</summary>
public static class SessionMinutesDocument
{
    public const string Title = "Procès-verbal";

    /// <summary>The document, dated <paramref name="date"/>; it says that the sitting goes on while it is not closed.</summary>
    public static Document Of(Referential edition, SessionFacts facts, DateTimeOffset date)
    {
        var commission = facts.Kind == SessionKind.Commission;
        var president = facts.Members.FirstOrDefault(member => member.Presides);
        var voices = facts.Members.Where(member => member.Votes).ToList();
        List<Node> nodes = facts.Closed is null
            ? [new Panel(null, PanelTone.Warning, [new Paragraph("La séance n’est pas close : ce procès-verbal est provisoire.")])]
            : [];
        nodes.Add(
            new FieldList(
                [
                    new FieldValuePair("Jour", facts.Day),
                    new FieldValuePair("Lieu", facts.Place),
                    new FieldValuePair("Ouverture", facts.Opened),
                    new FieldValuePair("Clôture", facts.Closed),
                    new FieldValuePair("Certifications", facts.Certifications),
                ],
                Columns: 2
            )
        );
        nodes.Add(
            new Section(
                "Composition et présences",
                [
                    new Table(
                        [3, 2.4, 2, 1.4],
                        ["Nom", "Organisation", "Qualité", "Présence"],
                        [
                            .. facts
                                .Members.GroupBy(SessionPaper.GroupOf)
                                .SelectMany(group =>
                                    group
                                        .Select(member => new TableRow([
                                            new TableCell([new Paragraph(member.Name, ParagraphRole.Strong)]),
                                            new TableCell([new Paragraph(member.Organisation ?? "–")]),
                                            new TableCell([new Paragraph(SessionPaper.QualityOf(member))]),
                                            new TableCell([
                                                new Paragraph(
                                                    member.Present switch
                                                    {
                                                        true => "présent",
                                                        false => "absent",
                                                        null => "–",
                                                    }
                                                ),
                                            ]),
                                        ]))
                                        .Prepend(new TableRow([], group.Key))
                                ),
                        ]
                    ),
                    new Paragraph(
                        president is null
                            ? "Aucune présidence n’est encore désignée."
                            : $"Présidence : {president.Name}, "
                                + $"{SessionPaper.CollegeOf(president.College)}."
                                + (facts.PresidencyBecause is { } because ? $" Le tour de l’autre collège n’a pas été suivi : {because.TrimEnd('.')}." : "")
                    ),
                    new Paragraph(
                        facts.Opened is null ? "La séance n’est pas ouverte."
                        : facts.ShortBecause is { } reason
                            ? $"{voices.Count(member => member.Present == true)} voix présentes sur {voices.Count} : la séance s’est tenue par dérogation. "
                                + $"Motif : {reason.TrimEnd('.')}."
                        : $"Les {voices.Count} voix sont présentes : le quorum est atteint."
                    ),
                ]
            )
            {
                Anchor = "composition",
            }
        );
        var heard = facts.Files.Where(file => file.Attendance == Attendance.Expected).ToList();
        var away = facts.Files.Where(file => file.Attendance != Attendance.Expected).ToList();
        nodes.Add(
            new Section(
                commission ? "Dossiers examinés et décisions" : "Candidats entendus et décisions",
                heard.Count == 0 ? [new Paragraph("Aucun.")] : [.. heard.Select(file => Decided(edition, file, commission))]
            )
            {
                Anchor = "decisions",
            }
        );
        if (away.Count > 0)
        {
            nodes.Add(
                new Section(
                    "Candidats absents ou excusés",
                    [
                        new Table(
                            [3, 1.4, 4],
                            ["Candidat", "État", "Précision"],
                            [
                                .. away.Select(file => new TableRow([
                                    new TableCell([new Paragraph(file.Candidate, ParagraphRole.Strong), new Paragraph(file.Reference, ParagraphRole.Small)]),
                                    new TableCell([new Paragraph(file.Attendance == Attendance.Excused ? "excusé" : "absent")]),
                                    new TableCell([new Paragraph(file.Note ?? "–")]),
                                ])),
                            ]
                        ),
                        new Paragraph("Aucune décision n’est prise sur leur dossier."),
                    ]
                )
                {
                    Anchor = "absents",
                }
            );
        }

        nodes.Add(
            new Panel(
                null,
                PanelTone.Together,
                [
                    // what is signed, with the signature: never alone on a page
                    new Paragraph("Clôture du procès-verbal", ParagraphRole.Strong),
                    new Paragraph(
                        $"{facts.Title}. {heard.Count} {(heard.Count > 1 ? "dossiers examinés" : "dossier examiné")}, "
                            + $"{heard.Count(file => file.Units.Count > 0)} avec une décision signée"
                            + (away.Count > 0 ? $", {away.Count} sans décision (absence ou excuse)." : ".")
                    ),
                    new Paragraph(
                        "Le jury est souverain ; il ne motive pas ses décisions, qui sont sans recours. Les résultats sont connus à leur publication.",
                        ParagraphRole.Small
                    ),
                    new SignatureBlock(
                        null,
                        [new SignatureFrame(commission ? "Présidence de la commission" : "Présidence du jury", president?.Name, null, null)]
                    ),
                ]
            )
        );
        return new Document(
            SessionPaper.Meta(edition, facts, Title, date),
            [
                new Section(Title, [new Paragraph(facts.Title, ParagraphRole.Lead), .. nodes])
                {
                    Label = edition.Vocabulary.IssuingBody,
                    Anchor = "proces-verbal",
                },
            ]
        );
    }

    private static Panel Decided(Referential edition, ExaminedFile file, bool commission) =>
        new(
            null,
            PanelTone.Together,
            [
                new Paragraph(
                    new Inline([
                        new Run($"{file.Candidate} ") { Bold = true },
                        new Run($"{file.Reference} · {file.Certification}{(file.Hours is null ? "" : $" · {file.Hours}")}"),
                    ])
                ),
                .. file.Recusals.Select(recusal => new Paragraph(
                    $"{recusal.Member} s’est retiré pour ce dossier ; {recusal.Substitute} a siégé à sa place.",
                    ParagraphRole.Small
                )),
                .. file.Units.Count == 0
                    ? new Node[] { new Paragraph("Décision non signée.") }
                    :
                    [
                        new Table(
                            [5, 1.6],
                            [Sentence(edition.Vocabulary.Unit), "Décision"],
                            [
                                .. file.Units.Select(unit => new TableRow([
                                    new TableCell([new Paragraph(unit.Label)]),
                                    new TableCell([new Paragraph(unit.Acquired ? "acquis" : "non acquis", ParagraphRole.Strong)]),
                                ])),
                            ]
                        ),
                        new Paragraph(
                            commission
                                ? CommissionResult(file, edition)
                                : file.Result switch
                                {
                                    DecisionResult.Total => "Résultat : le CQP est délivré en totalité.",
                                    DecisionResult.Partial => "Résultat : le CQP est délivré en partie.",
                                    _ => "Résultat : le CQP n’est pas délivré.",
                                }
                        ),
                    ],
            ]
        );

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    // a commission delivers units, never the whole certificate
    private static string CommissionResult(ExaminedFile file, Referential edition) =>
        $"Résultat : {file.Units.Count(unit => unit.Acquired)} "
            + $"{(file.Units.Count(unit => unit.Acquired) > 1 ? edition.Vocabulary.Units : edition.Vocabulary.Unit)} acquis sur {file.Units.Count} "
        + $"présenté{(file.Units.Count > 1 ? "s" : "")}.";
}

/// <summary>What the papers of a session share.</summary>
internal static class SessionPaper
{
    public static DocumentMeta Meta(Referential edition, SessionFacts facts, string title, DateTimeOffset date) =>
        new($"{title} – {facts.Title}", date)
        {
            Authors = [edition.Vocabulary.IssuingBody],
            Description = $"{title}, {facts.Title}.",
            Running = $"{title} · {facts.Title}",
            Foot = facts.Certifications,
        };

    public static string GroupOf(SeatedPerson person) =>
        person.Substitute ? "Suppléants"
        : person.Votes ? "Membres avec voix"
        : "Sans voix";

    public static string QualityOf(SeatedPerson person) => $"{CollegeOf(person.College)}{(person.Presides ? ", préside" : "")}";

    public static string CollegeOf(College college) =>
        college switch
        {
            College.Employers => "collège employeurs",
            College.Employees => "collège salariés",
            _ => "secrétariat",
        };
}
