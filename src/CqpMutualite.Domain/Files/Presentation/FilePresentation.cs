using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>What is presented, before whom, with which decision, and what comes after it.</summary>
public sealed partial class FilePresentation
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FilePresentation()
    {
    }

    /// <summary>Keys of the units presented, in order and separated by commas; empty: all of them.</summary>
    public string Keys { get; internal set; } = "";

    /// <summary>The units presented; empty: all of them, before a jury.</summary>
    public IReadOnlyList<string> Units => Keys.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The units presented complete those acquired before: the file goes before a jury although it does not present everything.</summary>
    public bool Completes { get; internal set; }

    /// <summary>Some units are presented alone: the file goes to the joint commission, not before a jury.</summary>
    public bool IsForCommission => Keys.Length > 0 && !Completes;

    /// <summary>Units acquired in another certification that the certifier counts for this file.</summary>
    public IReadOnlyList<CarriedUnit> Counted { get; internal set; } = [];

    /// <summary>Reason of the derogation that lets a not positive evaluation go before the jury.</summary>
    public string? Derogation { get; internal set; }

    /// <summary>Why the certifier lets a file go before its first jury although the time is over.</summary>
    public string? OverdueDerogation { get; internal set; }

    /// <summary>Day the decision was signed.</summary>
    public DateOnly? DecidedOn { get; internal set; }

    /// <summary>Day the decision was published: the candidate sees it from then on.</summary>
    public DateOnly? PublishedOn { get; internal set; }

    /// <summary>Day the certificate, or the attestation of units, in force was delivered; null while there is none.</summary>
    public DateOnly? CertifiedOn { get; internal set; }

    /// <summary>Its decision is being corrected: the panel that took it has the file again, until the next publication.</summary>
    public bool UnderCorrection { get; internal set; }

    /// <summary>Day its decision was cancelled; null again once another one is signed.</summary>
    public DateOnly? DecisionCancelledOn { get; internal set; }

    /// <summary>
    /// Whether the company may say which units are presented: where the edition lets units be presented alone, until the evaluation is opened.
    /// </summary>
    public Outcome MayChoose(Referential edition)
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        return !edition.Rules.IsolatedUnits ? FileRefusals.NoIsolatedUnits
            : Completes ? FileRefusals.UnitsOfPresentation
            : file.Stage < Stage.Evaluation || (file.Stage == Stage.Evaluation && file.Evaluation.OpenedOn is null && file.Evaluation.Paper is null)
                ? Outcome.Accepted
            : FileRefusals.UnitsSettled;
    }

    /// <summary>The company says which units the candidate presents: one or several for the commission, or all of them for a jury.</summary>
    public Outcome Choose(Referential edition, IReadOnlyCollection<string> keys, DateOnly today)
    {
        if (MayChoose(edition) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var presented = edition.AllUnits.Where(unit => keys.Contains(unit.Key)).Select(unit => unit.Key).ToList();
        if (presented.Count == 0 || presented.Count != keys.Distinct().Count())
        {
            return FileRefusals.UnitsMissing(edition);
        }

        Keys = presented.Count == edition.AllUnits.Count ? "" : string.Join(',', presented);
        return file.Did(new UnitsPresented(Units), today);
    }

    /// <summary>The way to a jury is open: evaluation positive in the edition's sense and activities exercised, or the certifier let it pass.</summary>
    public bool MayGoBeforeJury => (file.Evaluation.Positive == true && file.Evaluation.ActivitiesExercised != false) || Derogation is not null;

    /// <summary>Whether the certifier may grant that derogation now: it is needed, and not too late.</summary>
    public Outcome MayGrantDerogation(DerogationKind kind, DateOnly today)
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        if (kind == DerogationKind.Delay)
        {
            return FirstJuryOverdue(today) ? Outcome.Accepted : FileRefusals.NotOverdue;
        }

        if (file.Stage is not (Stage.Transmission or Stage.Jury))
        {
            return FileRefusals.NotNow(Stage.Jury, file.Stage);
        }

        return file.Evaluation.Positive == true && file.Evaluation.ActivitiesExercised != false ? FileRefusals.DerogationNotNeeded : Outcome.Accepted;
    }

    /// <summary>The certifier lets the file go before a jury all the same, with a reason.</summary>
    public Outcome GrantDerogation(DerogationKind kind, string? reason, DateOnly today)
    {
        if (MayGrantDerogation(kind, today) is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return FileRefusals.ReasonMissing;
        }

        (Derogation, OverdueDerogation) = kind == DerogationKind.Delay ? (Derogation, reason.Trim()) : (reason.Trim(), OverdueDerogation);
        return file.Did(new DerogationGranted(kind), today);
    }

    /// <summary>Whether the time for a first jury would be over on that day.</summary>
    public bool FirstJuryOverdue(DateOnly day) => file.FirstJuryBefore < day && DecidedOn is null;

    /// <summary>
    /// Puts the file before a session of the <paramref name="kind"/> it is for: only with a positive evaluation, or a derogation. <paramref name="heldOn"/>:
    /// day of the session;
    /// after the last day for a first jury, <paramref name="whenOverdue"/> says whether that alone forbids it.
    /// </summary>
    public Outcome Attach(
        Guid sessionId,
        DateOnly today,
        DateOnly? heldOn = null,
        WhenOverdue whenOverdue = WhenOverdue.Warn,
        SessionKind kind = SessionKind.Jury
    )
    {
        if (file.Expect(Stage.Jury) is { } refusal)
        {
            return refusal;
        }

        if (file.SessionId is not null)
        {
            return FileRefusals.AlreadyInSession;
        }

        if (IsForCommission != (kind == SessionKind.Commission))
        {
            return IsForCommission ? FileRefusals.ForCommission : FileRefusals.ForJury;
        }

        if (!MayGoBeforeJury)
        {
            return FileRefusals.EvaluationNotPositive;
        }

        if (whenOverdue == WhenOverdue.Refuse && FirstJuryOverdue(heldOn ?? today) && OverdueDerogation is null)
        {
            return FileRefusals.FirstJuryOverdue(file.FirstJuryBefore!.Value);
        }

        file.SessionId = sessionId;
        return file.Changed(today);
    }

    /// <summary>Takes the file off its session, before the decision.</summary>
    public Outcome Detach(DateOnly today)
    {
        if (file.Expect(Stage.Jury) is { } refusal)
        {
            return refusal;
        }

        if (file.SessionId is null)
        {
            return FileRefusals.NotInSession;
        }

        file.SessionId = null;
        return file.Changed(today);
    }

    /// <summary>The president signed the decision.</summary>
    public Outcome RecordDecision(DateOnly today)
    {
        if (file.Expect(Stage.Jury) is { } refusal)
        {
            return refusal;
        }

        if (file.SessionId is null)
        {
            return FileRefusals.NotInSession;
        }

        DecidedOn = today;
        DecisionCancelledOn = null;
        file.Stage = Stage.Decision;
        return file.Changed(today);
    }

    /// <summary>The certifier publishes the decision. <paramref name="alone"/>: a corrected one, after those of its session.</summary>
    public Outcome Publish(DateOnly today, bool alone = false)
    {
        if (file.Expect(Stage.Decision) is { } refusal)
        {
            return refusal;
        }

        PublishedOn = today;
        UnderCorrection = false;
        return file.Did(new DecisionPublished(IsForCommission, alone), today);
    }

    /// <summary>
    /// A certificate of this file was delivered on that day, or (null) none is in force any more. Two deliveries at the same instant meet on the revision.
    /// </summary>
    public void RecordCertificate(DateOnly? deliveredOn, DateOnly today)
    {
        CertifiedOn = deliveredOn;
        file.Changed(today);
    }

    internal FilePresentation Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}
