using CqpMutualite.Domain.Settings;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>Reads what the certifier has set.</summary>
public static class Settings
{
    /// <summary>The value that holds now, for a certification when the setting is set by certification. One query.</summary>
    public static async Task<T> SettingAsync<T>(this AppDbContext db, Setting<T> setting, CancellationToken cancellation, string certification = "") =>
        setting.Of(await db.LastChangeAsync(setting, certification, cancellation));

    /// <summary>The last changes of several settings that hold for all, by key: one query whatever their number.</summary>
    public static async Task<IReadOnlyDictionary<string, SettingChange>> LastChangesAsync(
        this AppDbContext db,
        IReadOnlyCollection<Setting> settings,
        CancellationToken cancellation
    )
    {
        var keys = settings.Select(setting => setting.Key).ToList();
        return (await db.SettingChanges.AsNoTracking().Where(change => keys.Contains(change.Key) && change.Certification == "").ToListAsync(cancellation))
            .GroupBy(change => change.Key).ToDictionary(changes => changes.Key, changes => changes.MaxBy(change => change.At)!);
    }

    /// <summary>The documents of the branch whose address is set, among these. One query.</summary>
    public static async Task<IReadOnlyList<BranchDocument>> BranchDocumentsAsync(
        this AppDbContext db,
        IReadOnlyList<Setting<string>> asked,
        CancellationToken cancellation
    )
    {
        var changes = await db.LastChangesAsync(asked, cancellation);
        return
        [
            .. asked
                .Select(setting => new BranchDocument(setting.Label, setting.Of(changes.GetValueOrDefault(setting.Key))))
                .Where(document => document.Url.Length > 0),
        ];
    }

    /// <summary>The last change of a setting; null while its default holds.</summary>
    public static Task<SettingChange?> LastChangeAsync(this AppDbContext db, Setting setting, string certification, CancellationToken cancellation)
    {
        var scope = setting.PerCertification ? certification : "";
        return db
            .SettingChanges.AsNoTracking()
            .Where(change => change.Key == setting.Key && change.Certification == scope)
            .OrderByDescending(change => change.At)
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The values of a setting set by certification, each by its code. One query.</summary>
    public static async Task<Func<string, T>> SettingsAsync<T>(this AppDbContext db, Setting<T> setting, CancellationToken cancellation)
    {
        var changes = await db.SettingChanges.AsNoTracking().Where(change => change.Key == setting.Key).OrderBy(change => change.At).ToListAsync(cancellation);
        return certification => setting.Of(changes.FindLast(change => change.Certification == certification));
    }
}
