using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Files.StartOnBehalf;

/// <summary>The certifier begins to enter on a file in the place of somebody who follows it, with a reason.</summary>
[Requires(Permission.EnterOnBehalf)]
[Route(FilesPaths.OnBehalfRoute)]
public sealed class StartOnBehalfController(FileDesk desk, SignInManager<Account> signIn) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new StartOnBehalfForm(), cancellation), cancellation);

    [HttpPost]
    public async Task<IActionResult> Start(string reference, [Bind(Prefix = "Form")] StartOnBehalfForm form, CancellationToken cancellation)
    {
        var account = (await signIn.UserManager.GetUserAsync(User))!;
        var answer = await desk.ActAsync(
            this,
            reference,
            act: begun => PlaceTaken.BeginAsync(begun, account, form, cancellation),
            done: _ => new Done(null, FilesPaths.File(reference)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
        if (answer is RedirectResult)
        {
            await signIn.RefreshSignInAsync(account);
        }

        return answer;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, StartOnBehalfForm form, CancellationToken cancellation) =>
        View("StartOnBehalf", await StartOnBehalfPage.LoadAsync(begun, form, cancellation));
}
