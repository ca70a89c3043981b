using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Absences;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
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

    /// <summary>Loads it in six queries.</summary>
    public static async Task<ProfilePage> LoadAsync(
        AppDbContext db,
        UserManager<Account> accounts,
        AgendaLinks agendas,
        CurrentUser user,
        System.Security.Claims.ClaimsPrincipal principal,
        DateOnly today,
        CancellationToken cancellation)
    {
        var account = (await accounts.GetUserAsync(principal))!;
        var person = await db.People.AsNoTracking().SingleAsync(found => found.Id == user.PersonId, cancellation);
        var passkeys = await accounts.GetPasskeysAsync(account);
        var capacities = await db.CapacitiesOf(user.PersonId, today).ToListAsync(cancellation);
        var history = await db.PersonEvents.AsNoTracking().Where(line => line.PersonId == user.PersonId).OrderByDescending(line => line.Id).Take(HistoryShown)
            .ToListAsync(cancellation);
        var changes = await db.LastChangesAsync([OemmSettings.MessagePace, OemmSettings.DigestHour], cancellation);
        return new ProfilePage(
            person.Name,
            account.Email,
            account.PendingEmail,
            account.TwoFactorEnabled,
            passkeys.Count,
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
}

/// <summary>One of one's capacities. <paramref name="AbsenceUrl"/>: where one says that one leaves it for a while; null where one does not.</summary>
public sealed record OwnCapacity(string Role, string? Organisation, bool Current, string? AbsenceUrl);
