using System.Globalization;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>Identity, the signed interview and the VAE, registrations that come back, files that stop.</summary>
public class PeopleAndHaltsTests
{
    private static readonly IdentityDraft Whole = new()
    {
        FirstNames = "Éléonore, Zoé",
        BirthName = "D’Œuvre-Lévy",
        Sex = Sex.Female,
        BirthDate = new DateOnly(1991, 4, 12),
        BirthPlace = "Ajaccio",
        BirthCode = "2A004",
        BirthCountry = "france",
        JobTitle = "gestionnaire",
        Contract = ContractKind.Permanent,
        HiredOn = new DateOnly(2018, 9, 1),
        Email = "e.doeuvre@horizon.example",
    };

    [Fact]
    public void A_complete_identity_is_accepted_and_kept_tidy()
    {
        Assert.Empty(Whole.Refusals(Today, complete: true));
        var person = Person.Candidate((Whole with { BirthCode = "2a004", BirthName = " D’Œuvre-Lévy " }).ToIdentity());
        Assert.Equal(("2A004", "France", "D OEUVRE LEVY|1991-04-12"), (person.BirthCode, person.BirthCountry, person.MatchKey));
    }

    [Theory]
    [InlineData("1991-04-12", "France", "44109", "2030-01-01", "HiredOn")]
    [InlineData("1991-04-12", "France", "44109", "1990-01-01", "HiredOn")]
    [InlineData("2027-01-01", "France", "44109", "2026-01-01", "BirthDate,HiredOn")]
    [InlineData("2015-01-01", "France", "44109", null, "BirthDate,HiredOn")]
    [InlineData("1901-01-01", "France", "44109", "2020-01-01", "BirthDate")]
    [InlineData("1991-04-12", "France", "4410", "2020-01-01", "BirthCode")]
    [InlineData("1991-04-12", "France", "2C004", "2020-01-01", "BirthCode")]
    [InlineData("1991-04-12", "France", null, "2020-01-01", "BirthCode")]
    [InlineData("1991-04-12", "Maroc", "44109", "2020-01-01", "BirthCode")]
    [InlineData("1991-04-12", "Maroc", null, "2020-01-01", "")]
    public void Dates_and_codes_that_cannot_be_are_refused_at_their_field(string born, string country, string? code, string? hired, string fields)
    {
        var draft = Whole with
        {
            BirthDate = DateOnly.Parse(born, CultureInfo.InvariantCulture),
            BirthCountry = country,
            BirthCode = code,
            HiredOn = hired is null ? null : DateOnly.Parse(hired, CultureInfo.InvariantCulture),
        };
        Assert.Equal(fields, string.Join(',', draft.Refusals(Today, complete: true).Select(refusal => refusal.Field)));
    }

    [Fact]
    public void The_opening_asks_for_less_than_the_registration()
    {
        var brief = new IdentityDraft { FirstNames = "Paul", BirthName = "Girard", Sex = Sex.Male, BirthDate = new DateOnly(1980, 1, 1) };
        Assert.Empty(brief.Refusals(Today, complete: false));
        Assert.Equal(["BirthPlace", "BirthCode", "JobTitle", "Contract", "HiredOn"], brief.Refusals(Today, complete: true).Select(refusal => refusal.Field));
        Assert.Equal(["FirstNames"], (brief with { FirstNames = "=CMD()" }).Refusals(Today, complete: false).Select(refusal => refusal.Field));
    }

    [Theory]
    [InlineData("Jean-Paul", "JEAN PAUL", true)]
    [InlineData("Zoé", "Zoe, Marie", true)]
    [InlineData("Jean", "Jeanne", false)]
    [InlineData("", "Jeanne", false)]
    public void First_names_are_compared_without_accents_nor_case(string one, string other, bool same) =>
        Assert.Equal(same, FoldedName.SameFirstNames(one, other));

