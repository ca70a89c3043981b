using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <content>What is handed over and signed, and opened again.</content>
public sealed partial class Sheet
{
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

        var keys = questions
            .Where(question =>
                question.Field.FilledBy == FilledBy.Evaluators || (question.Field.FilledBy == FilledBy.Candidate && CandidateSubmittedAt is null)
            )
            .Select(question => question.Key)
            .ToHashSet();
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

    /// <summary>
    /// The candidate takes note of the results that were presented, or the company states that they do not and why: on the whole, once both evaluators have
    /// signed.
    /// </summary>
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
        foreach (
            var unit in signatures
                .Where(signature => signature.IsValid)
                .Select(signature => signature.Unit)
                .Distinct()
                .OrderByDescending(unit => unit.Length)
                .ToList()
        )
        {
            // the whole falls with the first unit
            outcome = SignaturesOn(unit).Any() ? Reopen(reason, now, unit) : outcome;
        }

        return outcome;
    }
}
