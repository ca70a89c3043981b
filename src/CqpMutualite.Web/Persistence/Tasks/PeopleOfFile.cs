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
    /// <summary>Those who stand in that day for its evaluators, by evaluator.</summary>
    public required ILookup<Guid, Guid> StandIns { get; init; }

    /// <summary>Its evaluators, and those who stand in for them.</summary>
    public IEnumerable<Guid> Evaluators => File.Evaluators.SelectMany(seat => WithStandIns(seat.PersonId));

    /// <summary>Two queries.</summary>
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
            members.Where(member => member.Role == Role.TrainingOrganisation).ToLookup(member => member.OrganisationId!.Value, member => member.PersonId))
        {
            StandIns = await Tasks.StandIns.OfAsync(db, file, day, cancellation),
        };
    }

    /// <summary>That person, and whoever stands in for them.</summary>
    public IEnumerable<Guid> WithStandIns(Guid person) => StandIns[person].Prepend(person);

    /// <summary>Those who may do that task.</summary>
    public IEnumerable<Guid> Of(OpenTask task) => task switch
    {
        { PersonId: { } person } => WithStandIns(person),
        { OrganisationId: { } organisation } => Trainers[organisation],
        { Turn: Turn.TrainingOrganisation } => Trainers.SelectMany(people => people),
        { Turn: Turn.Candidate } => [File.CandidateId],
        { Turn: Turn.Company } => Company,
        { Turn: Turn.Certifier } => Certifier,
        { Turn: Turn.Evaluators } => Evaluators,
        _ => [],
    };
}
