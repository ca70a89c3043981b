using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <content>What comes after a decision: its correction, a new presentation, the units acquired elsewhere.</content>
public sealed partial class FilePresentation
{
    /// <summary>
    /// The units that a new presentation would be about: before a jury all those that do not count on that day, those whose time is over too; before the
    /// commission those that it did not validate.
    /// </summary>
    public IReadOnlyList<Unit> ToPresentAgain(PresentationRecord record, DateOnly today)
    {
        var asked = file.Asked(record.Edition);
        var counted = Counted.Where(unit => unit.CountsOn(today)).Select(unit => unit.Unit).ToHashSet();
        return
        [
            .. (IsForCommission ? asked.Units : record.Edition.AllUnits).Where(unit =>
                record.Ledger.Held(file.Certification, unit.Key, today) is null && !counted.Contains(unit.Key)
            ),
        ];
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
    /// Opens a new presentation: another file of the same candidate, employer, edition and mention, for what is missing, which begins with the training when
    /// some
    /// unit needs one, else with the evaluation. <paramref name="trainingFirst"/>: by key of each unit to present. <paramref name="trainer"/>: who trains, when
    /// somebody must.
    /// </summary>
    public (CertificationFile? Next, Outcome Opened, Outcome Outcome) PresentAgain(
        string reference,
        PresentationRecord record,
        IReadOnlyDictionary<string, bool> trainingFirst,
        Organisation? trainer,
        DateOnly today
    )
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
        else if (trains && trainer!.StandingFor(file.Certification, ApprovalScope.Training, today) is { IsInForce: false } standing)
        {
            refusals.Add(
                FileRefusals.OrganisationNotApproved(trainer.Name, file.CertificationTitle, standing) with
                {
                    Field = FileRefusals.TrainerMissing.Field,
                }
            );
        }

        if (refusals.Count > 0)
        {
            return (null, Outcome.From(refusals), Outcome.From(refusals));
        }

        var next = file.GoOn(reference, FileOrigin.NewPresentation, today);
        next.Presentation.Keys = missing.Count == record.Edition.AllUnits.Count ? "" : string.Join(',', missing.Select(unit => unit.Key));
        next.Presentation.Completes = next.Presentation.Keys.Length > 0 && !IsForCommission;
        next.Presentation.Counted = [.. Counted.Where(unit => unit.CountsOn(today))];
        foreach (var unit in missing)
        {
            next.Orientation.Orient(unit.Key, directlyAssessed: !trainingFirst[unit.Key]);
        }

        next.Registration.NeedsTrainingOrganisation = trains;
        next.Evaluation.CandidatePartPending = FileEvaluation.CandidateQuestions(next.Asked(record.Edition)).Any(question => question.Field.Required);
        next.Stage = trains ? Stage.Training : Stage.Evaluation;
        if (trains)
        {
            next.Registration.Install([(trainer!.Id, [])], today);
        }

        file.FollowedBy = next.Reference;
        return (next, next.Did(new PresentationOpened(file.Reference), today), file.Did(new PresentedAgain(next.Reference), today));
    }

    /// <summary>Whether the candidate, who holds every unit, may be presented to a jury for the whole certification.</summary>
    public Outcome MayPresentWhole(PresentationRecord record, UnitsCompletedBy completedBy, DateOnly today) =>
        PublishedOn is null ? FileRefusals.DecisionNotPublished
        : !IsForCommission ? FileRefusals.NothingMissing
        : completedBy == UnitsCompletedBy.Attestations ? FileRefusals.CompletedByAttestations
        : !record.Ledger.HoldsAll(record.Edition, file.Certification, today) ? FileRefusals.UnitsNotHeld(record.Edition)
        : record.Later is { } later ? FileRefusals.FollowUpOpen(later)
        : Outcome.Accepted;

    /// <summary>
    /// Opens, before a jury, the file of a candidate who holds every unit: it presents the whole certification. What was evaluated for the commission is not
    /// evaluated again.
    /// </summary>
    public (CertificationFile? Next, Outcome Opened, Outcome Outcome) PresentWhole(
        string reference,
        PresentationRecord record,
        UnitsCompletedBy completedBy,
        DateOnly today
    )
    {
        if (MayPresentWhole(record, completedBy, today) is { IsAccepted: false } refused)
        {
            return (null, refused, refused);
        }

        var next = file.GoOn(reference, FileOrigin.EveryUnitHeld, today);
        (next.Evaluation.CompletedOn, next.Evaluation.Positive, next.Evaluation.ActivitiesExercised) = (file.Evaluation.CompletedOn, true, true);
        (next.Transmission.On, next.Transmission.AcceptedOn) = (today, today);
        next.FirstJuryBefore = file.FirstJuryBefore;
        next.Stage = Stage.Jury;
        file.FollowedBy = next.Reference;
        return (next, next.Did(new WholeOpened(file.Reference), today), file.Did(new PresentedWhole(next.Reference), today));
    }

    /// <summary>Whether the certifier may count, for this file, units acquired in another certification: until the evaluation is opened.</summary>
    public Outcome MayCountShared(SharedUnitsEffect effect)
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        return effect == SharedUnitsEffect.Mention ? FileRefusals.SharedUnitsOnlyShown
            : file.Stage < Stage.Evaluation || (file.Stage == Stage.Evaluation && file.Evaluation.OpenedOn is null && file.Evaluation.Paper is null)
                ? Outcome.Accepted
            : FileRefusals.UnitsSettled;
    }

    /// <summary>
    /// The certifier counts, for this file and for a reason, a unit acquired in another certification that has it too: it is not presented any more.
    /// <paramref name="edition"/>: the whole one.
    /// </summary>
    public Outcome CountShared(Referential edition, string unit, UnitLedger ledger, SharedUnitsEffect effect, string? reason, DateOnly today)
    {
        if (MayCountShared(effect) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var asked = file.Asked(edition);
        if (
            asked.Units.FirstOrDefault(known => known.Key == unit) is not { } known
            || ledger.Elsewhere(edition, file.Certification, known).Where(entry => entry.CountsOn(today)).MaxBy(entry => entry.ValidUntil ?? DateOnly.MaxValue)
                is not { } acquired
        )
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
        Keys = string.Join(',', asked.Units.Where(presented => presented.Key != unit).Select(presented => presented.Key));
        Completes = !before;
        Counted = [.. Counted, acquired.Carry(unit, shared: true)];
        return file.Did(new SharedUnitCounted(unit), today);
    }

    /// <summary>
    /// Whether the certifier may correct or cancel the decision: it is signed, and the candidate has not gone on in another file (<paramref name="later"/>).
    /// </summary>
    public Outcome MayReopenDecision(string? later) =>
        DecidedOn is null || file.Stage != Stage.Decision ? FileRefusals.NotDecided
        : later is not null ? FileRefusals.FollowUpOpen(later)
        : Outcome.Accepted;

    /// <summary>
    /// The decision is taken back (what becomes of it is <see cref="Decision.Replace"/>): corrected, the file waits for its president again, alone of its
    /// session;
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
        file.SessionId = how == Replacement.Cancellation ? null : file.SessionId;
        file.Stage = Stage.Jury;
        return file.Changed(today);
    }
}
