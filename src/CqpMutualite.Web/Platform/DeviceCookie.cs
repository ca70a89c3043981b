using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CqpMutualite.Web.Platform;

/// <summary>The cookie by which a browser that once signed in is recognised. It opens nothing: the failures of others do not slow its holder down.</summary>
public sealed class DeviceCookie(IDataProtectionProvider protection)
{
    private const string Name = "cqp-appareil";

    // the longest that browsers keep a cookie
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly IDataProtector protector = protection.CreateProtector("CqpMutualite.Device");

    /// <summary>The device of a request; null when it has none, or one that was not made here.</summary>
    public Guid? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[NameOn(http)] is { Length: > 0 } cookie && Guid.TryParse(protector.Unprotect(cookie), out var device) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser that device, for as long as it comes back.</summary>
    public void Write(HttpContext http, Guid device) =>
        http.Response.Cookies.Append(NameOn(http), protector.Protect(device.ToString("N")), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Kept,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = "/",
        });

    private static string NameOn(HttpContext http) => http.Request.IsHttps ? "__Host-" + Name : Name;
}
