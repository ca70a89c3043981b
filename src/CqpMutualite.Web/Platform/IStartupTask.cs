namespace CqpMutualite.Web.Platform;

/// <summary>
/// Work done once the database is migrated and before the application listens: loading the editions, the demonstration files.
/// Tasks run in the order of their registration, each in a scope of its own, at every start: they must leave alone what is already there.
/// </summary>
public interface IStartupTask
{
    /// <summary>
    /// Changes whenever what the task writes changes; the test kit keys its template database by it.
    /// By default the identity of the compiled assembly, which is always right: give a narrower one to spare the tests a rebuild.
    /// </summary>
    string Fingerprint => GetType().Module.ModuleVersionId.ToString();

    /// <summary>Does the work. Throws <see cref="StartupException"/> when the application must not start.</summary>
    Task RunAsync(CancellationToken cancellation);
}
