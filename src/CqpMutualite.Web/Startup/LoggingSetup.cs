using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// Logs go to the console, and in production also to daily JSON files of the data folder. They carry references of files, never names,
/// e-mail addresses or answers. Levels can be changed by the <c>Serilog</c> section of the settings.
/// </summary>
public static class LoggingSetup
{
    private const int DaysKept = 31;

    // The server's own account of a port it cannot take, stack included; the application says it in one sentence.
    private static readonly string[] BindFailures = ["Hosting failed to start", "Unable to start Kestrel."];

    /// <summary>Replaces the default log providers.</summary>
    public static WebApplicationBuilder AddCqpLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(CreateLogger(builder.Configuration, builder.Environment), dispose: true);
        return builder;
    }

    private static Logger CreateLogger(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = new LoggerConfiguration()
            .MinimumLevel.Is(environment.IsEnvironment(CqpEnvironment.Testing) ? LogEventLevel.Error : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .Filter.ByExcluding(entry => BindFailures.Contains(entry.MessageTemplate.Text))
            .WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture);
        if (environment.IsProduction())
        {
            var file = Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "logs", "cqp-.json");
            settings.WriteTo.File(
                new JsonFormatter(renderMessage: true),
                file,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept,
                shared: true
            );
        }

        return settings.ReadFrom.Configuration(configuration).CreateLogger();
    }
}
