using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A file of the list.</summary>
public sealed record ReadyLine(
    string Reference,
    string FirstNames,
    string LastName,
    string Employer,
    Region? Region,
    string CertificationTitle,
    string EditionCode,
    int EditionVersion,
    NextAct NextAct,
    DateOnly? TransmittedOn,
    DateOnly? Before
)
{
    /// <summary>The session; null while it has none.</summary>
    public required Guid? SessionId { get; init; }

    public required DateOnly? HeldOn { get; init; }

    /// <summary>May go before a jury: positive evaluation or derogation.</summary>
    public required bool MayGo { get; init; }

    public required bool ByDerogation { get; init; }

    public string Name => $"{FirstNames.Split(' ', ',')[0]} {LastName}";

    /// <summary>The title without « CQP ».</summary>
    public string ShortTitle => CertificationTitle.StartsWith("CQP ", StringComparison.Ordinal) ? CertificationTitle[4..] : CertificationTitle;

    /// <summary>« Pays de la Loire ».</summary>
    public string RegionName => Region?.Name() ?? "Région inconnue";

    public Tag State => NextAct switch
    {
        NextAct.Decide => new Tag(TagState.Complete, "Planifié"),
        NextAct.PresentToCommission => new Tag(TagState.Waiting, "Commission à planifier"),
        _ when !MayGo => new Tag(TagState.Blocked, "Dérogation nécessaire"),
        _ => new Tag(TagState.Waiting, "À planifier"),
    };

    /// <summary>Those files, in the order of the list: the page is cut before the names are joined.</summary>
    public static IQueryable<ReadyLine> Of(AppDbContext db, IQueryable<CertificationFile> files) =>
        from file in files
        join candidate in db.People on file.CandidateId equals candidate.Id
        join employer in db.Organisations on file.EmployerId equals employer.Id
        orderby file.FirstJuryBefore == null, file.FirstJuryBefore, file.Transmission.On, file.Reference
        select new ReadyLine(
            file.Reference,
            candidate.FirstNames,
            candidate.UsedName ?? candidate.BirthName,
            employer.Name,
            employer.Region,
            file.CertificationTitle,
            file.EditionCode,
            file.EditionVersion,
            file.NextAct,
            file.Transmission.On,
            file.FirstJuryBefore
        )
        {
            SessionId = file.SessionId,
            HeldOn = db.Sessions.Where(session => session.Id == file.SessionId).Select(session => (DateOnly?)session.HeldOn).FirstOrDefault(),
            MayGo = (file.Evaluation.Positive == true && file.Evaluation.ActivitiesExercised != false) || file.Presentation.Derogation != null,
            ByDerogation = file.Presentation.Derogation != null,
        };
}
