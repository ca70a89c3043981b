namespace CqpMutualite.Web.Startup;

/// <summary>Where somebody goes back to whose session ended before the form that they sent.</summary>
public static class SignInAgain
{
    /// <summary>The page on which the form was; null when nothing was sent. Many forms post to an address that has no page.</summary>
    public static string? PageOf(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? null
        : request.GetTypedHeaders().Referer is { } referer && referer.Authority == request.Host.Value ? referer.PathAndQuery
        : (request.PathBase + request.Path).ToString();
}
