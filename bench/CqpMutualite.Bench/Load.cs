using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CqpMutualite.Bench;

/// <summary>Requests a second, and milliseconds within which half and 99 % of the answers came.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="P50">Median, in milliseconds.</param>
/// <param name="P99">99th percentile, in milliseconds.</param>
internal sealed record Throughput(double PerSecond, double P50, double P99)
{
    /// <summary>Processor time of this process for one request, in milliseconds: it does not depend on what else the machine does.</summary>
    public double Processor { get; init; }
}

/// <summary>Keeps a page busy for some seconds.</summary>
internal static partial class Load
{
    /// <summary>Reads a page often enough for the run-time to have compiled it for good.</summary>
    public static Task WarmUpAsync(Visitor visitor, string path, Settings settings) => Task.WhenAll(Enumerable.Range(0, settings.Concurrency).Select(async _ =>
    {
        for (var count = 0; count < WarmUpRequests / settings.Concurrency; count++)
        {
            await visitor.GetAsync(path);
        }
    }));

    /// <summary>One measure.</summary>
    public static async Task<Throughput> MeasureAsync(Visitor visitor, Uri address, string path, Settings settings)
    {
        using var process = Process.GetCurrentProcess();
        var (processor, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var measured = settings.Wrk ? await WithWrkAsync(visitor, address, path, settings) : await WithHttpClientAsync(visitor, path, settings);
        process.Refresh();
        return measured with { Processor = (process.TotalProcessorTime - processor).TotalMilliseconds / (measured.PerSecond * watch.Elapsed.TotalSeconds) };
    }

    private const int WarmUpRequests = 1200;

    /// <summary>With the client of this process: it takes its share of the processors, the same for each page.</summary>
    private static async Task<Throughput> WithHttpClientAsync(Visitor visitor, string path, Settings settings)
    {
        var latencies = new List<double>[settings.Concurrency];
        var watch = Stopwatch.StartNew();
        var end = TimeSpan.FromSeconds(settings.Seconds);
        await Task.WhenAll(Enumerable.Range(0, settings.Concurrency).Select(worker => Task.Run(async () =>
        {
            var mine = latencies[worker] = [];
            while (watch.Elapsed < end)
            {
                var start = Stopwatch.GetTimestamp();
                await visitor.GetAsync(path);
                mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(mine => mine).Order().ToArray();
        return new Throughput(all.Length / seconds, all[all.Length / 2], all[Math.Min(all.Length - 1, all.Length * 99 / 100)]);
    }

    /// <summary>With wrk, which costs almost nothing beside the application.</summary>
    private static async Task<Throughput> WithWrkAsync(Visitor visitor, Uri address, string path, Settings settings)
    {
        string[] arguments =
        [
            "-t1",
            $"-c{settings.Concurrency}",
            $"-d{settings.Seconds}s",
            "--latency",
            "-H",
            $"Cookie: {visitor.CookieHeader}",
            new Uri(address, path).ToString(),
        ];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path}: {output}");
        }

        return new Throughput(Value(Rate(), output), Value(Half(), output), Value(NinetyNine(), output));
    }

    private static double Value(Regex regex, string output)
    {
        var match = regex.Match(output);
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "us" => value / 1000, "s" => value * 1000, _ => value };
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)()")]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Half();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex NinetyNine();
}
