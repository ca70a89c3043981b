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
                        .. capacities.Select(capacity => new ShellCapacity(
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

        List<ShellEntry> entries = [new("À faire", home, path == home || Under(SpacesPaths.Tasks("")) || path == SpacesPaths.Reminders)];
        if (user.May(Permission.ReadFiles) && user.Role is not (Role.JuryMember or Role.JuryObserver))
        {
            entries.Add(new("Dossiers", FilesPaths.List, Under(FilesPaths.List)));
        }

        if (user.StandsIn)
        {
            return entries;
        }

        if (user.May(Permission.ManageJuries))
        {
            entries.Add(new("Jurys", JuryPaths.Sessions, Under(JuryPaths.Sessions)));
        }

        if (user.May(Permission.ManageAccounts) && !user.May(Permission.ChangeSettings))
        {
            entries.Add(new("Comptes", AccountsPaths.List, Under(AccountsPaths.List)));
        }

        if (user.May(Permission.ManageOrganisations))
        {
            entries.Add(
                new(
                    "Annuaire",
                    OrganisationsPaths.Companies,
                    Under(OrganisationsPaths.Companies) || Under(OrganisationsPaths.Trainers) || Under(OrganisationsPaths.Approvals) || Under("/organisations")
                )
            );
        }

        if (user.May(Permission.RequestApproval))
        {
            entries.Add(new("Agréments", OrganisationsPaths.OwnApprovals, path == OrganisationsPaths.OwnApprovals));
        }

        if (OrganisationsPaths.OwnTeam(user.Role) is { } team)
        {
            entries.Add(new("Équipe", team, path == team || Under("/organisations")));
        }

        if (user.May(Permission.ManageMessages) && !user.May(Permission.ChangeSettings))
        {
            entries.Add(new("Courriers", MessagesPaths.Register, Under(MessagesPaths.Register)));
        }

        entries.Add(new("Référentiels", ReferentialsPaths.List, Under(ReferentialsPaths.List)));
        if (user.May(Permission.ChangeSettings))
        {
            // six entries at most: what is done now and then shares one
            entries.Add(
                new(
                    "Administration",
                    SettingsPaths.Settings,
                    Under(SettingsPaths.Settings) || Under(AccountsPaths.List) || Under(MessagesPaths.Register) || Under(CertificatesPaths.Register)
                )
            );
        }

        return entries;

        bool Under(string start) => path.StartsWith(start, StringComparison.Ordinal);
    }
}
