using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CqpMutualite.Web.Platform;

/// <summary>Runs the validator of each form before its action; refusals go beside the fields, under the names they were posted with.</summary>
public sealed class ValidationFilter : IAsyncActionFilter
{
    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var parameter in context.ActionDescriptor.Parameters)
        {
            if (context.ActionArguments.TryGetValue(parameter.Name, out var form) && form is not null
                && context.HttpContext.RequestServices.GetService(typeof(IValidator<>).MakeGenericType(form.GetType())) is IValidator validator)
            {
                var result = await validator.ValidateAsync(new ValidationContext<object>(form), context.HttpContext.RequestAborted);
                var prefix = parameter.BindingInfo?.BinderModelName is { } given ? given + "." : "";
                foreach (var failure in result.Errors)
                {
                    // what the binder refused already (a date that is none) is said once
                    var key = prefix + failure.PropertyName;
                    if (context.ModelState[key] is not { Errors.Count: > 0 })
                    {
                        context.ModelState.AddModelError(key, failure.ErrorMessage);
                    }
                }
            }
        }

        await next();
    }
}
