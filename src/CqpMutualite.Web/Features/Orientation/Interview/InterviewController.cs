using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Orientation.Interview;

/// <summary>The company records the welcome and orientation interview, in as many sittings as it takes, then concludes it.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.InterviewRoute)]
public sealed class InterviewController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) => desk.ShowAsync(
        this,
        reference,
        begun => PageAsync(begun, new InterviewForm { InterviewedOn = begun.File.Orientation.InterviewedOn }, Outcome.Accepted, cancellation),
        cancellation);

    /// <summary>Keeps what is typed, even incomplete; concludes when that button was pressed and nothing is missing.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? next, [Bind(Prefix = "Form")] InterviewForm form, CancellationToken cancellation)
    {
        var conclusion = new InterviewConclusion(form.InterviewedOn, Asked: next == InterviewPage.Conclude);
        return await desk.WriteAsync(
            this,
            reference,
            answers: begun => conclusion.With(InterviewGuide.Asked(begun), begun),
            done: begun => conclusion.Done(begun),
            again: begun => PageAsync(begun, form, conclusion.Outcome, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, InterviewForm form, Outcome conclusion, CancellationToken cancellation)
    {
        var page = await InterviewPage.LoadAsync(begun, form, cancellation);
        return View("Interview", conclusion.IsAccepted || begun.Refused is not null ? page : page.Unconcluded(conclusion));
    }
}
