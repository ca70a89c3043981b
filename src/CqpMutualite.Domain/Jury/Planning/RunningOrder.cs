using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Jury.Planning;

/// <summary>The hours of one sitting, and what takes a part of them.</summary>
/// <param name="Hours">From the first passage to the end of the last deliberation.</param>
/// <param name="Breaks">Nobody is heard.</param>
/// <param name="Engagements">When a member sits elsewhere.</param>
/// <param name="MinutesBetween">Left between two passages.</param>
public sealed record SittingDay(Slot Hours, IReadOnlyCollection<Slot> Breaks, IReadOnlyCollection<Engagement> Engagements, int MinutesBetween = 0);

/// <summary>One file to hear, with what limits the hour.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Name">The candidate, as refusals name them.</param>
/// <param name="HeardMinutes">Presentation and interview: the candidate is there.</param>
/// <param name="DeliberationMinutes">The jury alone.</param>
public sealed record Passing(Guid FileId, string Name, int HeardMinutes, int DeliberationMinutes)
{
    /// <summary>The candidate cannot come before.</summary>
    public TimeOnly? NotBefore { get; init; }

    /// <summary>The candidate must have been heard by then.</summary>
    public TimeOnly? NotAfter { get; init; }

    /// <summary>The hour that the certifier gave; the others make room.</summary>
    public TimeOnly? FixedAt { get; init; }

    /// <summary>When the candidate is before another jury.</summary>
    public IReadOnlyCollection<Slot> Elsewhere { get; init; } = [];

    internal Need On(DateTime day) =>
        new(
            Name,
            HeardMinutes,
            DeliberationMinutes,
            NotBefore is { } from ? day.Date + from.ToTimeSpan() : null,
            NotAfter is { } until ? day.Date + until.ToTimeSpan() : null,
            Elsewhere
        );
}

/// <summary>A file that has its hour. <paramref name="Slot"/>: deliberation included.</summary>
public sealed record TimedPassage(Passing Passing, Slot Slot);

/// <summary>A file that has none, and why.</summary>
public sealed record UntimedPassage(Passing Passing, PlanningRefusal Why);

/// <summary>
/// The running order of one sitting: an hour for each file, or the reason why it has none. No two passages overlap, each is within the hours of the
/// sitting, outside its breaks and what keeps a member elsewhere, and within what the candidate can do.
/// </summary>
public sealed record RunningOrder(IReadOnlyList<TimedPassage> Passages, IReadOnlyList<UntimedPassage> LeftOut)
{
    // beyond that many steps the search for an order gives up and the most urgent are served first: a sitting has a score of passages, not a hundred
    private const int SearchSteps = 20_000;

    public bool IsComplete => LeftOut.Count == 0;

    /// <summary>Refused with the reason of each who has no hour.</summary>
    public Outcome Outcome => Outcome.From(LeftOut.Select(left => left.Why.Refusal));

    /// <summary>The hours of that order: each as early as the one before allows. Who does not fit is left out and does not hold up the others.</summary>
    public static RunningOrder Keep(SittingDay day, IReadOnlyList<Passing> order)
    {
        var (agenda, timed, left) = WithFixed(day, order);
        var from = day.Hours.Start;
        foreach (var passing in order.Where(passing => passing.FixedAt is null))
        {
            var need = passing.On(day.Hours.Start);
            if (agenda.Earliest(from, need) is { } start)
            {
                var slot = Slot.Of(start, need.Minutes);
                agenda.Take(slot);
                timed.Add(new TimedPassage(passing, slot));
                from = slot.End;
            }
            else
            {
                left.Add(new UntimedPassage(passing, agenda.WhyNot(from, need)));
            }
        }

        return Sorted(timed, left);
    }

    /// <summary>
    /// The order itself is made: the given one when it suits everybody, else the first one that does, else the most urgent first and the others left
    /// out.
    /// </summary>
    public static RunningOrder Make(SittingDay day, IReadOnlyList<Passing> wished)
    {
        var (agenda, timed, left) = WithFixed(day, wished);
        var free = wished.Where(passing => passing.FixedAt is null).ToList();
        var found = new Search(agenda, day, [.. free.Select(passing => passing.On(day.Hours.Start))]).Run(SearchSteps);
        if (found is not null)
        {
            timed.AddRange(found.Select(entry => new TimedPassage(free[entry.Index], entry.Slot)));
            return Sorted(timed, left);
        }

        foreach (
            var passing in free.OrderBy(passing => passing.NotAfter ?? TimeOnly.MaxValue)
                .ThenBy(passing => passing.NotBefore is null && passing.Elsewhere.Count == 0)
        )
        {
            var need = passing.On(day.Hours.Start);
            if (agenda.Earliest(day.Hours.Start, need) is { } start)
            {
                var slot = Slot.Of(start, need.Minutes);
                agenda.Take(slot);
                timed.Add(new TimedPassage(passing, slot));
            }
            else
            {
                left.Add(new UntimedPassage(passing, agenda.WhyNot(day.Hours.Start, need)));
            }
        }

        return Sorted(timed, left);
    }

    /// <summary>
    /// Exchanges a passage with its neighbour: one place earlier or later. Both lose the hour given to them. Refused when somebody then has no hour;
    /// the order stays as it is.
    /// </summary>
    public static (RunningOrder? Order, Outcome Outcome) Move(SittingDay day, IReadOnlyList<Passing> order, Guid fileId, bool earlier)
    {
        var list = order.ToList();
        var index = list.FindIndex(passing => passing.FileId == fileId);
        var other = earlier ? index - 1 : index + 1;
        if (index < 0)
        {
            return (null, PlanningRefusals.NotInOrder);
        }

        if (other < 0 || other >= list.Count)
        {
            return (null, earlier ? PlanningRefusals.FirstAlready : PlanningRefusals.LastAlready);
        }

        (list[index], list[other]) = (list[other] with { FixedAt = null }, list[index] with { FixedAt = null });
        return Whole(Keep(day, list));
    }

