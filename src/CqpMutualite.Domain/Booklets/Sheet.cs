using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>
/// A booklet of a certification file being filled: (file, booklet, unit, occurrence). A booklet filled and signed unit by unit has one sheet a unit;
/// re-assessments and intermediate evaluations are further occurrences. The evaluation booklet is one sheet whose units are signed one by one, then the whole.
/// Signed content is frozen: no answer changes once somebody has signed what covers it.
/// </summary>
public sealed class Sheet
{
    private const string Replaced = "Évaluateur remplacé";

    private static readonly SignatoryRole[] Evaluators = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];

    private readonly List<Answer> answers = [];
    private readonly List<Signature> signatures = [];
    private readonly List<PastAnswer> pastAnswers = [];

    private Sheet()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The file.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Key of the booklet in the edition.</summary>
    public string Booklet { get; private set; } = "";

    /// <summary>Key of the unit, where the booklet is filled unit by unit; empty: what belongs to no unit, or the whole booklet.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Day on which it was held, for what is dated as a whole (intermediate evaluations); null otherwise.</summary>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>1, then 2… for re-assessments.</summary>
    public int Occurrence { get; private set; }

    /// <summary>When the candidate handed over their part (UTC); others read it from then on.</summary>
    public DateTimeOffset? CandidateSubmittedAt { get; private set; }

    /// <summary>When the last expected signature was given (UTC): frozen from then on.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>When it was last opened again after a signature (UTC).</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    /// <summary>Why it was.</summary>
    public string? ReopenedBecause { get; private set; }

    /// <summary>Grows at each change of state; lost races are seen by it.</summary>
    public int Revision { get; private set; }

    /// <summary>The answers loaded.</summary>
    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>The signatures given, void ones included.</summary>
    public IReadOnlyList<Signature> Signatures => signatures;

    /// <summary>Those that stand on a unit, or (empty) on the whole.</summary>
    public IEnumerable<Signature> SignaturesOn(string unit) => signatures.Where(signature => signature.IsValid && signature.Unit == unit);

    /// <summary>That role has signed that unit, or (empty) the whole.</summary>
    public bool IsSigned(string unit, SignatoryRole role) => SignaturesOn(unit).Any(signature => signature.Role == role);

    /// <summary>Both evaluators have signed that unit, or (empty) the whole.</summary>
    public bool IsSignedByBoth(string unit) => Evaluators.All(role => IsSigned(unit, role));

    /// <summary>
    /// The candidate has taken note of the results presented, or the company says why not; null before. Only what both evaluators signed has results to
    /// acknowledge: elsewhere the same people sign for themselves.
    /// </summary>
    public Signature? Acknowledgement => IsSignedByBoth("") ? SignaturesOn("").FirstOrDefault(signature => signature.Role is SignatoryRole.Candidate or SignatoryRole.Company) : null;

    /// <summary>What its cover says beside the answers, as it was at the first signature on the whole; empty before.</summary>
    public IReadOnlyList<CoverFact> Cover { get; private set; } = [];

    /// <summary>
    /// Keeps what the cover says, for a signature on the whole that is about to be given: a name corrected, a company or a function changed afterwards do
    /// not reach what is signed. Once somebody has signed, it stays as it was for the others.
    /// </summary>
    public void KeepCover(IReadOnlyDictionary<FileFact, string> facts)
    {
        if (!SignaturesOn("").Any())
        {
            Cover = [.. facts.OrderBy(fact => fact.Key).Select(fact => new CoverFact(fact.Key, fact.Value))];
        }
    }

    /// <summary>
    /// A signature covers that question: it no longer changes. What the candidate says of the results stays theirs until they are acknowledged,
    /// since the candidate reads them once both evaluators have signed.
    /// </summary>
    public bool IsFrozen(Question question) => question.Field.Meaning == Meaning.CandidateComment
        ? Acknowledgement is not null
        : SignedAt is not null || signatures.Any(signature => signature.IsValid && (signature.Unit.Length == 0 || CanonicalContent.Covers(question, signature.Unit)));

    /// <summary>Answers of evaluators who left: kept, never shown as current.</summary>
    public IReadOnlyList<PastAnswer> PastAnswers => pastAnswers;

    /// <summary>How each unit is assessed; none for a unit that the evaluators answer together.</summary>
    public IReadOnlyList<UnitAssessment> Assessments { get; private set; } = [];

    /// <summary>How that unit is assessed; null: together.</summary>
    public UnitAssessment? AssessmentOf(string? unit) => Assessments.FirstOrDefault(assessment => assessment.Unit == unit);

    /// <summary>The voice in which an evaluator answers that unit now: their own while it is blind, otherwise the official one.</summary>
    public Voice VoiceOf(string? unit, EvaluatorSeat seat) => AssessmentOf(unit) is not { IsBlind: true } ? Voice.Official : OwnVoice(seat);

    /// <summary>The voice of an evaluator who answers alone.</summary>
    public static Voice OwnVoice(EvaluatorSeat seat) => seat == EvaluatorSeat.First ? Voice.Evaluator1 : Voice.Evaluator2;

    /// <summary>Opens the first sheet of a booklet.</summary>
    public static Sheet Open(Guid fileId, string booklet, int occurrence = 1, string unit = "") => new()
    {
        Id = Guid.CreateVersion7(),
        FileId = fileId,
        Booklet = booklet,
        Unit = unit,
        Occurrence = occurrence,
        Revision = 1,
    };

    /// <summary>
    /// Opens the next sheet of the same booklet and unit: this one is kept as it is. Refused while it is not signed.
    /// <paramref name="carried"/>: questions whose answers are likely to be the same, written again as they were.
    /// </summary>
    public (Sheet? Next, Outcome Outcome) OpenNext(IEnumerable<Question> carried, Guid author, DateTimeOffset now)
    {
        if (SignedAt is null)
        {
            return (null, SheetRefusals.NotSignedYet);
        }

        var next = Open(FileId, Booklet, Occurrence + 1, Unit);
        foreach (var question in carried)
        {
            if (answers.Find(answer => answer.Field == question.Key && answer.Voice == Voices.Printed(question.Field.FilledBy!.Value))?.Value is { } value)
            {
                next.answers.Add(new Answer(next.Id, question.Key, Voices.Printed(question.Field.FilledBy!.Value), value, author, now));
            }
        }

        return (next, Outcome.Accepted);
    }

    /// <summary>Says on which day it was held: not in the future.</summary>
    public Outcome Date(DateOnly heldOn, DateOnly today)
    {
        if (heldOn > today)
        {
            return SheetRefusals.InFuture("HeldOn");
        }

        if (heldOn != HeldOn)
        {
            HeldOn = heldOn;
            Revision++;
        }

        return Outcome.Accepted;
    }

    /// <summary>The answer of a field in a voice, among those loaded.</summary>
    public Answer? Find(string field, Voice voice) => answers.SingleOrDefault(answer => answer.Field == field && answer.Voice == voice);

    /// <summary>
    /// Writes an answer. <paramref name="token"/>: the revision that the writer saw (0: none yet, null: whatever is there).
    /// <paramref name="note"/>: what is noted beside it (see <see cref="Answer.Note"/>); null leaves what is there, blank erases it.
    /// Refused when the sheet is frozen, when the signature of the candidate's part forbids it, when the evaluators answer that unit otherwise, when the value is not of the field's kind, or when somebody wrote in between.
    /// </summary>
    public Outcome Write(Question question, Voice voice, string? value, Referential edition, Guid author, DateTimeOffset now, int? token = null, string? note = null)
    {
        if (IsFrozen(question))
        {
            return SheetRefusals.Frozen(question.Key);
        }

        if (voice == Voice.Candidate && CandidateSubmittedAt is not null && question.Field.Meaning != Meaning.CandidateComment)
        {
            return SheetRefusals.CandidatePartSubmitted(question.Key);
        }

        if (question.Field.FilledBy == FilledBy.Evaluators && !question.IsSummary && MayAnswer(question, voice) is { } otherwise)
        {
            return otherwise;
        }

        var typed = AnswerValue.Normalise(value);
        if (AnswerValue.Refusal(question, typed, edition) is { } refusal)
        {
            return refusal;
        }

        var existing = Find(question.Key, voice);
        var noted = note is null ? existing?.Note : AnswerValue.Normalise(note);
        if (noted?.Length > AnswerValue.LongestNote)
        {
            return SheetRefusals.TooLong(question.Key, AnswerValue.LongestNote);
        }

        // an answer that was emptied is read as none: its writer saw 0
        var seen = token is null || token == (existing?.Revision ?? 0) || (token == 0 && existing?.Value is null);
        if (!seen && (existing?.Value != typed || existing?.Note != noted))
        {
            return SheetRefusals.WrittenInBetween(question.Key);
        }

        if (existing is null)
        {
            if (typed is not null || noted is not null)
            {
                answers.Add(existing = new Answer(Id, question.Key, voice, typed, author, now));
                existing.Annotate(noted);
            }
        }
        else if (existing.Value != typed || existing.Note != noted)
        {
            existing.Change(typed, noted, author, now);
        }

        return Outcome.Accepted;
    }

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
        var separate = Assessments.Where(assessment => assessment.Separately && !settled.Contains(assessment.Unit)).Select(assessment => assessment.Unit).ToHashSet();
        var common = asked.Where(question => question.Unit is { } unit && separate.Contains(unit) && question.Field.FilledBy == FilledBy.Evaluators).Select(question => question.Key).ToHashSet();
        var put = answers.Where(answer => answer.Value is not null && !standing.Contains(answer.Field) && (answer.Voice == own || (answer.Voice == Voice.Official && (answer.AuthorId == leaver || common.Contains(answer.Field))))).ToList();
        foreach (var answer in put)
        {
            pastAnswers.Add(new PastAnswer(answer, now));
            answer.Change(null, null, by, now);
        }

        // the other one, who has handed over, keeps their answers and waits for those of who comes
        foreach (var answer in answers.Where(answer => !standing.Contains(answer.Field) && answer.Voice is Voice.Evaluator1 or Voice.Evaluator2 or Voice.Official))
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

        return questions.Any(question => Find(question.Key, Voice.Official)?.Value is not null) ? SheetRefusals.AnsweredTogether : Replace(new UnitAssessment(unit, true, null, null), AnsweringStep.Separate);
    }

    /// <summary>
    /// An evaluator who answers alone proposes to answer together from now on, or accepts it when the other has proposed it. With the agreement of both, each reads what
    /// the other wrote so far: equal answers become common, those that differ await a common answer, and what one alone answered stands beside its question. Nothing
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

    /// <summary>The evaluators differed on that question, and the common answer or the word on why is still missing. <paramref name="official"/>: its official answer.</summary>
    public static bool IsUnsettled(Question question, Answer? official) =>
        official is { Disputed: true } && (question.Field.Kind == FieldKind.Choice ? official.Value is null || official.Note is null : official.Value is null && question.Field.Required);

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

    private Refusal? MayAnswer(Question question, Voice voice)
    {
        var assessment = AssessmentOf(question.Unit);
        return (voice, assessment) switch
        {
            (Voice.Official, { IsBlind: true }) => SheetRefusals.AssessedSeparately(question.Key),
            (Voice.Evaluator1, { IsBlind: true, FirstAt: null }) or (Voice.Evaluator2, { IsBlind: true, SecondAt: null }) => null,
            (Voice.Evaluator1 or Voice.Evaluator2, { IsBlind: true }) => SheetRefusals.HandedOver(question.Key),
            (Voice.Evaluator1 or Voice.Evaluator2, _) => SheetRefusals.AssessedTogether(question.Key),
            _ => null,
        };
    }

    /// <summary>
    /// The booklet is filled and signed by hand instead of on screen, or on screen instead of by hand: refused once somebody signed on screen.
    /// What was answered the other way becomes history, so that nothing is mixed; a candidate's part that was handed over stands.
    /// <paramref name="questions"/>: those of the booklet; their answers are loaded.
    /// </summary>
    public Outcome TurnPaper(IEnumerable<Question> questions, Guid by, DateTimeOffset now)
    {
        if (signatures.Any(signature => signature is { IsValid: true, Method: not SignatureMethod.Paper }))
        {
            return PaperRefusals.SignedOnScreen;
        }

        var keys = questions.Where(question => question.Field.FilledBy == FilledBy.Evaluators || (question.Field.FilledBy == FilledBy.Candidate && CandidateSubmittedAt is null)).Select(question => question.Key).ToHashSet();
        foreach (var answer in answers.Where(answer => answer.Value is not null && keys.Contains(answer.Field)))
        {
            pastAnswers.Add(new PastAnswer(answer, now));
            answer.Change(null, null, by, now);
            answer.Conceal();
        }

        Assessments = [];
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>The candidate's part is opened again with the evaluation, when it was returned.</summary>
    public void ReopenCandidatePart()
    {
        CandidateSubmittedAt = null;
        Revision++;
    }

    /// <summary>The candidate hands over their part. <paramref name="questions"/>: those the candidate must answer.</summary>
    public Outcome SubmitCandidatePart(IEnumerable<Question> questions, DateTimeOffset now)
    {
        var missing = questions.Where(question => question.Field.Required && Find(question.Key, Voice.Candidate)?.Value is null).ToList();
        if (missing.Count > 0)
        {
            return Outcome.From(missing.Select(question => SheetRefusals.AnswerMissing(question.Key)));
        }

        if (CandidateSubmittedAt is not null)
        {
            return SheetRefusals.CandidatePartSubmitted(null);
        }

        CandidateSubmittedAt = now;
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>
    /// Adds a signature. A unit is signed before the whole by the same role; what a signature covers is frozen from the first one, and the sheet is closed
    /// when each of <paramref name="expected"/> has signed the whole and each of <paramref name="units"/> (null: a sheet that is only signed as a whole).
    /// </summary>
    public Outcome Sign(Signature signature, IReadOnlyCollection<SignatoryRole> expected, DateTimeOffset now, IReadOnlyCollection<string>? units = null)
    {
        units ??= [];
        if (!expected.Contains(signature.Role) || (signature.Unit.Length > 0 && !units.Contains(signature.Unit)))
        {
            return SheetRefusals.NotASignatory;
        }

        if (IsSigned(signature.Unit, signature.Role))
        {
            return SheetRefusals.AlreadySigned;
        }

        if (SignaturesOn(signature.Unit).Any(other => expected.Contains(other.Role) && other.ContentHash != signature.ContentHash))
        {
            return SheetRefusals.ContentChanged;
        }

        if (signature.Unit.Length == 0 && units.Any(unit => !IsSigned(unit, signature.Role)))
        {
            return SheetRefusals.UnitsFirst;
        }

        signatures.Add(signature);
        Revision++;
        if (units.Append("").All(scope => expected.All(role => IsSigned(scope, role))))
        {
            SignedAt = now;
        }

        return Outcome.Accepted;
    }

    /// <summary>The candidate takes note of the results that were presented, or the company states that they do not and why: on the whole, once both evaluators have signed.</summary>
    public Outcome Acknowledge(Signature signature)
    {
        if (signature.Unit.Length > 0 || signature.Role is not (SignatoryRole.Candidate or SignatoryRole.Company))
        {
            return SheetRefusals.NotASignatory;
        }

        if (SignedAt is null)
        {
            return SheetRefusals.NothingToAcknowledge;
        }

        if (Acknowledgement is not null)
        {
            return SheetRefusals.AlreadyAcknowledged;
        }

        signatures.Add(signature);
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>
    /// Opens signed content again, with a reason: a unit, or (empty) what belongs to the whole. The signatures on it and on the whole are void, and kept with
    /// their date; those of the other units stand.
    /// </summary>
    public Outcome Reopen(string? reason, DateTimeOffset now, string unit = "")
    {
        if (!SignaturesOn(unit).Any())
        {
            return SheetRefusals.NothingToReopen;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return SheetRefusals.ReopeningReason;
        }

        foreach (var given in SignaturesOn(unit).Union(SignaturesOn("")).ToList())
        {
            given.Void(now, reason.Trim());
        }

        SignedAt = null;
        ReopenedAt = now;
        ReopenedBecause = reason.Trim();
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>Opens everything signed again, with a reason: every signature is void, and kept with its date.</summary>
    public Outcome ReopenAll(string? reason, DateTimeOffset now)
    {
        var outcome = (Outcome)SheetRefusals.NothingToReopen;
        foreach (var unit in signatures.Where(signature => signature.IsValid).Select(signature => signature.Unit).Distinct().OrderByDescending(unit => unit.Length).ToList())
        {
            // the whole falls with the first unit
            outcome = SignaturesOn(unit).Any() ? Reopen(reason, now, unit) : outcome;
        }

        return outcome;
    }
}
