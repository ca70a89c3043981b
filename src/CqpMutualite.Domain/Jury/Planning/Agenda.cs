namespace CqpMutualite.Domain.Jury.Planning;

/// <summary>What one passage asks of a sitting: minutes with the candidate, then minutes without, and when the candidate may come.</summary>
internal sealed record Need(
    string Name,
    int HeardMinutes,
    int DeliberationMinutes,
    DateTime? NotBefore,
    DateTime? NotAfter,
    IReadOnlyCollection<Slot> Elsewhere
)
{
    public int Minutes => HeardMinutes + DeliberationMinutes;
}

/// <summary>The free time of one sitting: its hours, less its breaks, what keeps its members elsewhere and the passages already there.</summary>
internal sealed class Agenda(Slot hours, IReadOnlyCollection<Slot> breaks, IReadOnlyCollection<Engagement> engagements, int minutesBetween)
{
    private readonly List<Slot> passages = [];

    public Slot Hours => hours;

    public void Take(Slot slot) => passages.Add(slot);

    /// <summary>
    /// The earliest start from that hour on. Everything in the way forbids one interval of starts: leaving each by its end, until nothing is in the
    /// way, cannot step over an earlier one.
    /// </summary>
    public DateTime? Earliest(DateTime from, Need need) => Earliest(from, need, Limits.All);

    /// <summary>Why it does not fit from that hour on: the first limit without which it would.</summary>
    public PlanningRefusal WhyNot(DateTime from, Need need)
    {
        if (need.Elsewhere.Count > 0 && Earliest(from, need, Limits.All & ~Limits.Elsewhere) is not null)
        {
            return new PlanningRefusal(
                PlanningObstacle.CandidateElsewhere,
                PlanningRefusals.CandidateElsewhere(need.Name, need.Elsewhere.Min(slot => slot.Start), need.Elsewhere.Max(slot => slot.End))
            );
        }

        if ((need.NotBefore is not null || need.NotAfter is not null) && Earliest(from, need, Limits.All & ~Limits.Window) is not null)
        {
            return new PlanningRefusal(PlanningObstacle.CandidateHours, PlanningRefusals.CandidateHours(need.Name, need.NotBefore, need.NotAfter));
        }

        if (engagements.Count > 0 && Earliest(from, need, Limits.All & ~Limits.Members) is not null)
        {
            var names = string.Join(", ", engagements.Where(engagement => engagement.Slot.Overlaps(hours)).Select(engagement => engagement.Name).Distinct());
            return new PlanningRefusal(PlanningObstacle.MemberElsewhere, PlanningRefusals.MemberElsewhere(need.Name, names));
        }

        return new PlanningRefusal(PlanningObstacle.NoTime, PlanningRefusals.NoTime(need.Name, need.Minutes, hours.End));
    }

    private DateTime? Earliest(DateTime from, Need need, Limits limits)
    {
        var start = Later(from, hours.Start);
        if (limits.HasFlag(Limits.Window) && need.NotBefore is { } notBefore)
        {
            start = Later(start, notBefore);
        }

        while (true)
        {
            if (start.AddMinutes(need.Minutes) > hours.End || (limits.HasFlag(Limits.Window) && start.AddMinutes(need.HeardMinutes) > need.NotAfter))
            {
                return null;
            }

            if (Blocked(start, need, limits) is not { } until)
            {
                return start;
            }

            start = until;
        }
    }

    private DateTime? Blocked(DateTime start, Need need, Limits limits)
    {
        var whole = Slot.Of(start, need.Minutes);
        foreach (var pause in breaks)
        {
            if (pause.Overlaps(whole))
            {
                return pause.End;
            }
        }

        foreach (var passage in passages)
        {
            if (start < passage.End.AddMinutes(minutesBetween) && passage.Start < whole.End.AddMinutes(minutesBetween))
            {
                return passage.End.AddMinutes(minutesBetween);
            }
        }

        if (limits.HasFlag(Limits.Members))
        {
            foreach (var engagement in engagements)
            {
                if (engagement.Slot.Overlaps(whole))
                {
                    return engagement.Slot.End;
                }
            }
        }

        if (limits.HasFlag(Limits.Elsewhere))
        {
            var heard = Slot.Of(start, need.HeardMinutes);
            foreach (var elsewhere in need.Elsewhere)
            {
                if (elsewhere.Overlaps(heard))
                {
                    return elsewhere.End;
                }
            }
        }

        return null;
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    [Flags]
    private enum Limits
    {
        None = 0,
        Window = 1,
        Elsewhere = 2,
        Members = 4,
        All = Window | Elsewhere | Members,
    }
}
