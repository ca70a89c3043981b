using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.StartOnBehalf;

/// <summary>An account in the place of somebody who follows a file.</summary>
public static class PlaceTaken
{
    /// <summary>Puts the account in the place of whoever was chosen, instead of where it was; the history of the file says for whom and why.</summary>
    public static async Task<Outcome?> BeginAsync(FileActing begun, Account account, StartOnBehalfForm form, CancellationToken cancellation)
    {
        var (db, user) = (begun.Db, begun.User);
        if ((await StartOnBehalfPage.LoadAsync(begun, form, cancellation)).Chosen is not { } chosen)
        {
            return new Refusal("on-behalf.person", "Choisissez une personne de la liste.", nameof(form.Person));
        }

        if (await db.OnBehalf.SingleOrDefaultAsync(found => found.AccountId == account.Id, cancellation) is { } former)
        {
            db.Remove(former);
            await db.SaveChangesAsync(cancellation);
        }

        db.Add(new OnBehalf
        {
            AccountId = account.Id,
            FileId = begun.File.Id,
            PersonId = chosen.PersonId,
            Role = chosen.Role,
            OrganisationId = chosen.OrganisationId,
            Reason = form.Reason!.Trim(),
            StartedAt = begun.Now,
        });

        // the history names whoever begins, and for whom
        var actor = new Actor(user.PersonId, $"OEMM, pour {chosen.Name} ({RoleNames.Of(chosen.Role)})");
        db.Note(begun.File.Id, actor, new OnBehalfStarted(), begun.Edition, begun.Now, because: form.Reason);
        return Outcome.Accepted;
    }
}
