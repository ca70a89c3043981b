using System.Threading.RateLimiting;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;
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
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddTokenProvider<InvitationTokens>(InvitationTokens.Name)
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddUserValidator<UniqueAddress>()
            .AddErrorDescriber<FrenchIdentityErrors>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/connexion";
            options.ReturnUrlParameter = "retour";
            options.Cookie.Name = "cqp";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;

            // a session opened by a personal link ends with the link
            options.Events.OnValidatePrincipal = context =>
                LinkSession.Is(context.Principal) ? LinkSession.ValidateAsync(context) : SecurityStampValidator.ValidatePrincipalAsync(context);

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
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new ProtectionKeyRepository(provider.GetRequiredService<IServiceScopeFactory>())
        ));
        services.AddDataProtection().SetApplicationName("CqpMutualite");
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(RateLimits.SignIn, context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
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
}

/// <summary>The sentences of Identity, in French.</summary>
public sealed class FrenchIdentityErrors : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Le mot de passe compte au moins {length} signes.");

    /// <inheritdoc />
    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit), "Le mot de passe contient au moins un chiffre.");

    /// <inheritdoc />
    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower), "Le mot de passe contient au moins une minuscule.");

    /// <inheritdoc />
    public override IdentityError PasswordRequiresUpper() => Error(nameof(PasswordRequiresUpper), "Le mot de passe contient au moins une majuscule.");

    /// <inheritdoc />
    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "Ce lien n’est plus valable. Demandez-en un nouveau.");

    /// <inheritdoc />
    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Ce compte vient d’être modifié ailleurs. Réessayez.");

    /// <inheritdoc />
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Ce changement n’a pas pu se faire. Réessayez.");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
