namespace CqpMutualite.Web.Features.Jury.ChangeTerms;

/// <summary>The form.</summary>
public sealed record ChangeTermsPage(SessionHead Head, ChangeTermsForm Form);
