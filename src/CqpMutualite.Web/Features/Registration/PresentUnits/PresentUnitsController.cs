using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.PresentUnits;

/// <summary>The company says what the candidate presents: all the units, before a jury, or some of them, to the joint commission.</summary>
[Requires(Permission.SubmitRegistration)]
[Route(RegistrationPaths.PresentedRoute)]
public sealed class PresentUnitsController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, PresentUnitsForm.Of(begun.Edition)), cancellation);

    [HttpPost]
    public Task<IActionResult> Present(string reference, [Bind(Prefix = "Form")] PresentUnitsForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => begun.File.Presentation.Choose(begun.Edition, form.Units, begun.Today),
        done: begun => new Done($"Le candidat présente {PresentUnitsPage.Presented(begun.Head)}.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form),
        cancellation);

    private Task<IActionResult?> PageAsync(FileActing begun, PresentUnitsForm form) =>
        Task.FromResult<IActionResult?>(View("PresentUnits", PresentUnitsPage.Of(begun.Head, form)));
}
