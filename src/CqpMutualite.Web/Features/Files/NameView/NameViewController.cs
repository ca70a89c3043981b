using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.NameView;

/// <summary>Keeps a choice of the list under a name; the same name again is given to the new choice.</summary>
[Requires(Permission.ReadFiles)]
[Route(FilesPaths.Views)]
public sealed class NameViewController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Keep(string? name, string? query, CancellationToken cancellation)
    {
        if (query is not { Length: <= NamedView.LongestQuery } || !query.StartsWith('?') || query.Any(char.IsControl))
        {
            return BadRequest();
        }

        var person = CurrentUser.From(User)!.PersonId;
        var known = await db.NamedViews.Where(view => view.PersonId == person).ToListAsync(cancellation);
        var called = Called(name);
        if (known.Find(view => view.Name == called) is { } same)
        {
            same.Query = query;
        }
        else if (known.Count < NamedView.Most)
        {
            db.NamedViews.Add(new NamedView { PersonId = person, Name = called, Query = query });
        }

        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"La vue « {called} » est gardée.");
        return LocalRedirect(FilesPaths.List + query);
    }

    // a view left without a name is called after its day
    private string Called(string? name)
    {
        var typed = FrenchText.NoBreak(new string([.. (name ?? "").Where(letter => !char.IsControl(letter))]).Trim());
        return typed.Length == 0 ? $"Vue du {FrenchText.ListDate(clock.Today())}" : typed[..Math.Min(typed.Length, NamedView.LongestName)];
    }
}
