using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Transmission.ReopenEvaluation;

/// <summary>The company opens the signed evaluation booklet again, before a transmission or after a return: its signatures are void.</summary>
[Requires(Permission.TransmitFile)]
[Route(TransmissionPaths.ReopenRoute)]
public sealed class ReopenEvaluationController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, ReopenEvaluationForm.Of(begun.Head)), cancellation);

    [HttpPost]
    public Task<IActionResult> Reopen(string reference, [Bind(Prefix = "Form")] ReopenEvaluationForm form, CancellationToken cancellation) =>
        desk.ActAloneAsync(
            this,
            reference,
            act: begun => OpenedAgain.DoAsync(begun, form.Reason, cancellation),
            done: _ => new Done("Livret d’évaluation rouvert : il est à signer de nouveau après correction.", FilesPaths.File(reference)),
            again: begun => PageAsync(begun, form),
            cancellation);

    private Task<IActionResult?> PageAsync(FileActing begun, ReopenEvaluationForm form) =>
        Task.FromResult<IActionResult?>(View("ReopenEvaluation", ReopenEvaluationPage.Of(begun.Head, form)));
}
