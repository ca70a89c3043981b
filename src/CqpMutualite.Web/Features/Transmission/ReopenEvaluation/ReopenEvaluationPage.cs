using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Transmission.ReopenEvaluation;

/// <summary>The page; <paramref name="State"/> says why nothing is to be opened.</summary>
public sealed record ReopenEvaluationPage(FileHead Head, string? State, ReopenEvaluationForm Form)
{
    public static ReopenEvaluationPage Of(FileHead head, ReopenEvaluationForm form) =>
        new(head, head.File.Results.MayReopen().Refusals.FirstOrDefault()?.Message, form);
}
