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

    /// <summary>The member declared a link with the candidate.</summary>
    Declared,
}

/// <summary>What of a file can tie a member to it.</summary>
public sealed record FileTies(
    Guid FileId,
    Guid CandidateId,
    Guid EmployerId,
    IReadOnlyCollection<Guid> TrainingOrganisationIds,
    IReadOnlyCollection<Guid> EvaluatorIds
)
{
    /// <summary>What members declared of themselves, as long as it holds.</summary>
    public IReadOnlyCollection<DeclaredTie> Declared { get; init; } = [];

    /// <summary>The ties of a file whose evaluators are loaded.</summary>
    public static FileTies Of(CertificationFile file) =>
        new(
            file.Id,
            file.CandidateId,
            file.EmployerId,
            [.. file.Organisations.Select(organisation => organisation.OrganisationId)],
            [.. file.Assignments.Select(assignment => assignment.PersonId)]
        );
}

/// <summary>A link that a person declared with the candidate of a file, in their words.</summary>
public sealed record DeclaredTie(Guid PersonId, LinkKind Kind, string Words);

/// <summary>A conflict of interest between a member and a file. The sources do not treat it: it warns and forbids nothing.</summary>
public sealed record ConflictOfInterest(Guid PersonId, Guid FileId, ConflictKind Kind)
{
    /// <summary>What the member declared; null for a tie that the application sees by itself.</summary>
    public DeclaredTie? Declared { get; init; }

    /// <summary>
    /// The conflicts between members, each with the organisations they belong to, and files: of the ties that can be seen the strongest only, then
    /// what the member declared, which says more than any of them.
    /// </summary>
    public static IReadOnlyList<ConflictOfInterest> Between(
        IEnumerable<(Guid PersonId, IReadOnlyCollection<Guid> Organisations)> members,
        IReadOnlyCollection<FileTies> files
    ) => [.. from member in members from file in files from conflict in Of(member.PersonId, member.Organisations, file) select conflict];

    private static IEnumerable<ConflictOfInterest> Of(Guid person, IReadOnlyCollection<Guid> organisations, FileTies file)
    {
        if (KindOf(person, organisations, file) is { } kind)
        {
            yield return new ConflictOfInterest(person, file.FileId, kind);
        }

        if (file.Declared.FirstOrDefault(tie => tie.PersonId == person) is { } declared)
        {
            yield return new ConflictOfInterest(person, file.FileId, ConflictKind.Declared) { Declared = declared };
        }
    }

    private static ConflictKind? KindOf(Guid person, IReadOnlyCollection<Guid> organisations, FileTies file) =>
        person == file.CandidateId ? ConflictKind.Candidate
        : file.EvaluatorIds.Contains(person) ? ConflictKind.Evaluator
        : organisations.Contains(file.EmployerId) ? ConflictKind.SameEmployer
        : organisations.Any(file.TrainingOrganisationIds.Contains) ? ConflictKind.Trainer
        : null;
}
