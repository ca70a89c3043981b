namespace CqpMutualite.Web.Features.Shared;

/// <summary>What is answered to a link that does not serve, whatever the reason: the <c>VoidLink</c> view of the slice.</summary>
internal static class VoidLink
{
    public static IActionResult Void(this Controller controller)
    {
        var view = controller.View("VoidLink");
        view.StatusCode = StatusCodes.Status404NotFound;
        return view;
    }
}
