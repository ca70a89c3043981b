using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using Xunit;
using static CqpMutualite.Domain.Tests.Evaluation.AtEvaluation;

namespace CqpMutualite.Domain.Tests.Evaluation;

/// <summary>Two evaluators who answer each alone, then agree: what each may write, when they read each other, what becomes official.</summary>
public class AssessedApartTests
{
    private static readonly Guid First = Guid.NewGuid(), Second = Guid.NewGuid();

    private readonly Referential edition = Edition(Conseiller);
    private readonly Sheet sheet = Sheet.Open(Guid.NewGuid(), "livret-evaluation");
    private readonly string unit;
    private readonly List<Question> questions;

    public AssessedApartTests()
    {
        unit = edition.Units[0].Key;
        questions =
        [
            .. edition
                .Booklet("livret-evaluation")!
                .Questions(edition)
                .Where(question => question.Unit == unit && question.Field.FilledBy == FilledBy.Evaluators && !question.IsSummary),
        ];
    }

    private Question Criterion => questions.First(question => question.Field.Meaning == Meaning.Assessment);

    [Fact]
    public void Alone_each_writes_in_their_own_voice_and_nobody_in_the_official_one()
    {
        Assert.Equal("sheet.assessed-together", Write(EvaluatorSeat.First, Criterion, favourable: true).Refusals[0].Code);
        Accepted(sheet.AssessSeparately(unit, questions));
        Assert.Equal("sheet.assessed-separately", sheet.Write(Criterion, Voice.Official, Value(Criterion, true), edition, First, Now).Refusals[0].Code);
        Accepted(Write(EvaluatorSeat.First, Criterion, favourable: true, "Vu le 3 novembre."));
        Accepted(Write(EvaluatorSeat.Second, Criterion, favourable: false));
        Assert.Equal("Vu le 3 novembre.", sheet.Find(Criterion.Key, Voice.Evaluator1)!.Note);
        Assert.All(sheet.Answers, answer => Assert.False(answer.Revealed));
        Assert.Null(sheet.Find(Criterion.Key, Voice.Official));
    }

    [Fact]
    [Rule("EVA-06")]
    public void Once_both_have_handed_over_equal_answers_are_common_and_the_others_await_a_word()
    {
        Accepted(sheet.AssessSeparately(unit, questions));
        FillAll(EvaluatorSeat.First);
        Assert.NotEmpty(sheet.HandOver(unit, EvaluatorSeat.Second, questions, Second, Now).Refusals);
        FillAll(EvaluatorSeat.Second);
        Accepted(Write(EvaluatorSeat.Second, Criterion, favourable: false));

        Accepted(sheet.HandOver(unit, EvaluatorSeat.First, questions, First, Now));
        Assert.Equal("sheet.handed-over", Write(EvaluatorSeat.First, Criterion, favourable: false).Refusals[0].Code);
        Assert.DoesNotContain(sheet.Answers, answer => answer.Voice == Voice.Official || answer.Revealed);

        Accepted(sheet.HandOver(unit, EvaluatorSeat.Second, questions, Second, Now));
        Assert.All(sheet.Answers.Where(answer => answer.Voice != Voice.Official), answer => Assert.True(answer.Revealed));
        var disputed = Assert.Single(sheet.Answers, answer => answer.Disputed);
        Assert.Equal((Criterion.Key, null), (disputed.Field, disputed.Value));
        Assert.Equal(
            questions.Count(question => question.Field.Required) - 1,
            sheet.Answers.Count(answer => answer is { Voice: Voice.Official, Value: not null })
        );

        Accepted(sheet.Write(Criterion, Voice.Official, Value(Criterion, true), edition, First, Now));
        Assert.True(Sheet.IsUnsettled(Criterion, sheet.Find(Criterion.Key, Voice.Official)));
        Accepted(sheet.Write(Criterion, Voice.Official, Value(Criterion, true), edition, First, Now, note: "Les deux demi-journées ensemble."));
        Assert.False(Sheet.IsUnsettled(Criterion, sheet.Find(Criterion.Key, Voice.Official)));
        Assert.Equal("sheet.already-revealed", sheet.TakeBack(unit, EvaluatorSeat.First).Refusals[0].Code);
    }

