using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Registration.RemovePaper;

/// <summary>Takes a paper off before the registration leaves. One that is gone, or of another purpose, is not found.</summary>
[Requires(Permission.SubmitRegistration)]
[Route(RegistrationPaths.RemovePaperRoute)]
public sealed class RemovePaperController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(string reference, Guid attachment, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => RemoveAsync(begun, attachment, cancellation),
        done: _ => new Done("Pièce retirée.", RegistrationPaths.Papers(reference)),
        again: null,
        cancellation);

    private static async Task<Outcome?> RemoveAsync(FileActing begun, Guid attachment, CancellationToken cancellation)
    {
        var found = await begun.Db.AttachmentReadableByAsync(begun.Reader, begun.File, attachment, cancellation);
        if (found is not { Purpose: AttachmentPurpose.RegistrationPaper })
        {
            return null;
        }

        if (!RegistrationPapers.MayChange(begun.User, begun.File))
        {
            return new Refusal("registration.papers-kept", "L’inscription est transmise ou suspendue : ses pièces ne changent plus.");
        }

        begun.Db.Remove(found);
        return new RegistrationPaperRemoved(found.Paper!);
    }
}