    /// <summary>
    /// Gives a passage its hour, which it keeps; the others make room in their order, or in another one when theirs no longer suits. Refused when somebody then
    /// has no hour.
    /// </summary>
    public static (RunningOrder? Order, Outcome Outcome) PlaceAt(SittingDay day, IReadOnlyList<Passing> order, Guid fileId, TimeOnly? at)
    {
        if (order.All(passing => passing.FileId != fileId))
        {
            return (null, PlanningRefusals.NotInOrder);
        }

        IReadOnlyList<Passing> changed = [.. order.Select(passing => passing.FileId == fileId ? passing with { FixedAt = at } : passing)];
        var kept = Keep(day, changed);
        return Whole(kept.IsComplete ? kept : Make(day, changed));
    }

    private static (RunningOrder? Order, Outcome Outcome) Whole(RunningOrder order) => order.IsComplete ? (order, Outcome.Accepted) : (null, order.Outcome);

    private static (Agenda Agenda, List<TimedPassage> Timed, List<UntimedPassage> Left) WithFixed(SittingDay day, IReadOnlyList<Passing> order)
    {
        var agenda = new Agenda(day.Hours, day.Breaks, day.Engagements, day.MinutesBetween);
        List<TimedPassage> timed = [];
        List<UntimedPassage> left = [];
        foreach (var passing in order.Where(passing => passing.FixedAt is not null))
        {
            var need = passing.On(day.Hours.Start);
            var slot = Slot.Of(day.Hours.Start.Date + passing.FixedAt!.Value.ToTimeSpan(), need.Minutes);
            if (!day.Hours.Holds(slot))
            {
                left.Add(
                    new UntimedPassage(
                        passing,
                        new PlanningRefusal(PlanningObstacle.NoTime, PlanningRefusals.OutsideHours(passing.Name, slot.Start, day.Hours))
                    )
                );
            }
            else if (agenda.Earliest(slot.Start, need) == slot.Start)
            {
                agenda.Take(slot);
                timed.Add(new TimedPassage(passing, slot));
            }
            else
            {
                left.Add(new UntimedPassage(passing, WhyNotAt(day, slot, need)));
            }
        }

        return (agenda, timed, left);
    }

    // the hour was given by somebody: what the candidate or a member asked for is told as such, anything else is something that is there
    private static PlanningRefusal WhyNotAt(SittingDay day, Slot slot, Need need)
    {
        var heard = Slot.Of(slot.Start, need.HeardMinutes);
        return slot.Start < need.NotBefore || heard.End > need.NotAfter
                ? new PlanningRefusal(PlanningObstacle.CandidateHours, PlanningRefusals.CandidateHours(need.Name, need.NotBefore, need.NotAfter))
            : need.Elsewhere.FirstOrDefault(heard.Overlaps) is { } elsewhere && elsewhere != default
                ? new PlanningRefusal(PlanningObstacle.CandidateElsewhere, PlanningRefusals.CandidateElsewhere(need.Name, elsewhere.Start, elsewhere.End))
            : day.Engagements.FirstOrDefault(engagement => engagement.Slot.Overlaps(slot)) is { } taken
                ? new PlanningRefusal(PlanningObstacle.MemberElsewhere, PlanningRefusals.MemberElsewhere(need.Name, taken.Name))
            : new PlanningRefusal(PlanningObstacle.NoTime, PlanningRefusals.NotFree(need.Name, slot.Start));
    }

    private static RunningOrder Sorted(List<TimedPassage> timed, List<UntimedPassage> left) => new([.. timed.OrderBy(passage => passage.Slot.Start)], left);

    /// <summary>
    /// Tries the orders from the wished one on, and stops at the first in which everybody has an hour. A set of passages already placed that failed
    /// once fails again at a later hour: it is not tried twice.
    /// </summary>
    private sealed class Search(Agenda agenda, SittingDay day, Need[] needs)
    {
        private readonly List<(int Index, Slot Slot)> placed = [];
        private readonly Dictionary<ulong, DateTime> failed = [];
        private int steps;

        public IReadOnlyList<(int Index, Slot Slot)>? Run(int most)
        {
            steps = most;
            return needs.Length <= 64 && Complete(0, day.Hours.Start) ? placed : null;
        }

        private bool Complete(ulong done, DateTime from)
        {
            if (placed.Count == needs.Length)
            {
                return true;
            }

            if (steps-- <= 0 || (failed.TryGetValue(done, out var earlier) && earlier <= from))
            {
                return false;
            }

            var starts = new DateTime?[needs.Length];
            for (var index = 0; index < needs.Length; index++)
            {
                if ((done & (1UL << index)) == 0 && (starts[index] = agenda.Earliest(from, needs[index])) is null)
                {
                    return false;
                }
            }

            for (var index = 0; index < needs.Length; index++)
            {
                if (starts[index] is { } start)
                {
                    var slot = Slot.Of(start, needs[index].Minutes);
                    placed.Add((index, slot));
                    if (Complete(done | (1UL << index), slot.End.AddMinutes(day.MinutesBetween)))
                    {
                        return true;
                    }

                    placed.RemoveAt(placed.Count - 1);
                }
            }

            failed[done] = from;
            return false;
        }
    }
}
