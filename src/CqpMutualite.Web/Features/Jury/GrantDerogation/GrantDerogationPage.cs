using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Jury.GrantDerogation;

/// <summary>What forbids the jury, and the reason typed. Four queries with the file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Kind">What is let pass.</param>
/// <param name="Units">What the evaluators and the organisation said of each unit that is not favourable.</param>
/// <param name="Blocked">Why no derogation can be granted.</param>
/// <param name="Form">What is typed.</param>
public sealed record GrantDerogationPage(FileHead Head, DerogationKind Kind, IReadOnlyList<UnitEvidence> Units, string? Blocked, GrantDerogationForm Form)
{
    /// <summary>With the reason kept, or the one typed (<paramref name="form"/>).</summary>
    public static async Task<GrantDerogationPage> LoadAsync(FileActing begun, DerogationKind kind, GrantDerogationForm? form, CancellationToken cancellation)
    {
        var presentation = begun.File.Presentation;
        var evidence = kind == DerogationKind.Evaluation ? await Evidence.LoadAsync(begun.Db, begun.User, begun.Head, cancellation) : [];
        return new GrantDerogationPage(
            begun.Head,
            kind,
            [.. evidence.Where(unit => unit.Company.Favourable != true)],
            presentation.MayGrantDerogation(kind, begun.Today).Refusals.FirstOrDefault()?.Message,
            form ?? new GrantDerogationForm { Reason = kind == DerogationKind.Delay ? presentation.OverdueDerogation : presentation.Derogation });
    }

    /// <summary>It is about the last day for a first jury.</summary>
    public bool OnDelay => Kind == DerogationKind.Delay;
}
