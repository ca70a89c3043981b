using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>What a cookie must still be worth, at each request.</summary>
public static class SessionGate
{
    // what the sign-in said once, and the account does not say again
    private static readonly string[] Kept =
    [
        CqpClaims.Session, CqpClaims.Directory, CqpClaims.DirectorySecondStep, ClaimTypes.AuthenticationMethod, "amr",
    ];

    /// <summary>Its session is open; every minute, the account still says of itself what the cookie says, and has a capacity.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var sessions = services.GetRequiredService<Sessions>();
        if (!await sessions.HoldsAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        if (LinkSession.Is(context.Principal))
        {
            return;
        }

        services.GetRequiredService<DirectoryScope>().Read(context.Principal);
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is { } still && !still.HasClaim(claim => claim.Type == CqpClaims.Membership) && Sessions.Of(still) is { } left)
        {
            await sessions.EndAsync(left);
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>The claims of the sign-in go over into those that are read again.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        var identity = (ClaimsIdentity)context.NewPrincipal!.Identity!;
        identity.AddClaims(context.CurrentPrincipal!.Claims.Where(claim => Kept.Contains(claim.Type)));
        return Task.CompletedTask;
    }
}
