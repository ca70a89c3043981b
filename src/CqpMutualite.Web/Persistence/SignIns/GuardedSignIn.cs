using System.Security.Claims;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>Every sign-in by an account opens a session on the server, whatever the means, and every sign-out ends it.</summary>
public sealed class GuardedSignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    AppDbContext db,
    Sessions sessions,
    KnownDevices devices,
    Directories directories,
    DirectoryScope scope,
    IOptions<SignInLimits> limits,
    IHostEnvironment environment,
    TimeProvider clock
) : SignInManager<Account>(accounts, http, claims, options, logger, schemes, confirmation)
{
    private bool renewing;

    /// <summary>Whether that is the password. It takes as long for an account that does not exist, or has no password yet.</summary>
    public async Task<bool> IsPasswordAsync(Account? account, string typed)
    {
        if (account?.PasswordHash is null)
        {
            UserManager.PasswordHasher.HashPassword(new Account(), typed);
            return false;
        }

        return await UserManager.CheckPasswordAsync(account, typed);
    }

    /// <summary>Signs in somebody whose password is right, or asks for the second step.</summary>
    public Task<SignInResult> EnterAsync(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false);

    /// <summary>Signs in somebody who gave both steps at once.</summary>
    public Task<SignInResult> EnterWithBothAsync(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false, bypassTwoFactor: true);

    /// <summary>Signs in somebody for whom a directory vouches; their second step is asked for unless it did so.</summary>
    public Task<SignInResult> EnterByDirectoryAsync(Account account, string scheme) =>
        SignInOrTwoFactorAsync(account, isPersistent: false, scheme, directories.ByScheme(scheme)?.SecondStep == true);

    /// <inheritdoc />
    protected override async Task<SignInResult> SignInOrTwoFactorAsync(
        Account user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false) =>
        await PreSignInCheck(user)
        ?? ((loginProvider is null && await directories.RequiredForAsync(user) is not null) || !await db.CapacitiesOf(user.PersonId, clock.Today()).AnyAsync()
            ? SignInResult.NotAllowed
            : await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor));

    /// <inheritdoc />
    public override async Task RefreshSignInAsync(Account user)
    {
        renewing = true;
        scope.Read(Context.User);
        await base.RefreshSignInAsync(user);
        renewing = false;
    }

    /// <inheritdoc />
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var former = Sessions.Of(Context.User);
        Guid id;
        if (renewing && former is { } same)
        {
            await sessions.RenewAsync(id = same, user);
        }
        else
        {
            if (former is { } replaced)
            {
                await sessions.EndAsync(replaced);
            }

            await EnterScopeAsync(authenticationProperties, additionalClaims);
            if (await devices.MeetAsync(Context, user) && (limits.Value.AlertNewDevice ?? environment.IsProduction()))
            {
                db.Post(Message.To(user.PersonId, MessageKind.NewDevice, clock.GetUtcNow(), detail: DeviceWords.Of(Context.Request)));
            }

            id = (await sessions.OpenAsync(Context.Request, user)).Id;
        }

        await base.SignInWithClaimsAsync(
            user, authenticationProperties, [.. additionalClaims, .. scope.Claims, new Claim(CqpClaims.Session, id.ToString())]);
    }

    // what a directory said is in the cookie of its answer, which the second step leaves there
    private async Task EnterScopeAsync(AuthenticationProperties? properties, IEnumerable<Claim> said)
    {
        scope.Read(null);
        if (
            directories.ByScheme(said.FirstOrDefault(claim => claim.Type == ClaimTypes.AuthenticationMethod)?.Value) is { } directory
            && await Context.AuthenticateAsync(IdentityConstants.ExternalScheme) is { Principal: { } person } answer
            && await directories.OrganisationOfAsync(directory, person) is { } organisation
        )
        {
            scope.Enter(organisation.Id, directory.SecondStep);

            // signing out is told to the directory with it
            properties?.StoreTokens(answer.Properties!.GetTokens().Where(token => token.Name == "id_token"));
        }
    }

    /// <inheritdoc />
    public override async Task SignOutAsync()
    {
        if (Sessions.Of(Context.User) is { } session)
        {
            await sessions.EndAsync(session);
        }

        await base.SignOutAsync();
    }
}
