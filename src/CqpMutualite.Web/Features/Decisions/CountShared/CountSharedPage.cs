using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Decisions.CountShared;

/// <summary>The page; <paramref name="State"/> says why the unit cannot be counted.</summary>
public sealed record CountSharedPage(FileHead Head, Unit Unit, AcquiredUnit Elsewhere, string? State, CountSharedForm Form)
{
    /// <summary>As it is first shown, or (<paramref name="refused"/>) again with its refusals above the form: what they say is not said twice.</summary>
    public static CountSharedPage Of(FileHead head, SharedUnit shared, CountSharedForm form, bool refused)
    {
        var state = refused ? null : head.File.Presentation.MayCountShared(shared.Effect).Refusals.FirstOrDefault()?.Message;
        return new(head, shared.Unit, shared.Elsewhere, state, form);
    }
}
