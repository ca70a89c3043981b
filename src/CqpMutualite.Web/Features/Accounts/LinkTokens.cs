using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Tokens of Identity as they travel in a link.</summary>
public static class LinkTokens
{
    /// <summary>In base64url.</summary>
    public static string Encode(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    /// <summary>Null when the link was not copied whole.</summary>
    public static string? Decode(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