    [Theory]
    [InlineData(Specialiste, new[] { Turn.Company, Turn.Candidate })]
    [InlineData(Conseiller, new[] { Turn.Company, Turn.TrainingOrganisation, Turn.Candidate })]
    [Rule("ORI-05")]
    public void The_interview_is_signed_by_whom_the_cover_says_before_the_registration_leaves(string code, Turn[] order)
    {
        var (file, edition) = Concluded(code);
        var roles = new Dictionary<Turn, SignatoryRole>
        {
            [Turn.Company] = SignatoryRole.Company,
            [Turn.TrainingOrganisation] = SignatoryRole.TrainingOrganisation,
            [Turn.Candidate] = SignatoryRole.Candidate,
        };
        List<SignatoryRole> signed = [];
        foreach (var who in order)
        {
            Assert.Equal((NextAct.SignInterview, who), (file.NextAct, file.Turn));
            Assert.Contains("file.interview-not-signed", file.Registration.Submit(RegistrationSteps.Candidate, [], Today).Codes());
            signed.Add(roles[who]);
            Accepted(file.Orientation.Signed(edition, signed, Today));
        }

        Assert.Equal(NextAct.SubmitRegistration, file.NextAct);
        Accepted(file.SubmitRegistration(Today));

        // opened again before the acknowledgement: the registration comes back
        Accepted(file.Orientation.Reopen(edition, Today));
        Assert.Null(file.Registration.SubmittedOn);
        Assert.Equal(Turn.Company, file.Turn);
        RegistrationSteps.Sign(file, Today);
        Accepted(file.SubmitRegistration(Today));
        Accepted(file.Registration.Acknowledge(edition, Today));
        Assert.Equal(["file.not-now"], file.Orientation.Reopen(edition, Today).Codes());
    }

    [Fact]
    public void A_reopened_sheet_keeps_its_void_signatures_and_can_be_written()
    {
        var edition = Edition(Specialiste);
        var sheet = Sheet.Open(Guid.NewGuid(), "guide-entretien");
        Assert.Equal(["sheet.nothing-to-reopen"], sheet.Reopen("Pourquoi.", Now).Codes());
        var content = new SealedContent("hash", Now, "seal", "key");
        Accepted(
            sheet.Sign(
                Signature.Of(sheet.Id, SignatoryRole.Company, Candidate, "Hélène", "RH", "", SignatureMethod.Password, _ => content),
                [SignatoryRole.Company, SignatoryRole.Candidate],
                Now
            )
        );
        var wishes = edition.Booklet("guide-entretien")!.Questions(edition).First(question => question.Key == "souhaits");
        Assert.Equal(["sheet.frozen"], sheet.Write(wishes, Voice.Conductor, "Autre", edition, Candidate, Now).Codes());
        Assert.Equal(["sheet.reopening-reason"], sheet.Reopen(" ", Now).Codes());

        Accepted(sheet.Reopen("La mention est à corriger.", Now));

        Accepted(sheet.Write(wishes, Voice.Conductor, "Autre", edition, Candidate, Now));
        Assert.False(Assert.Single(sheet.Signatures).IsValid);
        Assert.Null(sheet.SignedAt);
        Accepted(
            sheet.Sign(
                Signature.Of(sheet.Id, SignatoryRole.Company, Candidate, "Hélène", "RH", "", SignatureMethod.Password, _ => content),
                [SignatoryRole.Company],
                Now
            )
        );
    }

    [Theory]
    [InlineData(Specialiste)]
    [InlineData(Conseiller)]
    [Rule("ORI-15")]
    [Rule("ORI-16")]
    [Rule("ORI-23")]
    public void A_file_oriented_to_the_vae_ends_with_its_signatures_and_declares_nothing_handed_over(string code)
    {
        var (file, edition) = Opened(code);
        var answers = EditionAnswers.Of(edition, "guide-entretien", only: question =>
            question.Field.Meaning is not (Meaning.DirectlyAssessed or Meaning.ToTrain or Meaning.VaeHandOver)
        );
        answers["voie"] = "vae";
        Assert.DoesNotContain(answers.Keys, key =>
            edition.Booklet("guide-entretien")!.Questions(edition).Any(question => question.Key == key && question.Field.Meaning == Meaning.VaeHandOver)
        );

        Accepted(file.Orientation.Conclude(edition, answers, Today, Today));
        Assert.Equal((Route.Vae, NextAct.SignInterview), (file.Orientation.Route, file.NextAct));
        Assert.Empty(file.Units);
        Assert.Null(file.Halts.ClosedOn);
        Assert.Equal(["file.vae-registers-alone"], file.Evaluation.MayNameEvaluators().Codes());
        Assert.Equal(["file.vae-registers-alone"], file.Registration.MayNameOrganisation().Codes());
        Assert.Equal(["file.vae-registers-alone"], file.Registration.Submit(RegistrationSteps.Candidate, [], Today).Codes());
        Assert.False(file.Training.MayTutor().IsAccepted);

        // until the last signature the company may still open the guide again
        var places = edition.Booklet("guide-entretien")!.CoverSignatories.Select(place => place.Role).ToList();
        Accepted(file.Orientation.Signed(edition, [SignatoryRole.Company], Today));
        Assert.Null(file.Halts.ClosedOn);
        Accepted(file.Orientation.Reopen(edition, Today));
        Accepted(file.Orientation.Signed(edition, places, Today.AddDays(2)));
        Assert.Equal((Today.AddDays(2), ClosureReason.OrientedToVae), (file.Halts.ClosedOn, file.Halts.ClosedFor));
        Assert.Equal((NextAct.None, Turn.Nobody), (file.NextAct, file.Turn));
        Assert.Equal(["file.closed"], file.Orientation.Reopen(edition, Today).Codes());
    }

