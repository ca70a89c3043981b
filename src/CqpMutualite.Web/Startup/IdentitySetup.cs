using System.Threading.RateLimiting;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Startup;

/// <summary>Accounts, cookies, and « deny by default ».</summary>
public static class IdentitySetup
{
    /// <summary>Registers Identity without its roles, the one authorization handler and the limits.</summary>
    public static WebApplicationBuilder AddCqpIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Editions>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<Seals>();
        services.AddSingleton<CredentialKeys>();
        services.AddHttpContextAccessor();
        services
            .AddIdentityCore<Account>(options =>
            {
                // the schema that holds passkeys
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                // an address, checked as such, or an identifier made here
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = 12;
                (options.Password.RequireDigit, options.Password.RequireLowercase, options.Password.RequireUppercase) = (false, false, false);
                options.Password.RequireNonAlphanumeric = false;

                // failures slow down (SignInGuard) and close nothing: a lockout is a suspended account, and somebody's decision
                options.Lockout.MaxFailedAccessAttempts = int.MaxValue;
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddSignInManager<GuardedSignIn>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<InvitationTokens>(InvitationTokens.Name)
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddUserValidator<UniqueAddress>()
            .AddPasswordValidator<PasswordPolicy>()
            .AddErrorDescriber<FrenchIdentityErrors>();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = SessionGate.KeepAsync;
        });
        builder.AddCqpSessions();
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        builder.AddCqpDirectories(authentication);
        builder.AddCqpCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/connexion";
            options.ReturnUrlParameter = "retour";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;

            // the session on the server ends before it
            options.ExpireTimeSpan = TimeSpan.FromDays(1);
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = SessionGate.ValidateAsync;

            // an answer saved by itself cannot follow a redirection: its script says to sign in again
            options.Events.OnRedirectToLogin = async context =>
            {
                if (context.Request.Headers.ContainsKey("X-Requested-With"))
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                }
                else if (SignInAgain.PageOf(context.Request) is { } page)
                {
                    await context.HttpContext.RequestServices.GetRequiredService<KeptForms>().KeepAsync(context.HttpContext, page);
                    context.Response.Redirect(AccountsPaths.SignInAgain(page));
                }
                else
                {
                    context.Response.Redirect(context.RedirectUri);
                }
            };

            // what one may not see does not exist
            options.Events.OnRedirectToAccessDenied = context =>
            {
                RefusalLog.Deny(context.HttpContext);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(24));
        services.AddSingleton<KeptForms>();
        services.AddSingleton<SignInWatch>();
        services.AddScoped<PasswordLinks>();
        services.AddScoped<Invitations>();
        services.AddScoped<AddressLinks>();
        services.AddScoped<AgendaLinks>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // the host of a request is chosen by whoever sends it: keys are bound to the address of the settings
            options.ServerDomain = Uri.TryCreate(builder.Configuration[PublicAddress.Setting], UriKind.Absolute, out var site) ? site.Host : null;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddScoped<PersonalLinks>();
        services.AddScoped<FirstAccessCodes>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).RequireAuthenticatedUser().Build());
        services.AddScoped<Witnesses>();
        services.AddScoped<IStartupTask>(provider => provider.GetRequiredService<Witnesses>());
        services.AddDataProtection().SetApplicationName("CqpMutualite").PersistKeysToDbContext<AppDbContext>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlEncryptor = new ProtectionKeyCipher(provider.GetRequiredService<KeyRing>())
        ));
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(RateLimits.SignIn, context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(Caller(context), _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = builder.Configuration.GetValue("SignIn:AttemptsPerMinute", 20),
                        Window = TimeSpan.FromMinutes(1),
                    })
                    : RateLimitPartition.GetNoLimiter("")
            );
            limits.AddPolicy(RateLimits.Verification, context =>
                RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = builder.Configuration.GetValue("Verification:ChecksPerMinute", 30),
                    Window = TimeSpan.FromMinutes(1),
                })
            );
        });
        return builder;
    }

    // the failures of others behind the same address do not close the door to a device that once came in
    private static string Caller(HttpContext context) =>
        context.RequestServices.GetRequiredService<DeviceCookie>().Read(context) is { } device
            ? device.ToString()
            : context.Connection.RemoteIpAddress?.ToString() ?? "";
}

/// <summary>The sentences of Identity, in French.</summary>
public sealed class FrenchIdentityErrors : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Le mot de passe compte au moins {length} signes.");

    /// <inheritdoc />
    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "Ce lien n’est plus valable. Demandez-en un nouveau.");

    /// <inheritdoc />
    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Ce compte vient d’être modifié ailleurs. Réessayez.");

    /// <inheritdoc />
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Ce changement n’a pas pu se faire. Réessayez.");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
