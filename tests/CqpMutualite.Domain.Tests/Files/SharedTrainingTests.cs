using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>Several training organisations on one file, and the change of employer.</summary>
public class SharedTrainingTests
{
    [Fact]
    [Rule("PUB-10")]
    [Rule("PUB-14")]
    public void An_organisation_without_approval_is_refused_with_which_approval_and_which_date()
    {
        var edition = Edition(Specialiste);
        var file = CertificationFile.Open("TEST-02", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;
        var ended = Approved("Organisme passé", edition, Today.AddYears(-2), Today.AddDays(-1));
        var later = Approved("Organisme à venir", edition, Today.AddDays(1), Today.AddYears(1));
        var none = Organisation.Create("Organisme", OrganisationKind.TrainingOrganisation);

        Assert.Contains("Organisme passé ne peut pas former", file.Registration.NameOrganisation(ended, Today).Refusals[0].Message, StringComparison.Ordinal);
        Assert.Contains(
            "agrément «\u00A0formation\u00A0» terminé le 20/11/2026",
            file.Registration.NameOrganisation(ended, Today).Refusals[0].Message,
            StringComparison.Ordinal
        );
        Assert.Contains("à partir du 22/11/2026", file.Registration.NameOrganisation(later, Today).Refusals[0].Message, StringComparison.Ordinal);
        Assert.Contains("aucun agrément", file.Registration.NameOrganisation(none, Today).Refusals[0].Message, StringComparison.Ordinal);
        Assert.Equal(
            ["file.organisation-not-approved"],
            file.Registration.Share(edition, edition.Units.ToDictionary(unit => unit.Key, unit => unit.Key == "d2" ? ended : Approved("Agréé", edition)), Today)
                .Codes()
        );
        Assert.Empty(file.TrainingOrganisations);
    }

    [Fact]
    public void Each_unit_to_train_has_its_organisation_and_each_one_closes_its_part()
    {
        var edition = Edition(Specialiste);
        var (one, two) = (Approved("Un", edition), Approved("Deux", edition));
        var (first, second) = (one.Id, two.Id);
        var file = CertificationFile.Open("TEST-03", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;
        Accepted(file.Registration.NameOrganisation(one, Today));
        Accepted(file.Orientation.Conclude(edition, Interview(edition, ["d1", "d3", "d5"]), Today, Today));
        Assert.Equal(
            ["file.units-without-organisation"],
            file.Registration.Share(edition, new Dictionary<string, Organisation> { ["d2"] = one }, Today).Codes()
        );
        Accepted(file.Registration.Share(edition, new Dictionary<string, Organisation> { ["d2"] = one, ["d4"] = two }, Today));
        Assert.Equal([(first, true), (second, false)], file.TrainingOrganisations.Select(place => (place.OrganisationId, place.Leads)));
        Accepted(file.SubmitRegistration(Today));
        Accepted(file.Registration.Acknowledge(edition, Today));

        Accepted(file.Training.MayRecord(first, null));
        Assert.Equal(["file.unit-of-another"], file.Training.MayRecord(second, null).Codes());
        Assert.Equal(["file.unit-of-another"], file.Training.MayRecord(first, "d4").Codes());
        Assert.Equal(["file.organisation-not-on-file"], file.Training.MayRecord(Guid.NewGuid(), "d2").Codes());
        Accepted(file.Training.AddModule(edition, "d2", Module("Module", 7), Today));
        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition, "d2", null)), Today, first));

        Assert.Equal((Stage.Training, Turn.TrainingOrganisation, (DateOnly?)null), (file.Stage, file.Turn, file.Training.TrainedOn));
        Assert.Equal(["file.own-training-closed"], file.Training.MayRecord(first, "d2").Codes());
        Assert.Equal(
            ["file.module-missing", "file.formative-missing"],
            file.Training.Close(edition, Record(edition, TrainerAnswers(edition, "d2", null)), Today, second).Codes()
        );
        Accepted(file.Training.AddModule(edition, "d4", Module("Module", 7), Today));
        Accepted(file.Training.Close(edition, Record(edition, TrainerAnswers(edition, "d4")), Today, second));
        Assert.Equal((Stage.Evaluation, Today), (file.Stage, file.Training.TrainedOn));
    }

    [Fact]
    public void A_unit_added_to_the_path_after_the_sharing_waits_for_its_organisation()
    {
        var edition = Edition(Specialiste);
        var file = CertificationFile.Open("TEST-04", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;
        Accepted(file.Orientation.Conclude(edition, Interview(edition, ["d1", "d3", "d5"]), Today, Today));
        Accepted(
            file.Registration.Share(
                edition,
                new Dictionary<string, Organisation> { ["d2"] = Approved("Un", edition), ["d4"] = Approved("Deux", edition) },
                Today
            )
        );
        Assert.Equal(NextAct.SignInterview, file.NextAct);

        Accepted(file.Orientation.Conclude(edition, Interview(edition, ["d1", "d3"]), Today, Today));
        Assert.Equal(NextAct.NameTrainingOrganisation, file.NextAct);
        Assert.Equal(["file.sharing-incomplete"], file.SubmitRegistration(Today).Codes());
    }

    [Fact]
    public void An_organisation_reads_its_own_part_of_the_training_booklet_only()
    {
        var edition = Edition(Conseiller);
        var file = CertificationFile.Open("TEST-05", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;
        var (one, two) = (Approved("Un", edition), Approved("Deux", edition));
        Accepted(
            file.Registration.Share(
                edition,
                edition.Units.Select((unit, rank) => (unit.Key, Organisation: rank < 3 ? one : two)).ToDictionary(pair => pair.Key, pair => pair.Organisation),
                Today
            )
        );

        foreach (var question in edition.Booklet("livret-formation")!.Questions(edition))
        {
            var mine = question.Unit is null || edition.Units.Take(3).Any(unit => unit.Key == question.Unit);
            Assert.Equal(mine, SheetRights.ReadsField(Role.TrainingOrganisation, file.PlaceOf(one.Id), "livret-formation", question.Key));
            Assert.Equal(!mine, SheetRights.ReadsField(Role.TrainingOrganisation, file.PlaceOf(two.Id), "livret-formation", question.Key));
            Assert.True(SheetRights.ReadsField(Role.CompanyHr, null, "livret-formation", question.Key));
        }
    }

    [Theory]
    [InlineData(Specialiste)]
    [InlineData(Conseiller)]
    [InlineData(Blocs)]
    public void The_key_of_an_answer_of_the_training_booklet_begins_with_its_unit(string code)
    {
        var edition = Edition(code);
        Assert.All(edition.Booklet("livret-formation")?.Questions(edition) ?? [], question =>
            Assert.Equal(question.Unit, question.Key.Contains('.') ? question.Key[..question.Key.IndexOf('.')] : null)
        );
    }

    [Fact]
    public void The_new_company_takes_the_file_over_and_names_its_own_evaluators()
    {
        var edition = Edition(Specialiste);
        var file = InEvaluation(edition);
        var former = file.EmployerId;
        var company = Organisation.Create("Mutuelle Atlantique", OrganisationKind.Company);

        Assert.Equal(
            ["file.not-an-employer", "file.employer-day", "file.reason-missing"],
            file.Opening.ChangeEmployer(Approved("Un", edition), Today.AddDays(1), " ", Today).Codes()
        );
        Assert.Equal(["file.employer-day"], file.Opening.ChangeEmployer(company, Today.AddDays(-1), "Départ.", Today).Codes());
        Accepted(file.Opening.ChangeEmployer(company, Today, "Départ.", Today));

        Assert.Equal(company.Id, file.EmployerId);
        Assert.Equal((former, Today.AddDays(-1)), (file.FormerEmployers[0].OrganisationId, file.FormerEmployers[0].Until));
        Assert.Empty(file.Evaluators);
        Assert.Equal((NextAct.NameEvaluators, Turn.Company), (file.NextAct, file.Turn));
        Assert.Equal(["file.same-employer"], file.Opening.ChangeEmployer(company, Today.AddDays(1), "Erreur.", Today.AddDays(1)).Codes());
        Accepted(file.Halts.Close(ClosureReason.Departure, null, Today));
        Assert.Equal(["file.closed"], file.Opening.ChangeEmployer(company, Today, "Erreur.", Today).Codes());
    }

    private static Organisation Approved(string name, Referential edition) => Approved(name, edition, Today.AddYears(-1), Today.AddYears(1));

    private static Organisation Approved(string name, Referential edition, DateOnly from, DateOnly until)
    {
        var organisation = Organisation.Create(name, OrganisationKind.TrainingOrganisation);
        Accepted(organisation.Approve(edition.Code, training: true, vae: false, from, until));
        return organisation;
    }
}
