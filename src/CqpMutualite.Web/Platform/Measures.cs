using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CqpMutualite.Web.Platform;

/// <summary>What the application counts, for whoever supervises it: figures by kind, never a person, an address or a reference.</summary>
public static class Measures
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CqpMutualite";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> SignInFailures = Meter.CreateCounter<long>("cqp.sign_in.failures", description: "Sign-ins refused, by step.");
    private static readonly Counter<long> SignInLocks = Meter.CreateCounter<long>("cqp.sign_in.locks", description: "Sign-ins that met a closed account.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("cqp.access.refusals", description: "Requests refused, by reason.");
    private static readonly Counter<long> Absences = Meter.CreateCounter<long>("cqp.unavailable", description: "Answers 503, by what was missing.");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("cqp.mail.deliveries", description: "Messages handed over, by outcome.");
    private static readonly Counter<long> PdfFailures = Meter.CreateCounter<long>("cqp.pdf.failures", description: "PDFs not printed, by reason.");
    private static readonly Histogram<double> PdfTimes = Meter.CreateHistogram<double>("cqp.pdf.duration", "s", "Time taken to print a PDF.");

    private static long waitingMessages, waitingPdfs;

    static Measures() => Meter.CreateObservableGauge("cqp.queue.waiting", Waiting, description: "Lines that wait, by queue.");

    public static void SignInFailed(string step) => SignInFailures.Add(1, Tag("step", step));

    public static void SignInLocked(string step) => SignInLocks.Add(1, Tag("step", step));

    public static void Refused(string why) => Refusals.Add(1, Tag("reason", why));

    public static void Unavailable(string missing) => Absences.Add(1, Tag("missing", missing));

    public static void Delivered(string outcome) => Deliveries.Add(1, Tag("outcome", outcome));

    public static void PdfFailed(string code) => PdfFailures.Add(1, Tag("reason", code));

    /// <summary>A PDF was printed; <paramref name="since"/>: a timestamp of <see cref="Stopwatch"/>.</summary>
    public static void PdfPrinted(long since) => PdfTimes.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);

    /// <summary>How many lines wait in the queues, when somebody counts them.</summary>
    public static void Wait(long messages, long pdfs) => (waitingMessages, waitingPdfs) = (messages, pdfs);

    private static IEnumerable<Measurement<long>> Waiting() => [new(waitingMessages, Tag("queue", "mail")), new(waitingPdfs, Tag("queue", "pdf"))];

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
