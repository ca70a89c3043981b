using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

public sealed record ConvocationFacts
{
    public required string Person { get; init; }

    public required ConvenedAs As { get; init; }

    public required SessionKind Kind { get; init; }

    /// <summary>« jeudi 14 janvier 2027 ».</summary>
    public required string Day { get; init; }

    /// <summary>« 9:15 ».</summary>
    public required string From { get; init; }

    /// <summary>« 9:45 ».</summary>
    public required string Until { get; init; }

    /// <summary>« heure de La Réunion »; null where it is that of Paris.</summary>
    public string? Clock { get; init; }

    /// <summary>Where; empty when there is only a link.</summary>
    public required string Place { get; init; }

    /// <summary>Address of the video meeting.</summary>
    public required string? VideoLink { get; init; }

    /// <summary>The candidate; null for who sits.</summary>
    public string? Candidate { get; init; }

    /// <summary>Reference of the file; null for who sits.</summary>
    public string? Reference { get; init; }

    /// <summary>What is prepared, or heard.</summary>
    public required string Certification { get; init; }

    /// <summary>Course of the sitting, for a candidate.</summary>
    public Timing? Timing { get; init; }

    /// <summary>Files to examine, for who sits.</summary>
    public int Files { get; init; }

    /// <summary>« le 3 décembre 2026 à 10:12 »; what was told before no longer holds when <see cref="Sequence"/> is not 0.</summary>
    public required string ToldOn { get; init; }

    /// <summary>How many times it changed.</summary>
    public int Sequence { get; init; }

    public bool Cancelled { get; init; }

    /// <summary>Where it is sent, line by line, the name first: « Samira Haddad », « Mutuelle Horizon », « 12 rue des Lilas », « 44000 Nantes ».</summary>
    public IReadOnlyList<string> Recipient { get; init; } = [];

    /// <summary>Whom to call or write to, in one line; null when the certifier has given nobody.</summary>
    public string? Contact { get; init; }
}

/// <summary>The convocation to a session, for a candidate, their company, or somebody who sits. No source gives its form: it is ours.</summary>
public static class ConvocationDocument
{
    public const string Title = "Convocation";

    /// <summary>Several convocations in one file to print, each on its page.</summary>
    public static Document Together(string title, IReadOnlyList<Document> convocations, DateTimeOffset date) => new(
        new DocumentMeta(title, date) { Authors = convocations[0].Meta.Authors, Description = $"{title}.", Running = title },
        [.. convocations.SelectMany(one => one.Body).Select((node, rank) => node is Section section && rank > 0 ? section with { NewPage = true } : node)]);

    /// <summary>The document, dated <paramref name="date"/>. It bears no electronic address of anybody who is convened.</summary>
    public static Document Of(Referential edition, ConvocationFacts facts, DateTimeOffset date)
    {
        var body = facts.Kind == SessionKind.Commission ? "commission paritaire" : "jury";
        var meta = new DocumentMeta($"{Title} – {facts.Person}", date)
        {
            Authors = [edition.Vocabulary.IssuingBody],
            Description = $"{Title} {(facts.Kind == SessionKind.Commission ? "à la commission paritaire" : "au jury")} du {facts.Day}.",
            Running = $"{Title} · {facts.Certification}",
            Reference = facts.Reference is null ? null : $"Dossier {facts.Reference}",
            Foot = facts.Sequence == 0 ? $"Établie {facts.ToldOn}" : $"Modifiée {facts.ToldOn} : remplace la précédente",
        };
        List<Node> nodes = facts.Cancelled
            ?
            [
                new Panel(
                    "Convocation annulée",
                    PanelTone.Warning,
                    [
                        new Paragraph(
                            $"{facts.Person} n’est plus attendu à cette session, prévue le {facts.Day}. Le dossier garde sa place et sera présenté à une "
                                + $"autre session si besoin."
                        ),
                    ]
                ),
            ]
            : [];
        if (facts.Recipient.Count > 0)
        {
            nodes.Add(new FieldList([new FieldValuePair("À l’attention de", string.Join(", ", facts.Recipient))]));
        }

        nodes.Add(new Paragraph(Sentence(facts, body), ParagraphRole.Lead));
        nodes.Add(new FieldList([.. Lines(facts)], Columns: 2));
        if (facts is { Timing: { } timing, As: ConvenedAs.Candidate or ConvenedAs.Company })
        {
            nodes.Add(new Paragraph("Déroulement", ParagraphRole.Strong));
            nodes.Add(new Table([5, 1.4], ["Étape", "Durée"], [.. timing.Steps.Select(step => new TableRow(
            [
                new TableCell([new Paragraph(char.ToUpperInvariant(step.Label[0]) + step.Label[1..])]),
                new TableCell([new Paragraph(step.Minutes is { } minutes ? $"{minutes}\u00A0min" : "sans le candidat")]),
            ]))]));
        }

        if (facts is { As: ConvenedAs.Candidate or ConvenedAs.Company, Kind: SessionKind.Jury, Cancelled: false })
        {
            nodes.AddRange(edition.TextsOn(TextSubject.Jury).SelectMany(Told));
        }

        nodes.Add(new Paragraph("À savoir", ParagraphRole.Strong));
        nodes.Add(new TextList([.. Notices(edition, facts).Select(text => new ListItem(text, []))]));
        return new Document(
            meta,
            [
                new Section($"{Title} {(facts.Kind == SessionKind.Commission ? "à la commission paritaire" : "au jury")}", nodes)
                {
                    Label = edition.Vocabulary.IssuingBody,
                    Anchor = "convocation",
                },
            ]
        );
    }

