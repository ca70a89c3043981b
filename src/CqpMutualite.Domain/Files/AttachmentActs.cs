using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Files;

/// <summary>A paper of the registration was joined, by its name in the certifier's list.</summary>
public sealed record RegistrationPaperJoined(string Paper) : Act;

/// <summary>A paper of the registration was removed.</summary>
public sealed record RegistrationPaperRemoved(string Paper) : Act;

/// <summary>An attestation of training was joined.</summary>
public sealed record AttestationJoined(string Unit) : Act;

/// <summary>An attestation of training was removed.</summary>
public sealed record AttestationRemoved(string Unit) : Act;

/// <summary>The candidate joined a piece to a unit.</summary>
public sealed record SupportJoined(string Unit) : Act;

/// <summary>The candidate removed a piece.</summary>
public sealed record SupportRemoved(string Unit) : Act;

/// <summary>The candidate joined their annex document.</summary>
public sealed record AnnexJoined : Act;

public sealed record AnnexRemoved : Act;
