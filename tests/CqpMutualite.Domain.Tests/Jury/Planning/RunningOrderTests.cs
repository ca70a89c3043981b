using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury.Planning;
using Xunit;

namespace CqpMutualite.Domain.Tests.Jury.Planning;

public sealed class RunningOrderTests
{
    private static readonly DateTime Day = RandomJuries.Monday;
    private static readonly SittingDay Morning = new(new Slot(Day.AddHours(9), Day.AddHours(12)), [Slot.Of(Day.AddHours(10).AddMinutes(30), 15)], []);

    public static TheoryData<uint> Seeds => [.. Enumerable.Range(1, 300).Select(rank => (uint)(rank * 104_729))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_the_day_nothing_overlaps_and_an_order_is_found_exactly_when_there_is_one(uint seed)
    {
        var (day, passings) = new RandomJuries(seed).DrawDay(6);

        var kept = RunningOrder.Keep(day, passings);
        var made = RunningOrder.Make(day, passings);

        Holds(day, passings, kept);
        Holds(day, passings, made);
        Assert.Equal(
            kept.Passages.Select(passage => passings.IndexOf(passage.Passing)).Order(),
            kept.Passages.Select(passage => passings.IndexOf(passage.Passing))
        );
        Assert.Equal(Permutations(passings).Any(order => Possible(day, order)), made.IsComplete);
        if (kept.IsComplete)
        {
            Assert.Equal(kept.Passages, made.Passages);
        }
    }

    [Fact]
    public void Passages_follow_each_other_around_the_break()
    {
        var order = RunningOrder.Keep(Morning with { MinutesBetween = 5 }, [Of("A"), Of("B"), Of("C"), Of("D")]);

        Assert.Equal(["9:00", "9:35", "10:45", "11:20"], order.Passages.Select(Hour));
        Assert.All(order.Passages, passage => Assert.Equal(TimeSpan.FromMinutes(30), passage.Slot.End - passage.Slot.Start));
    }

    [Fact]
    public void The_wish_of_a_candidate_changes_the_order_only_when_it_must()
    {
        var early = Of("Early") with { NotAfter = new TimeOnly(9, 20) };

        Assert.Equal(["Early", "A", "B"], RunningOrder.Make(Morning, [Of("A"), Of("B"), early]).Passages.Select(passage => passage.Passing.Name));
        Assert.Equal(
            "Aucun horaire ne reste pour Early, qui doit avoir fini à 9 h 20.",
            RunningOrder.Keep(Morning, [Of("A"), early]).LeftOut.Single().Why.Refusal.Message.Replace('\u00A0', ' ')
        );
        Assert.Equal(
            ["A", "B", "Early"],
            RunningOrder
                .Make(Morning, [Of("A"), Of("B"), early with { NotAfter = new TimeOnly(11, 0) }])
                .Passages.Select(passage => passage.Passing.Name)
                .Order()
        );
    }

    [Fact]
    public void Who_does_not_fit_is_named_with_the_reason_and_does_not_hold_up_the_others()
    {
        var order = RunningOrder.Keep(Morning, [Of("G") with { NotBefore = new TimeOnly(12, 0) }, Of("A"), Of("B"), Of("C"), Of("D"), Of("E"), Of("F")]);

        Assert.Equal(["A", "B", "C", "D", "E"], order.Passages.Select(passage => passage.Passing.Name));
        Assert.Equal(
            [
                "Aucun horaire ne reste pour G, qui ne peut pas venir avant 12 h.",
                "F n’a pas d’horaire : il faut 30 minutes de suite, et il n’en reste pas avant la fin de la séance à 12 h.",
            ],
            order.LeftOut.Select(left => left.Why.Refusal.Message.Replace('\u00A0', ' '))
        );
        var member = Morning with { Engagements = [new Engagement("Mme Colas", Morning.Hours)] };
        Assert.Equal(PlanningObstacle.MemberElsewhere, RunningOrder.Keep(member, [Of("A")]).LeftOut.Single().Why.Obstacle);
        Assert.Equal(
            PlanningObstacle.CandidateElsewhere,
            RunningOrder.Keep(Morning, [Of("A") with { Elsewhere = [Morning.Hours] }]).LeftOut.Single().Why.Obstacle
        );
    }

    [Fact]
    public void A_passage_goes_one_place_earlier_or_later_and_not_beyond_the_ends()
    {
        IReadOnlyList<Passing> list = [Of("A"), Of("B"), Of("C")];

        Assert.Equal(["B", "A", "C"], Names(RunningOrder.Move(Morning, list, list[1].FileId, earlier: true)));
        Assert.Equal(["A", "C", "B"], Names(RunningOrder.Move(Morning, list, list[1].FileId, earlier: false)));
        Assert.Equal("planning.first-already", Refused(RunningOrder.Move(Morning, list, list[0].FileId, earlier: true)));
        Assert.Equal("planning.last-already", Refused(RunningOrder.Move(Morning, list, list[2].FileId, earlier: false)));
        Assert.Equal("planning.not-in-order", Refused(RunningOrder.Move(Morning, list, Guid.NewGuid(), earlier: false)));
        Assert.Equal(
            "planning.candidate-hours",
            Refused(RunningOrder.Move(Morning, [list[0] with { NotAfter = new TimeOnly(9, 20) }, list[1]], list[1].FileId, earlier: true))
        );
    }

    [Fact]
    public void A_passage_is_placed_at_an_hour_that_it_keeps_and_the_others_make_room()
    {
        IReadOnlyList<Passing> list = [Of("A"), Of("B"), Of("C")];

        var (order, outcome) = RunningOrder.PlaceAt(Morning, list, list[2].FileId, new TimeOnly(9, 30));

        Assert.True(outcome.IsAccepted);
        Assert.Equal([("A", "9:00"), ("C", "9:30"), ("B", "10:00")], order!.Passages.Select(passage => (passage.Passing.Name, Hour(passage))));
        Assert.Equal("planning.not-free", Refused(RunningOrder.PlaceAt(Morning, list, list[2].FileId, new TimeOnly(10, 20))));
        Assert.Equal("planning.outside-hours", Refused(RunningOrder.PlaceAt(Morning, list, list[2].FileId, new TimeOnly(11, 45))));
        Assert.Equal("planning.outside-hours", Refused(RunningOrder.PlaceAt(Morning, list, list[2].FileId, new TimeOnly(8, 0))));
        Assert.Equal(
            "planning.not-free",
            Refused(RunningOrder.PlaceAt(Morning, [list[0] with { FixedAt = new TimeOnly(9, 0) }, list[1]], list[1].FileId, new TimeOnly(9, 15)))
        );
        Assert.Equal(
            "planning.candidate-hours",
            Refused(RunningOrder.PlaceAt(Morning, [list[0] with { NotBefore = new TimeOnly(11, 0) }], list[0].FileId, new TimeOnly(9, 0)))
        );
        Assert.Equal(
            "planning.member-elsewhere",
            Refused(
                RunningOrder.PlaceAt(
                    Morning with
                    {
                        Engagements = [new Engagement("Mme Colas", Slot.Of(Day.AddHours(9), 60))],
                    },
                    list,
                    list[0].FileId,
                    new TimeOnly(9, 0)
                )
            )
        );
        Assert.Equal(
            "planning.candidate-elsewhere",
            Refused(RunningOrder.PlaceAt(Morning, [list[0] with { Elsewhere = [Slot.Of(Day.AddHours(9), 60)] }], list[0].FileId, new TimeOnly(9, 0)))
        );
    }

    private static Passing Of(string name) => new(Guid.NewGuid(), name, 20, 10);

    private static string Hour(TimedPassage passage) => passage.Slot.Start.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names((RunningOrder? Order, Outcome) result) => result.Order!.Passages.Select(passage => passage.Passing.Name);

    private static string Refused((RunningOrder? Order, Outcome Outcome) result)
    {
        Assert.Null(result.Order);
        return result.Outcome.Refusals[0].Code;
    }

    private static void Holds(SittingDay day, List<Passing> passings, RunningOrder order)
    {
        Assert.Equal(passings.Count, order.Passages.Count + order.LeftOut.Count);
        for (var rank = 0; rank < order.Passages.Count; rank++)
        {
            var (passing, slot) = (order.Passages[rank].Passing, order.Passages[rank].Slot);
            Assert.True(Free(day, passing, slot.Start));
            Assert.True(rank == 0 || order.Passages[rank - 1].Slot.End.AddMinutes(day.MinutesBetween) <= slot.Start);
        }
    }

    private static bool Possible(SittingDay day, IEnumerable<Passing> order)
    {
        var at = day.Hours.Start;
        foreach (var passing in order)
        {
            while (!Free(day, passing, at))
            {
                if (at > day.Hours.End)
                {
                    return false;
                }

                at = at.AddMinutes(5);
            }

            at = at.AddMinutes(passing.HeardMinutes + passing.DeliberationMinutes + day.MinutesBetween);
        }

        return true;
    }

    private static bool Free(SittingDay day, Passing passing, DateTime at)
    {
        var (heard, whole) = (at.AddMinutes(passing.HeardMinutes), at.AddMinutes(passing.HeardMinutes + passing.DeliberationMinutes));
        return at >= day.Hours.Start
            && whole <= day.Hours.End
            && (passing.NotBefore is null || at.TimeOfDay >= passing.NotBefore.Value.ToTimeSpan())
            && (passing.NotAfter is null || heard.TimeOfDay <= passing.NotAfter.Value.ToTimeSpan())
            && !day.Breaks.Concat(day.Engagements.Select(engagement => engagement.Slot)).Any(slot => at < slot.End && slot.Start < whole)
            && !passing.Elsewhere.Any(slot => at < slot.End && slot.Start < heard);
    }

    private static IEnumerable<IEnumerable<Passing>> Permutations(IReadOnlyCollection<Passing> list) => list.Count == 0
        ? [[]]
        : list.SelectMany(first => Permutations([.. list.Where(other => other != first)]).Select(rest => rest.Prepend(first)));
}
