using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.SubmitRegistration;

/// <summary>The company checks the registration and sends it to the certifier with the individual path.</summary>
[Requires(Permission.SubmitRegistration)]
[Route(RegistrationPaths.SubmitRoute)]
public sealed class SubmitRegistrationController(FileDesk desk) : Controller
{
    private static readonly Refusal Changed =
        new("registration.changed", "Le dossier a changé depuis que vous avez ouvert cette page. Vérifiez-le de nouveau, puis transmettez.");

    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Submit(string reference, [Bind(Prefix = "Form")] SubmitRegistrationForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: async begun =>
        {
            var papers = await RegistrationPapers.LoadAsync(begun.Db, begun.User, begun.File, cancellation);
            return form.Revision != begun.File.Revision ? Changed : begun.File.Registration.Submit(begun.Head.Candidate, papers.Missing, begun.Today);
        },
        done: _ => new Done("Inscription transmise.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation)
    {
        // the revision posted must be the one shown, not the one typed
        ModelState.Remove("Form.Revision");
        return View("SubmitRegistration", await SubmitRegistrationPage.LoadAsync(begun, cancellation));
    }
}
