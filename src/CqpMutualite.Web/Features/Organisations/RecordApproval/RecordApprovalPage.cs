using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Organisations.RecordApproval;

/// <summary>The form. <paramref name="Corrected"/>: title of the certification of the approval being corrected; null for a new one.</summary>
public sealed record RecordApprovalPage(OrganisationHead Organisation, string? Corrected, Catalogue Catalogue, ApprovalForm Form)
{
    /// <summary>The approval as it is, or as it was typed (<paramref name="form"/>); null when it is gone, or when the organisation does not train.</summary>
    public static RecordApprovalPage? Of(Organisation organisation, Guid? approval, Catalogue catalogue, ApprovalForm? form)
    {
        var current = organisation.Approvals.FirstOrDefault(known => known.Id == approval);
        return Exists(organisation, approval)
            ? new(organisation, current is null ? null : catalogue.TitleOf(current.Certification), catalogue, form ?? ApprovalForm.Of(current))
            : null;
    }

    /// <summary>An approval of that organisation, or a new one (null) where it trains.</summary>
    public static bool Exists(Organisation organisation, Guid? approval) =>
        organisation.Kind == OrganisationKind.TrainingOrganisation && (approval is null || organisation.Approvals.Any(known => known.Id == approval));
}
