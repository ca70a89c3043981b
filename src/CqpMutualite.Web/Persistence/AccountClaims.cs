using System.Security.Claims;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// Puts the person and the one active capacity in the cookie. The framework calls it again every minute (see the setup of
/// Identity): a capacity that has ended is gone a minute later at most.
/// </summary>
public sealed class AccountClaims(
    AppDbContext db,
    UserManager<Account> accounts,
    IOptions<IdentityOptions> options,
    IConfiguration configuration,
    TimeProvider clock
) : UserClaimsPrincipalFactory<Account>(accounts, options)
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
            if (active.Role == Domain.People.Role.Oemm && await InPlaceOfAsync(user.Id) is { } place)
            {
                Stand(identity, place, person);
                return identity;
            }

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

    // the rights of the person in whose place one enters, on that one file; the person who really acts stays known
    private static void Stand(ClaimsIdentity identity, Place place, Domain.People.Person actor)
    {
        foreach (
            var claim in identity.Claims.Where(claim => claim.Type is ClaimTypes.Name or CqpClaims.Person or CqpClaims.Role or CqpClaims.Capacities).ToList()
        )
        {
            identity.RemoveClaim(claim);
        }

        identity.AddClaim(new Claim(ClaimTypes.Name, place.Person.Name));
        identity.AddClaim(new Claim(CqpClaims.Person, place.Person.Id.ToString()));
        identity.AddClaim(new Claim(CqpClaims.Role, place.Role.ToString()));
        identity.AddClaim(new Claim(CqpClaims.By, actor.Id.ToString()));
        identity.AddClaim(new Claim(CqpClaims.OnlyFile, place.FileId.ToString()));
        identity.AddClaim(new Claim(CqpClaims.OnlyReference, place.Reference));
        if (place.Organisation is { } organisation)
        {
            identity.AddClaim(new Claim(CqpClaims.Organisation, organisation.Id.ToString()));
            identity.AddClaim(new Claim(CqpClaims.OrganisationName, organisation.Name));
        }
    }

    private async Task<Place?> InPlaceOfAsync(Guid account)
    {
        var oldest = clock.GetUtcNow() - OnBehalf.Longest;
        return await (from entry in db.OnBehalf.AsNoTracking()
                      where entry.AccountId == account && entry.StartedAt > oldest
                      join file in db.Files on entry.FileId equals file.Id
                      join person in db.People on entry.PersonId equals person.Id
                      join organisation in db.Organisations on entry.OrganisationId equals organisation.Id into found
                      from organisation in found.DefaultIfEmpty()
                      select new Place(person, entry.Role, file.Id, file.Reference, organisation)).SingleOrDefaultAsync();
    }

    private sealed record Place(
        Domain.People.Person Person,
        Domain.People.Role Role,
        Guid FileId,
        string Reference,
        Domain.Organisations.Organisation? Organisation
    );

    private bool RequiredFor(Domain.People.Role role) =>
        (configuration[TwoStepSetting] ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Contains(role.ToString(), StringComparer.OrdinalIgnoreCase);
}

/// <summary>A capacity that a person may choose.</summary>
public sealed record Capacity(Guid MembershipId, Domain.People.Role Role, Guid? OrganisationId, string? OrganisationName);

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
        select new Capacity(
            membership.Id,
            membership.Role,
            membership.OrganisationId,
            membership.Represents ?? (organisation == null ? null : organisation.Name)
        );
}
