namespace CqpMutualite.Web.Features.Shared;

/// <summary>A file for which an act on several was refused, and why.</summary>
public sealed record RefusedFile(string Reference, string Reason);
