using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Features.Certificates.PublishedKeys;

/// <summary>The public keys with which anybody checks a credential.</summary>
[AllowAnonymous]
[Route(CertificatesPaths.Keys)]
public sealed class PublishedKeysController(CredentialKeys keys) : Controller
{
    /// <summary>A JWK set, readable from any site.</summary>
    [HttpGet]
    [ResponseCache(Duration = 3600)]
    public IActionResult Show()
    {
        Response.Headers.AccessControlAllowOrigin = "*";
        return Json(keys.Published());
    }
}
