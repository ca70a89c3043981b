namespace CqpMutualite.Domain.Files;

/// <summary>
/// The evaluators were named. <paramref name="Joined"/>: those who come. <paramref name="Replaced"/>: somebody left; <paramref name="PutAway"/>: how many of
/// their answers
/// went to the history.
/// </summary>
public sealed record EvaluatorsNamed(IReadOnlyList<Guid> Joined, bool Replaced, int PutAway = 0) : FileAct;

/// <summary>The candidate handed over their part of the evaluation booklet.</summary>
public sealed record CandidatePartHandedOver : FileAct;

/// <summary>The line manager considers the competences acquired: the evaluation is open.</summary>
public sealed record EvaluationOpened : FileAct;

/// <summary>
/// An evaluator signed units of the evaluation booklet, or (none named) the whole of it. <paramref name="Complete"/>: with the last signature.
/// </summary>
public sealed record EvaluationSigned(IReadOnlyList<string> Units, bool Complete) : FileAct;

/// <summary>A signed unit of the evaluation, or (null) the whole, was opened again; its signatures are void.</summary>
public sealed record EvaluationPartReopened(string? Unit) : FileAct;

/// <summary>The scan of a booklet signed by hand was received. <paramref name="Again"/>: in the place of another.</summary>
public sealed record PaperReceived(bool Again) : FileAct;

/// <summary>What that booklet says was keyed.</summary>
public sealed record PaperKeyed : FileAct;

/// <summary>What was keyed was sent back to be keyed again.</summary>
public sealed record PaperSentBack : FileAct;

/// <summary>Somebody else compared it with the scan and confirmed it.</summary>
public sealed record PaperConfirmed : FileAct;

/// <summary>The paper is given up for the screen.</summary>
public sealed record PaperLeft : FileAct;
