using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Orientation.ReopenInterview;

/// <summary>The company opens the signed guide again, with a reason, until the registration is acknowledged: every signature given is void.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.ReopenRoute)]
public sealed class ReopenInterviewController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new ReopenInterviewForm()), cancellation);

    [HttpPost]
    public Task<IActionResult> Reopen(string reference, [Bind(Prefix = "Form")] ReopenInterviewForm form, CancellationToken cancellation) => desk.ActAloneAsync(
        this,
        reference,
        act: begun => ReopenAsync(begun, form.Reason, cancellation),
        done: _ => new Done("Guide rouvert : corrigez-le, puis concluez et signez de nouveau.", OrientationPaths.Interview(reference)),
        again: begun => PageAsync(begun, form),
        cancellation,
        because: form.Reason);

    private async Task<Outcome?> ReopenAsync(FileActing begun, string? reason, CancellationToken cancellation)
    {
        if (begun.File.Orientation.MaySign() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var sheet = await signatures.LoadAsync(begun.File.Id, InterviewGuide.Key, cancellation);
        var opened = sheet?.Reopen(reason, begun.Now) ?? SheetRefusals.NothingToReopen;
        return opened.IsAccepted ? begun.File.Orientation.Reopen(begun.Edition, begun.Today) : opened;
    }

    private Task<IActionResult?> PageAsync(FileActing begun, ReopenInterviewForm form) =>
        Task.FromResult<IActionResult?>(View("ReopenInterview", ReopenInterviewPage.Of(begun.Head, form)));
}
