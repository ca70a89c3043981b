namespace CqpMutualite.Web.Features.Jury.ChangeTerms;

public sealed record ChangeTermsPage(SessionHead Head, ChangeTermsForm Form);
