using System.Diagnostics;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;
using Xunit;

namespace CqpMutualite.Domain.Tests.Jury.Planning;

public sealed class DistributionTests
{
    private static readonly DateTime Day = RandomJuries.Monday;

    public static TheoryData<uint> Seeds => [.. Enumerable.Range(1, 150).Select(rank => (uint)(rank * 7919))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_the_juries_nothing_overlaps_nobody_is_tied_and_nobody_is_left_out_while_a_sitting_could_take_them(uint seed)
    {
        var random = new RandomJuries(seed);
        var (sittings, files) = random.Draw(1 + random.Below(5), 5 + random.Below(40));

        var distribution = Distribution.Of(sittings, files);

        Assert.Equal(
            files.Select(file => file.FileId).Order(),
            distribution.Placements.Select(placement => placement.File.FileId).Concat(distribution.LeftOut.Select(left => left.File.FileId)).Order()
        );
        for (var rank = 0; rank < distribution.Placements.Count; rank++)
        {
            var placement = distribution.Placements[rank];
            var others = distribution.Placements.Where((_, index) => index != rank).ToList();
            Assert.Null(WhyNot(placement.Sitting, placement.File, placement.Slot.Start, sittings, others));
        }

        Assert.All(sittings, sitting =>
            Assert.True(
                distribution.Placements.Count(placement => placement.Sitting == sitting) + sitting.Kept.Count <= Math.Max(sitting.Capacity, sitting.Kept.Count)
            )
        );
        foreach (var left in distribution.LeftOut)
        {
            Assert.NotEmpty(left.Why.Message);
            foreach (var sitting in sittings)
            {
                for (var start = sitting.Hours.Start; start <= sitting.Hours.End; start = start.AddMinutes(5))
                {
                    Assert.NotNull(WhyNot(sitting, left.File, start, sittings, distribution.Placements));
                }
            }
        }
    }

    [Fact]
    public void The_same_juries_give_the_same_order_whatever_the_order_of_the_lists()
    {
        var (sittings, files) = new RandomJuries(42).Draw(4, 40);

        var one = Distribution.Of(sittings, files);
        var other = Distribution.Of([.. sittings.AsEnumerable().Reverse()], [.. files.AsEnumerable().Reverse()]);

        Assert.Equal(
            one.Placements.Select(placement => (placement.File.FileId, placement.Sitting.Id, placement.Slot)),
            other.Placements.Select(placement => (placement.File.FileId, placement.Sitting.Id, placement.Slot))
        );
    }

    [Fact]
    public void Two_hundred_candidates_over_ten_days_take_less_than_two_seconds()
    {
        var (sittings, files) = TwoHundred();
        var watch = Stopwatch.StartNew();

        var distribution = Distribution.Of(sittings, files);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.ElapsedMilliseconds} ms");
        Assert.Empty(distribution.LeftOut);
    }

