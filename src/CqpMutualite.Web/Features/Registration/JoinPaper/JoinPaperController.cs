using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Registration.JoinPaper;

/// <summary>The company joins the papers that the certifier asks for with a registration.</summary>
[Requires(Permission.SubmitRegistration)]
[AcceptsUploads]
[Route(RegistrationPaths.PapersRoute)]
public sealed class JoinPaperController(FileDesk desk, AttachmentStore store, IOptions<UploadOptions> uploads) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Join(string reference, [Bind(Prefix = "Form")] JoinPaperForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => JoinAsync(begun, form, cancellation),
        done: _ => new Done("Pièce jointe.", RegistrationPaths.Papers(reference)),
        again: begun => PageAsync(begun, form.Paper, cancellation),
        cancellation);

    private async Task<Outcome?> JoinAsync(FileActing begun, JoinPaperForm form, CancellationToken cancellation)
    {
        if (!RegistrationPapers.MayChange(begun.User, begun.File))
        {
            return begun.File.Halts.MayChange() is { IsAccepted: false } halted ? halted : FileRefusals.AlreadySubmitted;
        }

        if (await RegistrationPapers.AskedAsync(begun, form.Paper, cancellation) is not { } asked)
        {
            return new Refusal("registration.paper-gone", "Cette pièce n’est plus demandée : rechargez la page.");
        }

        var (content, outcome) = await store.KeepAsync(form.File, nameof(form.File), cancellation);
        return content is null ? outcome : RegistrationPapers.Join(begun, asked, content);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, string? refused, CancellationToken cancellation) =>
        View("JoinPaper", await JoinPaperPage.LoadAsync(begun, uploads.Value.MaximumMegabytes, refused, cancellation));
}
