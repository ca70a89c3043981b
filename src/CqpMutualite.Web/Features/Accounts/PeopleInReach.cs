using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>The people whose identity the user may put right.</summary>
internal static class PeopleInReach
{
    /// <summary>Any for the certifier; for HR, whoever has a capacity in the company and the candidates of its files.</summary>
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

    /// <summary>The same with the evaluators who follow a file by a personal link, and have no capacity.</summary>
    public static IQueryable<Person> WithLinksOf(AppDbContext db, CurrentUser user, DateOnly today)
    {
        var (reach, files) = (Of(db, user, today), db.FilesVisibleTo(user.Reader));
        return db.People.Where(person => reach.Any(known => known.Id == person.Id)
            || db.PersonalLinks.Any(link => link.PersonId == person.Id && files.Any(file => file.Id == link.FileId)));
    }
}
