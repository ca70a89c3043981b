using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Features.Organisations;
using CqpMutualite.Web.Features.Referentials;
using CqpMutualite.Web.Features.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Startup;

/// <summary>Gives every page its header: menu of the active capacity, person, other capacities.</summary>
public sealed class ShellFilter(AppDbContext db, TimeProvider clock) : IAsyncResultFilter
{
    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is Microsoft.AspNetCore.Mvc.ViewResult && CurrentUser.From(context.HttpContext.User) is { } user)
        {
            // only those who have a choice pay the query
            var capacities = user.Capacities > 1 ? await db.CapacitiesOf(user.ActingId, clock.Today()).ToListAsync() : [];
            var path = context.HttpContext.Request.Path.Value ?? "";
            new Shell(
                user.OnlyReference is { } only ? [new("Dossier", FilesPaths.File(only), path == FilesPaths.File(only))] : Entries(user, path),
                new ShellPerson(
                    user.ActingId.ToString("N"),
                    user.StandsIn ? user.ActingName : user.Name,
                    user.StandsIn ? $"{RoleNames.Of(user.Role)}, pour {user.Name}" : RoleNames.Of(user.Role),
                    user.OrganisationName == RoleNames.Of(user.Role) ? null : user.OrganisationName
                )
                {
                    Capacities =
                    [
                        .. capacities.Where(capacity => capacity.OpensTo(user)).Select(capacity => new ShellCapacity(
                            capacity.MembershipId.ToString(),
                            RoleNames.Of(capacity.Role),
                            capacity.OrganisationName,
                            capacity.MembershipId == user.MembershipId)
                        {
                            For = capacity.For?.Name,
                            Until = capacity.For?.Until,
                        }),
                    ],
                    ChangeCapacityUrl = AccountsPaths.Capacity,
                    SignOutUrl = AccountsPaths.SignOut,
                    AccountUrl = user is { OnlyFileId: null, StandsIn: false } ? AccountsPaths.Profile : null,
                }
            )
            {
                HomeUrl = user.OnlyReference is { } home ? FilesPaths.File(home) : "/",
                OnBehalf = user.OnlyReference is { } reference ? new ShellOnBehalf(user.Name, user.Capacity, reference, FilesPaths.EndOnBehalf) : null,
            }.Put(context.HttpContext);
        }

        await next();
    }

    private static List<ShellEntry> Entries(CurrentUser user, string path)
    {
        var home = SpacesPaths.Of(user.Role);
        if (user.LinkId is not null)
        {
            return [];
        }

        bool Under(params string[] starts) => starts.Any(start => path.StartsWith(start, StringComparison.Ordinal));
        ShellEntry Of(string title, string address, params string[] others) => new(title, address, Under([address, .. others]));
        IEnumerable<ShellEntry?> daily =
        [
            new("À faire", home, path == home || Under(SpacesPaths.Tasks(""), SpacesPaths.Reminders)),
            user.May(Permission.ReadFiles) && user.Role is not (Role.JuryMember or Role.JuryObserver) ? Of("Dossiers", FilesPaths.List) : null,
        ];
        IEnumerable<ShellEntry?> own = user.StandsIn ? [] : OwnEntries(user, path, Of);
        return [.. daily.Concat(own).OfType<ShellEntry>()];
    }

    // not those of somebody who stands in; six entries at most: what is done now and then shares one
    private static IEnumerable<ShellEntry?> OwnEntries(CurrentUser user, string path, Func<string, string, string[], ShellEntry> of)
    {
        var administers = user.May(Permission.ChangeSettings);
        return
        [
            user.May(Permission.ManageJuries) ? of("Jurys", JuryPaths.Sessions, []) : null,
            user.May(Permission.ManageAccounts) && !administers ? of("Comptes", AccountsPaths.List, []) : null,
            user.May(Permission.UseAdministratorSpace) ? of("Service", SpacesPaths.Service, []) : null,
            user.May(Permission.ManageOrganisations)
                ? of("Annuaire", OrganisationsPaths.Companies, [OrganisationsPaths.Trainers, OrganisationsPaths.Approvals, "/organisations"])
                : null,
            user.May(Permission.RequestApproval) ? new("Agréments", OrganisationsPaths.OwnApprovals, path == OrganisationsPaths.OwnApprovals) : null,
            OrganisationsPaths.OwnTeam(user.Role) is { } team
                ? new("Équipe", team, path == team || path.StartsWith("/organisations", StringComparison.Ordinal))
                : null,
            user.May(Permission.ManageMessages) && !administers ? of("Courriers", MessagesPaths.Register, []) : null,
            of("Référentiels", ReferentialsPaths.List, []),
            administers
                ? of("Administration", SettingsPaths.Settings, [AccountsPaths.List, MessagesPaths.Register, CertificatesPaths.Register])
                : null,
        ];
    }
}
