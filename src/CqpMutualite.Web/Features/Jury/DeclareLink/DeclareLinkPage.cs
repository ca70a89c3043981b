using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Jury.DeclareLink;

/// <summary>The form.</summary>
/// <param name="Head">The file.</param>
/// <param name="Declared">What is declared; null when nothing is.</param>
/// <param name="Form">What is typed.</param>
public sealed record DeclareLinkPage(FileHead Head, OwnLink? Declared, DeclareLinkForm Form);

/// <summary>What the reader declared before.</summary>
public sealed record OwnLink(LinkKind Kind, string Words, DateTimeOffset At);
