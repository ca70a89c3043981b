using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>How a file came to be.</summary>
public enum FileOrigin
{
    /// <summary>Opened for a candidate who begins.</summary>
    Opened,

    /// <summary>Opened after a decision that did not deliver everything, for what is missing.</summary>
    NewPresentation,

    /// <summary>Opened before a jury once every unit was validated alone by the commission.</summary>
    EveryUnitHeld,
}

/// <summary>What a unit acquired in another certification is worth. The sources do not say.</summary>
public enum SharedUnitsEffect
{
    /// <summary>It is shown.</summary>
    Mention,

    /// <summary>The certifier may count it, file by file and with a reason.</summary>
    Acquired,
}

/// <summary>What completes a certification whose units were all validated alone. The source does not say.</summary>
public enum UnitsCompletedBy
{
    /// <summary>A jury.</summary>
    Jury,

    /// <summary>The attestations themselves.</summary>
    Attestations,
}

/// <summary>What limits new presentations. <paramref name="Maximum"/>: presentations in all, null: no limit. <paramref name="DelayDays"/>: days after the session of the decision.</summary>
public sealed record PresentationLimits(int? Maximum, int DelayDays);

/// <summary>What is known of a candidate who might present again.</summary>
/// <param name="Edition">The whole edition of the file.</param>
/// <param name="Decision">The decision that holds on the file.</param>
/// <param name="Ledger">What the candidate has acquired.</param>
/// <param name="Presentations">How many times the candidate has presented this certification.</param>
/// <param name="Later">Reference of the file in which they go on already; null when there is none.</param>
/// <param name="Limits">What limits them.</param>
public sealed record PresentationRecord(Referential Edition, Decision Decision, UnitLedger Ledger, int Presentations, string? Later, PresentationLimits Limits);

/// <content>What comes after a decision: its correction, a new presentation, the units acquired elsewhere.</content>
public sealed partial class CertificationFile
{
    /// <summary>Nothing on this file happened before: the registration or, for a new presentation, the opening.</summary>
    private DateOnly RunsFrom => RegisteredOn is { } registered && registered > OpenedOn ? registered : OpenedOn;

    /// <summary>The units that a new presentation would be about: before a jury all those that do not count on that day, those whose time is over too; before the commission those that it did not validate.</summary>
    public IReadOnlyList<Unit> ToPresentAgain(PresentationRecord record, DateOnly today)
    {
        var asked = Asked(record.Edition);
        var counted = Counted.Where(unit => unit.CountsOn(today)).Select(unit => unit.Unit).ToHashSet();
        return [.. (IsForCommission ? asked.Units : record.Edition.AllUnits).Where(unit => record.Ledger.Held(Certification, unit.Key, today) is null && !counted.Contains(unit.Key))];
    }

    /// <summary>Whether a new presentation may be opened after this file.</summary>
    public Outcome MayPresentAgain(PresentationRecord record, DateOnly today)
    {
        if (PublishedOn is null)
        {
            return FileRefusals.DecisionNotPublished;
        }

        if (record.Decision.Result == DecisionResult.Total)
        {
            return FileRefusals.Delivered;
        }

        if (record.Later is { } later)
        {
            return FileRefusals.FollowUpOpen(later);
        }

        if (ToPresentAgain(record, today).Count == 0)
        {
            return FileRefusals.NothingMissing;
        }

        if (record.Limits.Maximum is { } maximum && record.Presentations >= maximum)
        {
            return FileRefusals.MaximumReached(maximum);
        }

        var earliest = record.Decision.HeldOn.AddDays(record.Limits.DelayDays);
        return today < earliest ? FileRefusals.TooEarly(earliest) : Outcome.Accepted;
    }

    /// <summary>
    /// Opens a new presentation: another file of the same candidate, employer, edition and mention, for what is missing, which begins with the training when some
    /// unit needs one, else with the evaluation. <paramref name="trainingFirst"/>: by key of each unit to present. <paramref name="trainer"/>: who trains, when somebody must.
    /// </summary>
    public (CertificationFile? Next, Outcome Opened, Outcome Outcome) PresentAgain(string reference, PresentationRecord record, IReadOnlyDictionary<string, bool> trainingFirst, Organisation? trainer, DateOnly today)
    {
        if (MayPresentAgain(record, today) is { IsAccepted: false } refused)
        {
            return (null, refused, refused);
        }

        var missing = ToPresentAgain(record, today);
        List<Refusal> refusals = [.. missing.Where(unit => !trainingFirst.ContainsKey(unit.Key)).Select(FileRefusals.PathMissing)];
        var trains = missing.Any(unit => trainingFirst.GetValueOrDefault(unit.Key));
        if (trains && trainer is null)
        {
            refusals.Add(FileRefusals.TrainerMissing);
        }
        else if (trains && trainer!.StandingFor(Certification, ApprovalScope.Training, today) is { IsInForce: false } standing)
        {
            refusals.Add(FileRefusals.OrganisationNotApproved(trainer.Name, CertificationTitle, standing) with { Field = FileRefusals.TrainerMissing.Field });
        }

        if (refusals.Count > 0)
        {
            return (null, Outcome.From(refusals), Outcome.From(refusals));
        }

        var next = GoOn(reference, FileOrigin.NewPresentation, today);
        next.PresentedKeys = missing.Count == record.Edition.AllUnits.Count ? "" : string.Join(',', missing.Select(unit => unit.Key));
        next.Completes = next.PresentedKeys.Length > 0 && !IsForCommission;
        next.Counted = [.. Counted.Where(unit => unit.CountsOn(today))];
        foreach (var unit in missing)
        {
            next.Orient(unit.Key, directlyAssessed: !trainingFirst[unit.Key]);
        }

        next.NeedsTrainingOrganisation = trains;
        next.CandidatePartPending = CandidateQuestions(next.Asked(record.Edition)).Any(question => question.Field.Required);
        next.Stage = trains ? Stage.Training : Stage.Evaluation;
        if (trains)
        {
            next.Install([(trainer!.Id, [])], today);
        }

        FollowedBy = next.Reference;
        return (next, next.Did(new PresentationOpened(Reference), today), Did(new PresentedAgain(next.Reference), today));
    }

