namespace CqpMutualite.Web.Platform.EmbeddedPostgres;

/// <summary>Watches the embedded server while the application runs, and starts it again when it has died. Does nothing with an external database.</summary>
public sealed partial class PostgresSupervisor(ILogger<PostgresSupervisor> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private PostgresCluster? _cluster;

    /// <summary>Gives the server to watch, before the application listens.</summary>
    public void Watch(PostgresCluster cluster) => _cluster = cluster;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_cluster is not { } cluster)
        {
            return;
        }

        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (cluster.Server is null)
            {
                await RestartAsync(cluster, stoppingToken);
            }
        }
    }

    private async Task RestartAsync(PostgresCluster cluster, CancellationToken cancellation)
    {
        LogDead(logger, cluster.Port);
        try
        {
            await cluster.RestartAsync(cancellation);
            LogRestarted(logger, cluster.Port);
        }
        catch (StartupException e)
        {
            LogStillDead(logger, e.Message); // tried again at the next tick
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "PostgreSQL (port {Port}) s’est arrêté de façon inattendue : redémarrage.")]
    private static partial void LogDead(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL répond de nouveau sur le port {Port}.")]
    private static partial void LogRestarted(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Reason}")]
    private static partial void LogStillDead(ILogger logger, string reason);
}
