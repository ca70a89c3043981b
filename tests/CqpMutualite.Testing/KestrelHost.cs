namespace CqpMutualite.Testing;

/// <summary>The same application listening on a real port of 127.0.0.1, for a browser.</summary>
public sealed class KestrelHost : AppHost
{
    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <inheritdoc />
    protected override void OnDatabaseReady()
    {
        UseKestrel(0);
        StartServer();
    }
}
