using System.Globalization;

namespace CqpMutualite.Bench;

/// <summary>What is asked on the command line.</summary>
/// <param name="Start">Files of the first data set; the demonstration alone when it has more.</param>
/// <param name="Factor">Size of the second data set, as a multiple of the first; 1 measures the first only.</param>
/// <param name="Seconds">Length of one measure.</param>
/// <param name="Concurrency">Requests under way at the same time.</param>
/// <param name="Rounds">Measures of each page; the median is kept.</param>
/// <param name="Wrk">Measure with wrk instead of the client of this process.</param>
/// <param name="Pdf">Measure the PDF too.</param>
/// <param name="PlanningOnly">Measure the distribution of files over juries, and nothing else: it needs no database.</param>
/// <param name="Only">Part of the name of the pages to measure; null for all.</param>
internal sealed record Settings(int Start, int Factor, int Seconds, int Concurrency, int Rounds, bool Wrk, bool Pdf, bool PlanningOnly, string? Only)
{
    /// <summary>Reads <c>--depart 200 --facteur 100 --duree 5 --simultanees 8 --tours 3 --wrk --sans-pdf --planification --page grille</c>.</summary>
    public static Settings Read(string[] arguments)
    {
        var index = 0;
        var settings = new Settings(0, 100, 5, 8, 3, false, true, false, null);
        while (index < arguments.Length)
        {
            var name = arguments[index++];
            settings = name switch
            {
                "--depart" => settings with { Start = Number() },
                "--facteur" => settings with { Factor = Number() },
                "--duree" => settings with { Seconds = Number() },
                "--simultanees" => settings with { Concurrency = Number() },
                "--tours" => settings with { Rounds = Number() },
                "--wrk" => settings with { Wrk = true },
                "--sans-pdf" => settings with { Pdf = false },
                "--planification" => settings with { PlanningOnly = true },
                "--page" => settings with { Only = arguments[index++] },
                _ => throw new ArgumentException($"Option inconnue : {name}. Voir bench/README.md."),
            };
        }

        return settings;

        int Number() => int.Parse(arguments[index++], CultureInfo.InvariantCulture);
    }
}
