using System.Globalization;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// What the application stands on is away: the database, the room on the disk, the typesetter. The answer says so and when to come back, and is made of nothing
/// that could be away too. It is one line of the log, without its stack.
/// </summary>
public sealed partial class UnavailableHandler(IWebHostEnvironment environment, ILogger<UnavailableHandler> logger) : IExceptionHandler
{
    private const string Page = "indisponible.html", Mark = "<!-- pourquoi -->";

    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Missing(exception) is not { } missing)
        {
            return false;
        }

        Measures.Unavailable(missing.Code);
        Unavailable(logger, missing.Code, exception.GetBaseException().GetType().Name);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = missing.Seconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = Policy;
        if (httpContext.Request.Headers.ContainsKey("X-Requested-With"))
        {
            await response.WriteAsJsonAsync(new { message = missing.Words }, cancellationToken);
            return true;
        }

        using var page = new StreamReader(environment.WebRootFileProvider.GetFileInfo(Page).CreateReadStream());
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync((await page.ReadToEndAsync(cancellationToken)).Replace(Mark, missing.Words, StringComparison.Ordinal), cancellationToken);
        return true;
    }

    private static Absence? Missing(Exception failure) => failure switch
    {
        PdfException { Failure: PdfFailure.Timeout or PdfFailure.WorkerDied or PdfFailure.Unavailable } =>
            new("pdf", 10, "La production des PDF ne répond pas. Réessayez dans une minute."),
        _ when DiskRoom.IsWhy(failure) => new("disk", 60, "Le serveur n’a plus de place pour garder de nouveaux fichiers. Prévenez l’assistance."),
        _ => DatabaseFailures.Of(failure) switch
        {
            DatabaseFailure.Away => new("database", 5, "La base de données ne répond pas. Réessayez dans quelques secondes."),
            DatabaseFailure.Full => new("database-full", 60, "La base de données n’a plus de place. Prévenez l’assistance."),
            _ => null,
        },
    };

    [LoggerMessage(LogLevel.Error, "Unavailable: {Missing} ({Failure}).")]
    private static partial void Unavailable(ILogger logger, string missing, string failure);

    private sealed record Absence(string Code, int Seconds, string Words);
}
