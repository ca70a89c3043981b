using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>
/// A booklet of a certification file being filled: (file, booklet, unit, occurrence). A booklet filled and signed unit by unit has one sheet a unit;
/// re-assessments and intermediate evaluations are further occurrences. The evaluation booklet is one sheet whose units are signed one by one, then the whole.
/// Signed content is frozen: no answer changes once somebody has signed what covers it.
/// </summary>
public sealed partial class Sheet
{
    private const string Replaced = "Évaluateur remplacé";
    private static readonly SignatoryRole[] Evaluators = [SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];
    private readonly List<Answer> answers = [];
    private readonly List<Signature> signatures = [];
    private readonly List<PastAnswer> pastAnswers = [];

    private Sheet()
    {
    }

    public Guid Id { get; private set; }

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

    public string? ReopenedBecause { get; private set; }

    /// <summary>Grows at each change of state; lost races are seen by it.</summary>
    public int Revision { get; private set; }

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
    public Signature? Acknowledgement =>
        IsSignedByBoth("") ? SignaturesOn("").FirstOrDefault(signature => signature.Role is SignatoryRole.Candidate or SignatoryRole.Company) : null;

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
    public bool IsFrozen(Question question) =>
        question.Field.Meaning == Meaning.CandidateComment
            ? Acknowledgement is not null
            : SignedAt is not null
                || signatures.Any(signature => signature.IsValid && (signature.Unit.Length == 0 || CanonicalContent.Covers(question, signature.Unit)));

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
    /// Refused when the sheet is frozen, when the signature of the candidate's part forbids it, when the evaluators answer that unit otherwise, when the value
    /// is not of the field's kind, or when somebody wrote in between.
    /// </summary>
    public Outcome Write(
        Question question,
        Voice voice,
        string? value,
        Referential edition,
        Guid author,
        DateTimeOffset now,
        int? token = null,
        string? note = null
    )
    {
        var typed = AnswerValue.Normalise(question, value);
        if ((MayNotWrite(question, voice) ?? AnswerValue.Refusal(question, typed, edition)) is { } refusal)
        {
            return refusal;
        }

        var existing = Find(question.Key, voice);
        var noted = note is null ? existing?.Note : AnswerValue.Normalise(note);
        if (noted?.Length > AnswerValue.LongestNote)
        {
            return SheetRefusals.TooLong(question.Key, AnswerValue.LongestNote);
        }

        if ((existing?.Value, existing?.Note) == (typed, noted))
        {
            return Outcome.Accepted;
        }

        // an answer that was emptied is read as none: its writer saw 0
        if (token is { } seen && seen != (existing?.Revision ?? 0) && (seen != 0 || existing?.Value is not null))
        {
            return SheetRefusals.WrittenInBetween(question.Key);
        }

        if (existing is null)
        {
            answers.Add(existing = new Answer(Id, question.Key, voice, typed, author, now));
            existing.Annotate(noted);
        }
        else
        {
            existing.Change(typed, noted, author, now);
        }

        return Outcome.Accepted;
    }

    private Refusal? MayNotWrite(Question question, Voice voice) =>
        IsFrozen(question) ? SheetRefusals.Frozen(question.Key)
        : voice == Voice.Candidate && CandidateSubmittedAt is not null && question.Field.Meaning != Meaning.CandidateComment
            ? SheetRefusals.CandidatePartSubmitted(question.Key)
        : question is { Field.FilledBy: FilledBy.Evaluators, IsSummary: false } ? MayAnswer(question, voice)
        : null;

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
}
