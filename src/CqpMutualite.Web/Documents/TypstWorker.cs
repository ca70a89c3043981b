using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CqpMutualite.Web.Documents;

/// <summary>
/// One Node.js child that typesets one document at a time. Native code cannot be interrupted from inside: past the time
/// limit the process is killed, and the pool starts another one.
/// </summary>
internal sealed class TypstWorker : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process process;
    private int requests;

    private TypstWorker(Process process) => this.process = process;

    public int ProcessId => process.Id;

    public bool IsAlive => !process.HasExited;

    public static async Task<TypstWorker> StartAsync(PdfOptions options, ILogger logger)
    {
        var folder = TypstFolder.Path ?? throw PdfException.NotInstalled();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) || !Directory.Exists(Path.Combine(folder, "workspace", "fonts")))
        {
            throw PdfException.NotInstalled();
        }

        var start = new ProcessStartInfo(options.Node, ["--max-old-space-size=512", "worker.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        start.Environment.Remove("NODE_OPTIONS");

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new PdfException(
                PdfFailure.Unavailable,
                $"Node.js est introuvable (« {options.Node} ») : la version 20 ou une suivante est nécessaire pour produire les PDF.",
                e
            );
        }

        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
            {
                logger.LogWarning("Typst : {Line}", line.Data);
            }
        };
        process.BeginErrorReadLine();

        var worker = new TypstWorker(process);
        try
        {
            using var limit = new CancellationTokenSource(StartLimit);
            var ready = await process.StandardOutput.ReadLineAsync(limit.Token);
            if (ready is null)
            {
                throw new PdfException(PdfFailure.Unavailable, "Le composeur de PDF s’est arrêté au démarrage ; le journal en donne la raison.");
            }

            logger.LogDebug("Typst worker {Pid} is ready", process.Id);
            return worker;
        }
        catch (OperationCanceledException e)
        {
            worker.Dispose();
            throw new PdfException(PdfFailure.Unavailable, "Le composeur de PDF ne démarre pas.", e);
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    public async Task<RenderedPdf> RenderAsync(ReadOnlyMemory<byte> document, PdfStandard standard, TimeSpan timeout)
    {
        var id = ++requests;
        using var limit = new CancellationTokenSource(timeout);
        string? line;
        try
        {
            var input = process.StandardInput.BaseStream;
            var head = $"{{\"id\":{id},\"standard\":\"{(standard == PdfStandard.Archive ? "a-2a" : "ua-1")}\",\"doc\":";
            await input.WriteAsync(Utf8.GetBytes(head), limit.Token);
            await input.WriteAsync(document, limit.Token);
            await input.WriteAsync("}\n"u8.ToArray(), limit.Token);
            await input.FlushAsync(limit.Token);
            line = await process.StandardOutput.ReadLineAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            Kill();
            throw new PdfException(PdfFailure.Timeout, $"Le PDF n’a pas été produit en {timeout.TotalSeconds:0.#} s.", e);
        }
        catch (IOException e)
        {
            Kill();
            throw Died(e);
        }

        if (line is null)
        {
            Kill();
            throw Died(null);
        }

        using var answer = JsonDocument.Parse(line);
        var root = answer.RootElement;
        if (!root.TryGetProperty("id", out var answered) || answered.ValueKind != JsonValueKind.Number || answered.GetInt32() != id)
        {
            Kill();
            throw Died(null);
        }

        return root.GetProperty("ok").GetBoolean()
            ? new RenderedPdf(
                root.GetProperty("pdf").GetBytesFromBase64(),
                [.. root.GetProperty("replaced").EnumerateArray().Select(pair => new ReplacedCharacter(pair[0].GetInt32(), pair[1].GetInt32()))]
            )
            : throw new PdfException(PdfFailure.Compile, $"Le document est refusé à la composition : {root.GetProperty("message").GetString()}");
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(2000);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // already gone
        }
    }

    public void Dispose()
    {
        try
        {
            process.StandardInput.Close(); // the worker ends with its standard input
            if (!process.WaitForExit(1000))
            {
                Kill();
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            Kill();
        }

        process.Dispose();
    }

    private static PdfException Died(Exception? inner) => new(PdfFailure.WorkerDied, "Le composeur de PDF s’est arrêté pendant son travail.", inner);
}
