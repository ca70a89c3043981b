using CqpMutualite.Web.Documents;
using Xunit;

namespace CqpMutualite.Web.Tests.Pdf;

/// <summary>Writes the samples as files, to be looked at: CQP_PDF_SAMPLES=/tmp/pdf dotnet test --filter SampleFiles.</summary>
public sealed class SampleFilesTests
{
    [Fact]
    public async Task Samples_are_written_when_a_folder_is_named()
    {
        if (Environment.GetEnvironmentVariable("CQP_PDF_SAMPLES") is not { Length: > 0 } folder)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        using var renderer = Renderer.Make();
        foreach (
            var (name, document) in new[]
            {
                ("livret", Samples.Booklet()),
                ("livret-vierge", Samples.Booklet(false)),
                ("decision", Samples.Decision()),
                ("certificat", Samples.Certificate()),
                ("livret-long", Samples.Booklet(units: 16)),
            }
        )
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, name + ".json"),
                new DocumentJson(_ => null).Write(document),
                TestContext.Current.CancellationToken
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder, name + ".html"),
                "<!doctype html><html lang=fr><meta charset=utf-8><link rel=stylesheet href=bootstrap.min.css><link rel=stylesheet href=theme.css><link "
                    + "rel=stylesheet href=document.css><body><main><div class=wrap>"
                    + await Screen.DrawAsync(document),
                TestContext.Current.CancellationToken
            );
            var pdf = await renderer.RenderAsync(document, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf.Bytes, TestContext.Current.CancellationToken);
        }
    }
}