    [Fact]
    public void What_is_handed_over_is_taken_back_as_long_as_the_other_has_not()
    {
        Accepted(sheet.AssessSeparately(unit, questions));
        FillAll(EvaluatorSeat.First);
        Assert.Equal("sheet.not-handed-over", sheet.TakeBack(unit, EvaluatorSeat.First).Refusals[0].Code);
        Accepted(sheet.HandOver(unit, EvaluatorSeat.First, questions, First, Now));
        Assert.Equal("sheet.already-handed-over", Agree(EvaluatorSeat.Second).Refusals[0].Code);
        Accepted(sheet.TakeBack(unit, EvaluatorSeat.First));
        Accepted(Write(EvaluatorSeat.First, Criterion, favourable: false));
    }

    [Fact]
    [Rule("EVA-34")]
    public void To_answer_together_again_takes_both_and_loses_nothing()
    {
        var (other, third) = (
            questions.First(question => question.Field.Kind == FieldKind.Choice && question != Criterion),
            questions.First(question => question.Field.Meaning == Meaning.EvaluatorsComment)
        );
        Accepted(sheet.AssessSeparately(unit, questions));
        Accepted(Write(EvaluatorSeat.First, Criterion, favourable: true, "Vu le 3 novembre."));
        Accepted(Write(EvaluatorSeat.First, other, favourable: true));
        Accepted(Write(EvaluatorSeat.Second, other, favourable: true));
        Accepted(sheet.Write(third, Voice.Evaluator1, "Aisance à l’accueil.", edition, First, Now));
        Accepted(sheet.Write(third, Voice.Evaluator2, "Écoute à travailler.", edition, Second, Now));

        // one alone changes nothing, however often they ask
        Accepted(Agree(EvaluatorSeat.First));
        Accepted(Agree(EvaluatorSeat.First));
        Assert.True(sheet.AssessmentOf(unit)!.IsBlind);
        Assert.DoesNotContain(sheet.Answers, answer => answer.Revealed || answer.Voice == Voice.Official);
        Accepted(sheet.StaySeparate(unit));
        Accepted(Agree(EvaluatorSeat.Second));
        Assert.True(sheet.AssessmentOf(unit)!.IsBlind);

        // with the other, everything written is read by both
        Accepted(Agree(EvaluatorSeat.First));
        Assert.True(sheet.AssessmentOf(unit)!.IsRevealed);
        Assert.All(sheet.Answers.Where(answer => answer.Voice != Voice.Official), answer => Assert.True(answer.Revealed));
        Assert.Equal("Vu le 3 novembre.", sheet.Find(Criterion.Key, Voice.Evaluator1)!.Note);
        Assert.Equal(Value(other, true), sheet.Find(other.Key, Voice.Official)!.Value);
        Assert.True(sheet.Find(third.Key, Voice.Official) is { Disputed: true, Value: null });
        Assert.Null(sheet.Find(Criterion.Key, Voice.Official));

        // what one alone had answered is answered in common, without a word on a disagreement that there was not
        Accepted(sheet.Write(Criterion, Voice.Official, Value(Criterion, true), edition, First, Now));
        Assert.False(Sheet.IsUnsettled(Criterion, sheet.Find(Criterion.Key, Voice.Official)));
        Assert.Equal("sheet.already-handed-over", Agree(EvaluatorSeat.Second).Refusals[0].Code);
    }

