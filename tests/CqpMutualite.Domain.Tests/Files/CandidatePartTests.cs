using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>The candidate's part of the evaluation booklet.</summary>
public class CandidatePartTests
{
    private readonly Referential edition = Edition(Specialiste);
    private readonly Sheet sheet = Sheet.Open(Guid.CreateVersion7(), "livret-evaluation");

    private IReadOnlyList<Question> Part => [.. Questions.Where(question => question.Field.Meaning != Meaning.CandidateComment)];

    private IEnumerable<Question> Questions =>
        edition.Booklet("livret-evaluation")!.Questions(edition).Where(question => question.Field.FilledBy == FilledBy.Candidate);

    [Fact, Rule("PUB-16")]
    public void It_is_handed_over_once_complete_and_does_not_change_afterwards()
    {
        foreach (var question in Part.Skip(1))
        {
            Accepted(Write(question, "Réponse"));
        }

        var missing = sheet.SubmitCandidatePart(Part, Now);
        Assert.Equal([Part[0].Key], missing.Refusals.Select(refusal => refusal.Field));
        Assert.Null(sheet.CandidateSubmittedAt);

        Accepted(Write(Part[0], "Réponse"));
        Accepted(sheet.SubmitCandidatePart(Part, Now));
        Assert.Equal(Now, sheet.CandidateSubmittedAt);
        Assert.Equal(["sheet.candidate-submitted"], Write(Part[0], "Autre").Codes());
        Assert.Equal(["sheet.candidate-submitted"], sheet.SubmitCandidatePart(Part, Now).Codes());
    }

    [Fact, Rule("EVA-13")]
    public void The_comment_on_the_results_comes_after_the_handing_over()
    {
        foreach (var question in Part)
        {
            Accepted(Write(question, "Réponse"));
        }

        Accepted(sheet.SubmitCandidatePart(Part, Now));
        Accepted(Write(Questions.First(question => question.Field.Meaning == Meaning.CandidateComment), "D’accord avec ces résultats."));
    }

    [Fact, Rule("EVA-25")]
    public void No_length_is_imposed() => Accepted(Write(Part[0], new string('a', 50_000)));

    [Fact]
    public void An_answer_emptied_is_written_again_by_somebody_who_saw_it_empty()
    {
        Accepted(Write(Part[0], "Première"));
        Accepted(Write(Part[0], ""));

        Accepted(sheet.Write(Part[0], Voice.Candidate, "Seconde", edition, Candidate, Now, token: 0));
        Assert.Equal(["sheet.written-in-between"], sheet.Write(Part[0], Voice.Candidate, "Troisième", edition, Candidate, Now, token: 0).Codes());
    }

    [Fact]
    public void It_opens_with_the_registration_and_is_handed_over_during_the_evaluation()
    {
        var file = Registered(edition);
        Assert.True(file.Evaluation.CandidatePartPending);
        Assert.True(file.Evaluation.MayWriteCandidatePart().IsAccepted);
        Assert.Equal(["file.not-now"], file.Evaluation.HandOverCandidatePart(Today).Codes());

        var ready = InEvaluation(edition);
        Assert.Equal((NextAct.FillCandidatePart, Turn.Candidate), (ready.NextAct, ready.Turn));
        Accepted(ready.Evaluation.HandOverCandidatePart(Today));
        Assert.Equal((NextAct.Evaluate, Turn.Evaluators), (ready.NextAct, ready.Turn));
    }

    [Fact]
    public void An_edition_that_asks_nothing_of_the_candidate_does_not_wait_for_them()
    {
        var file = InEvaluation(Edition(Blocs));

        Assert.Equal(NextAct.Evaluate, file.NextAct);
    }

    private Domain.Common.Outcome Write(Question question, string value) => sheet.Write(question, Voice.Candidate, value, edition, Candidate, Now);
}
