using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A file as a jury's pages list it.</summary>
public sealed record SessionFile
{
    public required Guid Id { get; init; }

    public required string Reference { get; init; }

    public required Guid CandidateId { get; init; }

    /// <summary>Name of the candidate.</summary>
    public required string Name { get; init; }

    public required Guid EmployerId { get; init; }

    public required string Employer { get; init; }

    /// <summary>The training organisations, past ones included.</summary>
    public required IReadOnlyList<Guid> TrainingOrganisationIds { get; init; }

    public required string EditionCode { get; init; }

    public required int EditionVersion { get; init; }

    public required string Certification { get; init; }

    public required string CertificationTitle { get; init; }

    public required string? Mention { get; init; }

    /// <summary>The session; null while it has none.</summary>
    public required Guid? SessionId { get; init; }

    public required DateOnly? TransmittedOn { get; init; }

    /// <summary>Last day for a first jury.</summary>
    public required DateOnly? FirstJuryBefore { get; init; }

    /// <summary>Whether the evaluation was positive.</summary>
    public required bool? EvaluationPositive { get; init; }

    /// <summary>Whether the activities of every unit were exercised.</summary>
    public required bool? ActivitiesExercised { get; init; }

    public required string? Derogation { get; init; }

    public required DateOnly? DecidedOn { get; init; }

    /// <summary>The result; null before the decision.</summary>
    public required DecisionResult? Result { get; init; }

    /// <summary>Evaluators, past ones included.</summary>
    public required IReadOnlyList<Guid> EvaluatorIds { get; init; }

    public required bool IsForCommission { get; init; }

    /// <summary>Links that members declared with the candidate.</summary>
    public IReadOnlyList<DeclaredTie> DeclaredTies { get; init; } = [];

    /// <summary>The title without « CQP », for narrow columns.</summary>
    public string ShortTitle => CertificationTitle.StartsWith("CQP ", StringComparison.Ordinal) ? CertificationTitle[4..] : CertificationTitle;

    /// <summary>May go before a jury: positive evaluation or derogation.</summary>
    public bool Ready => (EvaluationPositive == true && ActivitiesExercised != false) || Derogation is not null;

    /// <summary>What can tie a member to it.</summary>
    public FileTies Ties => new(Id, CandidateId, EmployerId, TrainingOrganisationIds, EvaluatorIds) { Declared = DeclaredTies };

    /// <summary>Course of the sitting in the edition of the file.</summary>
    public Timing? TimingIn(Editions editions) => editions.Get(EditionCode, EditionVersion).JuryTiming(Certification);

    /// <summary>Minutes of the passage: those planned, else those of the edition; none on file.</summary>
    public PassageLength LengthOf(Passage passage, Editions editions) => IsForCommission ? new PassageLength(0, 0)
        : passage.Minutes > 0 ? new PassageLength(passage.Minutes - passage.DeliberationMinutes, passage.DeliberationMinutes)
        : new PassageLength(TimingIn(editions)?.Minutes ?? 0, 0);

    /// <summary>Files in the order in which a session hears them: first transmitted, first heard. One query, joined.</summary>
    public static IQueryable<SessionFile> Of(AppDbContext db, IQueryable<CertificationFile> files) =>
        from file in files
        join candidate in db.People on file.CandidateId equals candidate.Id
        join employer in db.Organisations on file.EmployerId equals employer.Id
        orderby file.Transmission.On, file.Reference
        select new SessionFile
        {
            Id = file.Id,
            Reference = file.Reference,
            CandidateId = file.CandidateId,
            Name = candidate.Name,
            EmployerId = file.EmployerId,
            Employer = employer.Name,
            TrainingOrganisationIds = file.Organisations.Select(organisation => organisation.OrganisationId).ToList(),
            EditionCode = file.EditionCode,
            EditionVersion = file.EditionVersion,
            Certification = file.Certification,
            CertificationTitle = file.CertificationTitle,
            Mention = file.Orientation.Mention,
            SessionId = file.SessionId,
            TransmittedOn = file.Transmission.On,
            FirstJuryBefore = file.FirstJuryBefore,
            EvaluationPositive = file.Evaluation.Positive,
            ActivitiesExercised = file.Evaluation.ActivitiesExercised,
            Derogation = file.Presentation.Derogation,
            DecidedOn = file.Presentation.DecidedOn,
            Result = db.Decisions.Where(decision => decision.FileId == file.Id).Select(decision => (DecisionResult?)decision.Result).FirstOrDefault(),
            IsForCommission = file.Presentation.Keys != "" && !file.Presentation.Completes,
            DeclaredTies = db
                .DeclaredLinks.Where(link => link.FileId == file.Id && link.WithdrawnAt == null)
                .Select(link => new DeclaredTie(link.PersonId, link.Kind, link.Words))
                .ToList(),
            EvaluatorIds = file.Assignments.Select(assignment => assignment.PersonId).ToList(),
        };
}
