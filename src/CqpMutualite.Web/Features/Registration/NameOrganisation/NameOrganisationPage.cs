using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;
using Microsoft.AspNetCore.Mvc.Rendering;

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

    /// <summary>One query.</summary>
    public static async Task<NameOrganisationPage> LoadAsync(FileActing begun, NameOrganisationForm? form, CancellationToken cancellation)
    {
        var file = begun.File;
        var organisations = await begun.Db.TrainersAsync(file, cancellation);
        var open = file.Registration.MayNameOrganisation();
        return new NameOrganisationPage(
            begun.Head,
            [.. organisations.Select(organisation => OptionOf(organisation, file.Certification, begun.Today)).OrderBy(option => option.Disabled)],
            open.IsAccepted ? null : open.Refusals[0].Message,
            form ?? new NameOrganisationForm { OrganisationId = file.TrainingOrganisations.ToList() is [var only] ? only.OrganisationId : null });
    }

    private static SelectListItem OptionOf(Organisation organisation, string certification, DateOnly today)
    {
        var standing = organisation.StandingFor(certification, ApprovalScope.Training, today);
        return new SelectListItem($"{organisation.WithTown()} – {standing.Words}", organisation.Id.ToString()) { Disabled = !standing.IsInForce };
    }
}
