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

        Assert.Equal(["file.same-evaluator"], file.NameEvaluators(first, first, Today).Codes());
        Assert.Equal(["file.candidate-as-evaluator"], file.NameEvaluators(first, Candidate, Today).Codes());
        Assert.Empty(file.Evaluators);
        Accepted(file.NameEvaluators(first, second, Today));
        Assert.Equal([(EvaluatorSeat.First, first), (EvaluatorSeat.Second, second)], file.Evaluators.Select(seat => (seat.Seat, seat.PersonId)));
    }

    [Fact]
    public void Replacing_one_leaves_the_other_in_place_and_keeps_the_past()
    {
        var file = Registered(Edition(Specialiste));
        Accepted(file.NameEvaluators(first, second, Today));
        var third = Guid.CreateVersion7();

        Accepted(file.NameEvaluators(first, third, Today.AddDays(1)));

        Assert.Equal([first, third], file.Evaluators.Select(seat => seat.PersonId));
        Assert.Equal(Today.AddDays(1), file.Assignments.Single(seat => seat.PersonId == second).Until);
    }

    [Fact]
    public void Not_before_the_interview_nor_once_one_has_signed()
    {
        var edition = Edition(Specialiste);
        var draft = CertificationFile.Open("TEST-02", Candidate, Guid.CreateVersion7(), edition, edition.Code, edition.Title, null, Today).File!;

        Assert.Equal(["file.not-now"], draft.NameEvaluators(first, second, Today).Codes());
        Assert.Equal(["file.evaluators-signed"], InEvaluation(edition).NameEvaluators(first, second, Today, signatureGiven: true).Codes());
    }
}
