using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Organisations.EndApproval;

public sealed record EndApprovalPage(OrganisationHead Organisation, string Certification, EndApprovalForm Form)
{
    /// <summary>Null when the organisation has no such approval.</summary>
    public static EndApprovalPage? Of(Organisation organisation, Guid approval, Catalogue catalogue, EndApprovalForm form) =>
        organisation.Approvals.FirstOrDefault(known => known.Id == approval) is { } found
            ? new(organisation, catalogue.TitleOf(found.Certification), form)
            : null;
}
