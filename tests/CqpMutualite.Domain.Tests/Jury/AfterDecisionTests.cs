using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Jury.AtJury;

namespace CqpMutualite.Domain.Tests.Jury;

/// <summary>What follows from a decision: units kept, new presentations, the commission, corrections.</summary>
public class AfterDecisionTests
{
    private static readonly DateTimeOffset SignedAt = new(2027, 1, 14, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    [Rule("DEC-02")]
    public void Units_acquired_before_and_still_valid_complete_the_certification()
    {
        var edition = Edition(Specialiste);
        var asked = edition.Presenting(["d4"]);
        var ledger = LedgerOf(edition, ["d1", "d2", "d3", "d5"], new DateOnly(2032, 1, 14));
        var carried = ledger.CarriedBy(asked, edition.Code);
        Assert.Equal(["d1", "d2", "d3", "d5"], carried.Select(unit => unit.Unit));
        var total = Sign(Context(asked) with { Carried = carried }, ("d4", true));
        Assert.Equal(
            (DecisionResult.Total, null, "Les 5 domaines sont acquis, dont 4 avant cette présentation : le CQP est délivré."),
            (total.Result, total.ValidUntil, Spaced(DecisionWords.Explain(total, asked)))
        );

        var again = Sign(Context(asked) with { Carried = carried }, ("d4", false));
        Assert.Equal(DecisionResult.Partial, again.Result);
        Assert.StartsWith("Le domaine présenté n’est pas acquis.", DecisionWords.Explain(again, asked), StringComparison.Ordinal);

        // what is over on the day of the session counts no more, and is named
        var late = carried.Select(unit => unit.Unit == "d2" ? unit with { ValidUntil = HeldOn.AddDays(-1) } : unit).ToList();
        var partial = Sign(Context(asked) with { Carried = late }, ("d4", true));
        Assert.Equal(DecisionResult.Partial, partial.Result);
        Assert.StartsWith("N’est plus valable depuis le 13 janvier 2027", DecisionWords.Carried(late[1], HeldOn), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("COM-01")]
    [Rule("DEC-05")]
    public void The_commission_validates_the_units_presented_and_delivers_nothing()
    {
        var edition = Edition(Blocs);
        var asked = edition.Presenting(["b2"]);
        var ledger = LedgerOf(edition, ["b1", "b3"], null);
        var decision = Sign(Context(asked) with { ByCommission = true, Carried = ledger.CarriedBy(asked, edition.Code) }, ("b2", true));
        Assert.Equal((DecisionResult.Partial, null), (decision.Result, decision.ValidUntil));
        Assert.Equal(("Bloc validé", "Le bloc présenté est validé."), (DecisionWords.Title(decision, asked), DecisionWords.Explain(decision, asked)));
        var sheet = DecisionDocument.Of(
            asked,
            decision,
            new DecisionFacts(
                "CQP-2026-0001",
                "Robin Le Bihan",
                null,
                "Mutuelle Horizon",
                edition.Title,
                HeldOn,
                "Paris",
                [("Samira Haddad", College.Employees, true)],
                "le 14 janvier 2027"
            ),
            SignedAt
        );
        var words = System.Text.Json.JsonSerializer.Serialize(sheet);
        Assert.Equal("Fiche de décision de la commission paritaire", ((Section)sheet.Body[0]).Title);
        Assert.DoesNotContain("CQP est délivré", System.Text.RegularExpressions.Regex.Unescape(words), StringComparison.Ordinal);
        Assert.Equal("Bloc non validé", DecisionWords.Title(DecisionResult.None, asked, byCommission: true));
        Assert.Equal("2 blocs validés sur 3", Spaced(DecisionWords.Title(DecisionResult.Partial, edition, byCommission: true, 2)));
    }

    [Fact]
    [Rule("DEC-04")]
    public void The_sheet_gives_advice_and_the_list_of_organisations_and_never_the_internal_note()
    {
        var edition = Edition(Conseiller);
        var decision = Sign(
            Context(edition),
            new DecisionContent(
                edition.Units.ToDictionary(unit => unit.Key, unit => new UnitVerdict(unit.Key != "d5", "Conduire deux actions.", "Analyser un marché.")),
                "Bravo pour vos entretiens.",
                "À revoir en mars."
            )
        );
        var facts = new DecisionFacts("CQP-2026-0001", "Sandrine Lopez", null, "Mutuelle Horizon", edition.Title, HeldOn, "Paris", [], "le 14 janvier 2027")
        {
            Organisations = ["Cap Compétences, Nantes"],
        };
        var sheet = DecisionDocument.Of(edition, decision, facts, SignedAt);
        var children = ((Section)sheet.Body[0]).Children;
        var advice = Assert.Single(children.OfType<Table>(), table => table.Caption == "Conseil du jury");
        Assert.Equal(
            ["Conduire deux actions.", "Analyser un marché."],
            Assert.Single(advice.Rows).Cells.SelectMany(cell => cell.Children).OfType<WrittenAnswer>().Select(answer => answer.Text)
        );
        Assert.Equal("Bravo pour vos entretiens.", Assert.Single(children.OfType<WrittenAnswer>()).Text);
        Assert.Equal("Liste des organismes de formation agréés", ((Section)sheet.Body[1]).Title);
        Assert.DoesNotContain(
            "revoir en mars",
            System.Text.RegularExpressions.Regex.Unescape(System.Text.Json.JsonSerializer.Serialize(sheet)),
            StringComparison.Ordinal
        );

        // advice goes with what is not acquired only
        Assert.All(decision.Units.Where(unit => unit.Acquired), unit => Assert.Equal((null, null), (unit.Experience, unit.Modules)));
    }

    [Theory]
    [InlineData(ValidityStart.Decision, 14)]
    [InlineData(ValidityStart.Notification, 21)]
    [Rule("SIL-01")]
    public void Validity_runs_from_the_decision_or_from_its_publication(ValidityStart start, int day)
    {
        var edition = Edition(Specialiste);
        var decision = Sign(Context(edition) with { StartsOn = start }, [.. edition.Units.Select(unit => (unit.Key, unit.Key != "d4"))]);
        Assert.Equal(start == ValidityStart.Decision ? new DateOnly(2032, 1, 14) : null, decision.ValidUntil);
        Assert.Equal(new DateOnly(2032, 1, day), decision.ValidUntilFrom(new DateOnly(2027, 1, 21)));
    }

    [Fact]
    [Rule("DEC-03")]
    public void After_an_experience_is_validated_in_part_the_panel_says_what_is_to_be_done()
    {
        var edition = Edition(Specialiste);
        var context = Context(edition) with { AdviceRequired = true };
        var verdicts = edition.Units.ToDictionary(unit => unit.Key, unit => new UnitVerdict(unit.Key != "d4"));
        Assert.Equal(["jury.advice-missing"], Decision.Missing(context, new DecisionContent(verdicts)).Select(refusal => refusal.Code));
        verdicts["d4"] = new UnitVerdict(false, null, "Un module.");
        Assert.Empty(Decision.Missing(context, new DecisionContent(verdicts)));
    }

    [Fact]
    [Rule("DEC-03")]
    [Rule("SIL-02")]
    public void A_new_presentation_is_limited_to_what_is_missing()
    {
        var edition = Edition(Specialiste);
        var (file, decision) = Decided(edition, ["d1", "d2", "d3", "d5"]);
        var ledger = LedgerOf(edition, ["d1", "d2", "d3", "d5"], new DateOnly(2032, 1, 14));
        var record = new PresentationRecord(edition, decision, ledger, 1, null, new PresentationLimits(null, 0));
        var later = HeldOn.AddDays(40);
        Assert.Equal(["file.decision-not-published"], Codes(file.Presentation.MayPresentAgain(record, later)));
        Accepted(file.Presentation.Publish(HeldOn.AddDays(7)));
        Assert.Equal(["file.follow-up-open"], Codes(file.Presentation.MayPresentAgain(record with { Later = "CQP-2027-0002" }, later)));
        Assert.Equal(["file.maximum-presentations"], Codes(file.Presentation.MayPresentAgain(record with { Limits = new PresentationLimits(1, 0) }, later)));
        Assert.Equal(
            ["file.presentation-too-early"],
            Codes(file.Presentation.MayPresentAgain(record with { Limits = new PresentationLimits(null, 90) }, later))
        );
        Assert.Equal(["d4"], file.Presentation.ToPresentAgain(record, later).Select(unit => unit.Key));
        Assert.Equal(
            ["file.path-missing"],
            Codes(file.Presentation.PresentAgain("CQP-2027-0002", record, new Dictionary<string, bool>(), null, later).Outcome)
        );
        Assert.Equal(
            ["file.trainer-missing"],
            Codes(file.Presentation.PresentAgain("CQP-2027-0002", record, new Dictionary<string, bool> { ["d4"] = true }, null, later).Outcome)
        );

        var (next, opened, outcome) = file.Presentation.PresentAgain("CQP-2027-0002", record, new Dictionary<string, bool> { ["d4"] = false }, null, later);
        Assert.Equal<Act>([new PresentedAgain("CQP-2027-0002")], outcome.Acts);
        Assert.Equal<Act>([new PresentationOpened(file.Reference)], opened.Acts);
        Assert.Equal(
            (Stage.Evaluation, "d4", false, true),
            (next!.Stage, next.Presentation.Keys, next.Presentation.IsForCommission, next.Presentation.Completes)
        );
        Assert.Equal(
            (file.Reference, next.Reference, file.CandidateId, file.EmployerId, file.Orientation.Mention, file.Registration.RegisteredOn),
            (next.Follows, file.FollowedBy, next.CandidateId, next.EmployerId, next.Orientation.Mention, next.Registration.RegisteredOn)
        );
        Assert.Equal(NextAct.NameEvaluators, next.NextAct);

        // what is over by then is presented again
        Assert.Equal(["d1", "d2", "d3", "d4", "d5"], file.Presentation.ToPresentAgain(record, new DateOnly(2032, 1, 15)).Select(unit => unit.Key));
    }

    [Fact]
    public void A_new_presentation_begins_with_the_training_when_a_unit_needs_one()
    {
        var edition = Edition(Conseiller);
        var (file, decision) = Decided(edition, ["d1", "d2", "d3", "d4", "d7"]);
        Accepted(file.Presentation.Publish(HeldOn.AddDays(7)));
        var record = new PresentationRecord(
            edition,
            decision,
            LedgerOf(edition, ["d1", "d2", "d3", "d4", "d7"], new DateOnly(2032, 1, 14)),
            1,
            null,
            new PresentationLimits(null, 0)
        );
        var trainer = Organisation.Create("Organisme", OrganisationKind.TrainingOrganisation, "Nantes");
        var choices = new Dictionary<string, bool> { ["d5"] = true, ["d6"] = false };
        Assert.Equal(
            ["organisation.not-approved"],
            Codes(file.Presentation.PresentAgain("CQP-2027-0002", record, choices, trainer, HeldOn).Outcome).Select(_ => "organisation.not-approved")
        );
        trainer.Approve(edition.Code, training: true, vae: false, HeldOn.AddYears(-1), HeldOn.AddYears(1));
        var (next, opened, outcome) = file.Presentation.PresentAgain("CQP-2027-0002", record, choices, trainer, HeldOn.AddDays(8));
        Accepted(opened);
        Accepted(outcome);
        Assert.Equal((Stage.Training, NextAct.CloseTraining), (next!.Stage, next.NextAct));
        Assert.Equal(["d5"], next.Training.UnitsToAssess(next.Asked(edition)).Select(unit => unit.Key));
        Assert.Equal(["d5", "d6"], next.Asked(edition).Units.Select(unit => unit.Key));
        Assert.Equal(["file.no-isolated-units"], Codes(next.Presentation.MayChoose(edition)));
    }

    [Fact]
    [Rule("COM-01")]
    public void Every_unit_validated_alone_leads_to_a_jury_unless_the_attestations_suffice()
    {
        var edition = Edition(Blocs);
        var (file, decision) = Decided(edition, ["b2"], "b2");
        Accepted(file.Presentation.Publish(HeldOn));
        var record = new PresentationRecord(edition, decision, LedgerOf(edition, ["b1", "b2"], null), 1, null, new PresentationLimits(null, 0));
        Assert.Equal(["file.nothing-missing"], Codes(file.Presentation.MayPresentAgain(record, HeldOn)));
        Assert.Equal(["file.units-not-held"], Codes(file.Presentation.MayPresentWhole(record, UnitsCompletedBy.Jury, HeldOn)));
        record = record with { Ledger = LedgerOf(edition, ["b1", "b2", "b3"], null) };
        Assert.Equal(["file.completed-by-attestations"], Codes(file.Presentation.MayPresentWhole(record, UnitsCompletedBy.Attestations, HeldOn)));
        var (next, opened, outcome) = file.Presentation.PresentWhole("CQP-2027-0002", record, UnitsCompletedBy.Jury, HeldOn);
        Assert.Equal<Act>([new PresentedWhole("CQP-2027-0002")], outcome.Acts);
        Assert.Equal<Act>([new WholeOpened(file.Reference)], opened.Acts);
        Assert.Equal(
            (Stage.Jury, "", false, true),
            (next!.Stage, next.Presentation.Keys, next.Presentation.IsForCommission, next.Presentation.MayGoBeforeJury)
        );
    }

    [Fact]
    [Rule("SIL-12")]
    public void A_unit_common_to_two_certifications_counts_only_when_the_certifier_says_so()
    {
        var edition = Edition(Blocs);
        var file = CertificationFile
            .Open("CQP-2026-0001", Guid.NewGuid(), Guid.NewGuid(), edition, "charge-accueil", "CQP Chargé(e) d’accueil", null, Today)
            .File!;
        var ledger = new UnitLedger([
            new AcquiredUnit(
                Guid.NewGuid(),
                "CQP-2025-0001",
                "teleconseiller",
                "CQP Téléconseiller",
                edition.Code,
                edition.Units[0],
                Today.AddYears(-1),
                null,
                true,
                false
            ),
        ]);
        Assert.Single(ledger.Elsewhere(edition, "charge-accueil", edition.Units[0]));
        Assert.Null(ledger.Last("charge-accueil", "b1"));
        Assert.Equal(
            ["file.shared-units-shown"],
            Codes(file.Presentation.CountShared(edition, "b1", ledger, SharedUnitsEffect.Mention, "Même référentiel.", Today))
        );
        Assert.Equal(
            ["file.not-acquired-elsewhere"],
            Codes(file.Presentation.CountShared(edition, "b2", ledger, SharedUnitsEffect.Acquired, "Même référentiel.", Today))
        );
        Assert.Equal(["file.reason-missing"], Codes(file.Presentation.CountShared(edition, "b1", ledger, SharedUnitsEffect.Acquired, " ", Today)));
        Accepted(file.Presentation.CountShared(edition, "b1", ledger, SharedUnitsEffect.Acquired, "Même référentiel.", Today));
        Assert.Equal(("b2,b3", false), (file.Presentation.Keys, file.Presentation.IsForCommission));
        var carried = Assert.Single(ledger.CarriedBy(file.Asked(edition), "charge-accueil", file.Presentation.Counted));
        Assert.Equal(("b1", "CQP Téléconseiller"), (carried.Unit, carried.SharedFrom));
    }

    [Fact]
    public void A_decision_is_taken_up_with_a_reason_and_kept()
    {
        var edition = Edition(Specialiste);
        var (file, decision) = Decided(edition, ["d1", "d2", "d3", "d5"]);
        Accepted(file.Presentation.Publish(HeldOn.AddDays(7)));
        Assert.Equal(["jury.replacement-reason-missing"], Codes(decision.Replace(Replacement.Correction, " ", Guid.NewGuid(), SignedAt)));
        Assert.Equal(["file.follow-up-open"], Codes(file.Presentation.ReopenDecision(Replacement.Correction, "CQP-2027-0002", HeldOn)));
        Accepted(decision.Replace(Replacement.Correction, "Erreur de saisie sur le domaine 4.", Guid.NewGuid(), SignedAt));
        Assert.Equal(["jury.decision-replaced"], Codes(decision.Replace(Replacement.Correction, "Encore.", Guid.NewGuid(), SignedAt)));
        Accepted(file.Presentation.ReopenDecision(Replacement.Correction, null, HeldOn.AddDays(8)));
        Assert.Equal((Stage.Jury, NextAct.Decide, true, null), (file.Stage, file.NextAct, file.Presentation.UnderCorrection, file.Presentation.PublishedOn));
        Assert.NotNull(file.SessionId);
        Accepted(file.Presentation.RecordDecision(HeldOn.AddDays(9)));
        Assert.True(file.Presentation.UnderCorrection);
        Accepted(file.Presentation.Publish(HeldOn.AddDays(9)));
        Assert.False(file.Presentation.UnderCorrection);

        Accepted(file.Presentation.ReopenDecision(Replacement.Cancellation, null, HeldOn.AddDays(10)));
        Assert.Equal((Stage.Jury, NextAct.AttachToSession, null, false), (file.Stage, file.NextAct, file.SessionId, file.Presentation.UnderCorrection));
        Assert.Equal(["file.not-decided"], Codes(file.Presentation.MayReopenDecision(null)));
    }

    [Fact]
    public void A_draft_keeps_each_answer_and_overwrites_nobody()
    {
        var edition = Edition(Specialiste);
        var (me, now) = (Guid.NewGuid(), SignedAt);
        var draft = new DecisionDraft(Guid.NewGuid(), []);
        var (added, outcome) = draft.Write(edition, "d4", DecisionDraft.NotAcquired, 0, me, now);
        Accepted(outcome);
        Assert.Equal(1, added!.Revision);
        Accepted(draft.Write(edition, "d4.experience", " Conduire une action. ", 0, me, now).Outcome);
        Assert.Equal(["jury.draft-changed"], Codes(draft.Write(edition, "d4", DecisionDraft.Acquired, 0, me, now).Outcome));
        Accepted(draft.Write(edition, "d4", DecisionDraft.NotAcquired, 0, me, now).Outcome);
        Accepted(draft.Write(edition, "d4", DecisionDraft.Acquired, 1, me, now).Outcome);
        Assert.Equal(["jury.draft-unknown"], Codes(draft.Write(edition, "b9", DecisionDraft.Acquired, 0, me, now).Outcome));
        Assert.Equal(["jury.draft-unknown"], Codes(draft.Write(edition, "d1", "peut-être", 0, me, now).Outcome));
        Assert.Equal(new UnitVerdict(true, "Conduire une action."), draft.Content(edition).Units["d4"]);
    }

    private static string Spaced(string text) => text.Replace('\u00A0', ' ');

    private static DecisionContext Context(Referential edition) => new(Guid.NewGuid(), "CQP-2026-0001", Guid.NewGuid(), HeldOn, edition);

    private static Decision Sign(DecisionContext context, params (string Unit, bool Acquired)[] verdicts) =>
        Sign(context, new DecisionContent(verdicts.ToDictionary(verdict => verdict.Unit, verdict => new UnitVerdict(verdict.Acquired))));

    private static Decision Sign(DecisionContext context, DecisionContent content)
    {
        var (decision, outcome) = Decision.Sign(context, content, Guid.NewGuid(), "Samira Haddad", text => new SealedContent(
            CanonicalContent.Hash(text),
            SignedAt,
            "sceau",
            "clef"
        ));
        Accepted(outcome);
        return decision!;
    }

    private static UnitLedger LedgerOf(Referential edition, string[] units, DateOnly? until) =>
        new(
            units.Select(unit => new AcquiredUnit(
                Guid.NewGuid(),
                "CQP-2026-0001",
                edition.Code,
                edition.Title,
                edition.Code,
                edition.Unit(unit),
                HeldOn,
                until,
                false,
                false
            ))
        );

    private static (CertificationFile File, Decision Decision) Decided(Referential edition, string[] acquired, params string[] presented)
    {
        var file = FileOf(edition, presented: presented);
        Attach(file);
        Accepted(file.Presentation.RecordDecision(HeldOn));
        var asked = file.Asked(edition);
        return (
            file,
            Sign(
                Context(asked) with
                {
                    ByCommission = file.Presentation.IsForCommission,
                },
                [.. asked.Units.Select(unit => (unit.Key, acquired.Contains(unit.Key)))]
            )
        );
    }
}
