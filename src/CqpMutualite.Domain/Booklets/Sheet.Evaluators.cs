using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <content>How the two evaluators answer a unit: together, or each alone until both have handed over.</content>
public sealed partial class Sheet
{
    /// <summary>
    /// An evaluator is replaced: what they wrote alone, or as the common answer, becomes history and waits for an answer again; so do the common answers of
    /// the units that each assessed alone, since they came of an agreement with who leaves; a signature given alone is void for the same reason.
    /// The units that both signed stand, with their signatures. Answers with the number of answers put away. <paramref name="by"/>: who replaces them.
    /// </summary>
    public int EvaluatorLeaves(IEnumerable<Question> questions, Guid leaver, EvaluatorSeat seat, Guid by, DateTimeOffset now)
    {
        if (SignedAt is not null)
        {
            return 0;
        }

        var own = OwnVoice(seat);
        var asked = questions.ToList();
        var settled = signatures.Select(signature => signature.Unit).Distinct().Where(unit => unit.Length > 0 && IsSignedByBoth(unit)).ToHashSet();
        var standing = asked.Where(question => settled.Any(unit => CanonicalContent.Covers(question, unit))).Select(question => question.Key).ToHashSet();
        var separate = Assessments
            .Where(assessment => assessment.Separately && !settled.Contains(assessment.Unit))
            .Select(assessment => assessment.Unit)
            .ToHashSet();
        var common = asked
            .Where(question => question.Unit is { } unit && separate.Contains(unit) && question.Field.FilledBy == FilledBy.Evaluators)
            .Select(question => question.Key)
            .ToHashSet();
        var put = answers
            .Where(answer =>
                answer.Value is not null
                && !standing.Contains(answer.Field)
                && (answer.Voice == own || (answer.Voice == Voice.Official && (answer.AuthorId == leaver || common.Contains(answer.Field))))
            )
            .ToList();
        foreach (var answer in put)
        {
            pastAnswers.Add(new PastAnswer(answer, now));
            answer.Change(null, null, by, now);
        }

        // the other one, who has handed over, keeps their answers and waits for those of who comes
        foreach (
            var answer in answers.Where(answer => !standing.Contains(answer.Field) && answer.Voice is Voice.Evaluator1 or Voice.Evaluator2 or Voice.Official)
        )
        {
            answer.Conceal();
        }

        Assessments = [.. Assessments.Select(assessment => settled.Contains(assessment.Unit) ? assessment : assessment.HandOver(seat, null))];
        foreach (var signature in signatures.Where(signature => signature.IsValid && !settled.Contains(signature.Unit)))
        {
            signature.Void(now, Replaced);
        }

        Revision++;
        return put.Count;
    }

    /// <summary>
    /// The two evaluators assess a unit each alone: refused once it has a common answer. <paramref name="questions"/>: those that the evaluators answer on the
    /// unit; their official answers are loaded. Back to one sitting only by the agreement of both (<see cref="AgreeTogether"/>).
    /// </summary>
    public Outcome AssessSeparately(string unit, IEnumerable<Question> questions)
    {
        if (MayConduct(unit) is { } frozen)
        {
            return frozen;
        }

        if (AssessmentOf(unit) is { Separately: true })
        {
            return Outcome.Accepted;
        }

        return questions.Any(question => Find(question.Key, Voice.Official)?.Value is not null)
            ? SheetRefusals.AnsweredTogether
            : Replace(new UnitAssessment(unit, true, null, null), AnsweringStep.Separate);
    }

    /// <summary>
    /// The same said once for the whole booklet: the units that have no common answer yet and are not signed. <paramref name="questions"/>: by unit, those that
    /// the evaluators answer.
    /// </summary>
    public Outcome AssessAllSeparately(IReadOnlyDictionary<string, IReadOnlyList<Question>> questions)
    {
        var asked = questions.Where(unit => AssessmentOf(unit.Key) is not { Separately: true }).Select(unit => AssessSeparately(unit.Key, unit.Value)).ToList();
        var apart = asked.FindAll(outcome => outcome.IsAccepted);
        return apart.Count > 0 ? apart.Aggregate((first, next) => first.And(next)) : asked is [var refused, ..] ? refused : Outcome.Accepted;
    }

    /// <summary>
    /// An evaluator who answers alone proposes to answer together from now on, or accepts it when the other has proposed it. With the agreement of both, each
    /// reads what
    /// the other wrote so far: equal answers become common, those that differ await a common answer, and what one alone answered stands beside its question.
    /// Nothing
    /// is lost. <paramref name="questions"/>: those that the evaluators answer on the unit; their answers in the three voices are loaded.
    /// </summary>
    public Outcome AgreeTogether(string unit, EvaluatorSeat seat, IReadOnlyCollection<Question> questions, Guid person, DateTimeOffset now)
    {
        if (MayConduct(unit) is { } frozen)
        {
            return frozen;
        }

        if (AssessmentOf(unit) is not { Separately: true } assessment)
        {
            return SheetRefusals.AssessedTogether(null);
        }

        if (assessment is { FirstAt: not null } or { SecondAt: not null })
        {
            return SheetRefusals.AlreadyHandedOver;
        }

        if (assessment.TogetherProposedBy is not { } other || other == seat)
        {
            return Replace(assessment with { TogetherProposedBy = seat }, AnsweringStep.TogetherProposed);
        }

        foreach (var question in questions)
        {
            if (Find(question.Key, Voice.Evaluator1)?.Value is not null && Find(question.Key, Voice.Evaluator2)?.Value is not null)
            {
                Reveal(question, person, now);
            }
            else
            {
                Find(question.Key, Voice.Evaluator1)?.Reveal();
                Find(question.Key, Voice.Evaluator2)?.Reveal();
            }
        }

        return Replace(new UnitAssessment(unit, true, now, now), AnsweringStep.Together);
    }

