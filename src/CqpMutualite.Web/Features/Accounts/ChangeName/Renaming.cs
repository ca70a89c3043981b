using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Accounts.ChangeName;

/// <summary>What is said of a name that changes.</summary>
internal static class Renaming
{
    /// <summary>Saves the new name, said in the history of the person and of each of their files.</summary>
    public static async Task SaveAsync(
        AppDbContext db, Editions editions, Person person, string former, CurrentUser user, DateTimeOffset now, string? reason, CancellationToken cancellation)
    {
        db.Record(person.Id, user.Actor(), $"Nom changé : {former} devient {person.Name}", now, reason);
        await db.NoteAsync(editions, db.Files.Where(file => file.CandidateId == person.Id), user.Actor(), new CandidateRenamed(), now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
