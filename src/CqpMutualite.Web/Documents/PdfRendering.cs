namespace CqpMutualite.Web.Documents;

/// <summary>Registration.</summary>
public static class PdfRendering
{
    /// <summary>Adds <see cref="PdfRenderer"/>, configured by the section <c>Pdf</c>. Nothing starts before the first document or <see cref="PdfRenderer.WarmUpAsync"/>.</summary>
    public static IServiceCollection AddPdfRendering(this IServiceCollection services)
    {
        services.AddOptions<PdfOptions>().BindConfiguration("Pdf");
        services.AddSingleton<PdfRenderer>();
        return services;
    }
}
