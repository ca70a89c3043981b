using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.Acts;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <content>Whom the history of a file names.</content>
public static partial class Visibility
{
    /// <summary>What stays of files deleted by mistake: every one for the certifier; for a company, those that its own people deleted.</summary>
    public static IQueryable<JournalEntry> DeletionsVisibleTo(this AppDbContext db, Reader reader)
    {
        var company = reader.OrganisationId;
        var deletions = db.JournalEntries.AsNoTracking().Where(entry => entry.Code == ActContract.DossierDeleted);
        return reader.Role switch
        {
            Role.Oemm => deletions,
            Role.CompanyHr when company is not null => deletions.Where(entry => db.Memberships.Any(member =>
                member.PersonId == entry.PersonId && member.Role == Role.CompanyHr && member.OrganisationId == company)),
            _ => deletions.Where(entry => false),
        };
    }

    /// <summary>
    /// The people whom a reader of that file may know: every one for the certifier; for the others themselves, the candidate and the evaluators, and, but for
    /// juries, those who act for the company and the organisations in place. The certifier's people and the juries act under their capacity alone.
    /// </summary>
    public static IQueryable<Person> PeopleNamedTo(this AppDbContext db, Reader reader, Guid fileId)
    {
        if (reader.Role == Role.Oemm)
        {
            return db.People;
        }

        var (self, through, jury) = (reader.PersonId, reader.ThroughId, reader.Role is Role.JuryMember or Role.JuryObserver);
        var file = db.Files.Where(found => found.Id == fileId);
        var members = db.Memberships.Where(member =>
            (member.Role == Role.CompanyHr && file.Any(found => found.EmployerId == member.OrganisationId))
            || (member.Role == Role.TrainingOrganisation
                && db.FileOrganisations.Any(place => place.FileId == fileId && place.OrganisationId == member.OrganisationId && place.Until == null))
        );
        return db.People.Where(person =>
            person.Id == self || person.Id == through
            || file.Any(found => found.CandidateId == person.Id)
            || db.Assignments.Any(seat => seat.FileId == fileId && seat.PersonId == person.Id)
            || (!jury && members.Any(member => member.PersonId == person.Id))
        );
    }
}
