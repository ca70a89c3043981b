using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>Naming the two evaluators.</summary>
public class EvaluatorsTests
{
    private readonly Guid first = Guid.CreateVersion7(), second = Guid.CreateVersion7();

    [Fact, Rule("PUB-17"), Rule("TUT-01")]
    public void Two_distinct_persons_neither_of_them_the_candidate()
    {
        var file = Registered(Edition(Specialiste));

        Assert.Equal(["file.same-evaluator"], file.Evaluation.NameEvaluators(first, first, Today).Codes());
        Assert.Equal(["file.candidate-as-evaluator"], file.Evaluation.NameEvaluators(first, Candidate, Today).Codes());
        Assert.Empty(file.Evaluators);
        Accepted(file.Evaluation.NameEvaluators(first, second, Today));
        Assert.Equal([(EvaluatorSeat.First, first), (EvaluatorSeat.Second, second)], file.Evaluators.Select(seat => (seat.Seat, seat.PersonId)));
    }

    [Fact]
    public void Replacing_one_asks_why_leaves_the_other_in_place_and_keeps_the_past()
    {
        var edition = Edition(Specialiste);
        var file = Registered(edition);
        Accepted(file.Evaluation.NameEvaluators(first, second, Today));
        var third = Guid.CreateVersion7();
        var (one, other) = (new EvaluatorChoice(first, EvaluatorCapacity.LineManager), new EvaluatorChoice(third, EvaluatorCapacity.InternalTrainer));

        Assert.Equal(["file.reason-missing"], file.Evaluation.NameEvaluators(edition, one, other, " ", Today.AddDays(1)).Codes());
        Accepted(file.Evaluation.NameEvaluators(edition, one, other, "Changement de poste", Today.AddDays(1)));

        Assert.Equal(
            [(first, EvaluatorCapacity.LineManager), (third, EvaluatorCapacity.InternalTrainer)],
            file.Evaluators.Select(seat => (seat.PersonId, seat.Capacity))
        );
        var left = file.Assignments.Single(seat => seat.PersonId == second);
        Assert.Equal((Today.AddDays(1), "Changement de poste"), (left.Until, left.LeftBecause));
    }

    [Fact]
    public void A_capacity_is_corrected_without_a_reason()
    {
        var edition = Edition(Specialiste);
        var file = Registered(edition);
        Accepted(file.Evaluation.NameEvaluators(first, second, Today));
        Accepted(
            file.Evaluation.NameEvaluators(
                edition,
                new EvaluatorChoice(first, EvaluatorCapacity.Tutor),
                new EvaluatorChoice(second, EvaluatorCapacity.ExperiencedProfessional),
                null,
                Today
            )
        );
        Assert.Equal(2, file.Assignments.Count);
    }

    [Theory, Rule("PUB-18")]
    [InlineData(Specialiste, false)]
    [InlineData(Conseiller, false)]
    [InlineData(Blocs, true)]
    public void Only_the_edition_by_blocks_lets_the_organisation_evaluate(string code, bool allowed)
    {
        var edition = Edition(code);
        var outcome = Registered(edition)
            .Evaluation.NameEvaluators(
                edition,
                new EvaluatorChoice(first, EvaluatorCapacity.Tutor),
                new EvaluatorChoice(second, EvaluatorCapacity.OfOrganisation),
                null,
                Today
            );
        Assert.Equal(allowed ? [] : ["file.evaluator-of-organisation"], outcome.Codes());
    }

    [Fact]
    public void Not_before_the_interview()
    {
        var edition = Edition(Specialiste);
        var draft = CertificationFile.Open("TEST-02", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;
        Assert.Equal(["file.not-now"], draft.Evaluation.NameEvaluators(first, second, Today).Codes());
    }
}
