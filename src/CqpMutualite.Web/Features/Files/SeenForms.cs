using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A form shown again over something that somebody else changed since it was read.</summary>
public static class SeenForms
{
    /// <summary>Says it above the form, once. The form then holds the revision of now (« Form.Token »): sending it again is a choice.</summary>
    public static void SeenAgain(this ModelStateDictionary state, int? seen, int? now)
    {
        state.Remove("Form.Token");
        if (seen is not null && seen != now)
        {
            state.Remove("");
            state.AddModelError("", FileDesk.SomebodyElse.Refusals[0].Message);
        }
    }
}
