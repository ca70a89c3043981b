using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Search;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>What a directory is searched and sorted by.</summary>
public sealed record DirectoryFilter : ListFilter
{
    /// <inheritdoc />
    public override IEnumerable<(string Name, string? Value)> Choices => [];

    /// <summary>The organisations asked for.</summary>
    public IQueryable<Organisation> Of(AppDbContext db, OrganisationKind kind) =>
        db.Organisations.AsNoTracking().Where(organisation => organisation.Kind == kind).Found(db, Search);
}

/// <summary>One organisation. <paramref name="Ends"/>: nearest end of the approvals in force.</summary>
public sealed record DirectoryLine(Guid Id, string Name, string? Town, string? Siret, int Members, int Files, int Approvals, DateOnly? Ends)
{
    /// <summary>What is said of its approvals. <paramref name="warn"/>: the last day of an end that deserves a look.</summary>
    public Tag ApprovalTag(DateOnly warn) =>
        Approvals == 0 ? new Tag(TagState.Blocked, "Aucun agrément en vigueur")
        : Ends <= warn ? new Tag(TagState.Attention, $"Fin le {FrenchText.ListDate(Ends!.Value)}")
        : new Tag(TagState.Complete, FrenchText.Plural(Approvals, "agrément", "agréments"));

    /// <summary>The columns of a directory; companies have no approval.</summary>
    public static IReadOnlyList<Column<DirectoryLine>> Columns(OrganisationKind kind, DateOnly warn) =>
    [
        new("Nom", "Nom", line => line.Town is null ? line.Name : $"{line.Name}, {line.Town}"),
        new("SIRET", "Siret", line => line.Siret is { } siret ? Domain.Organisations.Siret.Spaced(siret) : "à renseigner"),
        .. kind == OrganisationKind.Company
            ? Array.Empty<Column<DirectoryLine>>()
            : [new Column<DirectoryLine>("Agréments", "Agrements", line => line.ApprovalTag(warn).Text)],
        new("Personnes", "Personnes", line => FrenchText.Number(line.Members)) { Figures = true },
        new("Dossiers en cours", "Dossiers", line => FrenchText.Number(line.Files)) { Figures = true },
    ];

    /// <summary>Those organisations in the order asked for, by default that of names.</summary>
    public static IQueryable<DirectoryLine> Of(
        AppDbContext db,
        IQueryable<Organisation> organisations,
        OrganisationKind kind,
        DirectoryFilter filter,
        DateOnly today
    )
    {
        var mainRole = Joining.MainRole(kind);
        var rows = organisations.Select(organisation => new Row
        {
            Organisation = organisation,
            Members = db.Memberships.Count(membership =>
                membership.OrganisationId == organisation.Id
                && membership.Role == mainRole
                && membership.From <= today
                && (membership.Until == null || membership.Until >= today)
            ),
            Files = db.Files.Count(file =>
                file.Turn != Domain.Files.Turn.Nobody
                && (
                    file.EmployerId == organisation.Id
                    || db.FileOrganisations.Any(place => place.FileId == file.Id && place.OrganisationId == organisation.Id && place.Until == null)
                )
            ),
            Ends = organisation.Approvals.Where(approval => approval.From <= today && approval.Until >= today).Min(approval => (DateOnly?)approval.Until),
        });
        var sorted = filter.Sort switch
        {
            "Siret" => rows.By(filter.Descending, row => row.Organisation.Siret),
            "Agrements" => rows.By(filter.Descending, row => row.Ends),
            "Personnes" => rows.By(filter.Descending, row => row.Members),
            "Dossiers" => rows.By(filter.Descending, row => row.Files),
            _ => rows.By(filter.Descending, row => row.Organisation.SortName),
        };
        return sorted
            .ThenBy(row => row.Organisation.SortName)
            .ThenBy(row => row.Organisation.Id)
            .Select(row => new DirectoryLine(
                row.Organisation.Id,
                row.Organisation.Name,
                row.Organisation.Town,
                row.Organisation.Siret,
                row.Members,
                row.Files,
                row.Organisation.Approvals.Count(approval => approval.From <= today && approval.Until >= today),
                row.Ends
            ));
    }

    private sealed class Row
    {
        public required Organisation Organisation { get; init; }

        public required int Members { get; init; }

        public required int Files { get; init; }

        public required DateOnly? Ends { get; init; }
    }
}
