using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CqpMutualite.Web.Features.Spaces.ServiceState;

/// <summary>What the service runs with, checked at this moment: what <c>/health/ready</c> says in one word is said here in a sentence.</summary>
[Requires(Permission.UseAdministratorSpace)]
[Route(SpacesPaths.Service)]
public sealed class ServiceStateController(HealthCheckService checks) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("ServiceState", ServiceStatePage.Of(await checks.CheckHealthAsync(cancellation)));
}
