using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>What the evaluation says, presented to the candidate; opened again to be corrected.</summary>
public sealed class FileResults
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileResults()
    {
    }

    /// <summary>Day on which the signed results were presented to the candidate; null until it is recorded.</summary>
    public DateOnly? PresentedOn { get; internal set; }

    /// <summary>Why the candidate has not acknowledged them; null when they have.</summary>
    public string? UnacknowledgedBecause { get; internal set; }

    /// <summary>Whether the candidate may say what they think of the results: until these are acknowledged.</summary>
    public Outcome MayComment()
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        return file.Stage is Stage.Evaluation || (file.Stage == Stage.Transmission && PresentedOn is null)
            ? Outcome.Accepted
            : FileRefusals.NotNow(Stage.Evaluation, file.Stage);
    }

    /// <summary>Whether the presentation of the results may be recorded now: between the signatures and the transmission, once.</summary>
    public Outcome MayPresent()
    {
        if (file.Expect(Stage.Transmission) is { } refusal)
        {
            return refusal;
        }

        return PresentedOn is { } day ? FileRefusals.ResultsPresented(day) : Outcome.Accepted;
    }

    /// <summary>
    /// The results were presented to the candidate on that day. The candidate acknowledges it; else <paramref name="because"/> says why they do not,
    /// which the company states (<paramref name="byCompany"/>).
    /// </summary>
    public Outcome Present(DateOnly? heldOn, bool byCompany, string? because, DateOnly today)
    {
        if (MayPresent() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (heldOn is not { } day)
        {
            refusals.Add(FileRefusals.PresentationDayMissing);
        }
        else if (day > today || day < file.Opening.RunsFrom)
        {
            refusals.Add(FileRefusals.PresentationDay(file.Opening.RunsFrom));
        }

        if (byCompany && string.IsNullOrWhiteSpace(because))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        PresentedOn = heldOn;
        UnacknowledgedBecause = byCompany ? because!.Trim() : null;
        return file.Did(new ResultsPresented(byCompany), today);
    }

    /// <summary>Whether the signed evaluation may be opened again: until the file is transmitted, and again once it was returned.</summary>
    public Outcome MayReopen()
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        if (file.Stage is not (Stage.Evaluation or Stage.Transmission))
        {
            return FileRefusals.NotNow(Stage.Evaluation, file.Stage);
        }

        return file.Transmission.On is not null ? FileRefusals.AlreadyTransmitted : Outcome.Accepted;
    }

    /// <summary>
    /// The signed evaluation is opened again: the evaluators correct and sign, and its results will be presented anew. <paramref name="candidatePart"/>: the
    /// candidate's part is opened with it.
    /// What becomes of the signatures is the sheet's (<see cref="Sheet.Reopen"/>).
    /// </summary>
    public Outcome Reopen(DateOnly today, bool candidatePart = false)
    {
        if (MayReopen() is { IsAccepted: false } refused)
        {
            return refused;
        }

        (file.Evaluation.CompletedOn, file.Evaluation.Positive, file.Evaluation.ActivitiesExercised, PresentedOn, UnacknowledgedBecause) = (
            null,
            null,
            null,
            null,
            null
        );
        file.Presentation.Derogation = null; // it was granted for what had been signed
        file.Evaluation.CandidatePartPending |= candidatePart && file.Evaluation.Paper is null;
        file.Evaluation.Paper = file.Evaluation.Paper is null ? null : PaperStep.Keying;
        file.Stage = Stage.Evaluation;
        return file.Did(new EvaluationReopened(), today);
    }

    internal FileResults Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}
