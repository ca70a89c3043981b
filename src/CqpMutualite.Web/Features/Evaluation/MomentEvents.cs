using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform.Calendars;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>Moments as events of a calendar. No detail of a person but their name.</summary>
public static class MomentEvents
{
    public static CalendarEvent Of(FileHead head, EvaluationMoment moment, IReadOnlyDictionary<Guid, string> names, PublicAddress address)
    {
        var url = address.Absolute(EvaluationPaths.Planning(head.File.Reference));
        return new CalendarEvent(
            $"{moment.Id}@cqp-mutualite",
            moment.Revision - 1,
            moment.ChangedAt,
            moment.StartsAt,
            moment.EndsAt,
            $"{MomentNames.Title(moment.Named, head.Edition)} – {head.CandidateName}",
            moment.Place,
            $"{head.Certification}\nParticipants\u00A0: {MomentWords.With(head, moment, names)}\n{url}",
            url);
    }
}
