using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using Xunit;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>From the opening of a file to the registration of the candidate, on the editions shipped.</summary>
public class OrientationAndRegistrationTests
{
    private const string Guide = "guide-entretien";
    private static readonly DateOnly Today = new(2026, 3, 20);
    private static readonly DateOnly Day = new(2026, 3, 12);

    public static TheoryData<string> Editions() => [EditionAnswers.Specialiste, EditionAnswers.Conseiller, EditionAnswers.Blocs];

    [Theory]
    [MemberData(nameof(Editions))]
    [Rule("ORI-04")]
    [Rule("ORI-01")]
    public void A_complete_guide_concludes_the_interview_and_writes_the_path_of_each_unit(string code)
    {
        var (file, edition) = Opened(code);

        var outcome = file.Orientation.Conclude(
            edition,
            EditionAnswers.Of(edition, Guide, favourable: false, only: NotPrerequisites()).With(Prerequisites(edition, favourable: true)),
            Day,
            Today
        );

        Accepted(outcome);
        Assert.Equal(Stage.Registration, file.Stage);
        Assert.Equal(Day, file.Orientation.InterviewedOn);
        Assert.Equal(edition.Units.Select(unit => unit.Key), file.Units.Select(path => path.Unit));
        Assert.All(file.Units, path => Assert.False(path.DirectlyAssessed));
        Assert.True(file.Registration.NeedsTrainingOrganisation);
        Assert.Equal(edition.Mentions.Count > 0 ? edition.Mentions[0].Key : null, file.Orientation.Mention);
    }

    [Theory]
    [MemberData(nameof(Editions))]
    [Rule("ORI-04")]
    public void Each_required_answer_that_is_missing_is_named(string code)
    {
        var (file, edition) = Opened(code);
        var answers = EditionAnswers.Of(edition, Guide);
        var expected = edition.Booklet(Guide)!.Questions(edition).Where(question => question.Field.Required).Select(question => question.Key);

        var outcome = file.Orientation.Conclude(edition, new Dictionary<string, string>(), Day, Today);

        Assert.Equal(expected, outcome.Refusals.Where(refusal => refusal.Code == "file.answer-missing").Select(refusal => refusal.Field));
        Assert.Equal(Stage.Orientation, file.Stage);
        Assert.Empty(file.Units);

        var last = answers.Keys.Last();
        answers.Remove(last);
        Assert.Equal([last], file.Orientation.Conclude(edition, answers, Day, Today).Refusals.Select(refusal => refusal.Field));
    }

    [Theory]
    [MemberData(nameof(Editions))]
    [Rule("ORI-06")]
    [Rule("ORI-07")]
    public void Units_assessed_directly_need_no_organisation_unless_the_edition_has_every_unit_assessed_in_training(string code)
    {
        var (file, edition) = Opened(code);

        Accepted(file.Orientation.Conclude(edition, EditionAnswers.Of(edition, Guide), Day, Today));

        Assert.All(file.Units, path => Assert.True(path.DirectlyAssessed));
        Assert.Equal(edition.Rules.FormativeScope == FormativeScope.EveryUnit, file.Registration.NeedsTrainingOrganisation);
    }

    [Fact]
    [Rule("ORI-11")]
    [Rule("ORI-12")]
    public void Prerequisites_that_are_not_met_forbid_the_conclusion_whatever_else_is_missing()
    {
        var (file, edition) = Opened(EditionAnswers.Specialiste);
        var no = Prerequisites(edition, favourable: false);

        Refused("file.prerequisites-not-met", file.Orientation.Conclude(edition, no, Day, Today));
        Refused("file.prerequisites-not-met", file.Orientation.Conclude(edition, EditionAnswers.Of(edition, Guide).With(no), Day, Today));
        Assert.Equal(Stage.Orientation, file.Stage);
        Accepted(file.Halts.Close(ClosureReason.Reorientation, "Vers une autre certification.", Today));
        Refused("file.closed", file.Orientation.Conclude(edition, EditionAnswers.Of(edition, Guide), Day, Today));
    }