    // what the booklet says of the jury, in the same words
    private static IEnumerable<Node> Told(TextBlock text) =>
        text.Note ? [new Panel(text.Title, PanelTone.Note, [.. BookletDocument.Prose(text)])]
        : text.Title is null ? BookletDocument.Prose(text)
        : [new Paragraph(text.Title, ParagraphRole.Strong), .. BookletDocument.Prose(text)];

    private static string Sentence(ConvocationFacts facts, string body) =>
        facts.As switch
        {
            ConvenedAs.Candidate => $"{facts.Person}, votre passage devant le jury est fixé {When(facts)}.",
            ConvenedAs.Company =>
                $"Le passage devant le jury de {facts.Candidate}, que vous employez, est fixé {When(facts)}. Vous êtes prié de lui permettre "
                    + $"de s’y rendre.",
            ConvenedAs.Member =>
                $"{facts.Person}, vous siégez le {facts.Day} {(facts.Kind == SessionKind.Commission ? "à la commission paritaire" : "au jury")}, avec voix "
                    + $"délibérative.",
            ConvenedAs.Substitute =>
                $"{facts.Person}, vous êtes suppléant le {facts.Day} {(facts.Kind == SessionKind.Commission ? "à la commission paritaire" : "au jury")} : "
                    + $"vous siégez si un membre de votre collège ne peut le faire, ou se retire pour un dossier.",
            _ =>
                $"{facts.Person}, vous assistez le {facts.Day} à la séance {(facts.Kind == SessionKind.Commission ? "de la " : "du ")}{body}, sans voix "
                    + $"délibérative.",
        };

    // « le jeudi 14 janvier 2027 à 9:15, heure de La Réunion »
    private static string When(ConvocationFacts facts) => $"le {facts.Day} à {facts.From}{(facts.Clock is { } clock ? $", {clock}" : "")}";

    private static IEnumerable<FieldValuePair> Lines(ConvocationFacts facts)
    {
        yield return new FieldValuePair("Jour", facts.Day);
        yield return new FieldValuePair("Heures", $"de {facts.From} à {facts.Until}{(facts.Clock is { } clock ? $", {clock}" : "")}");
        if (facts.Place.Length > 0)
        {
            yield return new FieldValuePair("Lieu", facts.Place);
        }

        if (facts.VideoLink is { } link)
        {
            yield return new FieldValuePair("Visioconférence", link);
        }

        if (facts.Contact is { } contact)
        {
            yield return new FieldValuePair("Contact", contact);
        }

        yield return new FieldValuePair("Certification", facts.Certification);
        if (facts.Candidate is { } candidate)
        {
            yield return new FieldValuePair("Candidat", candidate);
        }
        else
        {
            yield return new FieldValuePair("Dossiers", facts.Files.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<string> Notices(Referential edition, ConvocationFacts facts)
    {
        var certifier = "aeiouyAEIOUY".Contains(edition.Vocabulary.Certifier[0], StringComparison.Ordinal)
            ? $"l’{edition.Vocabulary.Certifier}"
            : $"le {edition.Vocabulary.Certifier}";
        switch (facts.As)
        {
            case ConvenedAs.Candidate:
                yield return "Accusez réception depuis votre espace : il suffit d’un bouton.";
                yield return $"Si vous ne pouvez pas venir, prévenez {certifier} sans attendre : une autre session vous sera proposée.";
                yield return "La décision n’est pas donnée le jour même : un courriel vous dira quand elle peut être lue.";
                break;
            case ConvenedAs.Company:
                yield return "Le candidat reçoit sa propre convocation.";
                yield return $"S’il ne peut pas venir, prévenez {certifier} : une autre session sera proposée.";
                break;
            default:
                yield return "Les dossiers de la session se lisent dans votre espace jusqu’à la clôture de la séance ; ils sont confidentiels.";
                yield return "Un lien avec un candidat se déclare avant la séance, depuis la page de son dossier.";
                yield return "Le guide pour le jury rappelle le déroulement et les règles de la décision.";
                yield return $"Si vous ne pouvez pas siéger, prévenez {certifier} : un suppléant prendra votre place.";
                break;
        }
    }
}
