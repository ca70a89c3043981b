using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Calendars;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Convocations.ReadAgenda;

/// <summary>
/// Somebody's calendar, read by messaging software that subscribes to it: the address is the secret. In every capacity that they have, for themselves.
/// </summary>
[AllowAnonymous]
[Route(AccountsPaths.AgendaRoute)]
public sealed class ReadAgendaController(AppDbContext db, Editions editions, AgendaLinks links, PublicAddress address, TimeProvider clock) : Controller
{
    [HttpGet]
    [ResponseCache(Duration = 900, Location = ResponseCacheLocation.Client)]
    public async Task<IActionResult> Read(string token, CancellationToken cancellation)
    {
        if (await links.OfAsync(token, cancellation) is not { } account)
        {
            return NotFound();
        }

        var capacities = await db.CapacitiesOf(account.PersonId, clock.Today()).ToListAsync(cancellation);
        var own = capacities.FindAll(capacity => capacity.For is null && AgendaLinks.Serves(capacity.Role));
        return own.Count == 0
            ? NotFound()
            : File(
                CalendarFile.Feed("CQP Mutualité", await new Agenda(db, editions, address, clock.GetUtcNow()).OfAsync(account.PersonId, own, cancellation)),
                CalendarFile.MediaType);
    }
}
