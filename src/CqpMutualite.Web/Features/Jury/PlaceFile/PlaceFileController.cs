using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Jury.PlaceFile;

/// <summary>
/// The certifier comes from a file that awaits a session: those that may take it, or a new one for it. A file that has its session leads to it.
/// </summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.PlaceRoute)]
public sealed class PlaceFileController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) => desk.ShowAsync(
        this,
        reference,
        async begun => begun.File.SessionId is { } session
            ? Redirect(JuryPaths.Session(session))
            : View("PlaceFile", await PlaceFilePage.LoadAsync(begun, cancellation)),
        cancellation);
}
