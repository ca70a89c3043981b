using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>What Identity refuses of a password.</summary>
internal static class PasswordErrors
{
    /// <summary>Puts its reasons beside the field.</summary>
    public static void Refuse(this ModelStateDictionary state, IdentityResult result, string field)
    {
        foreach (var error in result.Errors)
        {
            state.AddModelError(field, error.Description);
        }
    }
}
