using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.OwnApprovals;

public sealed record OwnApprovalsPage(
    OrganisationHead Organisation,
    IReadOnlyList<ApprovalLine> Approvals,
    IReadOnlyList<RequestLine> Requests,
    Catalogue Catalogue,
    OwnApprovalsForm Form)
{
    private const int Shown = 50;

    /// <summary>Two queries.</summary>
    public static async Task<OwnApprovalsPage> LoadAsync(OrganisationActing begun, Catalogue catalogue, OwnApprovalsForm form, CancellationToken cancellation)
    {
        var (db, own) = (begun.Db, begun.Organisation.Id);
        var asked = db.ApprovalRequests.Where(request => request.OrganisationId == own)
            .OrderByDescending(request => request.AskedOn).ThenByDescending(request => request.Id).Take(Shown);
        var requests = await RequestLine.Of(db, asked).ToListAsync(cancellation);
        return new OwnApprovalsPage(
            begun.Organisation,
            ApprovalLine.Of(begun.Organisation, catalogue, begun.Today, await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation)),
            requests.ConvertAll(line => line with { Certification = catalogue.TitleOf(line.Certification) }),
            catalogue,
            form);
    }
}
