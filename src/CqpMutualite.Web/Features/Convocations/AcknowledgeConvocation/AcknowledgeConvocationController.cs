using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Convocations.AcknowledgeConvocation;

/// <summary>Who is convened says that they have it.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ConvocationsPaths.AcknowledgeRoute)]
public sealed class AcknowledgeConvocationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Acknowledge(Guid convocation, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (
            await db.ConvocationsVisibleTo(user.Reader)
                .SingleOrDefaultAsync(found => found.Id == convocation && found.PersonId == user.PersonId && found.As != ConvenedAs.Company, cancellation)
            is not { } own
        )
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var outcome = own.Acknowledge(now);
        if (!outcome.IsAccepted)
        {
            TempData.Toast(outcome.Refusals[0].Message);
            return Redirect(ConvocationsPaths.Convocation(convocation));
        }

        if (own.FileId is { } id)
        {
            var file = await db.Files.AsNoTracking().IgnoreAutoIncludes().SingleAsync(found => found.Id == id, cancellation);
            db.Note(id, user.Actor(), outcome, editions.Get(file.EditionCode, file.EditionVersion), now);
        }

        TempData.Toast(
            await db.TrySaveAsync(cancellation)
                ? "Merci : la réception de votre convocation est notée."
                : "Cette convocation vient de changer : relisez-la, puis accusez réception."
        );
        return Redirect(ConvocationsPaths.Convocation(convocation));
    }
}
