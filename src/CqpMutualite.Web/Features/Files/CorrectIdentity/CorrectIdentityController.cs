using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.CorrectIdentity;

/// <summary>Completes or corrects the identity and the employment of the candidate: the company until the registration is acknowledged, then the certifier, with a reason.</summary>
[Requires(Permission.CorrectIdentity)]
[Route(FilesPaths.IdentityRoute)]
public sealed class CorrectIdentityController(AppDbContext db, Editions editions, Invitations invitations, TimeProvider clock) : Controller
{
    /// <summary>What is known.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var candidate = head.Candidate;
        return await PageAsync(head, user, new CorrectIdentityForm(candidate.ToDraft() with { Contract = head.File.Opening.Contract, HiredOn = head.File.Opening.HiredOn }) { Revision = head.File.Revision }, cancellation);
    }

    /// <summary>Keeps it, with the values before and after in the history of the file.</summary>
    [HttpPost]
    public async Task<IActionResult> Correct(string reference, [Bind(Prefix = "Form")] CorrectIdentityForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (form.Revision != head.File.Revision)
        {
            ModelState.AddModelError("", "Le dossier a changé depuis que vous avez ouvert cette page. Vérifiez, puis enregistrez de nouveau.");
        }

        var outcome = Outcome.Accepted;
        if (ModelState.IsValid)
        {
            var candidate = await db.People.SingleAsync(person => person.Id == head.File.CandidateId, cancellation);
            var address = await AddressAsync(candidate.Id, cancellation);
            var draft = form.ToDraft() with { Email = address ?? form.Email };
            outcome = head.File.Opening.CorrectIdentity(candidate, draft, user.Role == Role.Oemm, form.Reason, clock.Today());
            ModelState.Refuse(outcome);
            if (ModelState.IsValid)
            {
                await RefuseDuplicateAsync(head, user, draft, cancellation);
            }

            if (ModelState.IsValid && address is null && !string.IsNullOrWhiteSpace(draft.Email))
            {
                if (await invitations.HolderOfAsync(draft.Email, cancellation) is not null)
                {
                    ModelState.AddModelError("Form.Email", "Cette adresse est celle d’un autre compte. Donnez l’adresse du candidat.");
                }
                else
                {
                    invitations.Invite(candidate.Id, draft.Email, "pour suivre votre dossier de certification et y remplir votre partie");
                }
            }
        }

        if (ModelState.IsValid)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow(), because: user.Role == Role.Oemm ? form.Reason : null);
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast("Identité enregistrée.");
                return Redirect(head.File.NextAct == NextAct.SubmitRegistration && user.May(Permission.SubmitRegistration) ? RegistrationPaths.Submit(reference) : FilesPaths.File(reference));
            }
        }

        db.ChangeTracker.Clear();
        ModelState.Remove("Form.Revision");
        var current = await FileHead.LoadAsync(db, editions, user, reference, cancellation);
        return current is null ? NotFound() : await PageAsync(current, user, form with { Revision = current.File.Revision }, cancellation);
    }

    private async Task RefuseDuplicateAsync(FileHead head, CurrentUser user, IdentityDraft draft, CancellationToken cancellation)
    {
        var known = await Duplicates.KnownAsync(db, user, [FoldedName.KeyOf(draft.BirthName!, draft.BirthDate!.Value)], cancellation);
        if (known.Of(draft).FirstOrDefault(file => file.Running && file.Certification == head.File.Certification && file.Reference != head.File.Reference) is { } other)
        {
            ModelState.Refuse(FileRefusals.Duplicate(other.Reference));
        }
    }

    private Task<string?> AddressAsync(Guid candidate, CancellationToken cancellation) =>
        db.Users.AsNoTracking().Where(account => account.PersonId == candidate).Select(account => account.Email).SingleOrDefaultAsync(cancellation);

    private async Task<ViewResult> PageAsync(FileHead head, CurrentUser user, CorrectIdentityForm form, CancellationToken cancellation)
    {
        var allowed = head.File.Opening.MayCorrectIdentity(user.Role == Role.Oemm);
        return View("CorrectIdentity", new CorrectIdentityPage(head, allowed.IsAccepted ? null : allowed.Refusals[0].Message, user.Role == Role.Oemm, await AddressAsync(head.File.CandidateId, cancellation), form));
    }
}

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why nothing can be corrected; null when it can.</param>
/// <param name="ByCertifier">The certifier corrects, with a reason.</param>
/// <param name="Address">The address of the candidate's account; null when there is none.</param>
/// <param name="Form">What is typed.</param>
public sealed record CorrectIdentityPage(FileHead Head, string? State, bool ByCertifier, string? Address, CorrectIdentityForm Form);
