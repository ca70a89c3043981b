using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Tutoring.OpenIntermediate;

/// <summary>The tutor opens one more intermediate evaluation, at a date, and goes on to its first unit. An edition without its grid has none.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.NewRoute)]
public sealed class OpenIntermediateController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new OpenIntermediateForm { HeldOn = begun.Today }), cancellation);

    [HttpPost]
    public async Task<IActionResult> Open(string reference, [Bind(Prefix = "Form")] OpenIntermediateForm form, CancellationToken cancellation)
    {
        var occurrence = 0;
        return await desk.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                (occurrence, var outcome) = await TutorBooklet.OpenAsync(begun, form.HeldOn!.Value, cancellation);
                return outcome;
            },
            done: begun => new Done(null, TutoringPaths.Intermediate(reference, occurrence, TutorBooklet.Units(begun.Head)[0].Key)),
            again: begun => PageAsync(begun, form),
            cancellation);
    }

    private Task<IActionResult?> PageAsync(FileActing begun, OpenIntermediateForm form) =>
        Task.FromResult<IActionResult?>(TutorBooklet.Units(begun.Head).Count > 0 ? View("OpenIntermediate", new OpenIntermediatePage(begun.Head, form)) : null);
}
