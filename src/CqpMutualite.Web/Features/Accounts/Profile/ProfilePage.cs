using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Absences;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.Profile;

public sealed record ProfilePage(
    string Name,
    string? Email,
    string? PendingEmail,
    bool TwoStep,
    int Passkeys,
    IReadOnlyList<OwnSession> Sessions,
    IReadOnlyList<OwnCapacity> Capacities,
    IReadOnlyList<HistoryLine> History,
    bool Candidate)
{
    private const int HistoryShown = 10;

    public ProfileForm Form { get; init; } = new();

    /// <summary>How often they are written to.</summary>
    public required PaceForm Messages { get; init; }

    /// <summary>The secret address of their calendar; null when no capacity of theirs has any.</summary>
    public required string? Agenda { get; init; }

    /// <summary>Hour at which a digest leaves.</summary>
    public required int DigestHour { get; init; }

    public static IEnumerable<SelectListItem> Paces =>
        ((OneOf<MessagePace>)OemmSettings.MessagePace.Input).Labels.Select(label => new SelectListItem(label.Words, label.Value.ToString()));

    /// <summary>Loads it in five queries.</summary>
    public static async Task<ProfilePage> LoadAsync(
        AppDbContext db,
        Sessions sessions,
        AgendaLinks agendas,
        CurrentUser user,
        System.Security.Claims.ClaimsPrincipal principal,
        DateOnly today,
        CancellationToken cancellation)
    {
        var (account, person, passkeys) = await OfAsync(db, user, cancellation);
        var open = await sessions.Of(account.Id).ToListAsync(cancellation);
        var current = Persistence.SignIns.Sessions.Of(principal);
        var capacities = await db.CapacitiesOf(user.PersonId, today).ToListAsync(cancellation);
        var history = await db.PersonEvents.AsNoTracking().Where(line => line.PersonId == user.PersonId).OrderByDescending(line => line.Id).Take(HistoryShown)
            .ToListAsync(cancellation);
        var changes = await db.LastChangesAsync([OemmSettings.MessagePace, OemmSettings.DigestHour], cancellation);
        return new ProfilePage(
            person.Name,
            account.Email,
            account.PendingEmail,
            account.TwoFactorEnabled,
            passkeys,
            [.. open.Select(session => new OwnSession(session.Id, session.Device, session.OpenedAt, session.SeenAt, session.Id == current))],
            [
                .. capacities.Where(capacity => capacity.For is null).Select(capacity => new OwnCapacity(
                    RoleNames.Of(capacity.Role),
                    capacity.OrganisationName,
                    capacity.MembershipId == user.MembershipId,
                    user.May(Permission.DeclareAbsence) && Absence.MayBeLeft(capacity.Role) ? AbsencesPaths.Declare(capacity.MembershipId) : null)),
            ],
            [.. history.Select(line => new HistoryLine(line.At, line.ById == user.PersonId ? line.Act : $"{line.Act} – {line.Capacity}"))],
            user.Role == Role.Candidate)
        {
            Agenda = capacities.Exists(capacity => capacity.For is null && AgendaLinks.Serves(capacity.Role)) ? agendas.AddressOf(account) : null,
            Form = new ProfileForm { JobTitle = person.JobTitle },
            Messages = new PaceForm { Pace = account.Pace ?? OemmSettings.MessagePace.Of(changes.GetValueOrDefault(OemmSettings.MessagePace.Key)) },
            DigestHour = OemmSettings.DigestHour.Of(changes.GetValueOrDefault(OemmSettings.DigestHour.Key)),
        };
    }

    private static async Task<(Account Account, Person Person, int Passkeys)> OfAsync(AppDbContext db, CurrentUser user, CancellationToken cancellation)
    {
        var found = await (
            from account in db.Users.AsNoTracking()
            where account.PersonId == user.PersonId
            join person in db.People on account.PersonId equals person.Id
            select new { account, person, Passkeys = db.Set<IdentityUserPasskey<Guid>>().Count(key => key.UserId == account.Id) }).SingleAsync(cancellation);
        return (found.account, found.person, found.Passkeys);
    }
}

/// <summary>A browser in which one is signed in. <paramref name="Current"/>: this one.</summary>
public sealed record OwnSession(Guid Id, string Device, DateTimeOffset Since, DateTimeOffset Seen, bool Current);

/// <summary>One of one's capacities. <paramref name="AbsenceUrl"/>: where one says that one leaves it for a while; null where one does not.</summary>
public sealed record OwnCapacity(string Role, string? Organisation, bool Current, string? AbsenceUrl);