    [Fact]
    public void Nobody_closes_a_file_as_oriented_to_the_vae_by_hand()
    {
        var (file, _) = Concluded(Specialiste);
        Assert.DoesNotContain(ClosureReason.OrientedToVae, HaltWords.Closures);
        Assert.Equal(["file.kind-missing"], file.Halts.Close(ClosureReason.OrientedToVae, "Vers la VAE.", Today).Codes());
    }

    [Fact]
    [Rule("INS-03")]
    public void A_registration_leaves_complete_only()
    {
        var (file, _) = Concluded(Specialiste);
        var brief = Person.Candidate(new CandidateIdentity("Paul", "Girard", null, Sex.Male, new DateOnly(1980, 1, 1), null, null, null));
        Assert.Equal(
            ["file.identity-incomplete", "file.interview-not-signed", "file.paper-missing"],
            file.Registration.Submit(brief, ["Contrat de travail"], Today).Codes()
        );
        Assert.Null(file.Registration.SubmittedOn);
    }

    [Fact]
    public void The_company_corrects_the_identity_until_the_registration_and_the_certifier_after_it_with_a_reason()
    {
        var (file, edition) = Concluded(Specialiste);
        var person = Person.Candidate(Whole.ToIdentity());
        Accepted(file.Opening.CorrectIdentity(person, Whole with { FirstNames = "Éléonore" }, byCertifier: false, null, Today));
        Assert.Equal("Éléonore", person.FirstNames);
        Assert.Equal(
            ["identity.birth-place-missing"],
            file.Opening.CorrectIdentity(person, Whole with { BirthPlace = null }, byCertifier: false, null, Today).Codes()
        );
        Accepted(file.SubmitRegistration(Today));
        Accepted(file.Registration.Acknowledge(edition, Today));

        Assert.Equal(["file.identity-registered"], file.Opening.CorrectIdentity(person, Whole, byCertifier: false, null, Today).Codes());
        Assert.Equal(["file.reason-missing"], file.Opening.CorrectIdentity(person, Whole, byCertifier: true, " ", Today).Codes());
        Accepted(file.Opening.CorrectIdentity(person, Whole with { UsedName = "Martin" }, byCertifier: true, "Mariage.", Today));
        Assert.Equal("Martin", person.UsedName);
    }

    [Fact]
    public void Nothing_is_written_on_a_suspended_file_and_its_deadline_does_not_move()
    {
        var edition = Edition(Specialiste);
        var file = Registered(edition);
        var before = file.FirstJuryBefore;
        Assert.Equal(["file.kind-missing"], file.Halts.Suspend(null, "Absent.", Today).Codes());
        Assert.Equal(["file.reason-missing"], file.Halts.Suspend(SuspensionReason.Other, " ", Today).Codes());
        Accepted(file.Halts.Suspend(SuspensionReason.Leave, null, Today));

        Assert.Equal((NextAct.Resume, Turn.Nobody), (file.NextAct, file.Turn));
        foreach (
            var outcome in new[]
            {
                file.Halts.MayChange(),
                file.Orientation.MayRecord(),
                file.Registration.MayNameOrganisation(),
                file.Training.MayRecord(),
                file.Evaluation.MayNameEvaluators(),
                file.Evaluation.MayWriteCandidatePart(),
                file.Evaluation.IsOpen(),
                file.Training.AddModule(edition, "d1", new ModuleTerms("Module", Today, Today, 7), Today),
                file.Training.Close(edition, Record(edition, TrainerAnswers(edition)), Today),
                file.Halts.Suspend(SuspensionReason.Leave, null, Today),
                file.Opening.MayCorrectIdentity(byCertifier: true),
                file.Transmission.Send(edition, new Dictionary<string, string>(), true, Today),
            }
        )
        {
            Assert.Equal(["file.suspended"], outcome.Codes());
        }

        Accepted(file.Halts.Resume(Today.AddDays(90)));
        Assert.Equal((Stage.Training, before), (file.Stage, file.FirstJuryBefore));
        Assert.Equal(["file.not-suspended"], file.Halts.Resume(Today).Codes());
        Accepted(file.Halts.Suspend(SuspensionReason.Leave, null, Today));
        Accepted(file.Halts.Close(ClosureReason.Departure, null, Today));
        Assert.Equal(["file.closed"], file.Halts.Resume(Today).Codes());
    }

