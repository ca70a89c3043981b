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
                new("Entreprise", facts.CompanyName),
                new("Certification", facts.Mention is null ? facts.CertificationTitle : $"{facts.CertificationTitle}, {facts.Mention.ToLowerInvariant()}"),
                new("Session", $"{Words(facts.HeldOn)}, {facts.Place}"),
            ]),
            new Table([3, 1.4], [$"{char.ToUpperInvariant(unit[0])}{unit[1..]}", "Décision du jury"], [.. edition.Units.Select(entry => new TableRow(
            [
                new TableCell([new Paragraph(entry.Label, ParagraphRole.Strong), new Paragraph(entry.Title)]),
                new TableCell([new Choice(null,
                [
                    new ChoiceOption("Acquis", Acquired(entry.Key) == true, true),
                    new ChoiceOption("Non acquis", Acquired(entry.Key) == false, false),
                ], Vertical: true)]),
            ]))]),
        };
        if (decision is not null)
        {
            children.Add(new Panel("Résultat", PanelTone.Note, [new Paragraph(new Inline([new Run(DecisionWords.Of(decision, edition)) { Bold = true }])), .. Consequences(decision)]));
        }

        children.Add(new Paragraph("Membres du jury", ParagraphRole.Strong));
        children.Add(new TextList([.. facts.Members.Select(member => new ListItem($"{member.Name}, {College(member.College)}{(member.Presides ? ", président" : "")}", []))]));
        children.Add(new SignatureBlock(null,
        [
            new SignatureFrame("Président du jury", decision?.PresidentName, "Décision souveraine du jury, remise au candidat.", decision is null ? null : new SignatureProof(decision.PresidentName, facts.SignedOn, decision.ContentHash)),
        ]));
        return new Document(
            new DocumentMeta($"Fiche de décision du jury – {facts.CertificationTitle}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Running = $"Fiche de décision du jury · {facts.CertificationTitle}",
                Reference = $"Dossier {facts.Reference}",
                Foot = $"Référentiel {edition.Code}, version {edition.Version}",
                ContentHash = decision?.ContentHash,
            },
            [new Section("Fiche de décision du jury", children) { Label = facts.CertificationTitle, Anchor = "decision" }]);

        bool? Acquired(string key) => decision?.Units.SingleOrDefault(entry => entry.Unit == key)?.Acquired;
    }

    private static IEnumerable<Node> Consequences(Decision decision)
    {
        if (decision.ValidUntil is { } until)
        {
            yield return new Paragraph($"Les unités acquises restent valables jusqu’au {Words(until)}.");
        }

        if (decision.Advice is not null)
        {
            yield return new WrittenAnswer("À approfondir ou à suivre", decision.Advice, 0);
        }
    }

    private static string College(College college) => college switch
    {
        Referentials.College.Employers => "collège employeurs",
        Referentials.College.Employees => "collège salariés",
        _ => "secrétariat, observateur",
    };

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

    /// <summary>« Délivrance totale : les 5 domaines sont acquis. »</summary>
    public static string Of(Decision decision, Referential edition)
    {
        var acquired = decision.Units.Count(unit => unit.Acquired);
        var words = acquired > 1 ? edition.Vocabulary.Units : edition.Vocabulary.Unit;
        return decision.Result switch
        {
            DecisionResult.Total => $"Délivrance totale : {(acquired == 1 ? $"le {words} est acquis" : $"les {acquired} {words} sont acquis")}.",
            DecisionResult.Partial => $"Délivrance partielle : {acquired} {words} {(acquired > 1 ? "acquis" : "acquis")} sur {decision.Units.Count}.",
            _ => $"Aucun {edition.Vocabulary.Unit} acquis.",
        };
    }

    /// <summary>How the result follows from the units: « 6 domaines acquis sur 7. Le CQP est délivré quand tous les domaines sont acquis. … »</summary>
    public static string Explain(int acquired, Referential edition)
    {
        var (unit, units) = (edition.Vocabulary.Unit, edition.Vocabulary.Units);
        var total = edition.Units.Count;
        if (acquired == total)
        {
            return $"Les {total} {units} sont acquis : le CQP est délivré.";
        }

        if (acquired == 0)
        {
            return $"Le CQP est délivré quand tous les {units} sont acquis. Il n’est pas délivré, même en partie.";
        }

        var partial = $"{acquired} {(acquired > 1 ? units : unit)} acquis sur {total}. Le CQP est délivré quand tous les {units} sont acquis.";
        return edition.Rules.PartialValidityYears is not { } years ? partial
            : acquired == 1 ? $"{partial} Le {unit} acquis reste valable {years} ans."
            : $"{partial} Les {acquired} {units} acquis restent valables {years} ans.";
    }
}
