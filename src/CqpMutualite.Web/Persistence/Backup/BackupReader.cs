using System.IO.Compression;
using System.Text.Json;
using CqpMutualite.Web.Platform.Contents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CqpMutualite.Web.Persistence.Backup;

/// <summary>Puts a backup back, in an empty database and an empty store of files.</summary>
public sealed class BackupReader(AppDbContext db, ContentStores stores, KeyRing ring)
{
    private const int Buffer = 65_536;

    /// <summary>Restores it; the tables all at once or not at all.</summary>
    /// <exception cref="StartupException">It is not whole, comes from a newer version, or something is already there.</exception>
    public async Task<BackupManifest> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!db.Database.IsNpgsql())
        {
            throw new StartupException(
                "« restaurer » remplit une base PostgreSQL. Pour SQL Server, restaurez la sauvegarde du serveur, puis le stockage des fichiers."
            );
        }

        using var zip = Open(path);
        var manifest = await ManifestAsync(zip, cancellation);
        if (!db.Database.GetMigrations().Contains(manifest.Migration))
        {
            throw new StartupException("Cette sauvegarde vient d’une version plus récente de l’application : restaurez-la avec celle-là.");
        }

        await PrepareAsync(manifest.Migration, cancellation);
        await FillAsync(zip, manifest, cancellation);
        await KeepAsync(zip, cancellation);
        foreach (var (name, store) in new[] { ("pieces", stores.Pieces), ("documents", stores.Documents) })
        {
            if (await db.Witnesses.Where(row => row.Name == name).Select(row => row.Mark).SingleOrDefaultAsync(cancellation) is { } mark)
            {
                await store.WriteMarkAsync(mark, cancellation);
            }
        }

        await PlaceKeysAsync(zip, cancellation);
        return manifest;
    }

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{path} n’est pas une sauvegarde lisible ({e.Message.TrimEnd('.')}).");
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken cancellation)
    {
        if (zip.GetEntry(BackupFile.Manifest) is not { } entry)
        {
            throw new StartupException("Cette sauvegarde n’est pas entière : son manifeste manque.");
        }

        await using var content = await entry.OpenAsync(cancellation);
        return (await JsonSerializer.DeserializeAsync<BackupManifest>(content, cancellationToken: cancellation))!;
    }

    private async Task PrepareAsync(string migration, CancellationToken cancellation)
    {
        var creator = db.Database.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellation))
        {
            await creator.CreateAsync(cancellation);
        }
        else if (await creator.HasTablesAsync(cancellation))
        {
            throw new StartupException("La base n’est pas vide : rien n’y est restauré. Donnez une base neuve par ConnectionStrings__Cqp.");
        }

        foreach (var (store, place) in new[] { (stores.Pieces, "pièces"), (stores.Documents, "documents") })
        {
            if (await store.ReadMarkAsync(cancellation) is not null)
            {
                throw new StartupException($"Le stockage des {place} n’est pas vide ({stores.Place}) : donnez-en un neuf.");
            }
        }

        await db.GetService<IMigrator>().MigrateAsync(migration, cancellation);
    }

    // foreign keys are taken off meanwhile: tables may name each other, and themselves
    private async Task FillAsync(ZipArchive zip, BackupManifest manifest, CancellationToken cancellation)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var keys = await ForeignKeysAsync(connection, cancellation);
        await RunAsync(connection, string.Concat(keys.Select(key => $"alter table {key.Table} drop constraint {key.Name};")), cancellation);
        foreach (var (table, rows) in manifest.Tables)
        {
            var entry = zip.GetEntry(BackupFile.Tables + table) ?? throw new StartupException($"Cette sauvegarde n’est pas entière : la table {table} manque.");
            await RunAsync(connection, $"truncate {BackupFile.Quoted(table)}", cancellation);
            if (await CopyAsync(connection, entry, table, cancellation) != rows)
            {
                throw new StartupException($"Cette sauvegarde n’est pas entière : la table {table} n’a pas ses {rows} lignes.");
            }
        }

        await RunAsync(connection, string.Concat(keys.Select(key => $"alter table {key.Table} add constraint {key.Name} {key.Definition};")), cancellation);
        await RunAsync(connection, NextNumbers, cancellation);

        // a session that was closed since does not open again
        await RunAsync(connection, "truncate open_sessions", cancellation);
        await transaction.CommitAsync(cancellation);
        await connection.CloseAsync();
    }

    // numbers that the database gives go on after the last one given
    private const string NextNumbers = """
        do $$ declare c record; begin
          for c in select table_name, column_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES' loop
            execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) from %I',
              quote_ident(c.table_name), c.column_name, c.column_name, c.table_name);
          end loop;
        end $$
        """;

    private static async Task<List<(string Table, string Name, string Definition)>> ForeignKeysAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(
            "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint where contype = 'f'",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<(string, string, string)> keys = [];
        while (await reader.ReadAsync(cancellation))
        {
            keys.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return keys;
    }

    private static async Task<long> CopyAsync(NpgsqlConnection connection, ZipArchiveEntry entry, string table, CancellationToken cancellation)
    {
        await using var content = await entry.OpenAsync(cancellation);
        using var reader = new StreamReader(content);
        var columns = await reader.ReadLineAsync(cancellation);
        await using var writer = await connection.BeginTextImportAsync($"copy {BackupFile.Quoted(table)} ({columns}) from stdin", cancellation);
        var (buffer, rows) = (new char[Buffer], 0L);
        int count;
        while ((count = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            rows += buffer.AsSpan(0, count).Count('\n');
            await writer.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        return rows;
    }

    private async Task KeepAsync(ZipArchive zip, CancellationToken cancellation)
    {
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith(BackupFile.Contents, StringComparison.Ordinal)))
        {
            var store = entry.FullName.Split('/')[1] switch
            {
                "attachments" => stores.Pieces,
                "documents" => stores.Documents,
                "anchors" => stores.Anchors,
                var other => throw new StartupException($"Cette sauvegarde a un contenu inconnu : {other}."),
            };
            await using var content = await entry.OpenAsync(cancellation);
            using var incoming = store.Receive();
            var (buffer, count) = (new byte[Buffer], 0);
            while ((count = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                await incoming.WriteAsync(buffer.AsMemory(0, count), cancellation);
            }

            if (await store.KeepAsync(incoming, cancellation) != entry.Name)
            {
                throw new StartupException($"Le fichier {entry.Name} de cette sauvegarde est abîmé.");
            }
        }
    }

    private async Task PlaceKeysAsync(ZipArchive zip, CancellationToken cancellation)
    {
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith(BackupFile.Keys, StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(ring.Folder);
            var target = Path.Combine(ring.Folder, entry.Name);
            if (!File.Exists(target))
            {
                await entry.ExtractToFileAsync(target, overwrite: false, cancellation);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                }
            }
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
