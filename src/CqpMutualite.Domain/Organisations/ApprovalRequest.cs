using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Organisations;

/// <summary>Where a request for approval stands.</summary>
public enum RequestState
{
    /// <summary>The CPNEFP has not answered.</summary>
    Pending,

    /// <summary>Granted: an approval follows from it.</summary>
    Granted,

    /// <summary>Refused, with a reason.</summary>
    Refused,
}

/// <summary>A training organisation asks for an approval; the certifier records what the CPNEFP answers.</summary>
public sealed class ApprovalRequest
{
    private ApprovalRequest()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid AskedBy { get; private set; }

    public DateOnly AskedOn { get; private set; }

    /// <summary>Code of the certification in the catalogue.</summary>
    public string Certification { get; private set; } = "";

    public bool Training { get; private set; }

    public bool Vae { get; private set; }

    /// <summary>What the organisation says of it.</summary>
    public string? Message { get; private set; }

    public RequestState State { get; private set; }

    /// <summary>Day of the CPNEFP's decision.</summary>
    public DateOnly? DecidedOn { get; private set; }

    public string? Reason { get; private set; }

    public Guid? ApprovalId { get; private set; }

    /// <summary>Grows at each change; two answers at the same time are seen by it.</summary>
    public int Revision { get; private set; }

    /// <summary>Asks. <paramref name="pending"/>: a request waits already for that certification.</summary>
    public static (ApprovalRequest? Request, Outcome Outcome) Ask(
        Organisation organisation,
        string certification,
        bool training,
        bool vae,
        string? message,
        Guid askedBy,
        DateOnly today,
        bool pending
    )
    {
        if (organisation.Kind != OrganisationKind.TrainingOrganisation)
        {
            return (null, OrganisationRefusals.NotATrainer);
        }

        if (!training && !vae)
        {
            return (null, OrganisationRefusals.ScopeMissing);
        }

        if (pending)
        {
            return (null, OrganisationRefusals.AlreadyAsked);
        }

        return (new ApprovalRequest
        {
            Id = Guid.CreateVersion7(),
            OrganisationId = organisation.Id,
            AskedBy = askedBy,
            AskedOn = today,
            Certification = certification,
            Training = training,
            Vae = vae,
            Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim(),
        }, Outcome.Accepted);
    }

    /// <summary>The CPNEFP granted it, with what it kept of the request: the approval is recorded.</summary>
    public Outcome Grant(Organisation organisation, bool training, bool vae, DateOnly from, DateOnly until, DateOnly decidedOn, DateOnly today)
    {
        if (MayAnswer(decidedOn, today) is { } refusal)
        {
            return refusal;
        }

        var outcome = organisation.Approve(Certification, training, vae, from, until, decidedOn);
        if (!outcome.IsAccepted)
        {
            return outcome;
        }

        ApprovalId = organisation.Approvals[^1].Id;
        return Answer(RequestState.Granted, decidedOn);
    }

    public Outcome Refuse(string? reason, DateOnly decidedOn, DateOnly today)
    {
        if (MayAnswer(decidedOn, today) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return OrganisationRefusals.ReasonMissing;
        }

        Reason = reason.Trim();
        return Answer(RequestState.Refused, decidedOn);
    }

    private Refusal? MayAnswer(DateOnly decidedOn, DateOnly today) => State != RequestState.Pending
        ? OrganisationRefusals.AlreadyAnswered
        : decidedOn < AskedOn || decidedOn > today ? OrganisationRefusals.DecisionDay(AskedOn) : null;

    private Outcome Answer(RequestState state, DateOnly decidedOn)
    {
        State = state;
        DecidedOn = decidedOn;
        Revision++;
        return Outcome.Accepted;
    }
}
