using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Decisions.TakeUpDecision;

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why the decision cannot be taken up; null when it can.</param>
/// <param name="Published">The candidate has read it.</param>
/// <param name="Form">What is typed.</param>
public sealed record TakeUpDecisionPage(FileHead Head, string? State, bool Published, TakeUpDecisionForm Form)
{
    /// <summary>As it is first shown, or (<paramref name="refused"/>) again with its refusals above the form: what they say is not said twice.</summary>
    public static TakeUpDecisionPage Of(AfterDecision after, TakeUpDecisionForm form, bool refused)
    {
        var presentation = after.Head.File.Presentation;
        var state = refused ? null : presentation.MayReopenDecision(after.Later).Refusals.FirstOrDefault()?.Message;
        return new(after.Head, state, presentation.PublishedOn is not null, form);
    }
}