    [Fact]
    [Rule("ORI-03")]
    public void An_interview_run_with_the_organisation_waits_for_its_choice()
    {
        var (file, edition) = Opened(EditionAnswers.Conseiller, organisation: false);
        var answers = EditionAnswers.Of(edition, Guide);

        Refused("file.organisation-missing", file.Orientation.Conclude(edition, answers, Day, Today));

        Accepted(file.Registration.NameOrganisation(Approved(EditionAnswers.Conseiller), Today));
        Accepted(file.Orientation.Conclude(edition, answers, Day, Today));
    }

    [Fact]
    [Rule("ORI-24")]
    public void Answers_that_contradict_each_other_on_a_unit_ask_for_a_word()
    {
        var (file, edition) = Opened(EditionAnswers.Conseiller);
        var none = new Dictionary<string, string>();
        Dictionary<string, string> On(string level, string direct, string? modules) => EditionAnswers.Of(edition, Guide)
            .With(edition.Units.ToDictionary(unit => $"{unit.Key}.niveau.competences", _ => "en-totalite"))
            .With(new() { ["d2.niveau.competences"] = level, ["conclusion.d2.orientation"] = direct })
            .With(modules is null ? [] : new() { ["conclusion.d2.modules"] = modules });

        (string Code, string Level, string Direct, string? Modules)[] cases =
        [
            ("file.direct-below-level", "partiellement", "oui", null),
            ("file.trained-at-level", "en-totalite", "non", "Vendre en agence, 14 h"),
            ("file.direct-with-modules", "en-totalite", "oui", "Vendre en agence, 14 h"),
            ("file.trained-without-module", "pas-du-tout", "non", null),
            ("file.module-without-hours", "pas-du-tout", "non", "Vendre en agence"),
        ];
        foreach (var (code, level, direct, modules) in cases)
        {
            var refused = Assert.Single(file.Orientation.Conclude(edition, On(level, direct, modules), Day, Today, none).Refusals);
            Assert.Equal((code, "conclusion.d2.orientation"), (refused.Code, refused.Field));
        }

        Assert.Empty(OrientationContradictions.Of(edition, On("pas-du-tout", "non", "Vendre en agence, 14 h")));
        Assert.Empty(OrientationContradictions.Of(edition, On("pas-du-tout", "oui", null).With(new() { ["voie"] = "vae" })));
        var word = new Dictionary<string, string> { ["conclusion.d2.orientation"] = "Il l’exerce depuis dix ans." };
        Accepted(file.Orientation.Conclude(edition, On("pas-du-tout", "oui", null), Day, Today, word));
    }

    [Fact]
    public void The_day_of_the_interview_is_known_and_not_in_the_future()
    {
        var (file, edition) = Opened(EditionAnswers.Specialiste);
        var answers = EditionAnswers.Of(edition, Guide);

        Refused("file.interview-in-future", file.Orientation.Conclude(edition, answers, Today.AddDays(1), Today));
        Refused("file.interview-date-missing", file.Orientation.Conclude(edition, answers, null, Today));
        Assert.Equal("date", file.Orientation.Conclude(edition, answers, null, Today).Refusals[0].Field);
        Accepted(file.Orientation.Conclude(edition, answers, Today, Today));
    }

    [Fact]
    [Rule("ORI-18")]
    public void A_concluded_interview_is_corrected_until_the_registration_leaves_and_again_once_it_is_returned()
    {
        var (file, edition) = Concluded(EditionAnswers.Specialiste);
        var toTrain = EditionAnswers.Of(edition, Guide, favourable: false, only: question => question.Field.Meaning == Meaning.DirectlyAssessed);
        var corrected = EditionAnswers.Of(edition, Guide).With(toTrain).With(new() { ["mention"] = edition.Mentions[1].Key });

        Accepted(file.Orientation.Conclude(edition, corrected, Day.AddDays(1), Today));
        Assert.All(file.Units, path => Assert.False(path.DirectlyAssessed));
        Assert.Equal(edition.Units.Count, file.Units.Count);
        Assert.Equal(edition.Mentions[1].Key, file.Orientation.Mention);
        Assert.Equal(Stage.Registration, file.Stage);

        Accepted(file.Registration.NameOrganisation(Approved(EditionAnswers.Specialiste), Today));
        Accepted(file.SubmitRegistration(Today));
        Refused("file.already-submitted", file.Orientation.Conclude(edition, corrected, Day, Today));
        Accepted(file.ReturnRegistration("Vérifiez la mention.", Today));
        Accepted(file.Orientation.Conclude(edition, corrected, Day, Today));
    }

