using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.InvitePerson;

/// <summary>Invites the candidate or an evaluator who has an address and no password yet, for the first time or again.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.InviteRoute)]
public sealed class InvitePersonController(AppDbContext db, Editions editions, Invitations invitations, TimeProvider clock) : Controller
{
    /// <summary>Sends the invitation; somebody who has a password, a link or no address needs none.</summary>
    [HttpPost]
    public async Task<IActionResult> Invite(string reference, Guid person, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || !(person == head.File.CandidateId || head.File.Evaluators.Any(seat => seat.PersonId == person)))
        {
            return NotFound();
        }

        var candidate = person == head.File.CandidateId;
        var role = candidate ? Role.Candidate : Role.Evaluator;
        var known = await db.People.AsNoTracking().Where(found => found.Id == person).Select(found => new
        {
            found.Email,
            Account = db.Users.Where(account => account.PersonId == found.Id).Select(account => new { account.Email, HasPassword = account.PasswordHash != null }).FirstOrDefault(),
            HasLink = db.PersonalLinks.Any(link => link.FileId == head.File.Id && link.PersonId == found.Id),
            Acts = db.Memberships.Any(member => member.PersonId == found.Id && member.Role == role && member.Until == null),
        }).SingleAsync(cancellation);
        if (known.HasLink || known.Account?.HasPassword == true || (known.Account is null ? known.Email : known.Account.Email) is not { } email)
        {
            return Redirect(AccessPaths.FileAccess(reference));
        }

        if (known.Account is null)
        {
            if (await invitations.HolderOfAsync(email, cancellation) is not null)
            {
                TempData.Toast("Cette adresse est déjà celle d’un autre compte\u00A0: corrigez-la d’abord.");
                return Redirect(AccessPaths.FileAccess(reference));
            }

            invitations.Open(person, email);
        }

        if (!known.Acts)
        {
            db.Add(Membership.Of(person, role, head.File.EmployerId, clock.Today()));
        }

        var now = clock.GetUtcNow();
        db.Post(Message.To(person, MessageKind.Invitation, now, head.File.Id, candidate ? "pour suivre votre dossier de certification et y remplir votre partie" : "pour évaluer un candidat"));
        db.Note(head.File.Id, user.Actor(), new PersonInvited(candidate), head.Edition, now);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast("L’invitation part.");
        return Redirect(AccessPaths.FileAccess(reference));
    }
}
