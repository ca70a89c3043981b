using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Certificates;

/// <summary>
/// The acts on a certificate that ask for a reason: 404 when the user does not see the file, back to the page that says so when no certificate is in force,
/// the form again when the act is refused or somebody was faster.
/// </summary>
public sealed class ReasonDesk(AppDbContext db, Editions editions)
{
    public async Task<IActionResult> ShowAsync(Controller asked, string reference, Func<InForce, ReasonWords> words, CancellationToken cancellation) =>
        await InForce.LoadAsync(db, editions, CurrentUser.From(asked.User)!, reference, cancellation) is not { } found ? asked.NotFound()
        : found.Certificate is null ? asked.Redirect(CertificatesPaths.OfFile(reference))
        : Page(asked, found, words, new ReasonForm());

    public async Task<IActionResult> ActAsync(
        Controller asked,
        string reference,
        ReasonForm form,
        Func<InForce, ReasonWords> words,
        Func<InForce, Actor, Task<Outcome>> act,
        CancellationToken cancellation
    )
    {
        var user = CurrentUser.From(asked.User)!;
        if (await InForce.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } found)
        {
            return asked.NotFound();
        }

        if (found.Certificate is null)
        {
            return asked.Redirect(CertificatesPaths.OfFile(reference));
        }

        if (asked.ModelState.IsValid)
        {
            asked.ModelState.Refuse(await act(found, user.Actor()));
        }

        if (!asked.ModelState.IsValid || !await db.FileSavedAsync(asked.ModelState, cancellation))
        {
            return Page(asked, found, words, form);
        }

        asked.TempData.Toast(words(found).Done);
        return asked.Redirect(CertificatesPaths.OfFile(reference));
    }

    private static ViewResult Page(Controller asked, InForce found, Func<InForce, ReasonWords> words, ReasonForm form) =>
        asked.View("Reason", new ReasonPage(found.Head, found.Certificate!, words(found), form));
}
