namespace CqpMutualite.Domain.People;

/// <summary>The capacity in which a person acts. Held through a <see cref="Membership"/>; never an Identity role.</summary>
public enum Role
{
    /// <summary>Human resources of a company.</summary>
    CompanyHr,

    /// <summary>Evaluator: line manager, tutor, internal trainer or other experienced professional. Sees the files assigned.</summary>
    Evaluator,

    TrainingOrganisation,

    /// <summary>Observatory that runs the certification.</summary>
    Oemm,

    /// <summary>Member of juries, with a voice.</summary>
    JuryMember,

    /// <summary>Observer of juries: reads, has no voice.</summary>
    JuryObserver,

    Candidate,

    /// <summary>Accounts and settings; reads no file.</summary>
    Administrator,
}
