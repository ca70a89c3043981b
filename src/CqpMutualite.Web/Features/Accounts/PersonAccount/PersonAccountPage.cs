using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.PersonAccount;

public sealed record PersonAccountPage(
    Guid Person,
    string Name,
    string? Email,
    bool TwoStep,
    bool Suspended,
    string? SuspensionUrl,
    IReadOnlyList<string> FormerNames,
    IReadOnlyList<CapacityLine> Capacities,
    IReadOnlyList<HistoryLine> History,
    bool MayChangeName,
    ResetTwoStepForm Form)
{
    private const int HistoryShown = 50;

    /// <summary>Four queries; null without an account.</summary>
    public static async Task<PersonAccountPage?> LoadAsync(
        AppDbContext db, CurrentUser user, Guid id, ResetTwoStepForm form, DateOnly today, CancellationToken cancellation)
    {
        var found = await (
            from account in db.Users.AsNoTracking()
            where account.PersonId == id
            join person in db.People on account.PersonId equals person.Id
            select new { account, person }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var former = await db.Set<FormerName>().AsNoTracking().Where(name => name.PersonId == id).OrderByDescending(name => name.Until)
            .ToListAsync(cancellation);
        var capacities = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.PersonId == id && (membership.Until == null || membership.Until >= today)
            orderby membership.From, membership.Id
            join organisation in db.Organisations on membership.OrganisationId equals organisation.Id into places
            from organisation in places.DefaultIfEmpty()
            select new
            {
                membership.Id,
                membership.Role,
                membership.From,
                membership.Until,
                Place = membership.Represents ?? (organisation == null ? null : organisation.Name),
            }).ToListAsync(cancellation);
        var history = await db.PersonEvents.AsNoTracking().Where(line => line.PersonId == id).OrderByDescending(line => line.Id).Take(HistoryShown)
            .ToListAsync(cancellation);
        return new PersonAccountPage(
            id,
            found.person.Name,
            found.account.Email,
            found.account.TwoFactorEnabled,
            found.account.LockoutEnd is not null,
            id != user.ActingId && (user.May(Permission.InviteColleagues) || !capacities.Exists(held => held.Role is Role.Oemm or Role.Administrator))
                ? AccountsPaths.Suspension(id)
                : null,
            [.. former.Select(name => $"{name.Name}, jusqu’au {FrenchText.PlainDate(name.Until)} ({name.Reason})")],
            [.. capacities.Select(capacity => new CapacityLine(
                Named(capacity.Role, capacity.Place),
                capacity.From > today ? capacity.From : null,
                capacity.Until,
                capacity.Role is Role.Oemm or Role.Administrator && user.May(Permission.InviteColleagues) ? AccountsPaths.End(id, capacity.Id) : null))],
            [.. history.Select(line => new HistoryLine(line.At, Told(line, id)))],
            user.May(Permission.ChangeNames),
            form);
    }

    private static string Named(Role role, string? place) =>
        place is null || place == RoleNames.Of(role) ? RoleNames.Of(role) : $"{RoleNames.Of(role)}, {place}";

    private static string Told(PersonEvent line, Guid person) =>
        $"{line.Act} – {(line.ById == person ? "la personne elle-même" : line.Capacity)}{(line.Reason is null ? "" : $" : {line.Reason}")}";
}

/// <summary>A capacity of today or to come; <paramref name="EndUrl"/>: where the reader ends it.</summary>
public sealed record CapacityLine(string Text, DateOnly? From, DateOnly? Until, string? EndUrl);
