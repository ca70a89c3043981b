using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Platform;

/// <summary>A form that came after the session of its author had ended.</summary>
/// <param name="Page">Where the form is, with its query.</param>
/// <param name="Action">The path that it was sent to.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Token">What says, with a cookie of that browser, whose page it was; null: the browser had no such cookie.</param>
/// <param name="Fields">What was typed.</param>
public sealed record KeptForm(string Page, string Action, DateTimeOffset At, string? Token, IReadOnlyDictionary<string, string?[]> Fields);

/// <summary>
/// Keeps such a form, sealed, in the browser that sent it, until its author is back on its page: neither files nor secrets, for a short time, shown once.
/// Nothing is kept on the server, and whatever door its author comes in by leads to it.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options, TimeProvider clock)
{
    /// <summary>Names of fields that are never kept: passwords, codes that serve once.</summary>
    public static readonly IReadOnlySet<string> Secrets =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Password", "Confirmation", "Current", "Secret", "Code", "Credential" };

    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private const string Cookie = "cqp-saisie";

    // a proxy refuses a header of more than 8 KB, in which the cookies of the session stand too
    private const int LargestBody = 64 * 1024, LongestValue = 5_500;

    private readonly ChunkingCookieManager cookies = new();
    private readonly IDataProtector protector = protection.CreateProtector("CqpMutualite.KeptForm");

    /// <summary>Keeps what this request sends, for the page that it comes from; not what is too long or comes from another site.</summary>
    public async Task KeepAsync(HttpContext http, string page)
    {
        var request = http.Request;
        if (!request.HasFormContentType || request.ContentLength is null or > LargestBody || IsForeign(request) || await ReadAsync(request) is not { } form)
        {
            return;
        }

        var token = form[options.Value.FormFieldName].FirstOrDefault();
        var known = request.Cookies.ContainsKey(options.Value.Cookie.Name!);
        var fields = form.Where(field => field.Key != options.Value.FormFieldName && !Secrets.Contains(field.Key.Split('.')[^1]))
            .ToDictionary(field => field.Key, field => field.Value.ToArray());
        if (fields.Count == 0 || (known && token is null))
        {
            return;
        }

        var sealedForm = Sealed(new KeptForm(page, request.Path, clock.GetUtcNow(), known ? token : null, fields));
        if (sealedForm.Length <= LongestValue)
        {
            cookies.AppendResponseCookie(http, Cookie, sealedForm, For(http, page));
        }
    }

    /// <summary>What its author left on the page that is asked for; null when there is nothing. It is given back once.</summary>
    public async Task<KeptForm?> TakeAsync(HttpContext http)
    {
        var request = http.Request;
        if (cookies.GetRequestCookie(http, Cookie) is not { } value || Opened(value) is not { } kept || kept.Page != $"{request.Path}{request.QueryString}")
        {
            return null;
        }

        cookies.DeleteCookie(http, Cookie, For(http, kept.Page));
        return kept.At + Life > clock.GetUtcNow() && await IsTheirsAsync(http, kept) ? kept : null;
    }

    // the cookie that goes with the token stays in the browser, and the token names its author: nobody else sees what they typed
    private async Task<bool> IsTheirsAsync(HttpContext http, KeptForm kept)
    {
        if (kept.Token is null)
        {
            return true;
        }

        var header = options.Value.HeaderName!;
        http.Request.Headers[header] = kept.Token;
        try
        {
            await antiforgery.ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
        finally
        {
            http.Request.Headers.Remove(header);
        }
    }

    private string Sealed(KeptForm kept)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, kept);
        }

        return Convert.ToBase64String(protector.Protect(compressed.ToArray()));
    }

    private KeptForm? Opened(string value)
    {
        try
        {
            using var compressed = new MemoryStream(protector.Unprotect(Convert.FromBase64String(value)));
            using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<KeptForm>(brotli);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // no form, or one that was cut on the way
            return null;
        }
    }

    // a browser says where a form comes from: another site does not choose what somebody finds on their page
    private static bool IsForeign(HttpRequest request) =>
        new[] { request.Headers.Origin.FirstOrDefault(), request.Headers.Referer.FirstOrDefault() }
            .Any(said => said is not null && (!Uri.TryCreate(said, UriKind.Absolute, out var from) || from.Authority != request.Host.Value));

    // sent to nobody but the page itself
    private static CookieOptions For(HttpContext http, string page) => new()
    {
        Path = page.Split('?')[0],
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        MaxAge = Life,
        IsEssential = true,
    };
}
