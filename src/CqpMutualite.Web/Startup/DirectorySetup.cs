using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CqpMutualite.Web.Startup;

/// <summary>Sign-in by the directories that the settings declare: authorization code with PKCE, state and nonce.</summary>
public static class DirectorySetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Those of the settings; one that cannot serve stops the application, with a sentence.</summary>
    public static IReadOnlyList<OrganisationDirectory> DirectoriesOf(IConfiguration configuration)
    {
        var declared = configuration.GetSection(OrganisationDirectory.Section).Get<List<OrganisationDirectory>>() ?? [];
        return declared.Select(directory => directory.Refusal()).FirstOrDefault(refusal => refusal is not null) is { } wrong
            ? throw new StartupException(wrong)
            : declared;
    }

    public static WebApplicationBuilder AddCqpDirectories(this WebApplicationBuilder builder, AuthenticationBuilder authentication)
    {
        builder.Services.AddOptions<List<OrganisationDirectory>>().BindConfiguration(OrganisationDirectory.Section);
        builder.Services.AddScoped<Directories>();
        builder.Services.AddScoped<DirectoryScope>();
        foreach (var directory in DirectoriesOf(builder.Configuration))
        {
            authentication.AddOpenIdConnect(directory.Scheme, directory.Label, options => Describe(options, directory));
        }

        return builder;
    }

    private static void Describe(OpenIdConnectOptions options, OrganisationDirectory directory)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (directory.Authority, directory.ClientId, directory.ClientSecret);
        options.RequireHttpsMetadata = !new Uri(directory.Authority).IsLoopback;
        options.BackchannelTimeout = Patience;
        options.ResponseType = OpenIdConnectResponseType.Code;

        // the answer comes by an address that the browser follows: the cookies that bind it to the question need not be sent by forms of other sites
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        (options.CorrelationCookie.SameSite, options.NonceCookie.SameSite) = (SameSiteMode.Lax, SameSiteMode.Lax);
        (options.CorrelationCookie.SecurePolicy, options.NonceCookie.SecurePolicy) = (CookieSecurePolicy.SameAsRequest, CookieSecurePolicy.SameAsRequest);
        (options.SignInScheme, options.SignOutScheme) = (IdentityConstants.ExternalScheme, IdentityConstants.ApplicationScheme);
        (options.CallbackPath, options.SignedOutCallbackPath) = (AccountsPaths.DirectoryAnswer(directory.Key), AccountsPaths.DirectoryLeft(directory.Key));
        options.SignedOutRedirectUri = AccountsPaths.SignIn;
        options.RemoteSignOutPath = PathString.Empty;
        options.Scope.Clear();
        foreach (var scope in directory.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        if (directory.AcrValues is { } levels)
        {
            options.AdditionalAuthorizationParameters["acr_values"] = levels;
        }

        (options.MapInboundClaims, options.SaveTokens) = (false, true);
        options.Events.OnTokenValidated = async context =>
        {
            var described = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
            if (!string.IsNullOrEmpty(described.UserInfoEndpoint) && context.TokenEndpointResponse?.AccessToken is { } token)
            {
                await UserInfo.ReadAsync(
                    context.Options.Backchannel,
                    described,
                    directory.ClientId,
                    token,
                    (System.Security.Claims.ClaimsIdentity)context.Principal!.Identity!,
                    context.HttpContext.RequestAborted);
            }
        };

        // whatever the reason, the person reads one sentence at the door
        options.Events.OnRemoteFailure = context =>
        {
            var services = context.HttpContext.RequestServices;
            services.GetRequiredService<FailedSignIns>().Note(SignInFailure.Directory);
            services.GetRequiredService<ILogger<Directories>>().LogWarning(
                "L’annuaire {Directory} n’a pas répondu comme il faut : {Failure}", directory.Key, context.Failure?.Message);
            context.Response.Redirect(AccountsPaths.DirectoryRefused);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