    [Fact]
    public void The_oldest_last_day_comes_first_and_one_that_comes_after_it_is_told()
    {
        var late = File("Late", before: DateOnly.FromDateTime(Day).AddDays(-1));
        var soon = File("Soon", before: DateOnly.FromDateTime(Day).AddDays(30));
        var none = File("None", before: null);

        var distribution = Distribution.Of([Sitting(capacity: 2)], [none, soon, late]);

        Assert.Equal([("Late", true), ("Soon", false)], distribution.Placements.Select(placement => (placement.File.Name, placement.Late)));
        Assert.Equal("Séance complète (2 dossiers) : jury du lundi.", distribution.LeftOut.Single().Why.Message.Replace('\u00A0', ' '));
        Assert.StartsWith(
            "Premier jury attendu avant le 10/01/2027",
            Distribution.Of([Sitting()], [late with { NeverLate = true }]).LeftOut.Single().Why.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_passage_moves_to_another_jury_when_that_makes_room_for_one_that_only_this_jury_can_hear()
    {
        var employer = Guid.NewGuid();
        var first = Sitting(capacity: 1);
        var second = Sitting(capacity: 1, day: 1) with { Members = [new Sitter(Guid.NewGuid(), "Mme Colas", [employer])] };
        var anywhere = File("Anywhere", before: DateOnly.FromDateTime(Day).AddDays(5));
        var tied = File("Tied", before: DateOnly.FromDateTime(Day).AddDays(9), employer: employer);

        var distribution = Distribution.Of([first, second], [anywhere, tied]);

        Assert.Equal([("Tied", first.Id), ("Anywhere", second.Id)], distribution.Placements.Select(placement => (placement.File.Name, placement.Sitting.Id)));
    }

    [Fact]
    public void Each_reason_is_told_with_the_sittings_that_it_concerns()
    {
        var employer = Guid.NewGuid();
        var file = File("Nobody", before: null, employer: employer) with { Unavailable = [DateOnly.FromDateTime(Day)] };

        var why = Distribution
            .Of([Sitting(), Sitting(day: 1) with { Name = "jury du mardi", Members = [new Sitter(Guid.NewGuid(), "Mme Colas", [employer])] }], [file])
            .LeftOut.Single()
            .Why.Message;

        Assert.Equal("Candidat indisponible ce jour : jury du lundi. Lien d’intérêts avec Mme Colas : jury du mardi.", why.Replace('\u00A0', ' '));
        Assert.Equal("distribution.not-heard", Distribution.Of([Sitting()], [file with { Edition = "autre" }]).LeftOut.Single().Why.Code);
        Assert.Equal("distribution.not-heard", Distribution.Of([Sitting()], [file with { ForCommission = true }]).LeftOut.Single().Why.Code);
    }

    /// <summary>Ten days of two juries with their own members, two hundred candidates: all can be heard.</summary>
    internal static (List<OpenSitting> Sittings, List<FileToPlace> Files) TwoHundred()
    {
        List<OpenSitting> sittings = [];
        for (var day = 0; day < 10; day++)
        {
            for (var parallel = 0; parallel < 2; parallel++)
            {
                var start = Day.AddDays(day).AddHours(9);
                sittings.Add(
                    new OpenSitting(
                        Guid.NewGuid(),
                        $"jury {day}-{parallel}",
                        false,
                        ["a", "b"],
                        new Slot(start, start.AddHours(8.5)),
                        12,
                        [.. Enumerable.Range(0, 4).Select(rank => new Sitter(Guid.NewGuid(), $"Membre {rank}", []))]
                    )
                    {
                        Breaks = [Slot.Of(start.AddHours(3), 60), Slot.Of(start.AddHours(6), 15)],
                    }
                );
            }
        }

        return (
            sittings,
            [
                .. Enumerable
                    .Range(0, 200)
                    .Select(rank =>
                        File(
                            $"Candidat {rank}",
                            DateOnly.FromDateTime(Day).AddDays(rank % 90),
                            heard: 20 + (10 * (rank % 2)),
                            edition: rank % 2 == 0 ? "a" : "b"
                        )
                    ),
            ]
        );
    }

    private static FileToPlace File(string name, DateOnly? before, Guid? employer = null, int heard = 20, string edition = "a") =>
        new(
            name,
            edition,
            false,
            heard,
            10,
            before,
            DateOnly.FromDateTime(Day),
            new FileTies(Guid.NewGuid(), Guid.NewGuid(), employer ?? Guid.NewGuid(), [], [])
        );

    private static OpenSitting Sitting(int capacity = 8, int day = 0) =>
        new(Guid.NewGuid(), "jury du lundi", false, ["a"], new Slot(Day.AddDays(day).AddHours(9), Day.AddDays(day).AddHours(12)), capacity, []);

    // the conditions, written again from the statement and minute by minute: nothing here is shared with what is tested
    private static string? WhyNot(OpenSitting sitting, FileToPlace file, DateTime start, List<OpenSitting> all, IReadOnlyList<Placement> others)
    {
        var (heard, whole) = (start.AddMinutes(file.HeardMinutes), start.AddMinutes(file.HeardMinutes + file.DeliberationMinutes));
        var gap = sitting.MinutesBetween;
        var here = others.Where(other => other.Sitting == sitting).ToList();
        return sitting.ForCommission != file.ForCommission || !sitting.Editions.Contains(file.Edition) ? "certification"
            : start < sitting.Hours.Start || whole > sitting.Hours.End ? "hours"
            : here.Count + sitting.Kept.Count + 1 > sitting.Capacity ? "capacity"
            : file.Unavailable.Contains(DateOnly.FromDateTime(start)) ? "away"
            : file.NeverLate && file.Before is { } before && before < DateOnly.FromDateTime(start) ? "late"
            : sitting.Members.Any(member =>
                file.Ties.EvaluatorIds.Contains(member.PersonId)
                || member.PersonId == file.Ties.CandidateId
                || member.Organisations.Contains(file.Ties.EmployerId)
                || member.Organisations.Any(file.Ties.TrainingOrganisationIds.Contains)
            )
                ? "conflict"
            : sitting.Breaks.Any(pause => Meet(start, whole, pause.Start, pause.End)) ? "break"
            : here.Any(other => Meet(start, whole.AddMinutes(gap), other.Slot.Start, other.Slot.End.AddMinutes(gap))) ? "passage"
            : sitting.Kept.Any(kept => Meet(start, whole.AddMinutes(gap), kept.Whole.Start, kept.Whole.End.AddMinutes(gap))) ? "kept"
            : sitting.Members.Any(member =>
                member.Elsewhere.Any(slot => Meet(start, whole, slot.Start, slot.End))
                || all.Any(other =>
                    other != sitting
                    && other.Members.Any(theirs => theirs.PersonId == member.PersonId)
                    && (
                        other.Kept.Any(kept => Meet(start, whole, kept.Whole.Start, kept.Whole.End))
                        || others.Any(placed => placed.Sitting == other && Meet(start, whole, placed.Slot.Start, placed.Slot.End))
                    )
                )
            )
                ? "member"
            : file.Elsewhere.Any(slot => Meet(start, heard, slot.Start, slot.End)) ? "candidate"
            : others.Any(other =>
                other.File.Ties.CandidateId == file.Ties.CandidateId
                && other.Sitting != sitting
                && Meet(start, heard, other.Slot.Start, other.Slot.Start.AddMinutes(other.File.HeardMinutes))
            )
                ? "twice"
            : all.Any(other =>
                other != sitting && other.Kept.Any(kept => kept.CandidateId == file.Ties.CandidateId && Meet(start, heard, kept.Heard.Start, kept.Heard.End))
            )
                ? "twice"
            : null;
    }

    private static bool Meet(DateTime from, DateTime until, DateTime otherFrom, DateTime otherUntil) => from < otherUntil && otherFrom < until;
}
