using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.ReadyFiles;

/// <summary>One page of the files that came to the jury.</summary>
/// <param name="Counts">What waits, by certification, whatever the filters but the certification's own.</param>
public sealed record ReadyFilesPage(
    ReadyFilter Filter,
    Cut<ReadyLine> Files,
    IReadOnlyList<ReadyCount> Counts,
    IReadOnlyList<Referential> Editions,
    DateOnly Today
)
{
    private const int PageSize = 25;

    /// <summary>Files without a jury or a commission.</summary>
    public int Waiting => Counts.Sum(count => count.ToPlan + count.Commission);

    /// <summary>Loads it in four queries: counts, total, lines, setting.</summary>
    public static async Task<ReadyFilesPage> LoadAsync(
        AppDbContext db,
        Editions editions,
        Catalogue catalogue,
        CurrentUser user,
        ReadyFilter filter,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var visible = db.FilesVisibleTo(user.Reader).AsNoTracking();
        var counts = await ReadyFilter.Ready(visible).GroupBy(file => file.Certification).Select(group => new
        {
            Certification = group.Key,
            ToPlan = group.Count(file => file.NextAct == NextAct.AttachToSession),
            Commission = group.Count(file => file.NextAct == NextAct.PresentToCommission),
            Planned = group.Count(file => file.NextAct == NextAct.Decide),
        }).ToListAsync(cancellation);
        var minimum = await db.SettingsAsync(OemmSettings.MinimumFiles, cancellation);
        var files = filter.Of(db, visible, today);
        return new ReadyFilesPage(
            filter,
            await ReadyLine.Of(db, files, filter).CutAsync(files, filter.Page, PageSize, cancellation),
            [.. catalogue.Certifications.Select(certification => counts.Find(count => count.Certification == certification.Code) is { } count
                ? new ReadyCount(certification.Code, certification.Title, count.ToPlan, count.Commission, count.Planned, minimum(certification.Code))
                : null).OfType<ReadyCount>()],
            editions.All,
            today);
    }
}

/// <summary>What waits for one certification. <paramref name="Minimum"/>: files from which a session is proposed.</summary>
public sealed record ReadyCount(string Certification, string Title, int ToPlan, int Commission, int Planned, int Minimum)
{
    public bool Enough => Math.Max(ToPlan, Commission) >= Minimum && ToPlan + Commission > 0;

    /// <summary>The title without « CQP ».</summary>
    public string ShortTitle => Title.StartsWith("CQP ", StringComparison.Ordinal) ? Title[4..] : Title;
}
