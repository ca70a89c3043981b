using CqpMutualite.Domain.Files;

namespace CqpMutualite.Domain.Jury;

/// <summary>What ties a member of a jury to a candidate.</summary>
public enum ConflictKind
{
    /// <summary>The member is the candidate.</summary>
    Candidate,

    /// <summary>The member evaluates, or evaluated, the candidate.</summary>
    Evaluator,

    /// <summary>The member belongs to the candidate's company.</summary>
    SameEmployer,

    /// <summary>The member belongs to the organisation that trains the candidate.</summary>
    Trainer,
}

/// <summary>What of a file can tie a member to it.</summary>
public sealed record FileTies(Guid FileId, Guid CandidateId, Guid EmployerId, IReadOnlyCollection<Guid> TrainingOrganisationIds, IReadOnlyCollection<Guid> EvaluatorIds)
{
    /// <summary>The ties of a file whose evaluators are loaded.</summary>
    public static FileTies Of(CertificationFile file) =>
        new(file.Id, file.CandidateId, file.EmployerId, [.. file.Organisations.Select(organisation => organisation.OrganisationId)], [.. file.Assignments.Select(assignment => assignment.PersonId)]);
}

/// <summary>A conflict of interest between a member and a file. The sources do not treat it: it warns and forbids nothing.</summary>
public sealed record ConflictOfInterest(Guid PersonId, Guid FileId, ConflictKind Kind)
{
    /// <summary>The conflicts between members, each with the organisations they belong to, and files; the strongest tie only.</summary>
    public static IReadOnlyList<ConflictOfInterest> Between(IEnumerable<(Guid PersonId, IReadOnlyCollection<Guid> Organisations)> members, IReadOnlyCollection<FileTies> files) =>
    [
        .. from member in members
           from file in files
           let kind = KindOf(member.PersonId, member.Organisations, file)
           where kind is not null
           select new ConflictOfInterest(member.PersonId, file.FileId, kind.Value),
    ];

    private static ConflictKind? KindOf(Guid person, IReadOnlyCollection<Guid> organisations, FileTies file) =>
        person == file.CandidateId ? ConflictKind.Candidate
        : file.EvaluatorIds.Contains(person) ? ConflictKind.Evaluator
        : organisations.Contains(file.EmployerId) ? ConflictKind.SameEmployer
        : organisations.Any(file.TrainingOrganisationIds.Contains) ? ConflictKind.Trainer
        : null;
}
