using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Features.Errors;

/// <summary>Pages of refusals and failures.</summary>
[AllowAnonymous]
[Route("/erreur/{code:int}")]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController : Controller
{
    /// <summary>The page of that status.</summary>
    [AcceptVerbs("GET", "POST")]
    public IActionResult Show(int code) =>
        View(
            code switch
            {
                400 => "Error400",
                404 => "Error404",
                403 => "Error403",
                429 => "ErrorRateLimit",
                _ => "Error500",
            }
        );
}
