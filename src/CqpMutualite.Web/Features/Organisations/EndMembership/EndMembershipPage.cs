using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.EndMembership;

/// <summary>Who goes, the files on which they evaluate, and who could in their place.</summary>
public sealed record EndMembershipPage(OrganisationHead Organisation, string Words, bool IsEvaluator, EndMembershipForm Form)
{
    /// <summary>The person has other capacities in the organisation.</summary>
    public required bool HasOthers { get; init; }

    /// <summary>The files under way on which they evaluate, by reference.</summary>
    public required IReadOnlyList<EvaluatedFile> Files { get; init; }

    /// <summary>People of the company who stay.</summary>
    public required IReadOnlyList<Replacement> People { get; init; }

    /// <summary>Somebody must evaluate in their place.</summary>
    public bool Replaces => Files.Any(file => file.MayReplace);

    public IEnumerable<SelectListItem> ChoicesForAll => People.Select(person => new SelectListItem(person.Words, person.Id.ToString()));

    /// <summary>Neither the candidate of the file, nor its other evaluator.</summary>
    public IEnumerable<SelectListItem> Choices(EvaluatedFile file) =>
        People.Where(file.MayTake).Select(person => new SelectListItem(person.Words, person.Id.ToString()));

    /// <summary>The choice for that file: its own, else the one for all.</summary>
    public Guid? Chosen(EvaluatedFile file) => Form.Files?.FirstOrDefault(typed => typed.Reference == file.Reference)?.PersonId ?? Form.ForAll;

    /// <summary>Three queries beside those of the door.</summary>
    internal static async Task<EndMembershipPage> LoadAsync(OrganisationActing begun, MemberDoor door, EndMembershipForm form, CancellationToken cancellation)
    {
        var (db, today, organisation, person) = (begun.Db, begun.Today, begun.Organisation.Id, door.Membership.PersonId);
        var current = db.Memberships.AsNoTracking().Where(member => member.OrganisationId == organisation && (member.Until == null || today <= member.Until));
        var others = await current.AnyAsync(
            member => member.PersonId == person && member.Id != door.Membership.Id && member.Role != Role.Candidate,
            cancellation);
        var files = await (
            from file in db.Files.AsNoTracking().Include(found => found.Assignments).AsSingleQuery()
            where file.EmployerId == organisation && file.Turn != Domain.Files.Turn.Nobody && file.Evaluation.CompletedOn == null
                && file.Assignments.Any(seat => seat.PersonId == person && seat.Until == null)
            orderby file.Reference
            join candidate in db.People on file.CandidateId equals candidate.Id
            select new { File = file, Candidate = candidate }
        ).ToListAsync(cancellation);
        var people = files.Count == 0 ? [] : await db.People.AsNoTracking()
            .Where(other => other.Id != person && current.Any(member =>
                member.PersonId == other.Id && member.Until == null && (member.Role == Role.Evaluator || member.Role == Role.CompanyHr)))
            .OrderBy(other => other.SortName).Select(other => new { other.Id, other.Name, other.JobTitle })
            .ToListAsync(cancellation);
        var evaluated = files.ConvertAll(found => EvaluatedFile.Of(found.File, found.Candidate.Name, person));
        return new EndMembershipPage(begun.Organisation, door.Words, door.Membership.Role == Role.Evaluator, form with
        {
            Files = [.. evaluated.Where(file => file.MayReplace).Select(file => new ReplacementForm
            {
                Reference = file.Reference,
                PersonId = form.Files?.FirstOrDefault(typed => typed.Reference == file.Reference)?.PersonId,
            })],
        })
        {
            HasOthers = others,
            Files = evaluated,
            People = people.ConvertAll(found => new Replacement(found.Id, found.Name, found.JobTitle)),
        };
    }
}

/// <summary>A file on which the person evaluates. <paramref name="Taken"/>: those who cannot take their place.</summary>
public sealed record EvaluatedFile(string Reference, string Candidate, string Certification, bool MayReplace, IReadOnlyList<Guid> Taken)
{
    internal static EvaluatedFile Of(CertificationFile file, string candidate, Guid person) => new(
        file.Reference,
        candidate,
        file.CertificationTitle,
        file.Evaluators.Count() == Enum.GetValues<EvaluatorSeat>().Length && file.Evaluation.MayNameEvaluators().IsAccepted,
        [file.CandidateId, .. file.Evaluators.Select(seat => seat.PersonId).Where(seat => seat != person)]);

    public bool MayTake(Replacement person) => !Taken.Contains(person.Id);
}

/// <summary>Somebody who may evaluate in their place.</summary>
public sealed record Replacement(Guid Id, string Name, string? JobTitle)
{
    public string Words => string.IsNullOrEmpty(JobTitle) ? Name : $"{Name}, {JobTitle}";
}