    [Fact]
    public void Only_an_organisation_whose_approval_is_in_force_for_that_certification_may_be_chosen()
    {
        var (file, _) = Opened(EditionAnswers.Specialiste, organisation: false);
        var (ended, vaeOnly, other) = (Organisation(), Organisation(), Organisation());
        ended.Approve(EditionAnswers.Specialiste, training: true, vae: true, Today.AddYears(-3), Today.AddDays(-1));
        vaeOnly.Approve(EditionAnswers.Specialiste, training: false, vae: true, Today, Today.AddYears(1));
        other.Approve(EditionAnswers.Conseiller, training: true, vae: true, Today, Today.AddYears(1));

        foreach (var organisation in new[] { ended, vaeOnly, other, Organisation() })
        {
            Refused("file.organisation-not-approved", file.Registration.NameOrganisation(organisation, Today));
        }

        Assert.Empty(file.TrainingOrganisations);
        var lastDay = Organisation();
        lastDay.Approve(EditionAnswers.Specialiste, training: true, vae: false, Today.AddYears(-1), Today);
        Accepted(file.Registration.NameOrganisation(lastDay, Today));
        Assert.Equal(lastDay.Id, Assert.Single(file.TrainingOrganisations).OrganisationId);
    }

    [Fact]
    [Rule("INS-01")]
    [Rule("INS-05")]
    public void The_company_submits_the_registration_once_with_the_path_of_a_concluded_interview()
    {
        var (file, edition) = Opened(EditionAnswers.Specialiste, organisation: false);
        Refused("file.not-now", file.SubmitRegistration(Today));
        Accepted(
            file.Orientation.Conclude(
                edition,
                EditionAnswers.Of(edition, Guide, favourable: false, only: NotPrerequisites()).With(Prerequisites(edition, favourable: true)),
                Day,
                Today
            )
        );
        Assert.Equal((NextAct.NameTrainingOrganisation, Turn.Company), (file.NextAct, file.Turn));

        Refused("file.organisation-missing", file.SubmitRegistration(Today));
        Accepted(file.Registration.NameOrganisation(Approved(EditionAnswers.Specialiste), Today));
        Accepted(file.SubmitRegistration(Today));

        Assert.Equal((NextAct.AcknowledgeRegistration, Turn.Certifier), (file.NextAct, file.Turn));
        Assert.Equal(Today, file.Registration.SubmittedOn);
        Refused("file.already-submitted", file.SubmitRegistration(Today));
        Refused("file.already-submitted", file.Registration.NameOrganisation(Approved(EditionAnswers.Specialiste), Today));
    }

    [Theory]
    [InlineData(EditionAnswers.Specialiste, 3)]
    [InlineData(EditionAnswers.Conseiller, 3)]
    [InlineData(EditionAnswers.Blocs, null)]
    [Rule("INS-04")]
    public void Acknowledgement_registers_the_candidate_and_starts_the_clock_to_the_first_jury(string code, int? years)
    {
        var (file, edition) = Concluded(code);
        Refused("file.not-submitted", file.Registration.Acknowledge(edition, Today));
        Accepted(file.SubmitRegistration(Today));
        var arrived = Today.AddDays(4);

        Accepted(file.Registration.Acknowledge(edition, arrived));

        Assert.Equal(arrived, file.Registration.RegisteredOn);
        Assert.Equal(years is null ? null : arrived.AddYears(years.Value), file.FirstJuryBefore);
        Assert.Equal(file.Registration.NeedsTrainingOrganisation ? Stage.Training : Stage.Evaluation, file.Stage);
        Refused("file.not-now", file.Registration.Acknowledge(edition, arrived));
    }

