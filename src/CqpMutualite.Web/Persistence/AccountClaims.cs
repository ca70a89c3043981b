using System.Security.Claims;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.SignIns;
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
    IHostEnvironment environment,
    DirectoryScope directory,
    TimeProvider clock
) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    /// <summary>
    /// The setting that names the capacities in which a second step is compulsory, parted by commas. Without it: <see cref="TwoStepInProduction"/> there, none
    /// elsewhere.
    /// </summary>
    public const string TwoStepSetting = "SignIn:TwoStepFor";

    /// <summary>
    /// Whoever sits with a vote in a session that is not published yet: one of them is named president when it opens, and is not stopped then.
    /// </summary>
    public const string JuryPresident = "JuryPresident";

    public const string TwoStepInProduction = nameof(Domain.People.Role.Oemm) + "," + nameof(Domain.People.Role.Administrator) + "," + JuryPresident;

    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var today = clock.Today();
        var person = await db.People.AsNoTracking().SingleAsync(found => found.Id == user.PersonId);
        var capacities = await db.CapacitiesOf(user.PersonId, today).ToListAsync();
        if (directory.Organisation is { } vouching)
        {
            capacities = [.. capacities.Where(capacity => capacity.OrganisationId == vouching)];
        }

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
            if (active.For is { } away)
            {
                Stand(identity, away.PersonId, away.Name, person);
            }
            else if (active.Role == Domain.People.Role.Oemm && await InPlaceOfAsync(user.Id) is { } place)
            {
                Stand(identity, place, person);
                return identity;
            }

            if (await RequiresTwoStepAsync(active.Role, user.PersonId))
            {
                identity.AddClaim(new Claim(CqpClaims.TwoStepRequired, CqpClaims.Yes));
                if (!user.TwoFactorEnabled && !directory.SecondStep)
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

    // the rights of the person in whose place one acts; the person who really does stays known
    private static void Stand(ClaimsIdentity identity, Guid person, string name, Domain.People.Person actor)
    {
        Remove(identity, ClaimTypes.Name, CqpClaims.Person);
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaim(new Claim(CqpClaims.Person, person.ToString()));
        identity.AddClaim(new Claim(CqpClaims.By, actor.Id.ToString()));
        identity.AddClaim(new Claim(CqpClaims.ByName, actor.Name));
    }

    // the same for the certifier who enters, on that one file
    private static void Stand(ClaimsIdentity identity, Place place, Domain.People.Person actor)
    {
        Stand(identity, place.Person.Id, place.Person.Name, actor);
        Remove(identity, CqpClaims.Role, CqpClaims.Capacities);
        identity.AddClaim(new Claim(CqpClaims.Role, place.Role.ToString()));
        identity.AddClaim(new Claim(CqpClaims.OnlyFile, place.FileId.ToString()));
        identity.AddClaim(new Claim(CqpClaims.OnlyReference, place.Reference));
        if (place.Organisation is { } organisation)
        {
            identity.AddClaim(new Claim(CqpClaims.Organisation, organisation.Id.ToString()));
            identity.AddClaim(new Claim(CqpClaims.OrganisationName, organisation.Name));
        }
    }

    private static void Remove(ClaimsIdentity identity, params string[] types)
    {
        foreach (var claim in identity.Claims.Where(claim => types.Contains(claim.Type)).ToList())
        {
            identity.RemoveClaim(claim);
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

    private async Task<bool> RequiresTwoStepAsync(Domain.People.Role role, Guid person)
    {
        var named = (configuration[TwoStepSetting] ?? (environment.IsProduction() ? TwoStepInProduction : ""))
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return named.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase)
            || (role == Domain.People.Role.JuryMember
                && named.Contains(JuryPresident, StringComparer.OrdinalIgnoreCase)
                && await db.Sessions.AnyAsync(session =>
                    session.PublishedOn == null && session.Members.Any(member => member.PersonId == person && member.Votes)));
    }
}

/// <summary>A capacity that a person may choose.</summary>
public sealed record Capacity(Guid MembershipId, Domain.People.Role Role, Guid? OrganisationId, string? OrganisationName)
{
    /// <summary>Whose it is, when that person is away and this one stands in for them; null: their own.</summary>
    public AwayPerson? For { get; init; }

    /// <summary>Whether somebody whom a directory vouches for may act in it: in its own organisation alone.</summary>
    public bool OpensTo(CurrentUser user) => user.DirectoryId is null || user.DirectoryId == OrganisationId;
}

/// <summary>Somebody away, until that day.</summary>
public sealed record AwayPerson(Guid PersonId, string Name, DateOnly Until);

/// <summary>Reads the capacities of a person.</summary>
public static class Capacities
{
    /// <summary>
    /// Those in force on that day, the oldest first; then those of the colleagues for whom the person stands in, as long as both have theirs.
    /// </summary>
    public static IQueryable<Capacity> CapacitiesOf(this AppDbContext db, Guid personId, DateOnly day)
    {
        var standingIn = db.AbsencesOn(day).Where(absence => db.Memberships.Any(own =>
            own.Id == absence.StandInId && own.PersonId == personId && own.From <= day && (own.Until == null || day <= own.Until)));
        return from membership in db.Memberships
               where membership.From <= day && (membership.Until == null || day <= membership.Until)
                   && (membership.PersonId == personId || standingIn.Any(absence => absence.MembershipId == membership.Id))
               join person in db.People on membership.PersonId equals person.Id
               orderby membership.PersonId == personId ? 0 : 1, membership.From, membership.Id
               join organisation in db.Organisations on membership.OrganisationId equals organisation.Id into found
               from organisation in found.DefaultIfEmpty()
               select new Capacity(
                   membership.Id,
                   membership.Role,
                   membership.OrganisationId,
                   membership.Represents ?? (organisation == null ? null : organisation.Name))
               {
                   For = membership.PersonId == personId ? null : new AwayPerson(
                       person.Id,
                       person.Name,
                       standingIn.Where(absence => absence.MembershipId == membership.Id).Select(absence => absence.Until).First()),
               };
    }

    /// <summary>The absences that cover that day.</summary>
    public static IQueryable<Domain.People.Absence> AbsencesOn(this AppDbContext db, DateOnly day) =>
        db.Absences.Where(absence => absence.From <= day && day <= absence.Until);
}
