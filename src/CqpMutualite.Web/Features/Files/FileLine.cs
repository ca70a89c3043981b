using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A line of the list.</summary>
public sealed record FileLine(
    string Reference,
    string Name,
    string Company,
    string Certification,
    Stage Stage,
    Domain.Files.Turn Turn,
    bool Published,
    bool Closed,
    bool Mine
)
{
    /// <summary>Nothing is written on it for now.</summary>
    public bool Suspended { get; init; }

    /// <summary>Last day for a first jury, until a jury has decided.</summary>
    public DateOnly? Before { get; init; }

    public MiniPath Path =>
        new(
            [
                .. StageNames.Path.Select(stage =>
                    Published || stage < Stage ? PathState.Done
                    : stage == Stage && !Closed ? PathState.Current
                    : PathState.ToCome
                ),
            ],
            Closed ? "Dossier clos"
                : Suspended ? "Dossier suspendu"
                : Published ? "Décision publiée"
                : StageNames.Of(Stage)
        );

    /// <summary>Who is awaited: the reader, if anything is awaited of them; null: nobody.</summary>
    public Shared.Turn? Awaited =>
        Turn == Domain.Files.Turn.Nobody ? null
        : Mine ? Shared.Turn.Yours
        : Shared.Turn.Of(ActWords.Of(Turn));

    /// <summary>The columns that a reader sees; a company and a candidate know their own.</summary>
    public static IReadOnlyList<Column<FileLine>> Columns(CurrentUser user) =>
    [
        new("Candidat", "Candidat", line => line.Name),
        .. SeesCompanies(user) ? [new Column<FileLine>("Entreprise", "Entreprise", line => line.Company)] : Array.Empty<Column<FileLine>>(),
        new("Certification", "Certification", line => line.Certification),
        new("Étape", "Etape", line => line.Path.Label),
        new("À qui", "AQui", line => line.Awaited is { } who ? (who.Mine ? "À vous" : who.Name) : null),
        new("Premier jury avant", "Echeance", line => line.Before is { } before ? FrenchText.TypedDate(before) : null),
        new("Référence", "Reference", line => line.Reference),
    ];

    public static bool SeesCompanies(CurrentUser user) => user.Role is not (Role.CompanyHr or Role.Candidate);

    /// <summary>Those files in the order asked for; by default the last that moved first.</summary>
    public static IQueryable<FileLine> Of(AppDbContext db, IQueryable<CertificationFile> files, FileListFilter filter, CurrentUser user)
    {
        var own = db.OwnTasks(user.Reader);
        var rows =
            from file in files
            join candidate in db.People on file.CandidateId equals candidate.Id
            join company in db.Organisations on file.EmployerId equals company.Id
            select new Row { File = file, Candidate = candidate, Company = company };
        return Ordered(rows, filter).Select(row => new FileLine(
            row.File.Reference,
            row.Candidate.Name,
            row.Company.Name,
            row.File.CertificationTitle,
            row.File.Stage,
            row.File.Turn,
            row.File.Presentation.PublishedOn != null,
            row.File.Halts.ClosedOn != null,
            own.Any(task => task.FileId == row.File.Id)
        )
        {
            Suspended = row.File.Halts.SuspendedOn != null,
            Before = row.File.Presentation.DecidedOn == null ? row.File.FirstJuryBefore : null,
        });
    }

    private static IQueryable<Row> Ordered(IQueryable<Row> rows, FileListFilter filter)
    {
        var down = filter.Descending;
        return filter.Sort switch
        {
            "Candidat" => rows.By(down, row => row.Candidate.SortName).ThenBy(row => row.File.Id),
            "Entreprise" => rows.By(down, row => row.Company.SortName).ThenBy(row => row.File.Id),
            "Certification" => rows.By(down, row => row.File.CertificationTitle).ThenBy(down, row => row.File.TurnSince).ThenBy(row => row.File.Id),
            "Etape" => rows.By(down, row => row.File.Progress).ThenBy(down, row => row.File.TurnSince).ThenBy(row => row.File.Id),
            "AQui" => rows.By(down, row => row.File.Turn).ThenBy(down, row => row.File.TurnSince).ThenBy(row => row.File.Id),
            "Echeance" => rows.By(down, row => row.File.DueBefore).ThenBy(row => row.File.Id),
            "Reference" => rows.By(down, row => row.File.Reference),
            _ => rows.OrderByDescending(row => row.File.TurnSince).ThenBy(row => row.File.Id),
        };
    }

    private sealed class Row
    {
        public required CertificationFile File { get; init; }

        public required Person Candidate { get; init; }

        public required Organisation Company { get; init; }
    }
}