    [Fact]
    public void A_registration_is_returned_with_a_reason_and_submitted_again()
    {
        var (file, edition) = Concluded(EditionAnswers.Blocs);
        Refused("file.not-submitted", file.ReturnRegistration("Pourquoi pas.", Today));
        Accepted(file.SubmitRegistration(Today));
        Refused("file.return-point-missing", file.ReturnRegistration("  ", Today));

        Accepted(file.ReturnRegistration(" Précisez le bloc 2. ", Today));

        Assert.Equal("Entretien et parcours\u00A0: Précisez le bloc 2.", file.Registration.ReturnReason);
        Assert.Equal("Précisez le bloc 2.", Assert.Single(file.Returns).Reason);
        Assert.Null(file.Registration.SubmittedOn);
        Assert.Equal(Turn.Company, file.Turn);
        Accepted(file.SubmitRegistration(Today.AddDays(1)));
        Assert.Null(file.Registration.ReturnReason);
        Accepted(file.Registration.Acknowledge(edition, Today.AddDays(2)));
    }

    [Fact]
    public void A_file_is_closed_once_with_a_reason_and_changes_no_more()
    {
        var (file, edition) = Concluded(EditionAnswers.Specialiste);
        Refused("file.kind-missing", file.Halts.Close(null, "Parti.", Today));
        Refused("file.reason-missing", file.Halts.Close(ClosureReason.Other, null, Today));

        Accepted(file.Halts.Close(ClosureReason.Departure, null, Today));

        Assert.Equal((NextAct.None, Turn.Nobody), (file.NextAct, file.Turn));
        Refused("file.closed", file.Halts.Close(ClosureReason.Refusal, null, Today));
        Refused("file.closed", file.SubmitRegistration(Today));
        Refused("file.closed", file.Registration.NameOrganisation(Approved(EditionAnswers.Specialiste), Today));
        Refused("file.closed", file.Orientation.Conclude(edition, EditionAnswers.Of(edition, Guide), Day, Today));
    }

    private static (CertificationFile File, Referential Edition) Opened(string code, bool organisation = true)
    {
        var edition = EditionAnswers.Edition(code);
        var (file, outcome) = CertificationFile.Open("CQP-2026-0001", Guid.CreateVersion7(), Guid.CreateVersion7(), edition, code, edition.Title, null, Day);
        Accepted(outcome);
        if (organisation && edition.Rules.InterviewConduct == InterviewConduct.CompanyAndOrganisation)
        {
            Accepted(file!.Registration.NameOrganisation(Approved(code), Today));
        }

        return (file!, edition);
    }

    private static (CertificationFile File, Referential Edition) Concluded(string code)
    {
        var (file, edition) = Opened(code);
        Accepted(file.Orientation.Conclude(edition, EditionAnswers.Of(edition, Guide), Day, Today));
        return (file, edition);
    }

    private static Organisation Organisation() => Domain.Organisations.Organisation.Create("Cap Compétences", OrganisationKind.TrainingOrganisation);

    private static Organisation Approved(string certification)
    {
        var organisation = Organisation();
        organisation.Approve(certification, training: true, vae: false, Today.AddYears(-1), Today.AddYears(1));
        return organisation;
    }

    private static Func<Question, bool> NotPrerequisites() => question => question.Field.Meaning != Meaning.Prerequisites;

    private static Dictionary<string, string> Prerequisites(Referential edition, bool favourable) =>
        EditionAnswers.Of(edition, Guide, favourable, question => question.Field.Meaning == Meaning.Prerequisites);

    private static void Accepted(Outcome outcome) => Assert.Empty(outcome.Refusals);

    private static void Refused(string code, Outcome outcome) => Assert.Equal([code], outcome.Refusals.Select(refusal => refusal.Code));
}

/// <summary>Answers put over others.</summary>
internal static class AnswersExtensions
{
    public static Dictionary<string, string> With(this Dictionary<string, string> answers, Dictionary<string, string> others)
    {
        var all = new Dictionary<string, string>(answers);
        foreach (var (key, value) in others)
        {
            all[key] = value;
        }

        return all;
    }
}
