using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.StartOnBehalf;

/// <summary>Somebody who follows the file, in one capacity.</summary>
public sealed record PersonOfFile(Guid PersonId, string Name, Role Role, Guid? OrganisationId, string? Organisation)
{
    public string Key => $"{Role}:{PersonId}:{OrganisationId}";

    public override string ToString() => $"{Name} – {RoleNames.Of(Role)}{(Organisation is null ? "" : $", {Organisation}")}";
}

public sealed record StartOnBehalfPage(FileHead Head, IReadOnlyList<PersonOfFile> People, StartOnBehalfForm Form)
{
    public List<SelectListItem> Choices => [.. People.Select(person => new SelectListItem(person.ToString(), person.Key))];

    /// <summary>Whoever was chosen; null when they do not follow the file.</summary>
    public PersonOfFile? Chosen => People.FirstOrDefault(person => person.Key == Form.Person);

    /// <summary>The people of the file. Two queries.</summary>
    public static async Task<StartOnBehalfPage> LoadAsync(FileActing begun, StartOnBehalfForm form, CancellationToken cancellation)
    {
        var (db, file, today) = (begun.Db, begun.File, begun.Today);
        var evaluators = file.Evaluators.Select(seat => seat.PersonId).ToList();
        var trainers = file.TrainingOrganisations.Select(place => place.OrganisationId).ToList();
        var members = await (
            from member in db.Memberships.AsNoTracking()
            where member.From <= today && (member.Until == null || today <= member.Until)
                && ((member.Role == Role.CompanyHr && member.OrganisationId == file.EmployerId)
                    || (member.Role == Role.TrainingOrganisation && member.OrganisationId != null && trainers.Contains(member.OrganisationId.Value)))
            join person in db.People on member.PersonId equals person.Id
            join organisation in db.Organisations on member.OrganisationId equals organisation.Id
            orderby member.Role, organisation.Name, person.BirthName
            select new
            {
                person.Id,
                person.Name,
                member.Role,
                member.OrganisationId,
                Organisation = organisation.Name,
            }).ToListAsync(cancellation);
        var others = await db.People.AsNoTracking().Where(person => person.Id == file.CandidateId || evaluators.Contains(person.Id))
            .Select(person => new { person.Id, person.Name }).ToListAsync(cancellation);
        return new StartOnBehalfPage(begun.Head,
        [
            .. members.Select(member => new PersonOfFile(
                member.Id,
                member.Name,
                member.Role,
                member.OrganisationId,
                member.Organisation)),
            .. others.Select(person => new PersonOfFile(
                person.Id,
                person.Name,
                person.Id == file.CandidateId ? Role.Candidate : Role.Evaluator,
                null,
                null)),
        ], form);
    }
}
