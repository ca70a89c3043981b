using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Organisations.AnswerRequest;

public sealed record AnswerRequestPage(RequestLine Request, AnswerRequestForm Form)
{
    public IReadOnlyList<SelectListItem> Answers { get; } =
        [new("Agrément accordé", nameof(RequestAnswer.Granted)), new("Agrément refusé", nameof(RequestAnswer.Refused))];

    public static AnswerRequestPage Of(ApprovalRequest asked, Organisation organisation, Catalogue catalogue, AnswerRequestForm form) => new(
        new RequestLine(
            asked.Id,
            organisation.Id,
            organisation.Name,
            catalogue.TitleOf(asked.Certification),
            asked.Training,
            asked.Vae,
            asked.Message,
            asked.AskedOn,
            asked.State,
            asked.DecidedOn,
            asked.Reason),
        form);
}
