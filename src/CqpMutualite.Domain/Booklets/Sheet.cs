using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>
/// A booklet of a certification file being filled: (file, booklet, unit, occurrence). A booklet filled and signed unit by unit has one sheet a unit;
/// re-assessments and intermediate evaluations are further occurrences. Signed content is frozen: no answer changes once somebody has signed.
/// </summary>
public sealed class Sheet
{
    private readonly List<Answer> answers = [];
    private readonly List<Signature> signatures = [];

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

    /// <summary>Grows at each change of state; lost races are seen by it.</summary>
    public int Revision { get; private set; }

    /// <summary>The answers loaded.</summary>
    public IReadOnlyList<Answer> Answers => answers;

    /// <summary>The signatures given, void ones included.</summary>
    public IReadOnlyList<Signature> Signatures => signatures;

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

    /// <summary>Opens signed content again, with a reason: the signatures given are void, and kept.</summary>
    public Outcome Reopen(string? reason, DateTimeOffset now)
    {
        if (signatures.TrueForAll(signature => !signature.IsValid))
        {
            return SheetRefusals.NotSigned;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return SheetRefusals.ReasonMissing;
        }

        foreach (var signature in signatures.Where(signature => signature.IsValid))
        {
            signature.Void(reason.Trim(), now);
        }

        SignedAt = null;
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>The answer of a field in a voice, among those loaded.</summary>
    public Answer? Find(string field, Voice voice) => answers.SingleOrDefault(answer => answer.Field == field && answer.Voice == voice);

    /// <summary>
    /// Writes an answer. <paramref name="token"/>: the revision that the writer saw (0: none yet, null: whatever is there).
    /// Refused when the sheet is frozen, when the signature of the candidate's part forbids it, when the value is not of the field's kind, or when somebody wrote in between.
    /// </summary>
    public Outcome Write(Question question, Voice voice, string? value, Referential edition, Guid author, DateTimeOffset now, int? token = null)
    {
        if (SignedAt is not null || signatures.Any(signature => signature.IsValid))
        {
            return SheetRefusals.Frozen(question.Key);
        }

        if (voice == Voice.Candidate && CandidateSubmittedAt is not null && question.Field.Meaning != Meaning.CandidateComment)
        {
            return SheetRefusals.CandidatePartSubmitted(question.Key);
        }

        var typed = AnswerValue.Normalise(value);
        if (AnswerValue.Refusal(question, typed, edition) is { } refusal)
        {
            return refusal;
        }

        var existing = Find(question.Key, voice);

        // an answer that was emptied is read as none: its writer saw 0
        var seen = token is null || token == (existing?.Revision ?? 0) || (token == 0 && existing?.Value is null);
        if (!seen && existing?.Value != typed)
        {
            return SheetRefusals.WrittenInBetween(question.Key);
        }

        if (existing is null)
        {
            if (typed is not null)
            {
                answers.Add(new Answer(Id, question.Key, voice, typed, author, now));
            }
        }
        else if (existing.Value != typed)
        {
            existing.Change(typed, author, now);
        }

        return Outcome.Accepted;
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
    /// Adds a signature on <paramref name="contentHash"/>; the sheet is frozen at the first one, and closed when each of <paramref name="expected"/> has signed.
    /// </summary>
    public Outcome Sign(Signature signature, IReadOnlyCollection<SignatoryRole> expected, DateTimeOffset now)
    {
        if (!expected.Contains(signature.Role))
        {
            return SheetRefusals.NotASignatory;
        }

        if (signatures.Any(other => other.IsValid && other.Role == signature.Role))
        {
            return SheetRefusals.AlreadySigned;
        }

        if (signatures.Any(other => other.IsValid && other.ContentHash != signature.ContentHash))
        {
            return SheetRefusals.ContentChanged;
        }

        signatures.Add(signature);
        Revision++;
        if (expected.All(role => signatures.Any(given => given.IsValid && given.Role == role)))
        {
            SignedAt = now;
        }

        return Outcome.Accepted;
    }
}
