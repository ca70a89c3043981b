using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Access;

/// <summary>What is answered to a personal link that does not serve, whatever the reason.</summary>
internal static class VoidLink
{
    public static IActionResult Void(this Controller controller)
    {
        var view = controller.View("VoidLink");
        view.StatusCode = StatusCodes.Status404NotFound;
        return view;
    }
}
