using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve, every registered check passes. 200 or 503, JSON, anonymous.
/// A part of the application adds its own check by <c>services.AddHealthChecks().AddCheck&lt;T&gt;("name")</c>.
/// </summary>
public static class HealthSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Registers the checks of the service, but that of the PDFs.</summary>
    public static WebApplicationBuilder AddCqpHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database", timeout: Patience)
            .AddCheck<MigrationsHealthCheck>("migrations", timeout: Patience)
            .AddCheck<KeysHealthCheck>("keys", timeout: Patience)
            .AddCheck<ContentsHealthCheck>("contents", timeout: Patience)
            .AddCheck<DiskHealthCheck>("disk", timeout: Patience)
            .AddCheck<AddressHealthCheck>("address", timeout: Patience)
            .AddCheck<MailHealthCheck>("mail", timeout: Patience)
            .AddCheck<JournalHealthCheck>("journal", timeout: Patience)
            .AddCheck<AnchorsHealthCheck>("anchors", timeout: Patience);
        return builder;
    }

    public static WebApplication MapCqpHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Answer(_ => false)).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Answer(_ => true)).AllowAnonymous();
        return app;
    }

    private static HealthCheckOptions Answer(Func<HealthCheckRegistration, bool> checks) => new()
    {
        Predicate = checks,
        // Names and verdicts only: the reasons are in the logs.
        ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(new
        {
            status = Verdict(report.Status),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => Verdict(entry.Value.Status)),
        }),
    };

    // a warning does not keep anybody from working: it is told on the page of the service
    private static string Verdict(HealthStatus status) => status == HealthStatus.Unhealthy ? "failed" : "ok";
}
