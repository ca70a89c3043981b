using System.Diagnostics;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;

namespace CqpMutualite.Bench;

/// <summary>How long the distribution of many files over many juries takes: the computation alone, as the preview page asks for it.</summary>
internal static class PlanningMeasure
{
    private const int Days = 10, PeopleADay = 5;
    private static readonly DateTime First = new(2027, 1, 11);

    /// <summary>Two hundred candidates over ten days of two juries: room for all, then room for half of them, then ties and absences everywhere.</summary>
    public static void Run(Action<object> print)
    {
        Measure("place pour tous", 200, capacity: 12, hard: false);
        Measure("place pour la moitié", 200, capacity: 5, hard: false);
        Measure("liens et indisponibilités", 200, capacity: 12, hard: true);
        Measure("mille candidats", 1000, capacity: 12, hard: true);

        void Measure(string name, int files, int capacity, bool hard)
        {
            var (sittings, toPlace) = Draw(files, capacity, hard);
            var watch = Stopwatch.StartNew();
            var first = Distribution.Of(sittings, toPlace);
            var cold = watch.Elapsed.TotalMilliseconds;
            const int times = 5;
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            watch.Restart();
            for (var time = 0; time < times; time++)
            {
                Distribution.Of(sittings, toPlace);
            }

            print(
                new
                {
                    mesure = "planification",
                    cas = name,
                    dossiers = files,
                    seances = sittings.Count,
                    places = first.Placements.Count,
                    premiereFoisMs = Math.Round(cold, 1),
                    ensuiteMs = Math.Round(watch.Elapsed.TotalMilliseconds / times, 1),
                    processeurMs = Math.Round((Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / times, 1),
                }
            );
        }
    }

    private static (List<OpenSitting> Sittings, List<FileToPlace> Files) Draw(int count, int capacity, bool hard)
    {
        var random = new Random(200);
        var companies = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToList();
        List<OpenSitting> sittings = [];
        for (var day = 0; day < Days; day++)
        {
            // in the hard case the two juries of a day share members, who then cannot be in both at once
            var people = Enumerable
                .Range(0, hard ? PeopleADay : 8)
                .Select(rank => new Sitter(Guid.NewGuid(), $"Membre {rank}", [companies[random.Next(20)]]))
                .ToList();
            for (var parallel = 0; parallel < 2; parallel++)
            {
                var start = First.AddDays(day).AddHours(9);
                sittings.Add(
                    new OpenSitting(
                        Guid.NewGuid(),
                        $"jury {day}-{parallel}",
                        false,
                        ["a", "b"],
                        new Slot(start, start.AddHours(8.5)),
                        capacity,
                        [.. people.Skip(parallel * (people.Count - 4)).Take(4)]
                    )
                    {
                        Breaks = [Slot.Of(start.AddHours(3), 60), Slot.Of(start.AddHours(6), 15)],
                        MinutesBetween = 5,
                    }
                );
            }
        }

        return (
            sittings,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(rank => new FileToPlace(
                        $"Candidat {rank}",
                        rank % 2 == 0 ? "a" : "b",
                        false,
                        20,
                        10,
                        DateOnly.FromDateTime(First).AddDays(random.Next(200)),
                        DateOnly.FromDateTime(First),
                        new FileTies(Guid.NewGuid(), Guid.NewGuid(), hard ? companies[random.Next(20)] : Guid.NewGuid(), [], [])
                    )
                    {
                        Unavailable = hard
                            ? [.. Enumerable.Range(0, Days).Where(_ => random.Next(4) == 0).Select(day => DateOnly.FromDateTime(First).AddDays(day))]
                            : [],
                    }),
            ]
        );
    }
}
