using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Demonstration;

/// <summary>The life of an invented session, through the methods of the aggregate.</summary>
internal static class HeldSession
{
    private const int ConvenedDaysBefore = 30;
    private const int PublishedDaysAfter = 7;

    /// <summary>Convenes it a month before its day, or today when that is still to come.</summary>
    public static void Convene(JurySession session, JuryPanel panel, DateOnly today)
    {
        if (session.ConvenedAt is null)
        {
            var day = session.HeldOn.AddDays(-ConvenedDaysBefore);
            Accept(session.Convene(panel, At(day < today ? day : today, 10)));
        }
    }

    /// <summary>Opens it on its day with everybody.</summary>
    public static void Open(JurySession session, JuryPanel panel)
    {
        if (session.OpenedAt is null)
        {
            Convene(session, panel, session.HeldOn);
            var president = session.President!.PersonId;
            var opening = new SittingOpening(president, president, [.. session.Members.Select(member => member.PersonId)]);
            Accept(session.Open(opening, new OpeningRules(panel), session.HeldOn, At(session.HeldOn, 9)));
        }
    }

    /// <summary>Closes it on its day and publishes a week later, every file being decided.</summary>
    public static void Publish(JurySession session)
    {
        var decided = session.Passages.Select(passage => passage.FileId).ToList();
        Accept(session.Close(decided, _ => "", At(session.HeldOn, 18)));
        Accept(session.Publish(decided, _ => "", PublicationOf(session)));
    }

    public static DateOnly PublicationOf(JurySession session) => session.HeldOn.AddDays(PublishedDaysAfter);

    private static DateTimeOffset At(DateOnly day, int hour) => FrenchText.FromParis(day, new TimeOnly(hour, 0));

    private static void Accept(Outcome outcome)
    {
        if (!outcome.IsAccepted)
        {
            throw new InvalidOperationException(outcome.Refusals[0].Message);
        }
    }
}
