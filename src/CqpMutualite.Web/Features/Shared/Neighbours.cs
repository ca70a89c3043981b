namespace CqpMutualite.Web.Features.Shared;

/// <summary>Addresses of the pages before and after one of a series; null: there is none on that side.</summary>
public sealed record Neighbours(string? Previous, string? Next);
