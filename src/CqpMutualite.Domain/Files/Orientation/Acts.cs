using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>The interview was concluded, or corrected after its conclusion.</summary>
public sealed record InterviewConcluded(bool Corrected) : FileAct;

/// <summary>
/// Somebody signed the guide. <paramref name="OnPaper"/>: who signed the printed guide, as the company declares. <paramref name="Complete"/>: the last
/// signature.
/// <paramref name="ToVae"/>: it orients the candidate to the VAE and ends the file.
/// </summary>
public sealed record InterviewSigned(SignatoryRole? OnPaper, bool Complete, bool ToVae) : FileAct;

/// <summary>The signed guide was opened again; its signatures are void.</summary>
public sealed record InterviewReopened : FileAct;
