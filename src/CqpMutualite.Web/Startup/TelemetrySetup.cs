using System.Globalization;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// Figures and traces for a supervision, when a setting says where: none is made otherwise. They hold routes, kinds and times; neither people, nor references,
/// nor what stands after the « ? » of an address.
/// </summary>
public static class TelemetrySetup
{
    /// <summary>Setting: the address of an OpenTelemetry collector (OTLP, gRPC) that receives figures and traces.</summary>
    public const string Otlp = "Telemetry:Otlp";

    /// <summary>Setting: where the page of figures for Prometheus listens, a port of its own: « localhost:9464 », « *:9464 ».</summary>
    public const string Prometheus = "Telemetry:Prometheus";

    public static WebApplicationBuilder AddCqpTelemetry(this WebApplicationBuilder builder)
    {
        var (collector, page) = (builder.Configuration[Otlp], builder.Configuration[Prometheus]);
        if (string.IsNullOrWhiteSpace(collector) && string.IsNullOrWhiteSpace(page))
        {
            return builder;
        }

        builder.Services.AddHostedService<WaitingCount>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("cqp-mutualite", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Measures.Name, "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
                if (!string.IsNullOrWhiteSpace(collector))
                {
                    metrics.AddOtlpExporter(exporter => exporter.Endpoint = new Uri(collector));
                }

                if (!string.IsNullOrWhiteSpace(page))
                {
                    metrics.AddPrometheusHttpListener(listener => (listener.Host, listener.Port) = Parts(page));
                }
            })
            .WithTracing(traces =>
            {
                if (!string.IsNullOrWhiteSpace(collector))
                {
                    traces
                        .AddAspNetCoreInstrumentation(options =>
                            options.EnrichWithHttpResponse = (activity, response) => Hide(activity, response.HttpContext))
                        .AddNpgsql()
                        .AddOtlpExporter(exporter => exporter.Endpoint = new Uri(collector));
                }
            });
        return builder;
    }

    private static (string Host, int Port) Parts(string page) =>
        page.LastIndexOf(':') is > 0 and var at && int.TryParse(page[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (page[..at], port)
            : throw new StartupException($"Telemetry__Prometheus vaut « {page} » : donnez une adresse et un port, comme localhost:9464 ou *:9464.");

    // an address may hold a secret, a reference or what was searched
    private static void Hide(System.Diagnostics.Activity activity, HttpContext context)
    {
        activity.SetTag("url.path", LoggingSetup.RouteOf(context));
        activity.SetTag("url.query", null);
    }

    /// <summary>Counts now and then what waits in the queues.</summary>
    private sealed class WaitingCount(IServiceScopeFactory scopes, ILogger<WaitingCount> logger) : BackgroundService
    {
        private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(Round);
            do
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                    Measures.Wait(
                        await db.Messages.CountAsync(message => message.Status == MessageStatus.Waiting, stoppingToken),
                        await db.DocumentsToFreeze.CountAsync(stoppingToken));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    logger.LogWarning("The queues are not counted: {Failure}", e.GetType().Name);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
    }
}
