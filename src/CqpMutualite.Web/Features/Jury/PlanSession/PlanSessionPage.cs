using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.PlanSession;

/// <summary>The form with the editions that can be chosen.</summary>
public sealed record PlanSessionPage(Editions Editions, PlanSessionForm Form);
