using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CqpMutualite.Web.Platform;

/// <summary>
/// What a directory says of a person beside its token. The framework reads a signed answer without checking its signature; ProConnect gives no other: here it
/// is checked with the keys of the directory.
/// </summary>
public static class UserInfo
{
    /// <summary>Adds to an identity what it says and the token does not.</summary>
    /// <exception cref="SecurityTokenException">It speaks of somebody else, or its signature is none.</exception>
    public static async Task ReadAsync(
        HttpClient directory, OpenIdConnectConfiguration described, string clientId, string token, ClaimsIdentity identity, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, described.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await directory.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var said = answer.Content.Headers.ContentType?.MediaType == "application/jwt"
            ? await SignedAsync(text, described, clientId)
            : Plain(text);
        if (said.GetValueOrDefault("sub") is not { } sub || sub != identity.FindFirst("sub")?.Value)
        {
            throw new SecurityTokenException("The answer is about somebody else.");
        }

        identity.AddClaims(said.Where(claim => !identity.HasClaim(known => known.Type == claim.Key)).Select(claim => new Claim(claim.Key, claim.Value)));
    }

    private static async Task<Dictionary<string, string>> SignedAsync(string text, OpenIdConnectConfiguration described, string clientId)
    {
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = described.Issuer,
            ValidAudience = clientId,
            IssuerSigningKeys = described.SigningKeys,
            RequireExpirationTime = false,
        });
        return read.IsValid
            ? read.Claims.ToDictionary(claim => claim.Key, claim => claim.Value?.ToString() ?? "")
            : throw new SecurityTokenException("The answer is not signed by the directory.", read.Exception);
    }

    private static Dictionary<string, string> Plain(string text) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text)!
            .Where(claim => claim.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number)
            .ToDictionary(claim => claim.Key, claim => claim.Value.ToString());
}
