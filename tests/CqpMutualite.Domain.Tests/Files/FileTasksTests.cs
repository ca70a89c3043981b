using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>« What is missing? »: each step names what it awaits, of whom, since when and until when.</summary>
public class FileTasksTests
{
    private static readonly StepDays Days = new(OemmSettings.StepDays.ToDictionary(step => step.Key, step => step.Value.Default));

    private static readonly Person Unknown = Person.Candidate(
        new IdentityDraft
        {
            FirstNames = "Inès",
            BirthName = "Roux",
            Sex = Sex.Female,
            BirthDate = new DateOnly(1994, 3, 2),
            Email = "ines.roux@horizon.example",
        }.ToIdentity()
    );

    [Fact]
    [Rule("TOU-01")]
    public void The_identity_is_awaited_from_the_first_day_beside_the_interview_and_before_the_registration()
    {
        var edition = Edition(Conseiller);
        var file = CertificationFile.Open("TEST-01", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;

        var tasks = Of(file, edition);
        Assert.Equal([NextAct.ConcludeInterview, NextAct.CompleteIdentity], tasks.Select(task => task.Act));
        Assert.Equal([TaskWeight.Next, TaskWeight.Beside], tasks.Select(task => task.Weight));
        Assert.Contains(nameof(IdentityDraft.BirthPlace), tasks[1].Details);
        Assert.All(tasks, task => Assert.Equal((Turn.Company, Today), (task.Turn, task.Since)));

        // sent without it, never; once sent, it is asked no more
        var registered = Registered(edition);
        Assert.DoesNotContain(Of(registered, edition), task => task.Act == NextAct.CompleteIdentity);
    }

    [Fact]
    [Rule("TOU-02")]
    public void The_evaluators_are_named_during_the_training_and_then_only_who_has_something_to_do_is()
    {
        var edition = Edition(Specialiste);
        var training = Of(Registered(edition), edition);
        Assert.Equal([NextAct.CloseTraining, NextAct.NameEvaluators], training.Select(task => task.Act));
        Assert.Single(training[0].Organisations);

        var file = InEvaluation(edition, opened: false);
        file.Evaluation.HandOverCandidatePart(Today);
        var opening = Assert.Single(Of(file, edition), task => task.Turn == Turn.Evaluators);
        Assert.Equal((NextAct.OpenEvaluation, file.Evaluation.Opener), (opening.Act, opening.People.Single()));

        Accepted(file.Evaluation.Open(file.Evaluation.Opener!.Value, Today, Today));
        var evaluating = Assert.Single(Of(file, edition), task => task.Turn == Turn.Evaluators);
        Assert.Equal((NextAct.Evaluate, 2), (evaluating.Act, evaluating.People.Count));

        // each alone: who has handed everything over waits for the other and is not named any more
        var sheet = Sheet.Open(file.Id, BookletKeys.Evaluation);
        var first = file.Evaluators.Single(seat => seat.Seat == EvaluatorSeat.First).PersonId;
        foreach (var unit in edition.Units)
        {
            Accepted(sheet.AssessSeparately(unit.Key, []));
            Accepted(sheet.HandOver(unit.Key, EvaluatorSeat.First, [], first, Now));
        }

        Assert.DoesNotContain(first, Assert.Single(Of(file, edition, sheet), task => task.Turn == Turn.Evaluators).People);
    }

    [Fact]
    [Rule("TOU-03")]
    public void Every_task_has_a_date_the_one_that_the_company_set_or_the_usual_duration_of_its_step()
    {
        var edition = Edition(Conseiller);
        var file = CertificationFile.Open("TEST-01", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;
        Assert.Equal(Today.AddDays(30), Of(file, edition)[0].Due);

        Accepted(file.Schedule.Set(new Targets(Today.AddDays(9), Today.AddDays(200), null, null), Today));
        Assert.Equal(Today.AddDays(9), Of(file, edition)[0].Due);
        Assert.All(Of(InEvaluation(edition), edition), task => Assert.NotNull(task.Due));

        var nothing = new StepDays(new Dictionary<Stage, int>());
        Assert.Null(FileTasks.Of(Facts(Registered(edition), edition) with { Days = nothing })[0].Due);
    }

    [Fact]
    [Rule("TOU-04")]
    public void Dates_follow_the_order_of_the_path_and_are_to_come()
    {
        var edition = Edition(Conseiller);
        var file = CertificationFile.Open("TEST-01", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;

        Assert.Equal(["file.target-in-the-past"], file.Schedule.Set(new Targets(Today.AddDays(-1), null, null, null), Today).Codes());
        var crossed = file.Schedule.Set(new Targets(Today.AddDays(20), Today.AddDays(10), Today.AddDays(30), null), Today);
        Assert.Equal(nameof(Targets.Training), Assert.Single(crossed.Refusals).Field);
        Assert.Null(file.Schedule.InterviewBy);

        // what was set and is over stays, as long as nobody changes it; the date of a step that is done does not move
        Accepted(file.Schedule.Set(new Targets(Today.AddDays(5), null, null, Today.AddDays(50)), Today));
        Accepted(file.Schedule.Set(new Targets(Today.AddDays(5), null, null, Today.AddDays(60)), Today.AddDays(10)));
        Assert.Equal(Today.AddDays(60), file.Schedule.TransmissionBy);
        var registered = Registered(edition);
        Accepted(registered.Schedule.Set(new Targets(Today.AddDays(5), Today.AddDays(90), null, null), Today));
        Assert.Equal((null, Today.AddDays(90)), (registered.Schedule.InterviewBy, registered.Schedule.TrainingBy));

        var proposed = Days.Propose(Stage.Training, Today);
        Assert.Equal(new Targets(null, Today.AddDays(365), Today.AddDays(455), Today.AddDays(485)), proposed);
    }

    [Fact]
    [Rule("TOU-05")]
    public void A_suspended_file_waits_only_to_be_resumed_and_a_closed_one_for_nothing()
    {
        var edition = Edition(Conseiller);
        var file = Registered(edition);
        Accepted(file.Halts.Suspend(SuspensionReason.Other, "Le temps d’un congé", Today));
        var only = Assert.Single(Of(file, edition));
        Assert.Equal((NextAct.Resume, Turn.Company, null), (only.Act, only.Turn, only.Due));

        Accepted(file.Halts.Close(ClosureReason.Departure, "Départ", Today));
        Assert.Empty(Of(file, edition));
    }

    private static IReadOnlyList<FileTask> Of(CertificationFile file, Referential edition, params Sheet[] sheets) => FileTasks.Of(Facts(file, edition, sheets));

    private static FileFacts Facts(CertificationFile file, Referential edition, params Sheet[] sheets) => new(file, edition, Unknown, sheets, Days, Today);
}
