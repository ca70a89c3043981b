using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Registration.JoinPaper;

/// <summary>The company joins the papers that the certifier asks for with a registration.</summary>
[Requires(Permission.SubmitRegistration)]
[AcceptsUploads]
[Route(RegistrationPaths.PapersRoute)]
public sealed class JoinPaperController(AppDbContext db, Editions editions, AttachmentStore store, IOptions<UploadOptions> uploads, TimeProvider clock) : Controller
{
    /// <summary>The list, with what is joined.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await PageAsync(head, user, null, cancellation) : NotFound();
    }

    /// <summary>Joins one.</summary>
    [HttpPost]
    public async Task<IActionResult> Join(string reference, [Bind(Prefix = "Form")] JoinPaperForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var papers = await RegistrationPapers.LoadAsync(db, user, head.File, cancellation);
        if (!RegistrationPapers.MayChange(user, head.File))
        {
            ModelState.Refuse(head.File.Halts.MayChange() is { IsAccepted: false } halted ? halted : FileRefusals.AlreadySubmitted);
        }
        else if (papers.Papers.FirstOrDefault(paper => paper.Asked && paper.Name == form.Paper) is not { } asked)
        {
            ModelState.AddModelError("", "Cette pièce n’est plus demandée : rechargez la page.");
        }
        else
        {
            var (content, outcome) = await store.KeepAsync(form.File, nameof(JoinPaperForm.File), cancellation);
            ModelState.Refuse(outcome);
            if (content is not null)
            {
                db.Add(Attachment.Of(head.File.Id, AttachmentPurpose.RegistrationPaper, content, user.PersonId, user.OrganisationId, clock.GetUtcNow(), paper: asked.Name));
                db.Note(head.File.Id, user.Actor(), new RegistrationPaperJoined(asked.Name), head.Edition, clock.GetUtcNow());
                await db.SaveChangesAsync(cancellation);
                TempData.Toast("Pièce jointe.");
                return Redirect(RegistrationPaths.Papers(reference));
            }
        }

        return await PageAsync(head, user, form.Paper, cancellation);
    }

    private async Task<ViewResult> PageAsync(FileHead head, CurrentUser user, string? refused, CancellationToken cancellation) => View("JoinPaper", new JoinPaperPage(
        head,
        await RegistrationPapers.LoadAsync(db, user, head.File, cancellation),
        RegistrationPapers.MayChange(user, head.File),
        uploads.Value.MaximumMegabytes,
        refused));
}

/// <summary>What is posted.</summary>
public sealed record JoinPaperForm
{
    /// <summary>Which paper of the list.</summary>
    public string? Paper { get; init; }

    /// <summary>The file.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="Papers">The list.</param>
/// <param name="Open">Pieces may be joined and taken off.</param>
/// <param name="MaximumMegabytes">Size accepted.</param>
/// <param name="Refused">The paper whose piece was refused.</param>
public sealed record JoinPaperPage(FileHead Head, RegistrationPapers Papers, bool Open, int MaximumMegabytes, string? Refused);
