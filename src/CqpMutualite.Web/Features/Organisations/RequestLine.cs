using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>A request for approval as it is told.</summary>
public sealed record RequestLine(
    Guid Id,
    Guid OrganisationId,
    string Organisation,
    string Certification,
    bool Training,
    bool Vae,
    string? Message,
    DateOnly AskedOn,
    RequestState State,
    DateOnly? DecidedOn,
    string? Reason
)
{
    /// <summary>« Formation et VAE ».</summary>
    public string Scope => (Training, Vae) switch { (true, true) => "Formation et VAE", (true, false) => "Formation", _ => "VAE" };

    public Tag Tag =>
        State switch
        {
            RequestState.Granted => new Tag(TagState.Yes, "Accordé"),
            RequestState.Refused => new Tag(TagState.No, "Refusé"),
            _ => new Tag(TagState.Waiting, "À l’instruction"),
        };

    /// <summary>With the name of the organisation; the order is the caller's.</summary>
    public static IQueryable<RequestLine> Of(AppDbContext db, IQueryable<ApprovalRequest> requests) =>
        requests.Select(request => new RequestLine(
            request.Id,
            request.OrganisationId,
            db.Organisations.Where(organisation => organisation.Id == request.OrganisationId).Select(organisation => organisation.Name).First(),
            request.Certification,
            request.Training,
            request.Vae,
            request.Message,
            request.AskedOn,
            request.State,
            request.DecidedOn,
            request.Reason
        ));
}
