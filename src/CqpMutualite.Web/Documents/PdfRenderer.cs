using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Documents;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Documents;

/// <summary>
/// Prints a <see cref="Document"/> as a tagged PDF. A small pool of child processes, started when first needed; each works
/// on one document at a time and is replaced when it dies or exceeds the time allowed.
/// </summary>
public sealed class PdfRenderer : IDisposable
{
    // one node of each kind: the fonts and the code that the first real document needs
    private static readonly Document WarmUp = new(
        new DocumentMeta("Mise en route", DateTimeOffset.UnixEpoch) { ContentHash = new string('0', 64) },
        [
            new Cover("Mise en route", "Prêt", "Prêt", "Prêt", [new FieldList([new FieldValuePair("Prêt", null)])], []),
            new Contents("Sommaire"),
            new Section(
                "Mise en route",
                [
                    new Paragraph("Prêt", ParagraphRole.Strong),
                    new Panel("Prêt", PanelTone.Note, [new TextList([new ListItem("Prêt", ["Prêt"])])]),
                    new Table(
                        [1, 1],
                        ["Prêt", "Prêt"],
                        [
                            new TableRow([], "Prêt"),
                            new TableRow([
                                new TableCell([new Paragraph("Prêt")], 2),
                                new TableCell([new Choice(null, [new ChoiceOption("Oui", true), new ChoiceOption("Non", false)], Vertical: true)]),
                            ]),
                            new TableRow([new TableCell([new Paragraph(new Inline([new Run("Prêt") { Italic = true, Note = "Prêt" }]))])]),
                        ]
                    ),
                    new WrittenAnswer("Prêt", "Prêt", 0),
                    new SignatureBlock("Prêt", [new SignatureFrame("Prêt", "Prêt", "Prêt", new SignatureProof("Prêt", "Prêt", new string('0', 64)))]),
                ]
            )
            {
                Label = "Prêt",
            },
        ]
    );

    private readonly PdfOptions options;
    private readonly DocumentJson written;
    private readonly ILogger<PdfRenderer> logger;
    private readonly SemaphoreSlim slots;
    private readonly ConcurrentStack<TypstWorker> idle = new();
    private readonly ConcurrentDictionary<int, TypstWorker> alive = new();
    private readonly MemoryCache cache;
    private volatile bool disposed;

    public PdfRenderer(IOptions<PdfOptions> options, DocumentJson written, ILogger<PdfRenderer> logger)
    {
        this.options = options.Value;
        this.written = written;
        this.logger = logger;
        slots = new SemaphoreSlim(Math.Max(1, this.options.Workers));
        cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = this.options.CacheMegabytes * 1024L * 1024 });
    }

    /// <summary>Changes when the same document would be printed otherwise (template, fonts, compiler).</summary>
    public static string TemplateVersion => TypstFolder.Version;

    /// <summary>Child processes that are running, for supervision.</summary>
    public IReadOnlyCollection<int> ProcessIds => [.. alive.Where(worker => worker.Value.IsAlive).Select(worker => worker.Key)];

    /// <summary>Prints a document as PDF/A-2a.</summary>
    /// <exception cref="PdfException">The document is refused, too large or too slow, or the typesetter is not available.</exception>
    public Task<RenderedPdf> RenderAsync(Document document, CancellationToken cancellation = default) =>
        RenderAsync(document, PdfStandard.Archive, cancellation);

    /// <summary>Prints a document, checked against a standard.</summary>
    /// <exception cref="PdfException">The document is refused, too large or too slow, or the typesetter is not available.</exception>
    public async Task<RenderedPdf> RenderAsync(Document document, PdfStandard standard, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        DocumentBounds.Check(document);
        var json = written.Write(document);
        DocumentBounds.CheckSize(json);

        var key = Key(json, standard);
        if (cache.TryGetValue(key, out RenderedPdf? known))
        {
            return known!;
        }

        await slots.WaitAsync(cancellation);
        if (cache.TryGetValue(key, out known)) // somebody else printed it while this call waited
        {
            slots.Release();
            return known!;
        }

        // Once begun the work goes to its end: its result serves the next request, and its process is not wasted.
        var work = RenderAndReleaseAsync(json, standard, key);
        _ = work.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return await work.WaitAsync(cancellation);
    }

    /// <summary>Starts a typesetter and lets it read its fonts, so that the first reader does not wait for that.</summary>
    public Task WarmUpAsync(CancellationToken cancellation = default) => RenderAsync(WarmUp, cancellation);

    /// <summary>Whether a document could be printed now: a typesetter runs or starts.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation = default)
    {
        if (disposed)
        {
            return false;
        }

        if (!await slots.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return !alive.IsEmpty; // all of them are at work
        }

        try
        {
            idle.Push(await TakeAsync());
            return true;
        }
        catch (PdfException e)
        {
            logger.LogWarning(e, "PDF rendering is not available");
            return false;
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        while (idle.TryPop(out var worker))
        {
            Discard(worker);
        }

        foreach (var worker in alive.Values)
        {
            worker.Kill();
        }

        cache.Dispose();
    }

    private async Task<RenderedPdf> RenderAndReleaseAsync(byte[] json, PdfStandard standard, string key)
    {
        try
        {
            var timeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
            for (var attempt = 1; ; attempt++)
            {
                var since = Stopwatch.GetTimestamp();
                var worker = await TakeAsync();
                try
                {
                    var pdf = await worker.RenderAsync(json, standard, timeout);
                    Measures.PdfPrinted(since);
                    if (!disposed)
                    {
                        cache.Set(key, pdf, new MemoryCacheEntryOptions { Size = pdf.Bytes.Length, SlidingExpiration = TimeSpan.FromMinutes(30) });
                    }

                    return pdf;
                }
                catch (PdfException e) when (e.Failure is PdfFailure.WorkerDied or PdfFailure.Timeout && attempt == 1 && !disposed)
                {
                    logger.LogWarning("Typst worker {Pid} is gone ({Code}); the document is given to another one", worker.ProcessId, e.Code);
                }
                catch (PdfException e)
                {
                    Measures.PdfFailed(e.Code);
                    logger.LogWarning("PDF refused ({Code}): {Message}", e.Code, e.Message);
                    throw;
                }
                finally
                {
                    GiveBack(worker);
                }
            }
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<TypstWorker> TakeAsync()
    {
        while (idle.TryPop(out var worker))
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            Discard(worker);
        }

        var started = await TypstWorker.StartAsync(options, logger);
        alive[started.ProcessId] = started;
        return started;
    }

    private void GiveBack(TypstWorker worker)
    {
        if (worker.IsAlive && !disposed)
        {
            idle.Push(worker);
        }
        else
        {
            Discard(worker);
        }
    }

    private void Discard(TypstWorker worker)
    {
        alive.TryRemove(worker.ProcessId, out _);
        worker.Dispose();
    }

    private static string Key(byte[] json, PdfStandard standard)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(json);
        sha.AppendData(Encoding.UTF8.GetBytes($"{standard} {TypstFolder.Version}"));
        return Convert.ToHexString(sha.GetHashAndReset());
    }
}
