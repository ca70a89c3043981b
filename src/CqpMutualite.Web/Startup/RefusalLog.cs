using Microsoft.AspNetCore.Diagnostics;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// Requests that rights or limits refuse: one line of the log and one of the counters for each, by the route and the capacity, without who asks.
/// </summary>
public sealed partial class RefusalLog(RequestDelegate next, ILogger<RefusalLog> logger)
{
    private static readonly object DeniedKey = new();

    /// <summary>The active capacity lacks the right: to be told before the answer becomes one of « not found ».</summary>
    public static void Deny(HttpContext context) => context.Items[DeniedKey] = true;

    /// <summary>To be placed after the routing, before what refuses.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // the page of an error is asked for inside the request that failed
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.GetEndpoint() is not RouteEndpoint page)
        {
            await next(context);
            return;
        }

        await next(context);
        if (Reason(context) is { } reason)
        {
            Measures.Refused(reason);
            Refused(logger, context.Request.Method, page.RoutePattern.RawText, reason, CurrentUser.From(context.User)?.Reader.Role.ToString());
        }
    }

    // whoever is signed in and finds nothing may have asked for what is not theirs: nothing tells one from the other, on purpose
    private static string? Reason(HttpContext context) => context.Response.StatusCode switch
    {
        _ when context.Items.ContainsKey(DeniedKey) => "permission",
        StatusCodes.Status404NotFound when context.User.Identity?.IsAuthenticated == true => "not-visible",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status429TooManyRequests => "too-many",
        _ => null,
    };

    [LoggerMessage(LogLevel.Warning, "Refused: {Method} {Route} ({Reason}, {Role}).")]
    private static partial void Refused(ILogger logger, string method, string? route, string reason, string? role);
}
