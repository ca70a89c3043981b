using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The moments of an evaluation.</summary>
public static class Moments
{
    /// <summary>The one of that id, untracked; null when the user may not read it, or it is of another file. One query.</summary>
    public static async Task<EvaluationMoment?> MomentAsync(this FileActing begun, Guid id, CancellationToken cancellation) =>
        (await begun.Db.MomentsReadableByAsync(begun.Reader, begun.File, cancellation)).FirstOrDefault(found => found.Id == id);
}
