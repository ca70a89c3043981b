using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The way in of somebody known who takes a place of the evaluators.</summary>
public static class EvaluatorArrival
{
    /// <summary>Gives them the capacity when they have an account, a link to that file when they only have an address. The caller saves.</summary>
    public static async Task LetInAsync(FileActing begun, Guid person, Guid organisation, CancellationToken cancellation)
    {
        var (db, file, today) = (begun.Db, begun.File, begun.Today);
        var current = db.Memberships.Where(member => member.Role == Role.Evaluator && member.From <= today && (member.Until == null || member.Until >= today));
        var known = await db.People.Where(found => found.Id == person).Select(found => new
        {
            found.Email,
            HasAccount = db.Users.Any(account => account.PersonId == found.Id),
            Evaluates = current.Any(member => member.PersonId == found.Id),
        }).SingleAsync(cancellation);
        var given = db.ChangeTracker.Entries<Membership>().Any(entry => entry.State == EntityState.Added && entry.Entity.PersonId == person);
        if (known.HasAccount && !known.Evaluates && !given)
        {
            db.Add(Membership.Of(person, Role.Evaluator, organisation, today));
        }

        if (known.HasAccount || known.Email is null)
        {
            return;
        }

        var link = await db.PersonalLinks.SingleOrDefaultAsync(found => found.FileId == file.Id && found.PersonId == person, cancellation);
        if (link is null)
        {
            db.Add(PersonalLink.To(file.Id, person, begun.Now));
        }
        else if (!link.Serves(begun.Now))
        {
            link.Renew(begun.Now);
        }
    }
}
