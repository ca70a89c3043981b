using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>Who the candidate is and who employs them.</summary>
public sealed class FileOpening
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileOpening()
    {
    }

    /// <summary>Contract of the candidate with the employer.</summary>
    public ContractKind? Contract { get; internal set; }

    /// <summary>First day of the candidate in the company.</summary>
    public DateOnly? HiredOn { get; internal set; }

    public string? WishedMention { get; internal set; }

    /// <summary>
    /// Whether the identity and the employment may be corrected: by the company until the certifier has acknowledged the registration,
    /// or when the certifier returned the file for it; by the certifier as long as the file lives.
    /// </summary>
    public Outcome MayCorrectIdentity(bool byCertifier)
    {
        if (file.Halts.ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        if (file.Halts.SuspendedOn is { } since)
        {
            return FileRefusals.Suspended(since);
        }

        return byCertifier || file.Registration.RegisteredOn is null || file.Transmission.ToCorrect.Any(point => point.Point == ReturnPoint.Identity)
            ? Outcome.Accepted
            : FileRefusals.IdentityRegistered;
    }

    /// <summary>Corrects identity and employment. A certifier who corrects a registered candidate says why.</summary>
    public Outcome CorrectIdentity(Person candidate, IdentityDraft draft, bool byCertifier, string? reason, DateOnly today)
    {
        if (MayCorrectIdentity(byCertifier) is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [.. draft.Refusals(today, complete: file.Stage > Stage.Orientation)];
        if (byCertifier && string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        candidate.Identify(draft.ToIdentity());
        (Contract, HiredOn) = (draft.Contract, draft.HiredOn);
        return file.Did(new IdentityCorrected(byCertifier), today);
    }

    /// <summary>Keeps what is known of the employment, as a part of the opening.</summary>
    public void RecordEmployment(ContractKind? contract, DateOnly? hiredOn, DateOnly today)
    {
        Contract = contract;
        HiredOn = hiredOn;
        file.Changed(today);
    }

    /// <summary>Whether the candidate's company may change now: as long as the file lives, suspended or not.</summary>
    public Outcome MayChangeEmployer() => file.Halts.ClosedOn is not null || file.Presentation.PublishedOn is not null ? FileRefusals.Closed : Outcome.Accepted;

    /// <summary>The evaluators whom a change of employer takes off the file: those of the company, unless they have finished.</summary>
    public IReadOnlyList<Assignment> LeavingWithEmployer =>
        file.Stage > Stage.Evaluation ? [] : [.. file.Evaluators.Where(assignment => assignment.Capacity != EvaluatorCapacity.OfOrganisation)];

    /// <summary>
    /// The candidate went to another company, which takes the file over from that day on. The former one keeps what it signed until the day before;
    /// its evaluators leave, unless they have finished (<see cref="LeavingWithEmployer"/>); what becomes of their answers is the sheet's (<see
    /// cref="Sheet.EvaluatorLeaves"/>).
    /// </summary>
    public Outcome ChangeEmployer(Organisation company, DateOnly firstDay, string? reason, DateOnly today)
    {
        if (MayChangeEmployer() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (company.Kind != OrganisationKind.Company)
        {
            refusals.Add(FileRefusals.NotAnEmployer);
        }
        else if (company.Id == file.EmployerId)
        {
            refusals.Add(FileRefusals.SameEmployer);
        }

        var earliest = file.FormerEmployerList.Count == 0 ? file.OpenedOn : file.FormerEmployerList.Max(former => former.Until).AddDays(2);
        if (firstDay < earliest || firstDay > today)
        {
            refusals.Add(FileRefusals.EmployerDay(earliest));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        var lastDay = firstDay.AddDays(-1);
        foreach (var assignment in LeavingWithEmployer)
        {
            assignment.End(lastDay < assignment.From ? assignment.From : lastDay, reason!.Trim());
        }

        file.FormerEmployerList.Add(new FormerEmployer(file.Id, file.EmployerId, lastDay, reason!.Trim()));
        // what the former line manager considered does not bind the next one
        if (file.Stage <= Stage.Evaluation)
        {
            file.Evaluation.OpenedOn = null;
            file.EvaluationOpenedBy = null;
        }

        file.EmployerId = company.Id;
        Contract = null;
        HiredOn = firstDay;
        return file.Did(new EmployerChanged(new NamedOrganisation(company.Id, company.Name), firstDay), today);
    }

    /// <summary>Belongs to another record of its candidate from now on, closed or not; <paramref name="undone"/>: to the former one again.</summary>
    public Outcome BelongTo(Guid candidate, bool undone, DateOnly today)
    {
        file.CandidateId = candidate;
        return file.Did(new CandidateMerged(undone), today);
    }

    /// <summary>
    /// Follows its company into the one that took it over, closed or not: same people, same places, nothing is signed again. <paramref name="undone"/>: comes
    /// back.
    /// </summary>
    public Outcome Follow(Organisation company, bool undone, DateOnly today)
    {
        file.EmployerId = company.Id;
        return file.Did(new EmployerTakenOver(new NamedOrganisation(company.Id, company.Name), undone), today);
    }

    /// <summary>The place of a training organisation follows it into the one that took it over; <paramref name="undone"/>: comes back.</summary>
    public Outcome FollowTrainer(Guid place, Organisation organisation, bool undone, DateOnly today)
    {
        file.Organisations.Single(known => known.Id == place).MoveTo(organisation.Id);
        return file.Did(new TrainerTakenOver(new NamedOrganisation(organisation.Id, organisation.Name), undone), today);
    }

    /// <summary>
    /// Whether a file opened by mistake may be deleted: while its interview is to come and nothing was written, signed or joined. One that goes on from
    /// another stays.
    /// </summary>
    public Outcome MayDelete(bool empty)
    {
        if (file.Follows is not null || file.FollowedBy is not null)
        {
            return FileRefusals.NotDeletedFollows;
        }

        return file.Stage == Stage.Orientation && file.Orientation.InterviewedOn is null && empty ? Outcome.Accepted : FileRefusals.NotDeletedBegun;
    }

    /// <summary>The same, with the reason that the journal keeps.</summary>
    public Outcome Delete(bool empty, string? reason)
    {
        if (MayDelete(empty) is { IsAccepted: false } refused)
        {
            return refused;
        }

        return string.IsNullOrWhiteSpace(reason) ? FileRefusals.ReasonMissing : new FileDeleted(file.Reference);
    }

    /// <summary>What is missing in the identity and the employment of the candidate, as they are on this day.</summary>
    public IEnumerable<Refusal> MissingIdentity(Person candidate, DateOnly today) =>
        MissingIdentityFields(candidate, today) is { Count: > 0 } identity ? [FileRefusals.IdentityIncomplete(identity.Count)] : [];

    /// <summary>The same, by name of the property (<see cref="IdentityDraft"/>).</summary>
    public IReadOnlyList<string> MissingIdentityFields(Person candidate, DateOnly today) =>
        [.. (candidate.ToDraft() with { Contract = Contract, HiredOn = HiredOn }).Refusals(today, complete: true).Select(refusal => refusal.Field!)];

    /// <summary>Nothing on this file happened before: the registration or, for a new presentation, the opening.</summary>
    internal DateOnly RunsFrom => file.Registration.RegisteredOn is { } registered && registered > file.OpenedOn ? registered : file.OpenedOn;

    internal FileOpening Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}
