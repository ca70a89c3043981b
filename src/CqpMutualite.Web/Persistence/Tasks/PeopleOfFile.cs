using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Tasks;

/// <summary>The people behind the groups of a file, on one day.</summary>
/// <param name="File">With its assignments.</param>
/// <param name="Company">Human resources of its employer.</param>
/// <param name="Certifier">People of the certifier.</param>
/// <param name="Trainers">People of its training organisations, by organisation.</param>
internal sealed record PeopleOfFile(CertificationFile File, IReadOnlyList<Guid> Company, IReadOnlyList<Guid> Certifier, ILookup<Guid, Guid> Trainers)
{
    /// <summary>One query.</summary>
    public static async Task<PeopleOfFile> LoadAsync(AppDbContext db, CertificationFile file, DateOnly day, CancellationToken cancellation)
    {
        var organisations = file.TrainingOrganisations.Select(place => place.OrganisationId).ToList();
        var members = await db.Memberships.AsNoTracking()
            .Where(member => member.From <= day && (member.Until == null || member.Until >= day)
                && ((member.Role == Role.CompanyHr && member.OrganisationId == file.EmployerId)
                    || member.Role == Role.Oemm
                    || (member.Role == Role.TrainingOrganisation && member.OrganisationId != null && organisations.Contains(member.OrganisationId.Value))))
            .Select(member => new { member.PersonId, member.Role, member.OrganisationId }).ToListAsync(cancellation);
        return new PeopleOfFile(
            file,
            [.. members.Where(member => member.Role == Role.CompanyHr).Select(member => member.PersonId)],
            [.. members.Where(member => member.Role == Role.Oemm).Select(member => member.PersonId)],
            members.Where(member => member.Role == Role.TrainingOrganisation).ToLookup(member => member.OrganisationId!.Value, member => member.PersonId)
        );
    }

    /// <summary>Those who may do that task.</summary>
    public IEnumerable<Guid> Of(OpenTask task) => task switch
    {
        { PersonId: { } person } => [person],
        { OrganisationId: { } organisation } => Trainers[organisation],
        { Turn: Turn.TrainingOrganisation } => Trainers.SelectMany(people => people),
        { Turn: Turn.Candidate } => [File.CandidateId],
        { Turn: Turn.Company } => Company,
        { Turn: Turn.Certifier } => Certifier,
        { Turn: Turn.Evaluators } => File.Evaluators.Select(seat => seat.PersonId),
        _ => [],
    };
}
