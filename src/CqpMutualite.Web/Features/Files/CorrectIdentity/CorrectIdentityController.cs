using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Registration;

namespace CqpMutualite.Web.Features.Files.CorrectIdentity;

/// <summary>
/// Completes or corrects the identity and the employment of the candidate: the company until the registration is acknowledged, then the certifier, with a
/// reason.
/// </summary>
[Requires(Permission.CorrectIdentity)]
[Route(FilesPaths.IdentityRoute)]
public sealed class CorrectIdentityController(FileDesk desk, Invitations invitations) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, CorrectIdentityForm.Of(begun.Head), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Correct(string reference, [Bind(Prefix = "Form")] CorrectIdentityForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => new Correction(begun, form, invitations).DoAsync(cancellation),
        done: begun => new Done(string.Join(' ', form.ToDraft().Doubts().Prepend("Identité enregistrée.")), NextOf(begun)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation,
        because: CurrentUser.From(User)!.Role == Role.Oemm ? form.Reason : null);

    private static string NextOf(FileActing begun) => begun.File.NextAct == NextAct.SubmitRegistration && begun.User.May(Permission.SubmitRegistration)
        ? RegistrationPaths.Submit(begun.File.Reference)
        : FilesPaths.File(begun.File.Reference);

    private async Task<IActionResult?> PageAsync(FileActing begun, CorrectIdentityForm form, CancellationToken cancellation)
    {
        // the revision posted next is the one shown, once it is said that the file changed
        if (form.Revision != begun.File.Revision && !ModelState.ContainsKey(""))
        {
            ModelState.AddModelError("", Correction.Changed);
        }

        ModelState.Remove("Form.Revision");
        return View("CorrectIdentity", (await CorrectIdentityPage.LoadAsync(begun, form with { Revision = begun.File.Revision }, cancellation)) with
        {
            Duplicate = ModelState[$"Form.{nameof(form.OtherBecause)}"]?.Errors.Count > 0,
        });
    }
}
