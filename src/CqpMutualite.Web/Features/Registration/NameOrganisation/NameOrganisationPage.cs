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
        var open = file.MayNameTrainingOrganisation();
        return new NameOrganisationPage(
            head,
            [.. organisations.Select(organisation => OptionOf(organisation, file.Certification, today)).OrderBy(option => option.Disabled)],
            open.IsAccepted ? null : open.Refusals[0].Message,
            form ?? new NameOrganisationForm { OrganisationId = file.TrainingOrganisationId });
    }

    private static SelectListItem OptionOf(Organisation organisation, string certification, DateOnly today)
    {
        var name = organisation.Town is null ? organisation.Name : $"{organisation.Name}, {organisation.Town}";
        var training = organisation.Approvals.Where(approval => approval.Training).ToList();
        return organisation.MayTrain(certification, today)
            ? new SelectListItem($"{name} – peut former jusqu’au {FrenchText.PlainDate(training.Max(approval => approval.Until))}", organisation.Id.ToString())
            : new SelectListItem($"{name} – {WhyNot(organisation, training, today)}", organisation.Id.ToString()) { Disabled = true };
    }

    private static string WhyNot(Organisation organisation, List<Approval> training, DateOnly today)
    {
        if (training.Where(approval => approval.From > today).MinBy(approval => approval.From) is { } later)
        {
            return $"ne pourra former à cette certification qu’à partir du {FrenchText.PlainDate(later.From)}";
        }

        return training.MaxBy(approval => approval.Until) is { } last
            ? $"ne peut plus former à cette certification depuis le {FrenchText.PlainDate(last.Until.AddDays(1))}"
            : organisation.Approvals.Count > 0 ? "agréé pour la VAE seulement" : "ne forme pas à cette certification";
    }
}
