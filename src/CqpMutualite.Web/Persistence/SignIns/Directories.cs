using System.Security.Claims;
using CqpMutualite.Domain.Organisations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>
/// Whom the directories of organisations vouch for. One never makes an account or a right: it opens the account of somebody who has a capacity in that
/// organisation, and what it opens is confined to that organisation.
/// </summary>
public sealed class Directories(
    AppDbContext db,
    UserManager<Account> accounts,
    IOptions<List<OrganisationDirectory>> directories,
    IOptionsMonitor<OpenIdConnectOptions> connections,
    TimeProvider clock)
{
    /// <summary>Those of the settings.</summary>
    public IReadOnlyList<OrganisationDirectory> All => directories.Value;

    public OrganisationDirectory? ByKey(string key) => directories.Value.Find(directory => directory.Key == key);

    public OrganisationDirectory? ByScheme(string? scheme) => directories.Value.Find(directory => directory.Scheme == scheme);

    /// <summary>The organisation for which a directory speaks of that person; null: of none that is here.</summary>
    public async Task<Organisation?> OrganisationOfAsync(OrganisationDirectory directory, ClaimsPrincipal person)
    {
        var named = directory.OrganisationClaim is { } claim ? person.FindFirstValue(claim) : directory.Organisation;
        return string.IsNullOrWhiteSpace(named)
            ? null
            : await db.Organisations.AsNoTracking().SingleOrDefaultAsync(found =>
                found.Siret == named || (directory.OrganisationClaim == null && found.Siret == null && found.Name == named));
    }

    /// <summary>
    /// The account that it opens: the one it opened before, or that of the verified address, which is tied to this person of the directory from then on. Null:
    /// none, whatever the reason.
    /// </summary>
    public async Task<Account?> AccountOfAsync(ExternalLoginInfo login)
    {
        if (ByScheme(login.LoginProvider) is not { } directory || await OrganisationOfAsync(directory, login.Principal) is not { } organisation)
        {
            return null;
        }

        if (await accounts.FindByLoginAsync(login.LoginProvider, login.ProviderKey) is { } known)
        {
            return await IsOfAsync(known, organisation.Id) ? known : null;
        }

        // an address given again to somebody else is another person: the account stays with the first
        if (
            VerifiedAddress(directory, login.Principal) is not { } address
            || await accounts.FindByEmailAsync(address) is not { } account
            || !await IsOfAsync(account, organisation.Id)
            || (await accounts.GetLoginsAsync(account)).Any(other => other.LoginProvider == login.LoginProvider)
        )
        {
            return null;
        }

        db.Record(account.PersonId, new Actor(account.PersonId, "à la connexion"), $"Compte relié à l’annuaire {directory.Label}", clock.GetUtcNow());
        return (await accounts.AddLoginAsync(account, login)).Succeeded ? account : null;
    }

    /// <summary>The directory by which the holder of that account must come in; null: the password will do.</summary>
    public async Task<OrganisationDirectory?> RequiredForAsync(Account account)
    {
        var required = directories.Value.Where(directory => directory.PasswordsForbidden).ToList();
        if (required.Count == 0)
        {
            return null;
        }

        var organisations = await Own(account).Join(db.Organisations, own => own.OrganisationId, found => found.Id, (_, found) => found).ToListAsync();
        return required.Find(directory => organisations.Exists(found =>
            found.Siret == directory.Organisation || (found.Siret == null && found.Name == directory.Organisation)));
    }

    /// <summary>Whether a directory can be told that somebody signs out.</summary>
    public async Task<bool> EndsSessionsAsync(string scheme, CancellationToken cancellation)
    {
        try
        {
            var described = await connections.Get(scheme).ConfigurationManager!.GetConfigurationAsync(cancellation);
            return !string.IsNullOrEmpty(described.EndSessionEndpoint);
        }
        catch (InvalidOperationException)
        {
            // it does not answer: the session here has ended all the same
            return false;
        }
    }

    private static string? VerifiedAddress(OrganisationDirectory directory, ClaimsPrincipal person) =>
        person.FindFirstValue("email")?.Trim() is { Length: > 0 } address
        && (directory.EmailTrusted || person.FindFirstValue(directory.VerifiedClaim) is "true" or "True" or "1")
            ? address
            : null;

    private Task<bool> IsOfAsync(Account account, Guid organisation) => Own(account).AnyAsync(own => own.OrganisationId == organisation);

    private IQueryable<Domain.People.Membership> Own(Account account)
    {
        var today = clock.Today();
        return db.Memberships.Where(own =>
            own.PersonId == account.PersonId && own.OrganisationId != null && own.From <= today && (own.Until == null || own.Until >= today));
    }
}

/// <summary>By which directory the person of this request came in, for the claims that are made of the account.</summary>
public sealed class DirectoryScope
{
    /// <summary>The one organisation for which it vouches; null: none did.</summary>
    public Guid? Organisation { get; private set; }

    /// <summary>It asked for a second step.</summary>
    public bool SecondStep { get; private set; }

    /// <summary>What the cookie says of it.</summary>
    public void Read(ClaimsPrincipal? principal)
    {
        Organisation = Guid.TryParse(principal?.FindFirstValue(CqpClaims.Directory), out var organisation) ? organisation : null;
        SecondStep = principal?.HasClaim(CqpClaims.DirectorySecondStep, CqpClaims.Yes) == true;
    }

    /// <summary>What the cookie will say of it.</summary>
    public IEnumerable<Claim> Claims =>
        Organisation is not { } organisation ? []
        : SecondStep ? [new Claim(CqpClaims.Directory, organisation.ToString()), new Claim(CqpClaims.DirectorySecondStep, CqpClaims.Yes)]
        : [new Claim(CqpClaims.Directory, organisation.ToString())];

    /// <summary>Somebody comes in by it.</summary>
    public void Enter(Guid organisation, bool secondStep) => (Organisation, SecondStep) = (organisation, secondStep);
}
