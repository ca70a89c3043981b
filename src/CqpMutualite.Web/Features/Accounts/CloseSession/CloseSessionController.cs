using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence.SignIns;

namespace CqpMutualite.Web.Features.Accounts.CloseSession;

/// <summary>Ends one of one's sessions; one that is over, or of somebody else, is none to end.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.CloseSession)]
public sealed class CloseSessionController(OwnAccount own, Sessions sessions) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Close(Guid session)
    {
        var account = await own.OfAsync(this);
        TempData.Toast(await sessions.EndAsync(session, account.Id) ? "Session fermée." : "Cette session était déjà fermée.");
        return LocalRedirect(AccountsPaths.OwnSessions);
    }
}
