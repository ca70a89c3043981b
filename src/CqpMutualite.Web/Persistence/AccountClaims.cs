using System.Security.Claims;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// Puts the person and the one active capacity in the cookie. The framework calls it again every minute (see the setup of
/// Identity): a capacity that has ended is gone a minute later at most.
/// </summary>
public sealed class AccountClaims(AppDbContext db, UserManager<Account> accounts, IOptions<IdentityOptions> options, IConfiguration configuration, TimeProvider clock)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    /// <summary>The setting that names the capacities in which a second step is compulsory, parted by commas; none by default.</summary>
    public const string TwoStepSetting = "SignIn:TwoStepFor";

    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var today = clock.Today();
        var person = await db.People.AsNoTracking().SingleAsync(found => found.Id == user.PersonId);
        var capacities = await db.CapacitiesOf(user.PersonId, today).ToListAsync();
        var active = capacities.Find(capacity => capacity.MembershipId == user.ActiveMembershipId) ?? capacities.FirstOrDefault();

        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, person.Name));
        identity.AddClaim(new Claim(Options.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""));
        identity.AddClaim(new Claim(CqpClaims.Person, user.PersonId.ToString()));
        if (active is not null)
        {
            identity.AddClaim(new Claim(CqpClaims.Membership, active.MembershipId.ToString()));
            identity.AddClaim(new Claim(CqpClaims.Role, active.Role.ToString()));
            identity.AddClaim(new Claim(CqpClaims.Capacities, capacities.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (RequiredFor(active.Role))
            {
                identity.AddClaim(new Claim(CqpClaims.TwoStepRequired, CqpClaims.Yes));
                if (!user.TwoFactorEnabled)
                {
                    identity.AddClaim(new Claim(CqpClaims.TwoStepDue, CqpClaims.Yes));
                }
            }

            if (active.OrganisationId is { } organisation)
            {
                identity.AddClaim(new Claim(CqpClaims.Organisation, organisation.ToString()));
                identity.AddClaim(new Claim(CqpClaims.OrganisationName, active.OrganisationName!));
            }
        }

        return identity;
    }

    private bool RequiredFor(Domain.Access.Role role) =>
        (configuration[TwoStepSetting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Contains(role.ToString(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A capacity that a person may choose.</summary>
public sealed record Capacity(Guid MembershipId, Domain.Access.Role Role, Guid? OrganisationId, string? OrganisationName);

/// <summary>Reads the capacities of a person.</summary>
public static class Capacities
{
    /// <summary>Those in force on that day, the oldest first.</summary>
    public static IQueryable<Capacity> CapacitiesOf(this AppDbContext db, Guid personId, DateOnly day) =>
        from membership in db.Memberships
        where membership.PersonId == personId && membership.From <= day && (membership.Until == null || day <= membership.Until)
        orderby membership.From, membership.Id
        join organisation in db.Organisations on membership.OrganisationId equals organisation.Id into found
        from organisation in found.DefaultIfEmpty()
        select new Capacity(membership.Id, membership.Role, membership.OrganisationId, organisation == null ? null : organisation.Name);
}
