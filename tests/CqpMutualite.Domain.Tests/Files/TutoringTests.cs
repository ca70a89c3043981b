using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using Xunit;
using static CqpMutualite.Domain.Tests.Files.FileOnPath;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>The tutor's notes and intermediate evaluations: dated, free in number, never asked for.</summary>
public class TutoringTests
{
    private static readonly Guid Tutor = Guid.CreateVersion7();

    private readonly Referential edition = Edition(Conseiller);

    [Fact, Rule("TUT-07"), Rule("TUT-09")]
    public void A_note_is_dated_says_with_whom_and_a_review_sets_goals()
    {
        var file = Registered(edition);
        Assert.Equal(
            ["tutoring.in-future", "tutoring.with-missing", "tutoring.summary-missing", "tutoring.goals-missing"],
            Of(file, TutoringKind.Review, new(Today.AddDays(1), " ", null, null)).Outcome.Codes()
        );
        Assert.Equal(
            ["tutoring.before-the-file"],
            Of(file, TutoringKind.Framing, new(Today.AddYears(-9), "Paul", "Les situations sont choisies.", null)).Outcome.Codes()
        );
        var (note, outcome) = Of(file, TutoringKind.Framing, new(Today, " Paul ", "Les situations sont choisies.", " "));
        Accepted(outcome);
        Assert.Equal(("Paul", (string?)null), (note!.With, note.Goals));
    }

    [Fact, Rule("TUT-04")]
    public void Intermediate_evaluations_are_as_many_as_wished_each_at_a_day_that_has_come()
    {
        foreach (var occurrence in Enumerable.Range(1, 4))
        {
            var sheet = Sheet.Open(Guid.CreateVersion7(), "suivi-tuteur", occurrence);
            Assert.Equal(["sheet.in-future"], sheet.Date(Today.AddDays(1), Today).Codes());
            Accepted(sheet.Date(Today.AddDays(-occurrence), Today));
            Assert.Equal(Today.AddDays(-occurrence), sheet.HeldOn);
        }
    }

    [Fact, Rule("TUT-10")]
    public void The_candidate_answers_the_same_criteria_in_a_voice_of_their_own()
    {
        var sheet = Sheet.Open(Guid.CreateVersion7(), "suivi-tuteur");
        var criterion = edition.Booklet("suivi-tuteur")!.Questions(edition).First(question => question.Field.Meaning == Meaning.IntermediateCriterion);
        Accepted(sheet.Write(criterion, Voice.Official, "a-ameliorer", edition, Tutor, Now));
        Accepted(sheet.Write(criterion, Voice.SelfAssessment, "acquis", edition, Candidate, Now));
        Assert.Equal(["a-ameliorer", "acquis"], sheet.Answers.Select(answer => answer.Value));
    }

    [Fact, Rule("TUT-11")]
    public void Blocs_have_no_intermediate_grid_and_reviews_all_the_same()
    {
        var blocs = Edition(Blocs);
        Assert.Null(blocs.Booklet("suivi-tuteur"));
        Accepted(Of(Registered(blocs), TutoringKind.Review, new(Today, "Inès", "Écoute bien.", "Conclure seule.")).Outcome);
    }

    [Fact, Rule("TUT-12")]
    public void A_review_may_be_held_with_the_trainer_of_another_house()
    {
        var (review, outcome) = Of(Registered(edition), TutoringKind.Review, new(Today, "Odile Ferrand, formatrice", "Écoute bien.", "Conclure seule."));
        Accepted(outcome);
        Assert.Equal("Odile Ferrand, formatrice", review!.With);
    }

    [Fact, Rule("TUT-13"), Rule("TUT-03")]
    public void Nothing_of_the_path_waits_for_the_tutoring()
    {
        var file = InEvaluation(edition);
        Assert.DoesNotContain(file.Evaluation.MissingForSignature(edition, new Dictionary<string, string>()), refusal =>
            refusal.Code.StartsWith("tutoring", StringComparison.Ordinal)
        );
        Accepted(file.Training.MayTutor());
        Accepted(file.Halts.Close(ClosureReason.Departure, "Départ", Today));
        Assert.Equal(["file.closed"], file.Training.MayTutor().Codes());
    }

    private static (TutoringEntry? Entry, Domain.Common.Outcome Outcome) Of(CertificationFile file, TutoringKind kind, TutoringTerms terms) =>
        TutoringEntry.Of(file, kind, terms, Tutor, Now, Today);
}
