using CqpMutualite.Web.Features.Accounts;

namespace CqpMutualite.Web.Startup;

/// <summary>Where somebody goes whose session ended before the form that they sent.</summary>
public static class SignInAgain
{
    /// <summary>The door, then the page on which the form was; null when nothing was sent. Many forms post to an address that has no page.</summary>
    public static string? AddressFor(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return null;
        }

        var page =
            request.GetTypedHeaders().Referer is { } referer && referer.Authority == request.Host.Value
                ? referer.PathAndQuery
                : (request.PathBase + request.Path).ToString();
        return AccountsPaths.SignInAgain(page);
    }
}
