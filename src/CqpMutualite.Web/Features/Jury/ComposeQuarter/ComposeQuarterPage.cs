using CqpMutualite.Domain.Decisions;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.ComposeQuarter;

/// <summary>The form, with the sessions whose composition may be taken over.</summary>
public sealed record ComposeQuarterPage(Editions Editions, ComposeQuarterForm Form, IReadOnlyList<SelectListItem> Sources)
{
    private const int SourcesShown = 30;

    /// <summary>One query.</summary>
    public static async Task<ComposeQuarterPage> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        ComposeQuarterForm form,
        CancellationToken cancellation
    )
    {
        var composed = await db.SessionsVisibleTo(user.Reader)
            .AsNoTracking()
            .Where(session => session.Members.Any())
            .OrderByDescending(session => session.HeldOn)
            .ThenBy(session => session.Id)
            .Take(SourcesShown)
            .Select(session => new { session.Id, session.Kind, session.HeldOn, session.StartsAt, session.Territory, session.Place })
            .ToListAsync(cancellation);
        return new ComposeQuarterPage(editions, form, [.. composed.Select(session => new SelectListItem(
            $"{(session.Kind == SessionKind.Commission ? "Commission" : "Jury")} du {FrenchText.PlainDate(session.HeldOn)} "
                + $"à {ConvocationSheet.On(session.Territory, session.StartsAt)}{(session.Place.Length > 0 ? $", {session.Place}" : "")}",
            session.Id.ToString()))]);
    }
}
