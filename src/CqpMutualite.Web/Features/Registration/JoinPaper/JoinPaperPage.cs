using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.JoinPaper;

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="Papers">The list.</param>
/// <param name="Open">Pieces may be joined and taken off.</param>
/// <param name="MaximumMegabytes">Size accepted.</param>
/// <param name="Refused">The paper whose piece was refused.</param>
public sealed record JoinPaperPage(FileHead Head, RegistrationPapers Papers, bool Open, int MaximumMegabytes, string? Refused)
{
    /// <summary>Two queries.</summary>
    public static async Task<JoinPaperPage> LoadAsync(FileActing begun, int megabytes, string? refused, CancellationToken cancellation) => new(
        begun.Head,
        await RegistrationPapers.LoadAsync(begun.Db, begun.User, begun.File, cancellation),
        RegistrationPapers.MayChange(begun.User, begun.File),
        megabytes,
        refused);
}
