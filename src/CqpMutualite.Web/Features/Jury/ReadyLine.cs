using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A file of the list.</summary>
public sealed record ReadyLine(
    string Reference,
    string Name,
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

    /// <summary>What the page shows.</summary>
    public static IReadOnlyList<Column<ReadyLine>> Columns { get; } =
    [
        new("Candidat", "Candidat", line => line.Name),
        new("Certification", "Certification", line => line.CertificationTitle),
        new("Reçu le", "Reception", line => Day(line.TransmittedOn)),
        new("Premier jury avant", "Echeance", line => Day(line.Before)),
        new("État", "Etat", line => line.State.Text),
    ];

    /// <summary>What the page shows, with what it says in small.</summary>
    public static IReadOnlyList<Column<ReadyLine>> Exported { get; } =
    [
        new("Référence", null, line => line.Reference),
        new("Candidat", null, line => line.Name),
        new("Entreprise", null, line => line.Employer),
        new("Région", null, line => line.Region?.Name()),
        new("Certification", null, line => line.CertificationTitle),
        new("Référentiel", null, line => line.EditionCode),
        new("Version", null, line => $"{line.EditionVersion}"),
        new("Reçu le", null, line => Day(line.TransmittedOn)),
        new("Premier jury avant", null, line => Day(line.Before)),
        new("État", null, line => line.State.Text),
        new("Séance du", null, line => Day(line.HeldOn)),
    ];

    private static string? Day(DateOnly? day) => day is { } known ? FrenchText.TypedDate(known) : null;

    /// <summary>Those files in the order asked for; by default the oldest last day first, then the one received first.</summary>
    public static IQueryable<ReadyLine> Of(AppDbContext db, IQueryable<CertificationFile> files, ReadyFilter filter)
    {
        var rows =
            from file in files
            join candidate in db.People on file.CandidateId equals candidate.Id
            join employer in db.Organisations on file.EmployerId equals employer.Id
            select new Row { File = file, Candidate = candidate, Employer = employer };
        return Ordered(rows, filter).Select(row => new ReadyLine(
            row.File.Reference,
            row.Candidate.Name,
            row.Employer.Name,
            row.Employer.Region,
            row.File.CertificationTitle,
            row.File.EditionCode,
            row.File.EditionVersion,
            row.File.NextAct,
            row.File.Transmission.On,
            row.File.FirstJuryBefore
        )
        {
            SessionId = row.File.SessionId,
            HeldOn = db.Sessions.Where(session => session.Id == row.File.SessionId).Select(session => (DateOnly?)session.HeldOn).FirstOrDefault(),
            MayGo = (row.File.Evaluation.Positive == true && row.File.Evaluation.ActivitiesExercised != false) || row.File.Presentation.Derogation != null,
            ByDerogation = row.File.Presentation.Derogation != null,
        });
    }

    private static IOrderedQueryable<Row> Ordered(IQueryable<Row> rows, ReadyFilter filter)
    {
        var sorted = filter.Sort switch
        {
            "Candidat" => rows.By(filter.Descending, row => row.Candidate.SortName),
            "Certification" => rows.By(filter.Descending, row => row.File.CertificationTitle),
            "Reception" => rows.By(filter.Descending, row => row.File.Transmission.On),
            "Etat" => rows.By(filter.Descending, row => row.File.NextAct),
            _ => rows.By(filter.Descending, row => row.File.DueBefore),
        };
        return sorted.ThenBy(row => row.File.Transmission.On).ThenBy(row => row.File.Reference);
    }

    private sealed class Row
    {
        public required CertificationFile File { get; init; }

        public required Person Candidate { get; init; }

        public required Organisation Employer { get; init; }
    }
}
