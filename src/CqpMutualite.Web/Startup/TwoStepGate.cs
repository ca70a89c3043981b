using CqpMutualite.Web.Features.Accounts;

namespace CqpMutualite.Web.Startup;

/// <summary>Where the settings make a second step compulsory, whoever has none yet reaches nothing but the page that sets it up.</summary>
public static class TwoStepGate
{
    /// <summary>To be placed after the authorization.</summary>
    public static IApplicationBuilder UseTwoStepGate(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    context.User.HasClaim(CqpClaims.TwoStepDue, CqpClaims.Yes)
                    && context.GetEndpoint()?.Metadata.GetMetadata<RequiresAttribute>() is { Permission: not Permission.BeSignedIn }
                )
                {
                    context.Response.Redirect(AccountsPaths.TwoStep);
                    return Task.CompletedTask;
                }

                return next(context);
            });
}
