using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ChangeTerms;

public sealed record ChangeTermsForm : SessionTermsForm
{
    public static ChangeTermsForm Of(SessionHead head) => new()
    {
        HeldOn = head.Session.HeldOn,
        StartsAt = head.Session.StartsAt,
        EndsAt = head.Session.EndsAt,
        Territory = head.Session.Territory,
        Place = head.Session.Place,
        VideoLink = head.Session.VideoLink,
        Capacity = head.Session.Capacity,
    };
}

public sealed class ChangeTermsFormValidator(TimeProvider clock) : SessionTermsValidator<ChangeTermsForm>(clock);
