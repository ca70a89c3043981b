using CqpMutualite.Web.Documents.Sealing;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CqpMutualite.Web.Documents;

public static class PdfRendering
{
    /// <summary>
    /// Adds <see cref="PdfRenderer"/>, configured by the section <c>Pdf</c>, and its part of <c>/health/ready</c>. Nothing starts before the first document or
    /// <see cref="PdfRenderer.WarmUpAsync"/>.
    /// </summary>
    public static IServiceCollection AddPdfRendering(this IServiceCollection services)
    {
        services.AddOptions<PdfOptions>().BindConfiguration("Pdf");
        services.AddSingleton(provider => new DocumentJson(stamp =>
            provider.GetRequiredService<ContentStores>().Pieces.ReadAsync(stamp.Sha256, CancellationToken.None).GetAwaiter().GetResult() is { } kept
                ? Pictures.ForPrint(kept)
                : null
        ));
        services.AddSingleton<PdfRenderer>();
        services.AddOptions<PdfSealOptions>().BindConfiguration("PdfSeal");
        services.AddHttpClient(ElectronicSeal.Client, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddSingleton<ElectronicSeal>();
        services.AddHealthChecks().AddCheck<PdfHealthCheck>("pdf", timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    private sealed class PdfHealthCheck(PdfRenderer renderer) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await renderer.IsReadyAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No worker answers.");
    }
}
