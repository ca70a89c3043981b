namespace CqpMutualite.Web.Features.Jury.TimePassage;

/// <summary>The form and what it is about.</summary>
public sealed record TimePassagePage(SessionHead Head, string Name, TimeOnly? StartsAt, TimePassageForm Form);
