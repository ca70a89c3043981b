using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Files;

/// <summary>The candidate, or an evaluator, was invited.</summary>
public sealed record PersonInvited(bool Candidate) : Act;

/// <summary>The letter that gives them access was printed.</summary>
public sealed record AccessLetterPrinted(bool Candidate) : Act;

/// <summary>The personal link of an evaluator was renewed.</summary>
public sealed record PersonalLinkRenewed : Act;

/// <summary>The personal link of an evaluator was revoked.</summary>
public sealed record PersonalLinkRevoked : Act;

public sealed record CandidateRenamed : Act;

/// <summary>The address of somebody who never came in was corrected.</summary>
public sealed record AddressCorrected(bool Candidate) : Act;

/// <summary>A message about the file was sent again.</summary>
public sealed record MessageSentAgain : Act;

/// <summary>Somebody was reminded of what is awaited of them, by hand.</summary>
public sealed record PeopleReminded(NextAct Awaited) : Act;

/// <summary>The certifier began to enter in somebody's place.</summary>
public sealed record OnBehalfStarted : Act;

public sealed record OnBehalfEnded : Act;
