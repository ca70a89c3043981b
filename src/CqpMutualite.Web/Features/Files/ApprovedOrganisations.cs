using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>An organisation that may train for a certification.</summary>
public sealed record ApprovedOrganisation(Guid Id, string Name, string? Town)
{
    /// <summary>« Cap Compétences, Nantes ».</summary>
    public string Line => Town is null ? Name : $"{Name}, {Town}";
}

/// <summary>The list that is handed to a candidate whom a decision does not certify in full.</summary>
public static class ApprovedOrganisations
{
    /// <summary>Those whose approval for training holds on that day, by name. One query.</summary>
    public static async Task<IReadOnlyList<ApprovedOrganisation>> LoadAsync(
        AppDbContext db,
        string certification,
        DateOnly day,
        CancellationToken cancellation
    ) =>
        await db
            .Organisations.AsNoTracking()
            .Where(organisation =>
                organisation.Kind == OrganisationKind.TrainingOrganisation
                && organisation.TakenOverById == null
                && organisation.Approvals.Any(approval =>
                    approval.Certification == certification && approval.Training && approval.From <= day && day <= approval.Until
                )
            )
            .OrderBy(organisation => organisation.Name)
            .Select(organisation => new ApprovedOrganisation(organisation.Id, organisation.Name, organisation.Town))
            .ToListAsync(cancellation);
}
