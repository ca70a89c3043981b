using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the decision sheet prints beside the decision.</summary>
public sealed record DecisionFacts(string Reference, string CandidateName, string? Mention, string CompanyName, string CertificationTitle, DateOnly HeldOn, string Place, IReadOnlyList<(string Name, College College, bool Presides)> Members, string SignedOn);

/// <summary>The jury's decision sheet. The source cites it without giving it: its form is ours.</summary>
public static class DecisionDocument
{
    /// <summary>The sheet, to be filled by hand when <paramref name="decision"/> is null.</summary>
    public static Document Of(Referential edition, Decision? decision, DecisionFacts facts, DateTimeOffset date)
    {
        var unit = edition.Vocabulary.Unit;
        var children = new List<Node>
        {
            new FieldList(
            [
                new("Candidat", facts.CandidateName),
                new("Certification", facts.Mention is null ? facts.CertificationTitle : $"{facts.CertificationTitle}, {facts.Mention.ToLowerInvariant()}"),
                new("Entreprise", facts.CompanyName),
                new("Session du jury", $"{Words(facts.HeldOn)}, {facts.Place}"),
            ], Columns: 2),
            new Table([3, 1.6], [$"{Sentence(unit)} de compétences", "Décision du jury"], [.. edition.Units.Select(entry => new TableRow(
            [
                new TableCell([new Paragraph(new Inline([new Run($"{entry.Label} : ") { Bold = true }, new Run(entry.Title)]))]),
                new TableCell([new Choice(null, [new ChoiceOption("Acquis", Acquired(entry.Key) == true, true), new ChoiceOption("Non acquis", Acquired(entry.Key) == false, false)])]),
            ]))]) { Caption = $"Décision par {unit} de compétences" },
            new Choice("Décision",
            [
                new ChoiceOption("Le CQP est délivré en totalité", decision?.Result == DecisionResult.Total),
                new ChoiceOption("Le CQP est délivré en partie", decision?.Result == DecisionResult.Partial),
                new ChoiceOption("Le CQP n’est pas délivré", decision?.Result == DecisionResult.None),
            ], Vertical: true),
        };
        if (decision is null || decision.Advice is not null)
        {
            children.Add(new WrittenAnswer("Conseil du jury : expérience à approfondir ou modules à suivre", decision?.Advice, 4));
        }

        if (decision is not null)
        {
            children.Add(new Paragraph(string.Join(' ', Consequences(decision, edition)), ParagraphRole.Small));
        }

        children.Add(new Panel(null, PanelTone.Together,
        [
            new Paragraph("Composition du jury", ParagraphRole.Strong),
            new FieldList([.. facts.Members.Select(member => new FieldValuePair($"{Sentence(College(member.College))}{(member.Presides ? ", présidence" : "")}", member.Name))], Columns: 2),
            new SignatureBlock(null,
            [
                new SignatureFrame(
                    facts.Members.FirstOrDefault(member => member.Presides) is { Name: not null } president ? $"Présidence du jury, {College(president.College)}" : "Présidence du jury",
                    decision?.PresidentName,
                    null,
                    decision is null ? null : new SignatureProof(decision.PresidentName, facts.SignedOn, decision.ContentHash)),
            ]),
        ]));
        return new Document(
            new DocumentMeta($"Fiche de décision du jury – {facts.CertificationTitle}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Running = $"Fiche de décision du jury · {facts.CertificationTitle}",
                Reference = $"Dossier {facts.Reference}",
                Foot = $"Édition {edition.SourceYear} du référentiel, version {edition.Version}",
                ContentHash = decision?.ContentHash,
            },
            [new Section("Fiche de décision du jury", children) { Label = edition.Vocabulary.IssuingBody, Anchor = "decision" }]);

        bool? Acquired(string key) => decision?.Units.SingleOrDefault(entry => entry.Unit == key)?.Acquired;
    }

    private static IEnumerable<string> Consequences(Decision decision, Referential edition)
    {
        yield return DecisionWords.Explain(decision.Units.Count(unit => unit.Acquired), edition);
        if (decision.ValidUntil is { } until)
        {
            yield return $"Fin de validité : {Words(until)}.";
        }

        yield return "Le jury est souverain ; il ne motive pas ses décisions, qui sont sans recours.";
    }

    private static string College(College college) => college switch
    {
        Referentials.College.Employers => "collège employeurs",
        Referentials.College.Employees => "collège salariés",
        _ => "secrétariat, sans voix",
    };

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Words(DateOnly day) => (day.Day == 1 ? "1er " : $"{day.Day} ") + day.ToString("MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("fr-FR"));
}

/// <summary>A decision in words: the same on screen and on paper.</summary>
public static class DecisionWords
{
    /// <summary>« Délivrance partielle ».</summary>
    public static string Title(DecisionResult result, Referential edition) => result switch
    {
        DecisionResult.Total => "Délivrance totale",
        DecisionResult.Partial => "Délivrance partielle",
        _ => $"Aucun {edition.Vocabulary.Unit} acquis",
    };

    /// <summary>How the result follows from the units: « 6 domaines acquis sur 7. Le CQP est délivré quand tous les domaines sont acquis. … »</summary>
    public static string Explain(int acquired, Referential edition)
    {
        var (unit, units) = (edition.Vocabulary.Unit, edition.Vocabulary.Units);
        var total = edition.Units.Count;
        if (acquired == total)
        {
            return $"Les {total} {units} sont acquis : le CQP est délivré.";
        }

        if (acquired == 0)
        {
            return $"Le CQP est délivré quand tous les {units} sont acquis. Il n’est pas délivré, même en partie.";
        }

        var partial = $"{acquired} {(acquired > 1 ? units : unit)} acquis sur {total}. Le CQP est délivré quand tous les {units} sont acquis.";
        return edition.Rules.PartialValidityYears is not { } years ? partial
            : acquired == 1 ? $"{partial} Le {unit} acquis reste valable {years} ans."
            : $"{partial} Les {acquired} {units} acquis restent valables {years} ans.";
    }
}