    [Fact]
    public void A_proposal_falls_when_one_hands_over_or_leaves_and_common_answers_forbid_to_part()
    {
        Assert.Equal("sheet.assessed-together", Agree(EvaluatorSeat.First).Refusals[0].Code);
        Assert.Equal("sheet.assessed-together", sheet.StaySeparate(unit).Refusals[0].Code);
        Accepted(sheet.AssessSeparately(unit, questions));
        FillAll(EvaluatorSeat.Second);
        Accepted(Agree(EvaluatorSeat.First));
        Accepted(sheet.HandOver(unit, EvaluatorSeat.Second, questions, Second, Now));
        Assert.Null(sheet.AssessmentOf(unit)!.TogetherProposedBy);

        var together = Sheet.Open(Guid.NewGuid(), "livret-evaluation");
        Accepted(together.Write(Criterion, Voice.Official, Value(Criterion, true), edition, First, Now));
        Assert.Equal("sheet.answered-together", together.AssessSeparately(unit, questions).Refusals[0].Code);
    }

    [Fact]
    [Rule("EVA-35")]
    public void The_whole_booklet_is_answered_apart_and_handed_over_at_once()
    {
        var whole = edition.Units.ToDictionary(
            found => found.Key,
            found => (IReadOnlyList<Question>)
            [
                .. edition.Booklet("livret-evaluation")!.Questions(edition).Where(question =>
                    question.Unit == found.Key && question.Field.FilledBy == FilledBy.Evaluators && !question.IsSummary),
            ]);
        Assert.Equal("sheet.nothing-to-hand-over", sheet.HandOverAll(EvaluatorSeat.First, whole, First, Now).Refusals[0].Code);

        // what is already answered together stays so
        Accepted(sheet.Write(Criterion, Voice.Official, Value(Criterion, true), edition, First, Now));
        var parted = sheet.AssessAllSeparately(whole);
        Assert.Equal(edition.Units.Count - 1, parted.Acts.Count);
        Assert.Null(sheet.AssessmentOf(unit));
        Assert.All(edition.Units.Skip(1), found => Assert.True(sheet.AssessmentOf(found.Key)!.IsBlind));
        Assert.Equal("sheet.answered-together", sheet.AssessAllSeparately(whole).Refusals[0].Code);

        // every answer, or nothing is handed over
        var alone = whole.Where(found => found.Key != unit).SelectMany(found => found.Value).ToList();
        var last = alone.FindLast(question => question.Field.Required)!;
        foreach (var question in alone.Where(question => question != last))
        {
            Accepted(Write(EvaluatorSeat.First, question, favourable: true));
        }

        Assert.Equal("sheet.answers-missing", sheet.HandOverAll(EvaluatorSeat.First, whole, First, Now).Refusals[0].Code);
        Assert.Equal(edition.Units.Count - 1, sheet.ToHandOver(EvaluatorSeat.First).Count());
        Accepted(Write(EvaluatorSeat.First, last, favourable: true));
        Assert.Equal(edition.Units.Count - 1, sheet.HandOverAll(EvaluatorSeat.First, whole, First, Now).Acts.Count);
        Assert.Empty(sheet.ToHandOver(EvaluatorSeat.First));
        Assert.Equal(edition.Units.Count - 1, sheet.ToHandOver(EvaluatorSeat.Second).Count());
        Assert.DoesNotContain(sheet.Answers, answer => answer.Revealed);
    }

    private Outcome Agree(EvaluatorSeat seat) => sheet.AgreeTogether(unit, seat, questions, seat == EvaluatorSeat.First ? First : Second, Now);

    private void FillAll(EvaluatorSeat seat) => questions.ForEach(question => Accepted(Write(seat, question, favourable: true)));

    private Outcome Write(EvaluatorSeat seat, Question question, bool favourable, string? note = null) =>
        sheet.Write(question, Sheet.OwnVoice(seat), Value(question, favourable), edition, seat == EvaluatorSeat.First ? First : Second, Now, note: note);

    private string Value(Question question, bool favourable) => question.Field.Kind == FieldKind.Choice
        ? edition.Scale(question.Field.Scale!).Values.First(value => value.Favourable == favourable).Key
        : "Observé en situation.";
}
