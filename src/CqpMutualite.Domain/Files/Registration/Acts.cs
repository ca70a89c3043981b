namespace CqpMutualite.Domain.Files;

/// <summary>
/// The company chose who trains: one organisation, or several between which the units are shared. <paramref name="Joined"/>: those that were not there before.
/// </summary>
public sealed record TrainingOrganisationsChosen(IReadOnlyList<NamedOrganisation> Chosen, IReadOnlyList<Guid> Joined) : FileAct;

/// <summary>The company sent the registration and the individual path to the certifier.</summary>
public sealed record RegistrationSubmitted : FileAct;

/// <summary>The certifier registered the candidate.</summary>
public sealed record RegistrationAcknowledged : FileAct;

/// <summary>The certifier sent the registration back to the company.</summary>
public sealed record RegistrationReturned(IReadOnlyList<ReturnPoint> Points) : FileAct;
