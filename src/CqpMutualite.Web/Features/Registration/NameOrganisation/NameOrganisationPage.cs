using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Registration.NameOrganisation;

/// <summary>The organisations, those that may train first.</summary>
/// <param name="Head">The file.</param>
/// <param name="Options">One line an organisation; those that may not train say why and cannot be chosen.</param>
/// <param name="State">Why the choice is over; null while it is open.</param>
/// <param name="Form">The choice.</param>
public sealed record NameOrganisationPage(FileHead Head, IReadOnlyList<SelectListItem> Options, string? State, NameOrganisationForm Form)
{
    /// <summary>Nobody may train for this certification today.</summary>
    public bool Nobody => Options.All(option => option.Disabled);

    /// <summary>Loads the organisations with their approvals for this certification. One query.</summary>
    public static async Task<NameOrganisationPage> LoadAsync(AppDbContext db, FileHead head, NameOrganisationForm? form, DateOnly today, CancellationToken cancellation)
    {
        var file = head.File;
        var organisations = await db.Organisations.AsNoTracking()
            .Include(organisation => organisation.Approvals.Where(approval => approval.Certification == file.Certification)).AsSingleQuery()
            .Where(organisation => organisation.Kind == OrganisationKind.TrainingOrganisation)
            .OrderBy(organisation => organisation.Name).ToListAsync(cancellation);
        var open = file.Registration.MayNameOrganisation();
        return new NameOrganisationPage(
            head,
            [.. organisations.Select(organisation => OptionOf(organisation, file.Certification, today)).OrderBy(option => option.Disabled)],
            open.IsAccepted ? null : open.Refusals[0].Message,
            form ?? new NameOrganisationForm { OrganisationId = file.TrainingOrganisations.Count() == 1 ? file.TrainingOrganisations.First().OrganisationId : null });
    }

    private static SelectListItem OptionOf(Organisation organisation, string certification, DateOnly today)
    {
        var name = organisation.Town is null ? organisation.Name : $"{organisation.Name}, {organisation.Town}";
        var standing = organisation.StandingFor(certification, ApprovalScope.Training, today);
        return new SelectListItem($"{name} – {standing.Words}", organisation.Id.ToString()) { Disabled = !standing.IsInForce };
    }
}
