using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Jury;

/// <summary>Home of jury members and observers: their sessions.</summary>
[Requires(Permission.UseJurySpace)]
[Route(SpacesPaths.Jury)]
public sealed class JuryController(AppDbContext db) : Controller
{
    /// <summary>The sessions under way.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("Jury", await JuryHome.LoadAsync(db, CurrentUser.From(User)!, cancellation));
}

/// <summary>The sessions of the user, with the files still to decide.</summary>
public sealed record JuryHome(IReadOnlyList<SittingLine> Sessions)
{
    /// <summary>One query.</summary>
    public static async Task<JuryHome> LoadAsync(AppDbContext db, CurrentUser user, CancellationToken cancellation)
    {
        var sessions = await db.SessionsVisibleTo(user.Reader).AsNoTracking().OrderBy(session => session.HeldOn).Take(50)
            .Select(session => new SittingLine(
                session.Id,
                session.HeldOn,
                session.Place,
                db.Files.Count(file => file.SessionId == session.Id),
                db.Files.Count(file => file.SessionId == session.Id && file.DecidedOn == null),
                session.Members.Any(member => member.PersonId == user.PersonId && member.IsPresident)))
            .ToListAsync(cancellation);
        return new JuryHome(sessions);
    }
}

/// <summary>A session of the user.</summary>
public sealed record SittingLine(Guid Id, DateOnly HeldOn, string Place, int Files, int ToDecide, bool Presides)
{
    /// <summary>Its page.</summary>
    public string Url => JuryPaths.Sitting(Id);
}
