using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>
/// Writes the messages of the turning points of a path, in the unit of work that turns it: whatever page the act comes from, and never
/// without it. One message a person and an act, none to who acts but a receipt, none for what the application does by itself.
/// </summary>
internal static class TurningPoints
{
    // what is worth a message when it comes to be waited for: whoever reads the list every day finds the rest there
    private static readonly NextAct[] Told =
    [
        NextAct.SignInterview, NextAct.SubmitRegistration, NextAct.AcknowledgeRegistration, NextAct.CloseTraining, NextAct.NameEvaluators,
        NextAct.FillCandidatePart, NextAct.OpenEvaluation, NextAct.Evaluate, NextAct.AcknowledgeResults, NextAct.Transmit, NextAct.AcceptTransmission,
    ];

    /// <summary>Writes the messages of those acts. <paramref name="fresh"/>: what is awaited since them.</summary>
    public static async Task PostAsync(
        AppDbContext db,
        IReadOnlyList<Announced> announced,
        IReadOnlyList<OpenTask> fresh,
        CancellationToken cancellation
    )
    {
        foreach (var said in announced.GroupBy(act => act.FileId))
        {
            var told = said.Select(act => (act.Act, Follows: WhatFollows.Of(act.Act))).Where(act => act.Follows.Message is not null).ToList();
            var turns = fresh.Where(task => task.FileId == said.Key && IsTold(task)).ToList();
            if ((told.Count == 0 && turns.Count == 0) || said.First() is not { Actor.PersonId: { } actor, At: var at })
            {
                continue;
            }

            // a file that is being opened has told nobody of itself yet
            if (
                db.ChangeTracker.Entries<CertificationFile>().FirstOrDefault(entry => entry.Entity.Id == said.Key) is
                { State: not EntityState.Added, Entity: var file }
            )
            {
                await PostAsync(db, file, told, turns, actor, at, cancellation);
            }
        }
    }

    // the line manager opens while the candidate still writes
    private static bool IsTold(OpenTask task) => Told.Contains(task.Act) && (task.Weight == TaskWeight.Next || task.Act == NextAct.OpenEvaluation);

    private static async Task PostAsync(
        AppDbContext db,
        CertificationFile file,
        List<(Act Act, WhatFollows Follows)> told,
        List<OpenTask> turns,
        Guid actor,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var people = await PeopleOfFile.LoadAsync(db, file, FrenchText.ParisDay(at), cancellation);

        // the first one that concerns a person is the one they receive
        List<(IEnumerable<Guid> People, MessageKind Kind, string? Detail)> messages = told.ConvertAll(act => (act.Follows.To switch
        {
            Audience.NamedEvaluators => ((EvaluatorsNamed)act.Act).Joined.SelectMany(people.WithStandIns),
            Audience.Company => people.Company,
            Audience.NamedOrganisations => ((TrainingOrganisationsChosen)act.Act).Joined.SelectMany(organisation => people.Trainers[organisation]),
            Audience.Everybody => [file.CandidateId, .. people.Company, .. people.Trainers.SelectMany(trainers => trainers)],
            var other => throw new InvalidOperationException($"Nobody knows who {other} is."),
        }, act.Follows.Message!.Value, (string?)null));
        foreach (var task in turns)
        {
            // whoever of the company acts does what follows on the next page
            var group = task.Turn == Turn.Company && people.Company.Contains(actor) ? [] : people.Of(task);
            messages.Add((group, MessageKind.YourTurn, task.Act.ToString()));
        }

        var letters = messages.SelectMany(what => what.People.Select(person => (Person: person, what.Kind, what.Detail))).DistinctBy(message => message.Person)
            .Where(message => message.Person != actor || message.Kind == MessageKind.FileTransmitted).ToList();
        var reached = await ReachedAsync(db, file.Id, [.. letters.Select(message => message.Person)], cancellation);
        foreach (var message in letters.Where(message => reached.Contains(message.Person)))
        {
            // what entrusts somebody with something says who does it
            var from = message.Kind is MessageKind.EvaluatorNamed or MessageKind.OrganisationNamed ? actor : (Guid?)null;
            db.Post(Message.To(message.Person, message.Kind, at, file.Id, message.Detail, from: from));
        }
    }

    // those who have an address and something to open with it, in the store or in this unit of work; the others get a letter
    internal static async Task<HashSet<Guid>> ReachedAsync(AppDbContext db, Guid fileId, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        var reached = await db
            .Users.Where(account => people.Contains(account.PersonId) && account.Email != null)
            .Select(account => account.PersonId)
            .ToListAsync(cancellation);
        var linked = await db
            .PersonalLinks.Where(link => link.FileId == fileId && people.Contains(link.PersonId))
            .Select(link => link.PersonId)
            .ToListAsync(cancellation);
        return
        [
            .. reached,
            .. linked,
            .. Added<Account>().Where(account => account.Email is not null).Select(account => account.PersonId),
            .. Added<PersonalLink>().Select(link => link.PersonId),
        ];

        IEnumerable<T> Added<T>()
            where T : class => db.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity);
    }
}
