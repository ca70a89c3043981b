using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// A form whose antiforgery token is not that of the person signed in now: opened before they signed in, or by somebody else. Never carried out.
/// At a door the person is signed in already and goes on; elsewhere they are told, and so is a script.
/// </summary>
public sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    private const string Said = "Cette page a été ouverte avant que vous ne vous connectiez, ou par une autre personne\u00A0: rechargez-la.";

    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        var http = context.HttpContext;
        if (http.Request.Headers.ContainsKey("X-Requested-With"))
        {
            context.Result = new BadRequestObjectResult(new { message = Said });
        }
        else if (http.User.Identity?.IsAuthenticated == true && http.GetEndpoint()?.Metadata.GetMetadata<SignsInAttribute>() is not null)
        {
            context.Result = new LocalRedirectResult("/");
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
