using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Certificates.AskCode;

/// <summary>Anybody who holds a certificate types its code.</summary>
[AllowAnonymous]
[Route(CertificatesPaths.Verification)]
[EnableRateLimiting(RateLimits.Verification)]
public sealed class AskCodeController : Controller
{
    /// <summary>The form; a code in the address leads to what it says.</summary>
    [HttpGet]
    public IActionResult Show([FromQuery] CodeForm form)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (form.Code is null)
        {
            return View("AskCode", form);
        }

        if (VerificationCode.Read(form.Code) is { } code)
        {
            return Redirect(CertificatesPaths.Verify(code));
        }

        ModelState.AddModelError(
            nameof(CodeForm.Code),
            $"Un code de vérification compte {VerificationCode.Length} lettres et chiffres. Recopiez-le comme il est imprimé au bas du certificat."
        );
        return View("AskCode", form);
    }
}

public sealed record CodeForm
{
    [Display(Name = "Code de vérification")]
    public string? Code { get; init; }
}
