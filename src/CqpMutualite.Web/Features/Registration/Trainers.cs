using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Registration;

/// <summary>The training organisations among which the company chooses.</summary>
public static class Trainers
{
    /// <summary>Who is chosen on a page that another person's change has overtaken.</summary>
    public const string Gone = "Cet organisme n’est plus dans la liste. Choisissez-en un autre.";

    /// <summary>All of them, by name, with their approvals for the certification of the file. One query.</summary>
    public static Task<List<Organisation>> TrainersAsync(this AppDbContext db, CertificationFile file, CancellationToken cancellation) =>
        db.Organisations.AsNoTracking()
        .Include(organisation => organisation.Approvals.Where(approval => approval.Certification == file.Certification)).AsSingleQuery()
        .Where(organisation => organisation.Kind == OrganisationKind.TrainingOrganisation)
        .OrderBy(organisation => organisation.Name).ToListAsync(cancellation);

    /// <summary>« Institut Alpha, Lyon ».</summary>
    public static string WithTown(this Organisation organisation) =>
        organisation.Town is null ? organisation.Name : $"{organisation.Name}, {organisation.Town}";
}
