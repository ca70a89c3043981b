using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.EarlierSheet;

/// <summary>The sheet of a decision that was replaced, as it was signed; for the certifier.</summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.EarlierSheetRoute)]
public sealed class EarlierSheetController(AppDbContext db, Editions editions, FrozenDocuments documents) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, int number, CancellationToken cancellation)
    {
        if (
            await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is not { } head
            || await db
                .DecisionsEver.AsNoTracking()
                .Include(decision => decision.Units)
                .AsSingleQuery()
                .SingleOrDefaultAsync(decision => decision.FileId == head.File.Id && decision.Number == number, cancellation)
                is not { } found
        )
        {
            return NotFound();
        }

        var drawn = await DecisionSheet.DrawAsync(db, head, found, cancellation);
        return File(
            await documents.OpenAsync(head, DecisionSheet.Key, drawn, cancellation),
            "application/pdf",
            $"{reference}-{DecisionSheet.Key}-{number}.pdf"
        );
    }
}
