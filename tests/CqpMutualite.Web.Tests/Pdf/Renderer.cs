using CqpMutualite.Web.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Tests.Pdf;

internal static class Renderer
{
    public static PdfRenderer Make(double timeoutSeconds = 30, int workers = 1, string node = "node", byte[]? stamp = null) =>
        new(
            Options.Create(
                new PdfOptions
                {
                    TimeoutSeconds = timeoutSeconds,
                    Workers = workers,
                    Node = node,
                }
            ),
            new DocumentJson(_ => stamp),
            NullLogger<PdfRenderer>.Instance
        );
}
