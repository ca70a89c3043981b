using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ChangeTerms;

/// <summary>What is typed.</summary>
public sealed record ChangeTermsForm : SessionTermsForm
{
    /// <summary>From the session.</summary>
    public static ChangeTermsForm Of(SessionHead head) => new()
    {
        HeldOn = head.Session.HeldOn,
        StartsAt = head.Session.StartsAt,
        EndsAt = head.Session.EndsAt,
        Place = head.Session.Place,
        VideoLink = head.Session.VideoLink,
        Capacity = head.Session.Capacity,
    };
}

/// <summary>Checks of shape.</summary>
public sealed class ChangeTermsFormValidator(TimeProvider clock) : SessionTermsValidator<ChangeTermsForm>(clock);