    [Fact]
    [Rule("ORI-12")]
    public void A_reorientation_links_the_two_files_and_closes_the_first()
    {
        var (old, edition) = Opened(Specialiste);
        var same = CertificationFile.Open("TEST-02", Candidate, old.EmployerId, edition, Specialiste, edition.Title, null, Today).File!;
        Assert.Equal(["file.same-certification"], old.Halts.ReorientTo(same, "Autre métier.", Today).Codes());
        var next = Opened(Blocs).File;
        Assert.Equal(["file.reason-missing"], old.Halts.ReorientTo(next, null, Today).Codes());

        Accepted(old.Halts.ReorientTo(next, "Son métier est l’accueil.", Today));

        Assert.Equal((next.Reference, old.Reference), (old.FollowedBy, next.Follows));
        Assert.Equal((ClosureReason.Reorientation, Turn.Nobody), (old.Halts.ClosedFor, old.Turn));
    }

    [Fact]
    public void After_the_last_day_a_first_jury_is_pointed_out_or_refused_as_the_certifier_has_set()
    {
        var edition = Edition(Specialiste);
        var late = Today.AddYears(4);
        var file = AtJury(edition);
        Assert.True(file.Presentation.FirstJuryOverdue(late));
        Assert.Equal(["file.not-overdue"], file.Presentation.GrantDerogation(DerogationKind.Delay, "Trop tôt.", Today).Codes());
        Assert.Equal(["file.first-jury-overdue"], file.Presentation.Attach(Guid.NewGuid(), Today, late, WhenOverdue.Refuse).Codes());
        Accepted(file.Presentation.Attach(Guid.NewGuid(), Today, late, WhenOverdue.Warn));
        Accepted(file.Presentation.Detach(Today));
        Assert.Equal(["file.reason-missing"], file.Presentation.GrantDerogation(DerogationKind.Delay, " ", late).Codes());
        Accepted(file.Presentation.GrantDerogation(DerogationKind.Delay, "Arrêt de longue durée.", late));
        Accepted(file.Presentation.Attach(Guid.NewGuid(), late, late, WhenOverdue.Refuse));
    }

    [Fact]
    public void A_setting_has_a_default_and_keeps_who_changed_it()
    {
        var papers = OemmSettings.RequiredPapers;
        Assert.Empty(papers.Of(null));
        Assert.Null(SettingChange.Of(papers, Specialiste, null, [], Candidate, "Mathilde Roy, OEMM", Now));
        var first = SettingChange.Of(papers, Specialiste, null, ["Contrat de travail", "Pièce d’identité"], Candidate, "Mathilde Roy, OEMM", Now)!;
        Assert.Equal(["Contrat de travail", "Pièce d’identité"], papers.Of(first));
        Assert.Equal(
            (first.Value, ""),
            (
                SettingChange.Of(papers, Specialiste, first, [], Candidate, "Mathilde Roy, OEMM", Now)!.Before,
                SettingChange.Of(papers, Specialiste, first, [], Candidate, "x", Now)!.Value
            )
        );
        Assert.Equal(WhenOverdue.Warn, OemmSettings.FirstJuryWhenOverdue.Of(null));
    }

    private static (CertificationFile File, Referential Edition) Opened(string code)
    {
        var edition = Edition(code);
        var file = CertificationFile.Open($"TEST-{code}", Candidate, Guid.CreateVersion7(), edition, code, edition.Title, null, Today).File!;
        var organisation = Domain.Organisations.Organisation.Create("Organisme", Domain.Organisations.OrganisationKind.TrainingOrganisation);
        organisation.Approve(code, training: true, vae: false, Today.AddYears(-1), Today.AddYears(1));
        Accepted(file.Registration.NameOrganisation(organisation, Today));
        return (file, edition);
    }

    private static (CertificationFile File, Referential Edition) Concluded(string code)
    {
        var (file, edition) = Opened(code);
        Accepted(file.Orientation.Conclude(edition, EditionAnswers.Of(edition, "guide-entretien"), Today, Today));
        return (file, edition);
    }

    private static CertificationFile AtJury(Referential edition)
    {
        var file = InEvaluation(edition);
        Accepted(file.Evaluation.HandOverCandidatePart(Today));
        var answers = EditionAnswers.Of(edition, "livret-evaluation");
        Accepted(file.Evaluation.Complete(edition, answers, Today));
        Accepted(file.Results.Present(Today, byCompany: false, null, Today));
        Accepted(file.Transmission.Send(edition, answers, signed: true, Today));
        Accepted(file.Transmission.Accept(Today));
        return file;
    }
}
