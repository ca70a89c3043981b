namespace CqpMutualite.Domain.Files;

/// <summary>
/// The signed results were presented to the candidate, who acknowledged it. <paramref name="ByCompany"/>: the company recorded it without their signature.
/// </summary>
public sealed record ResultsPresented(bool ByCompany) : FileAct;

/// <summary>The signed evaluation was opened again to correct what the certifier returned.</summary>
public sealed record EvaluationReopened : FileAct;
