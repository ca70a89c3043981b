using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Features.Information.PersonalData;

/// <summary>Which data the application keeps, why, and who reads them.</summary>
[AllowAnonymous]
[Route(InformationPaths.PersonalData)]
public sealed class PersonalDataController : Controller
{
    [HttpGet]
    public IActionResult Show() => View("PersonalData");
}
