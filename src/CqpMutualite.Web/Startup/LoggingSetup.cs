using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Serilog;
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

    private static readonly object PageKey = new();

    // The server's own account of a port it cannot take, stack included; the application says it in one sentence.
    private static readonly string[] BindFailures = ["Hosting failed to start", "Unable to start Kestrel."];

    /// <summary>Replaces the default log providers.</summary>
    public static WebApplicationBuilder AddCqpLogging(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog(
            (services, settings) => Configure(settings.ReadFrom.Services(services), builder.Configuration, builder.Environment),
            preserveStaticLogger: true);
        return builder;
    }

    /// <summary>One line for each request of a page: what was asked, of which page, the answer, the time it took; neither the query nor who asked.</summary>
    public static WebApplication UseCqpRequestLog(this WebApplication app)
    {
        app.UseSerilogRequestLogging(requests =>
        {
            requests.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            requests.MessageTemplate = "{Method} {Page} {Status} ({Elapsed:0} ms)";
            requests.GetMessageTemplateProperties = (context, _, elapsed, status) =>
            [
                new("Method", new ScalarValue(context.Request.Method)),
                new("Page", new ScalarValue(PageOf(context))),
                new("Status", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(elapsed)),
            ];
            requests.GetLevel = (context, _, failure) =>
                failure is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
                : PageOf(context) is null ? LogEventLevel.Debug
                : LogEventLevel.Information;
        });
        return app;
    }

    /// <summary>Notes which page is asked, once it is known, before an error page takes over.</summary>
    public static Task NotePageAsync(HttpContext context, RequestDelegate next)
    {
        context.Items.TryAdd(PageKey, Asked(context));
        return next(context);
    }

    /// <summary>The route of the page that is asked for, without any of its values; null when it is no page.</summary>
    public static string? RouteOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint page ? "/" + page.RoutePattern.RawText?.TrimStart('/') : null;

    private static string? PageOf(HttpContext context) => context.Items.TryGetValue(PageKey, out var page) ? (string?)page : null;

    // a door that opens without signing in (a link, a code) has a secret in its address: its route only
    private static string? Asked(HttpContext context) =>
        context.GetEndpoint() is not RouteEndpoint page || page.Metadata.GetMetadata<ControllerActionDescriptor>() is null ? null
        : page.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "/" + page.RoutePattern.RawText?.TrimStart('/')
        : context.Request.Path;

    private static void Configure(LoggerConfiguration settings, IConfiguration configuration, IHostEnvironment environment)
    {
        settings
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

        settings.ReadFrom.Configuration(configuration);
    }
}
