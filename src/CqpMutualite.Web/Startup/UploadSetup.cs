using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Startup;

/// <summary>Pieces joined to files: their reception, their store, and the sweep of what nothing names any more.</summary>
public static class UploadSetup
{
    public static WebApplicationBuilder AddCqpUploads(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<UploadOptions>()
            .BindConfiguration("Uploads")
            .Validate(
                options => options is { MaximumMegabytes: > 0, OrphanGraceHours: > 0 },
                "Uploads: MaximumMegabytes et OrphanGraceHours sont plus grands que zéro."
            );
        builder
            .Services.AddOptions<AntivirusOptions>()
            .BindConfiguration("Antivirus")
            .Validate(
                options => options is { Port: > 0 and <= 65_535, TimeoutSeconds: > 0 },
                "Antivirus: Port est entre 1 et 65535, TimeoutSeconds est plus grand que zéro."
            );
        builder.Services.AddSingleton<Antivirus>();
        builder.Services.AddSingleton<DiskRoom>();
        builder.Services.AddSingleton<ContentStores>();
        builder.Services.AddSingleton<AttachmentStore>();
        builder.Services.AddSingleton<OrphanSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OrphanSweep>());
        return builder;
    }
}