    /// <summary>Who proposed to answer together withdraws it, or the other declines: each goes on alone.</summary>
    public Outcome StaySeparate(string unit)
    {
        if (AssessmentOf(unit) is not { IsBlind: true } assessment)
        {
            return SheetRefusals.AssessedTogether(null);
        }

        return assessment.TogetherProposedBy is null ? Outcome.Accepted : Replace(assessment with { TogetherProposedBy = null }, AnsweringStep.StayedSeparate);
    }

    private Refusal? MayConduct(string unit) => SignedAt is not null || SignaturesOn(unit).Concat(SignaturesOn("")).Any() ? SheetRefusals.Frozen(null) : null;

    /// <summary>
    /// An evaluator who answers alone hands over a unit: every required question answered. Once both have, each reads the other, equal answers
    /// become official, and those that differ await a common answer. Nothing is averaged, nothing is preselected.
    /// <paramref name="questions"/>: those that the evaluators answer on the unit; their answers in the three voices are loaded.
    /// </summary>
    public Outcome HandOver(string unit, EvaluatorSeat seat, IReadOnlyCollection<Question> questions, Guid person, DateTimeOffset now)
    {
        if (AssessmentOf(unit) is not { Separately: true } assessment)
        {
            return SheetRefusals.AssessedTogether(null);
        }

        if (assessment.HandedOverAt(seat) is not null)
        {
            return SheetRefusals.AlreadyHandedOver;
        }

        var missing = questions.Where(question => question.Field.Required && Find(question.Key, OwnVoice(seat))?.Value is null).ToList();
        if (missing.Count > 0)
        {
            return Outcome.From(missing.Select(question => SheetRefusals.AnswerMissing(question.Key)));
        }

        var after = assessment.HandOver(seat, now);
        if (after.IsRevealed)
        {
            foreach (var question in questions)
            {
                Reveal(question, person, now);
            }
        }

        return Replace(after, AnsweringStep.HandedOver);
    }

    /// <summary>The units that an evaluator answers alone and has not handed over.</summary>
    public IEnumerable<string> ToHandOver(EvaluatorSeat seat) =>
        Assessments.Where(assessment => assessment.IsBlind && assessment.HandedOverAt(seat) is null).Select(assessment => assessment.Unit);

    /// <summary>
    /// An evaluator hands over every unit that they answer alone, at once: all of them complete, or none is. <paramref name="questions"/>: by unit, those that
    /// the evaluators answer; their answers in the three voices are loaded.
    /// </summary>
    public Outcome HandOverAll(EvaluatorSeat seat, IReadOnlyDictionary<string, IReadOnlyList<Question>> questions, Guid person, DateTimeOffset now)
    {
        var units = ToHandOver(seat).ToList();
        if (units.Count == 0)
        {
            return SheetRefusals.NothingToHandOver;
        }

        var missing = units.Sum(unit => questions[unit].Count(question => question.Field.Required && Find(question.Key, OwnVoice(seat))?.Value is null));
        return missing > 0
            ? SheetRefusals.AnswersMissing(missing)
            : units.Select(unit => HandOver(unit, seat, questions[unit], person, now)).Aggregate((first, next) => first.And(next));
    }

    /// <summary>An evaluator takes back what they handed over, as long as the other has not: nobody has read it.</summary>
    public Outcome TakeBack(string unit, EvaluatorSeat seat)
    {
        if (AssessmentOf(unit) is not { Separately: true } assessment || assessment.HandedOverAt(seat) is null)
        {
            return SheetRefusals.NotHandedOver;
        }

        if (assessment.IsRevealed)
        {
            return SheetRefusals.AlreadyRevealed;
        }

        return Replace(assessment.HandOver(seat, null), AnsweringStep.TakenBack);
    }

    /// <summary>
    /// The evaluators differed on that question, and the common answer or the word on why is still missing. <paramref name="official"/>: its official answer.
    /// </summary>
    public static bool IsUnsettled(Question question, Answer? official) =>
        official is { Disputed: true }
        && (question.Field.Kind == FieldKind.Choice ? official.Value is null || official.Note is null : official.Value is null && question.Field.Required);

    private Outcome Replace(UnitAssessment assessment, AnsweringStep step)
    {
        Assessments = [.. Assessments.Where(other => other.Unit != assessment.Unit), assessment];
        Revision++;
        return new AnsweringChanged(assessment.Unit, step);
    }

    private void Reveal(Question question, Guid person, DateTimeOffset now)
    {
        var (first, second) = (Find(question.Key, Voice.Evaluator1), Find(question.Key, Voice.Evaluator2));
        first?.Reveal();
        second?.Reveal();
        if (first?.Value is null && second?.Value is null)
        {
            return;
        }

        var agreed = first?.Value == second?.Value;
        var official = Find(question.Key, Voice.Official);
        if (official is null)
        {
            answers.Add(official = new Answer(Id, question.Key, Voice.Official, agreed ? first!.Value : null, person, now));
        }
        else
        {
            official.Change(agreed ? first!.Value : null, null, person, now);
        }

        if (!agreed)
        {
            official.Dispute();
        }
    }
}
