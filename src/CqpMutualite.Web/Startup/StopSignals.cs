using System.Runtime.InteropServices;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// Turns Ctrl+C, SIGTERM and SIGHUP into an orderly stop, from before the database starts: without this, a signal received while it
/// starts would end the process and leave the database behind.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Begins to listen to the signals.</summary>
    public StopSignals(IHostApplicationLifetime lifetime)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                _source.Cancel();
                lifetime.StopApplication();
            }));
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }
}
