using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>Tells those who take part in a moment that it is planned, moved or cancelled: not who does it, and not of what is past.</summary>
public static class MomentMessages
{
    /// <summary>Writes the messages, with the act that the caller saves. <paramref name="places"/>: who took part before as well, when that changes.</summary>
    public static async Task PostAsync(FileActing begun, EvaluationMoment moment, MomentParticipants places, MessageKind kind, CancellationToken cancellation)
    {
        var (db, head, actor, now) = (begun.Db, begun.Head, begun.User.ActingId, begun.Now);
        if (moment.HeldOn is not null || moment.EndsAt < now)
        {
            return;
        }

        var standIns = await StandIns.OfAsync(db, head.File, begun.Today, cancellation);
        var people = MomentWords.People(head).SelectMany(person => standIns[person.Person].Prepend(person.Person).Select(told => (person.Place, Person: told)))
            .Where(person => places.HasFlag(person.Place) && person.Person != actor).ToList();
        var reached = await TurningPoints.ReachedAsync(db, head.File.Id, [.. people.Select(person => person.Person)], cancellation);
        foreach (var (place, person) in people.Where(person => reached.Contains(person.Person)))
        {
            db.Post(Message.To(person, moment.Participants.HasFlag(place) ? kind : MessageKind.MomentCancelled, now, head.File.Id, MomentWords.When(moment)));
        }
    }
}
