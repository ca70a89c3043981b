using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What a page that receives a piece posts.</summary>
[NeedsNoValidator("Its reception looks into the file.")]
public sealed record PieceForm
{
    public IFormFile? File { get; init; }
}

/// <summary>The pieces joined to a file: received, then joined or taken off while nobody else writes on the file.</summary>
public sealed class PieceDesk(AppDbContext db, FileDesk desk, AttachmentStore store, IOptions<UploadOptions> uploads)
{
    public int MaximumMegabytes => uploads.Value.MaximumMegabytes;

    /// <summary>Receives a piece and joins it.</summary>
    /// <param name="asked">The controller.</param>
    /// <param name="reference">The file.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="may">Asked before the piece is received, then again while nobody else writes; null when what it is about is not theirs to see.</param>
    /// <param name="join">Joins it, then: see <see cref="Join"/>.</param>
    /// <param name="done">What is said.</param>
    /// <param name="again">The page again.</param>
    /// <param name="cancellation">Cancellation.</param>
    public Task<IActionResult> JoinAsync(
        Controller asked,
        string reference,
        PieceForm form,
        Func<FileActing, Task<Outcome?>> may,
        Func<FileActing, AttachmentContent, Task<Outcome>> join,
        Done done,
        Func<FileActing, Task<IActionResult?>> again,
        CancellationToken cancellation) => desk.ShowAsync(asked, reference, async seen =>
        {
            if (await may(seen) is not { } allowed)
            {
                return null;
            }

            var (content, outcome) = allowed.IsAccepted ? await store.KeepAsync(form.File, nameof(PieceForm.File), cancellation) : (null, allowed);
            asked.ModelState.Refuse(outcome);
            return await desk.ActAloneAsync(
                asked,
                reference,
                async begun => await may(begun) is { IsAccepted: false } closed ? closed : await join(begun, content!),
                _ => done,
                again,
                cancellation);
        }, cancellation);

    /// <summary>Joins what was received. <paramref name="organisation"/>: the one for which it is joined.</summary>
    public static Task<Outcome> Join(
        FileActing begun, AttachmentPurpose purpose, AttachmentContent content, Act act, string? unit = null, Guid? organisation = null)
    {
        begun.Db.Add(Attachment.Of(begun.File.Id, purpose, content, begun.User.PersonId, organisation, begun.Now, unit));
        return Task.FromResult<Outcome>(act);
    }

    /// <summary>Takes a piece off. One that is gone, of another file or of another purpose is not found.</summary>
    public Task<IActionResult> RemoveAsync(
        Controller asked,
        string reference,
        Guid piece,
        AttachmentPurpose purpose,
        Func<FileActing, Attachment, Task<Outcome>> remove,
        Func<Attachment, Done> done,
        CancellationToken cancellation) => desk.ShowAsync(asked, reference, async seen =>
        {
            if (await FindAsync(seen) is not { } read)
            {
                return null;
            }

            return await desk.ActAloneAsync(asked, reference, RemoveAsync, _ => done(read), null, cancellation);

            async Task<Outcome?> RemoveAsync(FileActing begun)
            {
                // sent twice: it is gone
                if (await FindAsync(begun) is not { } found)
                {
                    return Outcome.Accepted;
                }

                var outcome = await remove(begun, found);
                if (outcome.IsAccepted)
                {
                    db.Remove(found);
                }

                return outcome;
            }

            async Task<Attachment?> FindAsync(FileActing begun) =>
                await db.AttachmentReadableByAsync(begun.Reader, begun.File, piece, cancellation) is { } found && found.Purpose == purpose ? found : null;
        }, cancellation);
}
