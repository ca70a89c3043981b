using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Exchanges.FollowThread;

/// <summary>The thread of a file, as far as the reader's group is written to; one more comment in it.</summary>
[Requires(Permission.Exchange)]
[Route(ExchangesPaths.ThreadRoute)]
public sealed class FollowThreadController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, new CommentForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Write(string reference, [Bind(Prefix = "Form")] CommentForm form, CancellationToken cancellation) => desk.Brief.ActAloneAsync(
        this,
        reference,
        act: begun => Writing.WriteAsync(begun, form, cancellation),
        done: _ => new Done("Message envoyé.", ExchangesPaths.Thread(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CommentForm form, CancellationToken cancellation) =>
        View("FollowThread", await FollowThreadPage.LoadAsync(begun, form, cancellation));
}
