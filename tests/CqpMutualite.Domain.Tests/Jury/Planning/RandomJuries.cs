using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;

namespace CqpMutualite.Domain.Tests.Jury.Planning;

/// <summary>Juries and files drawn from a seed: the same seed draws the same ones, on every machine.</summary>
public sealed class RandomJuries(uint seed)
{
    /// <summary>First day.</summary>
    public static readonly DateTime Monday = new(2027, 1, 11);

    private static readonly string[] Editions = ["specialiste-prestations", "conseiller-mutualiste-individuels", "charge-accueil", "charge-relation-distance"];

    private uint state = seed == 0 ? 1 : seed;

    /// <summary>Below that number (xorshift).</summary>
    public int Below(int end)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)end);
    }

    /// <summary>One time in that many.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>Members who sit in several juries a day, kept passages, breaks, ties and absences: everything that can be in the way, often.</summary>
    public (List<OpenSitting> Sittings, List<FileToPlace> Files) Draw(int days, int files)
    {
        var companies = Enumerable.Range(0, 6).Select(_ => Id()).ToList();
        var people = Enumerable
            .Range(0, 9)
            .Select(rank => new Sitter(Id(), $"Membre {rank}", OneIn(2) ? [companies[Below(6)]] : [])
            {
                Elsewhere = OneIn(4) ? [Between(Below(days), 8, 18)] : [],
            })
            .ToList();
        var candidates = Enumerable.Range(0, Math.Max(1, files * 3 / 4)).Select(_ => Id()).ToList();
        List<OpenSitting> sittings = [];
        for (var day = 0; day < days; day++)
        {
            for (var parallel = Below(3); parallel >= 0; parallel--)
            {
                var hours = Between(day, 8, 18);
                var pause = Slot.Of(hours.Start.AddMinutes(60), 15 * (1 + Below(4)));
                sittings.Add(
                    new OpenSitting(
                        Id(),
                        $"Jury {sittings.Count}",
                        OneIn(4),
                        [.. Editions.Where(_ => OneIn(2))],
                        hours,
                        Below(9),
                        [.. people.Where(_ => OneIn(3)).Take(4)]
                    )
                    {
                        Breaks = OneIn(2) ? [pause] : [],
                        MinutesBetween = 5 * Below(3),
                        Kept = OneIn(3) ? [new KeptPassage(candidates[Below(candidates.Count)], Slot.Of(hours.Start, 20), Slot.Of(hours.Start, 30))] : [],
                    }
                );
            }
        }

        return (sittings, [.. Enumerable.Range(0, files).Select(rank => FileOf(rank, days))]);

        FileToPlace FileOf(int rank, int span)
        {
            var commission = OneIn(5);
            return new FileToPlace(
                $"Candidat {rank}",
                Editions[Below(4)],
                commission,
                commission ? 0 : 10 * (1 + Below(4)),
                5 * Below(4),
                OneIn(3) ? null : DateOnly.FromDateTime(Monday).AddDays(Below(40) - 10),
                DateOnly.FromDateTime(Monday).AddDays(-Below(200)),
                new FileTies(Id(), candidates[Below(candidates.Count)], companies[Below(6)], [companies[Below(6)]], OneIn(5) ? [people[Below(9)].PersonId] : [])
            )
            {
                Unavailable = [.. Enumerable.Range(0, span).Where(_ => OneIn(5)).Select(day => DateOnly.FromDateTime(Monday).AddDays(day))],
                Elsewhere = OneIn(6) ? [Between(Below(span), 8, 18)] : [],
                NeverLate = OneIn(2),
            };
        }
    }

    /// <summary>A sitting day with a few passages, tight enough that some do not fit.</summary>
    public (SittingDay Day, List<Passing> Passings) DrawDay(int most)
    {
        var hours = new Slot(Monday.AddHours(9), Monday.AddHours(9).AddMinutes(60 + (30 * Below(5))));
        var day = new SittingDay(
            hours,
            OneIn(2) ? [Slot.Of(hours.Start.AddMinutes(10 * Below(8)), 15)] : [],
            OneIn(3) ? [new Engagement("Membre", Slot.Of(hours.Start.AddMinutes(10 * Below(9)), 20))] : [],
            5 * Below(2)
        );
        return (
            day,
            [
                .. Enumerable
                    .Range(0, 1 + Below(most))
                    .Select(rank => new Passing(Id(), $"Candidat {rank}", 10 * (1 + Below(3)), 5 * Below(3))
                    {
                        NotBefore = OneIn(3) ? TimeOnly.FromDateTime(hours.Start.AddMinutes(10 * Below(8))) : null,
                        NotAfter = OneIn(3) ? TimeOnly.FromDateTime(hours.Start.AddMinutes(40 + (10 * Below(12)))) : null,
                        Elsewhere = OneIn(6) ? [Slot.Of(hours.Start.AddMinutes(10 * Below(8)), 30)] : [],
                    }),
            ]
        );
    }

    private Guid Id()
    {
        var bytes = new byte[16];
        for (var index = 0; index < bytes.Length; index++)
        {
            bytes[index] = (byte)Below(256);
        }

        return new Guid(bytes);
    }

    private Slot Between(int day, int from, int until)
    {
        var start = from + Below(until - from - 3);
        return new Slot(Monday.AddDays(day).AddHours(start), Monday.AddDays(day).AddHours(start + 2 + Below(until - start - 1)));
    }
}
