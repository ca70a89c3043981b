using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>
/// Writes the messages of the turning points of a path, in the unit of work that turns it: whatever page the act comes from, and never
/// without it. One message a person and an act, none to who acts but a receipt, none for what the application does by itself.
/// </summary>
internal static class TurningPoints
{
    // the turns worth a message: of somebody who does not come every day, or of the certifier whom a file reaches
    private static readonly NextAct[] Told =
    [
        NextAct.SignInterview, NextAct.AcknowledgeRegistration, NextAct.AcceptTransmission, NextAct.CloseTraining,
        NextAct.FillCandidatePart, NextAct.OpenEvaluation, NextAct.Evaluate, NextAct.AcknowledgeResults,
    ];

    public static async Task PostAsync(AppDbContext db, IReadOnlyList<Announced> announced, CancellationToken cancellation)
    {
        foreach (var said in announced.GroupBy(act => act.FileId))
        {
            var told = said.Select(act => (act.Act, Follows: WhatFollows.Of(act.Act))).Where(act => act.Follows.Message is not null).ToList();
            var then = said.Select(act => act.Act).OfType<FileAct>().LastOrDefault(act => act.Then is not null)?.Then;
            var turn = then is not null && Told.Contains(then.Act) ? then : null;
            if ((told.Count == 0 && turn is null) || said.First() is not { Actor.PersonId: { } actor, At: var at })
            {
                continue;
            }

            // a file that is being opened has told nobody of itself yet
            if (
                db.ChangeTracker.Entries<CertificationFile>().FirstOrDefault(entry => entry.Entity.Id == said.Key) is
                { State: not EntityState.Added, Entity: var file }
            )
            {
                await PostAsync(db, file, told, turn, actor, at, cancellation);
            }
        }
    }

    private static async Task PostAsync(
        AppDbContext db,
        CertificationFile file,
        List<(Act Act, WhatFollows Follows)> told,
        Awaited? turn,
        Guid actor,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var organisations = file.TrainingOrganisations.Select(place => place.OrganisationId).ToList();
        var today = FrenchText.ParisDay(at);
        var reaches = turn?.Turn == Turn.Certifier;
        var members = await db.Memberships.AsNoTracking()
            .Where(member => member.From <= today && (member.Until == null || member.Until >= today)
                && ((member.Role == Role.CompanyHr && member.OrganisationId == file.EmployerId)
                    || (reaches && member.Role == Role.Oemm)
                    || (member.Role == Role.TrainingOrganisation && member.OrganisationId != null && organisations.Contains(member.OrganisationId.Value))))
            .Select(member => new { member.PersonId, member.Role, member.OrganisationId }).ToListAsync(cancellation);
        var company = members.Where(member => member.Role == Role.CompanyHr).Select(member => member.PersonId).ToList();
        var trainers = members
            .Where(member => member.Role == Role.TrainingOrganisation)
            .ToLookup(member => member.OrganisationId!.Value, member => member.PersonId);
        var everyTrainer = trainers.SelectMany(people => people).ToList();

        // the first one that concerns a person is the one they receive
        List<(IEnumerable<Guid> People, MessageKind Kind, string? Detail)> messages = told.ConvertAll(act => (act.Follows.To switch
        {
            Audience.NamedEvaluators => ((EvaluatorsNamed)act.Act).Joined,
            Audience.Company => company,
            Audience.NamedOrganisations => ((TrainingOrganisationsChosen)act.Act).Joined.SelectMany(organisation => trainers[organisation]),
            Audience.Everybody => [file.CandidateId, .. company, .. everyTrainer],
            var other => throw new InvalidOperationException($"Nobody knows who {other} is."),
        }, act.Follows.Message!.Value, (string?)null));
        if (turn is not null)
        {
            messages.Add((
                turn.Turn switch
                {
                    Turn.TrainingOrganisation => everyTrainer,
                    Turn.Candidate => [file.CandidateId],
                    Turn.Certifier => members.Where(member => member.Role == Role.Oemm).Select(member => member.PersonId),
                    Turn.Company => company.Contains(actor) ? [] : company, // who concludes the interview signs it on the next page
                    _ when turn.Act == NextAct.OpenEvaluation => new[] { file.Evaluation.Opener }.OfType<Guid>(),
                    _ => file.Evaluators.Select(seat => seat.PersonId),
                },
                MessageKind.YourTurn,
                turn.Act.ToString()));
        }

        var letters = messages.SelectMany(what => what.People.Select(person => (Person: person, what.Kind, what.Detail))).DistinctBy(message => message.Person)
            .Where(message => message.Person != actor || message.Kind == MessageKind.FileTransmitted).ToList();
        var reached = await ReachedAsync(db, file.Id, [.. letters.Select(message => message.Person)], cancellation);
        foreach (var message in letters.Where(message => reached.Contains(message.Person)))
        {
            db.Post(Message.To(message.Person, message.Kind, at, file.Id, message.Detail));
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
