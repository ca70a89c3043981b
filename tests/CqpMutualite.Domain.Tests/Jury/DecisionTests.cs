using System.Text.Json;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Jury;

/// <summary>From the file that waits for a jury to the published decision.</summary>
public class DecisionTests
{
    private static readonly DateTimeOffset SignedAt = new(2027, 1, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Specialiste)]
    [InlineData(Conseiller)]
    [InlineData(Blocs)]
    [Rule("JUR-11")]
    public void A_file_goes_before_a_jury_with_a_positive_evaluation_or_a_reasoned_derogation(string code)
    {
        var edition = Edition(code);
        Accepted(FileOf(edition).Presentation.Attach(Guid.NewGuid(), Today));

        var file = FileOf(edition, positive: false);
        Assert.Equal(["file.evaluation-not-positive"], Codes(file.Presentation.Attach(Guid.NewGuid(), Today)));
        Assert.Equal(["file.reason-missing"], Codes(file.Presentation.GrantDerogation(DerogationKind.Evaluation, "  ", Today)));
        Assert.Null(file.SessionId);
        Accepted(file.Presentation.GrantDerogation(DerogationKind.Evaluation, " Avis contesté par l’entreprise. ", Today));
        Assert.Equal("Avis contesté par l’entreprise.", file.Presentation.Derogation);
        Accepted(file.Presentation.Attach(Guid.NewGuid(), Today));
    }

    [Fact]
    [Rule("JUR-11")]
    public void A_positive_evaluation_needs_no_derogation() =>
        Assert.Equal(
            ["file.derogation-not-needed"],
            Codes(FileOf(Edition(Specialiste)).Presentation.GrantDerogation(DerogationKind.Evaluation, "Pour voir.", Today))
        );

    [Fact]
    public void A_file_is_before_one_session_at_a_time_until_its_decision()
    {
        var file = FileOf(Edition(Specialiste));
        Assert.Equal(["file.not-in-session"], Codes(file.Presentation.Detach(Today)));
        Assert.Equal(["file.not-in-session"], Codes(file.Presentation.RecordDecision(Today)));
        Accepted(file.Presentation.Attach(Guid.NewGuid(), Today));
        Assert.Equal((NextAct.Decide, Turn.Jury), (file.NextAct, file.Turn));
        Assert.Equal(["file.already-in-session"], Codes(file.Presentation.Attach(Guid.NewGuid(), Today)));
        Accepted(file.Presentation.Detach(Today));
        Assert.Equal(NextAct.AttachToSession, file.NextAct);
        Accepted(file.Presentation.Attach(Guid.NewGuid(), Today));
        Accepted(file.Presentation.RecordDecision(HeldOn));
        Assert.Equal((Stage.Decision, NextAct.Publish, HeldOn), (file.Stage, file.NextAct, file.Presentation.DecidedOn));
        Assert.Equal(["file.not-now"], Codes(file.Presentation.Detach(HeldOn)));
        Assert.Equal(["file.not-now"], Codes(file.Presentation.RecordDecision(HeldOn)));
        Accepted(file.Presentation.Publish(HeldOn));
        Assert.Equal((NextAct.None, Turn.Nobody), (file.NextAct, file.Turn));
        Assert.Equal(["file.closed"], Codes(file.Presentation.Publish(HeldOn)));
    }

    [Fact]
    public void What_is_not_decided_is_not_published()
    {
        var file = FileOf(Edition(Specialiste));
        Accepted(file.Presentation.Attach(Guid.NewGuid(), Today));
        Assert.Equal(["file.not-now"], Codes(file.Presentation.Publish(Today)));
    }

    [Theory]
    [InlineData(5, DecisionResult.Total)]
    [InlineData(4, DecisionResult.Partial)]
    [InlineData(0, DecisionResult.None)]
    [Rule("DEC-01")]
    [Rule("DEC-02")]
    public void The_whole_certification_takes_every_unit(int acquired, DecisionResult result)
    {
        var edition = Edition(Specialiste);
        Assert.Equal(result, Decision.ResultOf(Context(edition), [.. edition.Units.Take(acquired).Select(unit => unit.Key)]));
    }

    [Fact]
    [Rule("DEC-01")]
    public void Each_unit_of_the_edition_gets_a_result()
    {
        var edition = Edition(Specialiste);
        var (decision, outcome) = Sign(edition, new() { ["d1"] = true, ["d3"] = false });
        Assert.Null(decision);
        Assert.Equal(["d2", "d4", "d5"], outcome.Refusals.Select(refusal => refusal.Field));
    }

    [Fact]
    public void A_unit_of_another_edition_counts_for_nothing()
    {
        var edition = Edition(Specialiste);
        var acquired = edition.Units.ToDictionary(unit => unit.Key, _ => true);
        acquired["b9"] = false;
        Assert.Equal(DecisionResult.Total, Sign(edition, acquired).Decision!.Result);
    }

    [Theory]
    [InlineData(Specialiste, 2032)]
    [InlineData(Conseiller, 2032)]
    [InlineData(Blocs, null)]
    [Rule("DEC-03")]
    [Rule("SIL-01")]
    [Rule("SIL-09")]
    public void Units_of_a_partial_decision_stay_valid_as_the_edition_says_from_the_day_of_the_session(string code, int? year)
    {
        var edition = Edition(code);
        var acquired = edition.Units.ToDictionary(unit => unit.Key, unit => unit != edition.Units[0]);
        Assert.Equal(year is null ? null : new DateOnly(year.Value, 1, 14), Sign(edition, acquired).Decision!.ValidUntil);
        acquired[edition.Units[0].Key] = true;
        Assert.Null(Sign(edition, acquired).Decision!.ValidUntil);
    }

    [Fact]
    [Rule("DEC-04")]
    public void The_seal_covers_the_units_the_advice_the_note_the_president_and_the_session()
    {
        var edition = Edition(Specialiste);
        var acquired = edition.Units.ToDictionary(unit => unit.Key, unit => unit.Key != "d4");
        string? content = null;
        var (decision, _) = Sign(edition, acquired, sealedContent => content = sealedContent);
        Assert.Equal(content, decision!.Content(edition, "CQP-2026-0001"));

        var json = JsonDocument.Parse(content!).RootElement;
        Assert.Equal("specialiste-prestations.v2", json.GetProperty("edition").GetString());
        Assert.Equal("CQP-2026-0001", json.GetProperty("file").GetString());
        Assert.Equal(decision.SessionId, json.GetProperty("session").GetGuid());
        Assert.Equal("2027-01-14", json.GetProperty("heldOn").GetString());
        Assert.Equal(decision.PresidentId, json.GetProperty("president").GetGuid());
        Assert.Equal("Samira Haddad", json.GetProperty("presidentName").GetString());
        Assert.Equal("Partial", json.GetProperty("decision").GetString());
        Assert.Equal(5, json.GetProperty("validityYears").GetInt32());
        Assert.Equal("Reprendre \"l’amélioration\"\net la mesurer.", json.GetProperty("comment").GetString());
        Assert.Equal("Hésitation sur le domaine 4.", json.GetProperty("note").GetString());
        Assert.Equal(
            ["d1 True  ", "d2 True  ", "d3 True  ", "d4 False Conduire une action. ", "d5 True  "],
            json.GetProperty("units")
                .EnumerateArray()
                .Select(unit => $"{unit[0].GetString()} {unit[1].GetBoolean()} {unit[2].GetString()} {unit[3].GetString()}")
        );
    }

    [Fact]
    [Rule("JUR-12")]
    public void The_sheet_gives_the_result_and_no_reason()
    {
        var edition = Edition(Specialiste);
        var decision = Sign(edition, edition.Units.ToDictionary(unit => unit.Key, _ => true)).Decision!;
        var sheet = DecisionDocument.Of(
            edition,
            decision,
            new DecisionFacts(
                "CQP-2026-0001",
                "Nadia Belkacem",
                "Mention santé",
                "Mutuelle Horizon",
                edition.Title,
                HeldOn,
                "Lyon",
                [("Samira Haddad", College.Employees, true)],
                "14 janvier 2027 à 10:00"
            ),
            SignedAt
        );
        var nodes = ((Section)sheet.Body[0]).Children;
        Assert.Contains(nodes.OfType<Paragraph>(), paragraph => paragraph.Text.Plain.Contains("Le jury est souverain", StringComparison.Ordinal));
        Assert.Equal("Le CQP est délivré en totalité", nodes.OfType<Choice>().Single().Options.Single(option => option.Ticked).Label);
        var signatures = nodes.OfType<Panel>().Single().Children.OfType<SignatureBlock>().Single();
        Assert.Equal("Samira Haddad", Assert.Single(signatures.Items).Proof!.By);
    }

    [Theory]
    [InlineData(7, "Les 7 domaines sont acquis : le CQP est délivré.")]
    [InlineData(6, "6 domaines acquis sur 7. Le CQP est délivré quand tous les domaines sont acquis. Les 6 domaines acquis restent valables 5 ans.")]
    [InlineData(1, "1 domaine acquis sur 7. Le CQP est délivré quand tous les domaines sont acquis. Le domaine acquis reste valable 5 ans.")]
    [InlineData(0, "Le CQP est délivré quand tous les domaines sont acquis. Il n’est pas délivré, même en partie.")]
    public void The_result_is_explained(int acquired, string words) => Assert.Equal(words, DecisionWords.Explain(acquired, Edition(Conseiller)));

    private static (Decision? Decision, Domain.Common.Outcome Outcome) Sign(
        Referential edition,
        Dictionary<string, bool> acquired,
        Action<string>? read = null
    ) => Sign(Context(edition), acquired.ToDictionary(unit => unit.Key, unit => new UnitVerdict(unit.Value, " Conduire une action. ")), read);

    private static (Decision? Decision, Domain.Common.Outcome Outcome) Sign(
        DecisionContext context,
        Dictionary<string, UnitVerdict> verdicts,
        Action<string>? read = null
    ) =>
        Decision.Sign(
            context,
            new DecisionContent(verdicts, " Reprendre \"l’amélioration\"\r\net la mesurer. ", "Hésitation sur le domaine 4."),
            Guid.NewGuid(),
            "Samira Haddad",
            content =>
            {
                read?.Invoke(content);
                return new SealedContent(CanonicalContent.Hash(content), SignedAt, "sceau", "clef");
            }
        );

    private static DecisionContext Context(Referential edition) => new(Guid.NewGuid(), "CQP-2026-0001", Guid.NewGuid(), HeldOn, edition);
}
