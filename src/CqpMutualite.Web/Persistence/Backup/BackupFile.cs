namespace CqpMutualite.Web.Persistence.Backup;

/// <summary>
/// The shape of a backup: a ZIP with a table an entry (text of COPY), a content an entry, and last the manifest, without which it is none.
/// </summary>
internal static class BackupFile
{
    public const string Manifest = "manifeste.json", Tables = "tables/", Contents = "contenus/", Keys = "cles/";
    public const string History = "__EFMigrationsHistory";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>What a backup holds.</summary>
/// <param name="At">Instant of its snapshot (UTC).</param>
/// <param name="Migration">Last migration of the database.</param>
/// <param name="Tables">Number of rows of each table.</param>
/// <param name="Contents">Number of contents of each store.</param>
public sealed record BackupManifest(DateTimeOffset At, string Migration, IReadOnlyDictionary<string, long> Tables, IReadOnlyDictionary<string, int> Contents);
