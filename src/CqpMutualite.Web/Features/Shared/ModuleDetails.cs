namespace CqpMutualite.Web.Features.Shared;

/// <summary>What a module teaches and how; nothing is shown when nobody wrote it.</summary>
public sealed record ModuleDetails(string Title, string? Content, string? Method);