    /// <summary>Whether the candidate, who holds every unit, may be presented to a jury for the whole certification.</summary>
    public Outcome MayPresentWhole(PresentationRecord record, UnitsCompletedBy completedBy, DateOnly today) =>
        PublishedOn is null ? FileRefusals.DecisionNotPublished
        : !IsForCommission ? FileRefusals.NothingMissing
        : completedBy == UnitsCompletedBy.Attestations ? FileRefusals.CompletedByAttestations
        : !record.Ledger.HoldsAll(record.Edition, Certification, today) ? FileRefusals.UnitsNotHeld(record.Edition)
        : record.Later is { } later ? FileRefusals.FollowUpOpen(later)
        : Outcome.Accepted;

    /// <summary>Opens, before a jury, the file of a candidate who holds every unit: it presents the whole certification. What was evaluated for the commission is not evaluated again.</summary>
    public (CertificationFile? Next, Outcome Opened, Outcome Outcome) PresentWhole(string reference, PresentationRecord record, UnitsCompletedBy completedBy, DateOnly today)
    {
        if (MayPresentWhole(record, completedBy, today) is { IsAccepted: false } refused)
        {
            return (null, refused, refused);
        }

        var next = GoOn(reference, FileOrigin.EveryUnitHeld, today);
        (next.EvaluatedOn, next.EvaluationPositive, next.ActivitiesExercised) = (EvaluatedOn, true, true);
        (next.TransmittedOn, next.AcceptedOn) = (today, today);
        next.FirstJuryBefore = FirstJuryBefore;
        next.Stage = Stage.Jury;
        FollowedBy = next.Reference;
        return (next, next.Did(new WholeOpened(Reference), today), Did(new PresentedWhole(next.Reference), today));
    }

    /// <summary>Whether the certifier may count, for this file, units acquired in another certification: until the evaluation is opened.</summary>
    public Outcome MayCountShared(SharedUnitsEffect effect)
    {
        if (Halted is { } halted)
        {
            return halted;
        }

        return effect == SharedUnitsEffect.Mention ? FileRefusals.SharedUnitsOnlyShown
            : Stage < Stage.Evaluation || (Stage == Stage.Evaluation && EvaluationOpenedOn is null && Paper is null) ? Outcome.Accepted : FileRefusals.UnitsSettled;
    }

    /// <summary>The certifier counts, for this file and for a reason, a unit acquired in another certification that has it too: it is not presented any more. <paramref name="edition"/>: the whole one.</summary>
    public Outcome CountShared(Referential edition, string unit, UnitLedger ledger, SharedUnitsEffect effect, string? reason, DateOnly today)
    {
        if (MayCountShared(effect) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var asked = Asked(edition);
        if (asked.Units.FirstOrDefault(known => known.Key == unit) is not { } known
            || ledger.Elsewhere(edition, Certification, known).Where(entry => entry.CountsOn(today)).MaxBy(entry => entry.ValidUntil ?? DateOnly.MaxValue) is not { } acquired)
        {
            return FileRefusals.NotAcquiredElsewhere;
        }

        if (asked.Units.Count == 1)
        {
            return FileRefusals.NothingLeftToPresent;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return FileRefusals.ReasonMissing;
        }

        var before = IsForCommission;
        PresentedKeys = string.Join(',', asked.Units.Where(presented => presented.Key != unit).Select(presented => presented.Key));
        Completes = !before;
        Counted = [.. Counted, acquired.Carry(unit, shared: true)];
        return Did(new SharedUnitCounted(unit), today);
    }

    /// <summary>Whether the certifier may correct or cancel the decision: it is signed, and the candidate has not gone on in another file (<paramref name="later"/>).</summary>
    public Outcome MayReopenDecision(string? later) => DecidedOn is null || Stage != Stage.Decision ? FileRefusals.NotDecided : later is not null ? FileRefusals.FollowUpOpen(later) : Outcome.Accepted;

    /// <summary>
    /// The decision is taken back (what becomes of it is <see cref="Decision.Replace"/>): corrected, the file waits for its president again, alone of its session;
    /// cancelled, it waits for a session.
    /// </summary>
    public Outcome ReopenDecision(Replacement how, string? later, DateOnly today)
    {
        if (MayReopenDecision(later) is { IsAccepted: false } refused)
        {
            return refused;
        }

        (DecidedOn, PublishedOn) = (null, null);
        UnderCorrection = how == Replacement.Correction;
        DecisionCancelledOn = how == Replacement.Cancellation ? today : null;
        SessionId = how == Replacement.Cancellation ? null : SessionId;
        Stage = Stage.Jury;
        return Changed(today);
    }

    // same person, same employment, same edition: only what follows from the earlier decision differs
    private CertificationFile GoOn(string reference, FileOrigin origin, DateOnly today) => new()
    {
        Id = Guid.CreateVersion7(),
        Reference = reference,
        Origin = origin,
        Follows = Reference,
        CandidateId = CandidateId,
        EmployerId = EmployerId,
        EditionCode = EditionCode,
        EditionVersion = EditionVersion,
        Certification = Certification,
        CertificationTitle = CertificationTitle,
        Contract = Contract,
        HiredOn = HiredOn,
        WishedMention = WishedMention,
        Mention = Mention,
        OpenedOn = today,
        RegisteredOn = RegisteredOn ?? today,
    };
}
