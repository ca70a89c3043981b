using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Accounts.ChangeName;

/// <summary>Whose name is changed, and what is said of it.</summary>
internal static class Renaming
{
    /// <summary>The people whose name the user may change; for HR, whoever has a capacity in the company and the candidates of its files.</summary>
    public static IQueryable<Person> Of(AppDbContext db, CurrentUser user, DateOnly today)
    {
        if (user.Role == Role.Oemm)
        {
            return db.People;
        }

        var company = user.OrganisationId;
        var members = db.Memberships.Where(member => member.OrganisationId != null && member.OrganisationId == company
            && member.From <= today && (member.Until == null || today <= member.Until));
        return db.People.Where(person => db.FilesVisibleTo(user.Reader).Any(file => file.CandidateId == person.Id)
            || members.Any(member => member.PersonId == person.Id));
    }

    /// <summary>Saves the new name, said in the history of the person and of each of their files.</summary>
    public static async Task SaveAsync(
        AppDbContext db, Editions editions, Person person, string former, CurrentUser user, DateTimeOffset now, string? reason, CancellationToken cancellation)
    {
        db.Record(person.Id, user.Actor(), $"Nom changé : {former} devient {person.Name}", now, reason);
        await db.NoteAsync(editions, db.Files.Where(file => file.CandidateId == person.Id), user.Actor(), new CandidateRenamed(), now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
