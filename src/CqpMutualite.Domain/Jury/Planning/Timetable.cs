using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Domain.Jury.Planning;

/// <summary>
/// The order and the hours of the passages of one session, within its hours, around its pauses and what the candidates can do. A commission examines on file:
/// its order is a list, without hours.
/// </summary>
internal sealed class Timetable(JurySession session, IReadOnlyCollection<Passage> passages)
{
    private bool HasHours => session.Kind == SessionKind.Jury;

    private List<Passage> Expected => [.. passages.Where(passage => passage.Expected).OrderBy(passage => passage.Rank)];

    private SittingDay Day =>
        new(new Slot(At(session.StartsAt), At(session.EndsAt)), [.. session.Breaks.Select(pause => Slot.Of(At(pause.At), pause.Minutes))], []);

    /// <summary>Minutes of the session that neither a pause nor a passage takes.</summary>
    public int FreeMinutes =>
        (int)(session.EndsAt - session.StartsAt).TotalMinutes - session.Breaks.Sum(pause => pause.Minutes) - Expected.Sum(passage => passage.Minutes);

    /// <summary>
    /// The order as it is, else another one in which everybody has an hour; nothing changes when there is none. Once everybody is convened, an hour that can
    /// stay stays: nobody is brought forward because somebody else withdrew.
    /// </summary>
    public Outcome Arrange(bool keepHours, Passage? changed = null)
    {
        if (!HasHours)
        {
            return Outcome.Accepted;
        }

        if (keepHours && session.ConvenedAt is not null && AtTheirHours(except: changed) is { IsComplete: true } same)
        {
            Follow(same, keepFixed: true);
            return Outcome.Accepted;
        }

        var wished = Expected.ConvertAll(Passing);
        var order = RunningOrder.Keep(Day, wished);
        return Take(order.IsComplete ? order : RunningOrder.Make(Day, wished));
    }

    /// <summary>Everybody stays at the hour that they have; refused when one of them is no longer free.</summary>
    public Outcome Keep() => HasHours ? Take(AtTheirHours(), keepFixed: true) : Outcome.Accepted;

    /// <summary>Exchanges a file with its neighbour; both lose the hour given to them. Refused when somebody then has no hour.</summary>
    public Outcome Move(Guid fileId, bool up)
    {
        if (!HasHours)
        {
            return Exchange(fileId, up);
        }

        var (order, outcome) = RunningOrder.Move(Day, Expected.ConvertAll(Passing), fileId, up);
        return order is null ? outcome : Take(order);
    }

    private Outcome Exchange(Guid fileId, bool up)
    {
        var order = Expected;
        var rank = order.FindIndex(passage => passage.FileId == fileId);
        var other = up ? rank - 1 : rank + 1;
        if (rank < 0)
        {
            return FileRefusals.NotInSession;
        }

        if (other < 0 || other >= order.Count)
        {
            return up ? PlanningRefusals.FirstAlready : PlanningRefusals.LastAlready;
        }

        var (first, second) = (order[rank].Rank, order[other].Rank);
        order[rank].Stand(second);
        order[other].Stand(first);
        return Outcome.Accepted;
    }

    private RunningOrder AtTheirHours(Passage? except = null) =>
        RunningOrder.Keep(Day, Expected.ConvertAll(passage => passage == except ? Passing(passage) : Passing(passage) with { FixedAt = passage.StartsAt }));

    private Outcome Take(RunningOrder order, bool keepFixed = false)
    {
        if (order.IsComplete)
        {
            Follow(order, keepFixed);
        }

        return order.Outcome;
    }

    // ranks follow the hours; those who did not come keep theirs behind
    private void Follow(RunningOrder order, bool keepFixed)
    {
        var rank = 0;
        foreach (var timed in order.Passages)
        {
            var passage = passages.First(passage => passage.FileId == timed.Passing.FileId);
            passage.Stand(++rank);
            passage.At(TimeOnly.FromDateTime(timed.Slot.Start));
            if (!keepFixed)
            {
                passage.Fix(timed.Passing.FixedAt);
            }
        }

        foreach (var passage in passages.Where(passage => !passage.Expected).OrderBy(passage => passage.Rank))
        {
            passage.Stand(++rank);
        }
    }

    private Passing Passing(Passage passage)
    {
        var (heard, alone) = (passage.Minutes - passage.DeliberationMinutes, passage.DeliberationMinutes);
        return new Passing(passage.FileId, session.Beside.NameOf(passage.FileId), heard, alone)
        {
            NotBefore = passage.NotBefore,
            NotAfter = passage.NotAfter,
            FixedAt = passage.FixedAt,
            Elsewhere = session.Beside.Elsewhere(passage.CandidateId),
        };
    }

    private DateTime At(TimeOnly hour) => session.HeldOn.ToDateTime(hour);
}
