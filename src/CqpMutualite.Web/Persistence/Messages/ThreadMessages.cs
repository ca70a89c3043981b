using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>Tells those who may read a comment that it waits for them: once, until they have opened the thread.</summary>
internal static class ThreadMessages
{
    /// <summary>Writes the messages with the comment, in the coming save. The caller holds the file: two comments at once tell once.</summary>
    public static async Task PostAsync(AppDbContext db, CertificationFile file, Comment comment, CancellationToken cancellation)
    {
        var people = await PeopleOfFile.LoadAsync(db, file, FrenchText.ParisDay(comment.At), cancellation);
        var readers = comment.Readers.SelectMany(group => group switch
        {
            ExchangeGroup.Company => people.Company.Concat(people.Evaluators),
            ExchangeGroup.TrainingOrganisation => people.Trainers.SelectMany(trainers => trainers),
            ExchangeGroup.Certifier => people.Certifier,
            _ => [file.CandidateId],
        }).Where(person => person != comment.AuthorId).ToHashSet();
        var readings = await db.ThreadReadings.Where(reading => reading.FileId == file.Id && readers.Contains(reading.PersonId))
            .ToDictionaryAsync(reading => reading.PersonId, cancellation);
        readers.RemoveWhere(person => readings.GetValueOrDefault(person)?.Knows == true);
        foreach (var person in await TurningPoints.ReachedAsync(db, file.Id, readers, cancellation))
        {
            if (!readings.TryGetValue(person, out var reading))
            {
                reading = new ThreadReading { FileId = file.Id, PersonId = person };
                db.Add(reading);
            }

            reading.ToldAt = comment.At;
            db.Post(Message.To(person, MessageKind.CommentWritten, comment.At, file.Id));
        }
    }
}
