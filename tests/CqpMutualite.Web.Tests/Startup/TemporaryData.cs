using CqpMutualite.Testing;
using CqpMutualite.Web.Platform.EmbeddedPostgres;
using Npgsql;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>A data folder of its own, gone at the end with the server it may still carry.</summary>
public sealed class TemporaryData : IAsyncDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("cqp-start-");

    /// <summary>Makes the parent folder; the data folder itself is left to the application.</summary>
    public TemporaryData()
    {
        if (!OperatingSystem.IsWindows())
        {
            // Under root the database's own account must walk through it.
            _parent.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }
    }

    /// <summary>The parent folder, which exists.</summary>
    public string Parent => _parent.FullName;

    /// <summary>The data folder, to be given as <c>CQP_DATA</c>.</summary>
    public string Folder => Path.Combine(Parent, "data");

    /// <summary>The main process of its server; null when none is alive.</summary>
    public Postmaster? Server => Postmaster.Read(Path.Combine(Folder, "postgres", "cluster")) is { } server && server.IsAlive() ? server : null;

    /// <summary>Runs SQL on the application's database and gives the first value.</summary>
    public async Task<object?> QueryAsync(string sql)
    {
        var cluster = await PostgresCluster.AttachAsync(Folder, PostgresBinaries.Find(AppProcess.SourceRoot)!);
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("cqp") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await (await PostgresCluster.AttachAsync(Folder, PostgresBinaries.Find(AppProcess.SourceRoot)!)).DisposeAsync();
        }

        _parent.Delete(recursive: true);
    }
}
