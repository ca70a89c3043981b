using System.IO.Compression;
using System.Text.Json;
using CqpMutualite.Web.Platform.Contents;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CqpMutualite.Web.Persistence.Backup;

/// <summary>
/// Writes database and contents together, while the application runs: every table as one snapshot sees it, then each content that this snapshot names. Contents
/// are kept before the database names them, so none is missing.
/// </summary>
public sealed class BackupWriter(AppDbContext db, ContentStores stores, KeyRing ring, TimeProvider clock)
{
    private const int Buffer = 65_536;

    /// <summary>Writes it to a file, which appears under its name once it is whole. <paramref name="withKeys"/>: the keys too, which open everything.</summary>
    /// <exception cref="StartupException">The database is not PostgreSQL, or the file exists.</exception>
    public async Task<BackupManifest> WriteAsync(string path, bool withKeys, CancellationToken cancellation)
    {
        if (!db.Database.IsNpgsql())
        {
            throw new StartupException(
                "« sauvegarder » écrit une base PostgreSQL. Pour SQL Server, faites une sauvegarde du serveur, puis du stockage des fichiers."
            );
        }

        if (File.Exists(path))
        {
            throw new StartupException($"{path} existe déjà : donnez un autre nom, aucune sauvegarde n’est remplacée.");
        }

        var draft = path + ".partiel";
        await using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            BackupManifest manifest;
            await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                manifest = await WriteAsync(zip, cancellation);
                await WriteKeysAsync(zip, withKeys, cancellation);
                await using var entry = await zip.CreateEntry(BackupFile.Manifest).OpenAsync(cancellation);
                await JsonSerializer.SerializeAsync(entry, manifest, cancellationToken: cancellation);
            }

            file.Flush(flushToDisk: true);
            await file.DisposeAsync();
            File.Move(draft, path);
            return manifest;
        }
    }

    private async Task<BackupManifest> WriteAsync(ZipArchive zip, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var at = clock.GetUtcNow();
        var migration = (string)(await ScalarAsync(connection, $"select max(\"MigrationId\") from {BackupFile.Quoted(BackupFile.History)}", cancellation))!;
        var tables = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, columns) in await ColumnsAsync(connection, cancellation))
        {
            tables[table] = await CopyAsync(connection, zip, table, columns, cancellation);
        }

        var contents = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["attachments"] = await KeepAsync(zip, "attachments", stores.Pieces, await NamesAsync(connection, Pieces, cancellation), cancellation),
            ["documents"] = await KeepAsync(zip, "documents", stores.Documents, await NamesAsync(connection, Documents, cancellation), cancellation),
            ["anchors"] = await KeepAsync(zip, "anchors", stores.Anchors, await NamesAsync(connection, Anchors, cancellation), cancellation),
        };
        await snapshot.CommitAsync(cancellation);
        await connection.CloseAsync();
        return new BackupManifest(at, migration, tables, contents);
    }

    private const string Pieces = """
        select "Sha256" from attachments union select "StampHash" from organisations where "StampHash" is not null
        union select "StampHash" from signatures where "StampHash" is not null
        """;

    private const string Documents = "select distinct \"Sha256\" from stored_documents";
    private const string Anchors = "select \"Mark\" from witnesses where \"Name\" like 'ancre-%'";

    private static async Task<List<(string Table, string Columns)>> ColumnsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            select c.table_name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position)
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.table_name <> @history
            group by c.table_name order by c.table_name
            """,
            connection
        );
        command.Parameters.AddWithValue("history", BackupFile.History);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<(string, string)> found = [];
        while (await reader.ReadAsync(cancellation))
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }

    // the first line names the columns; a row ends with a line feed, those of its texts are escaped
    private static async Task<long> CopyAsync(NpgsqlConnection connection, ZipArchive zip, string table, string columns, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(BackupFile.Tables + table, CompressionLevel.Fastest).OpenAsync(cancellation);
        await using var writer = new StreamWriter(entry);
        await writer.WriteAsync($"{columns}\n");
        using var reader = await connection.BeginTextExportAsync($"copy {BackupFile.Quoted(table)} ({columns}) to stdout", cancellation);
        var (buffer, rows) = (new char[Buffer], 0L);
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            rows += buffer.AsSpan(0, count).Count('\n');
            await writer.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        return rows;
    }

    private static async Task<int> KeepAsync(ZipArchive zip, string store, ContentStore contents, List<string> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            await using var content = await contents.OpenVerifiedAsync(name, cancellation)
                ?? throw new StartupException($"Le fichier {name} manque au stockage, ou y est abîmé : la sauvegarde serait incomplète. Lancez « verifier ».");
            await using var entry = await zip.CreateEntry($"{BackupFile.Contents}{store}/{name}", CompressionLevel.Fastest).OpenAsync(cancellation);
            await content.CopyToAsync(entry, cancellation);
        }

        return names.Count;
    }

    private async Task WriteKeysAsync(ZipArchive zip, bool withKeys, CancellationToken cancellation)
    {
        foreach (var file in withKeys && Directory.Exists(ring.Folder) ? Directory.GetFiles(ring.Folder) : [])
        {
            await using var entry = await zip.CreateEntry(BackupFile.Keys + Path.GetFileName(file)).OpenAsync(cancellation);
            await entry.WriteAsync(await File.ReadAllBytesAsync(file, cancellation), cancellation);
        }
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<string> names = [];
        while (await reader.ReadAsync(cancellation))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
