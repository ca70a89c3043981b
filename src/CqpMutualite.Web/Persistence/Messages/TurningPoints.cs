using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>
/// Writes the messages of the turning points of a path, in the unit of work that turns it: whatever page the change comes from, and never
/// without it. One message a person and an act, none to who acts but a receipt, none for what the application does by itself.
/// </summary>
internal static class TurningPoints
{
    // the turns worth a message: of somebody who does not come every day, or of the certifier whom a file reaches
    private static readonly NextAct[] Awaited = [NextAct.SignInterview, NextAct.AcknowledgeRegistration, NextAct.AcceptTransmission, NextAct.CloseTraining, NextAct.FillCandidatePart, NextAct.OpenEvaluation, NextAct.Evaluate, NextAct.AcknowledgeResults];

    public static async Task PostAsync(AppDbContext db, IReadOnlyList<(Guid FileId, Actor Actor, DateTimeOffset At)> acts, CancellationToken cancellation)
    {
        foreach (var entry in db.ChangeTracker.Entries<CertificationFile>().Where(entry => entry.State == EntityState.Modified).ToList())
        {
            if (acts.FirstOrDefault(act => act.FileId == entry.Entity.Id) is { Actor.PersonId: { } actor } act)
            {
                await PostAsync(db, entry, actor, act.At, cancellation);
            }
        }
    }

    private static async Task PostAsync(AppDbContext db, EntityEntry<CertificationFile> entry, Guid actor, DateTimeOffset at, CancellationToken cancellation)
    {
        var file = entry.Entity;
        var named = db.ChangeTracker.Entries<Assignment>().Where(assignment => assignment.State == EntityState.Added && assignment.Entity.FileId == file.Id && assignment.Entity.Until is null)
            .Select(assignment => assignment.Entity.PersonId).ToList();
        var registered = Changed(found => found.RegisteredOn) && file.RegisteredOn is not null;
        var returned = Changed(found => found.SubmittedOn) && file is { SubmittedOn: null, ReturnReason: not null };
        MessageKind? transmission = Changed(found => found.TransmittedOn) ? (file.TransmittedOn is null ? MessageKind.TransmissionReturned : MessageKind.FileTransmitted)
            : Changed(found => found.AcceptedOn) && file.AcceptedOn is not null ? MessageKind.TransmissionAccepted : null;
        var published = Changed(found => found.PublishedOn) && file.PublishedOn is not null;
        var chosen = db.ChangeTracker.Entries<FileOrganisation>().Where(place => place.State == EntityState.Added && place.Entity.FileId == file.Id).Select(place => place.Entity.OrganisationId).ToList();
        var awaited = Changed(found => found.NextAct) || (file.NextAct == NextAct.SignInterview && Changed(found => found.Turn));
        var turn = awaited && Awaited.Contains(file.NextAct) ? file.NextAct : NextAct.None;
        if (named.Count == 0 && !registered && !returned && !published && transmission is null && chosen.Count == 0 && turn == NextAct.None)
        {
            return;
        }

        var organisations = file.TrainingOrganisations.Select(place => place.OrganisationId).ToList();
        var today = FrenchText.ParisDay(at);
        var reaches = turn is NextAct.AcknowledgeRegistration or NextAct.AcceptTransmission;
        var members = await db.Memberships.AsNoTracking()
            .Where(member => member.From <= today && (member.Until == null || member.Until >= today)
                && ((member.Role == Role.CompanyHr && member.OrganisationId == file.EmployerId) || (reaches && member.Role == Role.Oemm) || (member.Role == Role.TrainingOrganisation && member.OrganisationId != null && organisations.Contains(member.OrganisationId.Value))))
            .Select(member => new { member.PersonId, member.Role, member.OrganisationId }).ToListAsync(cancellation);
        var company = members.Where(member => member.Role == Role.CompanyHr).Select(member => member.PersonId).ToList();
        var trainers = members.Where(member => member.Role == Role.TrainingOrganisation).ToList();

        // the first one that concerns a person is the one they receive
        List<(IEnumerable<Guid> People, MessageKind Kind, string? Detail)> events = [(named, MessageKind.EvaluatorNamed, null)];
        if (published)
        {
            events.Add(([file.CandidateId, .. company, .. trainers.Select(member => member.PersonId)], MessageKind.DecisionPublished, null));
        }

        if (registered || returned)
        {
            events.Add((company, registered ? MessageKind.RegistrationAcknowledged : MessageKind.RegistrationReturned, null));
        }

        if (transmission is { } turned)
        {
            events.Add((company, turned, null));
        }

        if (chosen.Count > 0)
        {
            events.Add((trainers.Where(member => chosen.Contains(member.OrganisationId!.Value)).Select(member => member.PersonId), MessageKind.OrganisationNamed, null));
        }

        if (turn != NextAct.None)
        {
            events.Add((
                file.Turn switch
                {
                    Turn.TrainingOrganisation => trainers.Select(member => member.PersonId),
                    Turn.Candidate => [file.CandidateId],
                    Turn.Certifier => members.Where(member => member.Role == Role.Oemm).Select(member => member.PersonId),
                    Turn.Company => company.Contains(actor) ? [] : company, // who concludes the interview signs it on the next page
                    _ when turn == NextAct.OpenEvaluation => new[] { file.EvaluationOpener }.OfType<Guid>(),
                    _ => file.Evaluators.Select(seat => seat.PersonId),
                },
                MessageKind.YourTurn,
                turn.ToString()));
        }

        var messages = events.SelectMany(what => what.People.Select(person => (Person: person, what.Kind, what.Detail))).DistinctBy(message => message.Person).Where(message => message.Person != actor || message.Kind == MessageKind.FileTransmitted).ToList();
        var reached = await ReachedAsync(db, file.Id, [.. messages.Select(message => message.Person)], cancellation);
        foreach (var message in messages.Where(message => reached.Contains(message.Person)))
        {
            db.Post(Message.To(message.Person, message.Kind, at, file.Id, message.Detail));
        }

        bool Changed<T>(System.Linq.Expressions.Expression<Func<CertificationFile, T>> property) =>
            entry.Property(property) is var value && !EqualityComparer<T>.Default.Equals(value.OriginalValue, value.CurrentValue);
    }

    // those who have an address and something to open with it, in the store or in this unit of work; the others get a letter
    internal static async Task<HashSet<Guid>> ReachedAsync(AppDbContext db, Guid fileId, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        var reached = await db.Users.Where(account => people.Contains(account.PersonId) && account.Email != null).Select(account => account.PersonId).ToListAsync(cancellation);
        var linked = await db.PersonalLinks.Where(link => link.FileId == fileId && people.Contains(link.PersonId)).Select(link => link.PersonId).ToListAsync(cancellation);
        return [.. reached, .. linked, .. Added<Account>().Where(account => account.Email is not null).Select(account => account.PersonId), .. Added<PersonalLink>().Select(link => link.PersonId)];

        IEnumerable<T> Added<T>()
            where T : class => db.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity);
    }
}
