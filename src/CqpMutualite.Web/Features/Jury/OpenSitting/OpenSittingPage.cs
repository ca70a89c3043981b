using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.OpenSitting;

/// <summary>Those expected, those who may preside, whose turn it is, and what holds the opening back.</summary>
public sealed record OpenSittingPage(
    SessionHead Head,
    IReadOnlyList<SelectListItem> Expected,
    IReadOnlyList<SelectListItem> Members,
    College? Turn,
    string? Held,
    OpenSittingForm Form);
