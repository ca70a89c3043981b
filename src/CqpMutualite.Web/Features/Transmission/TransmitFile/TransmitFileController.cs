using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Transmission.TransmitFile;

/// <summary>The company checks that the file is complete and transmits it to the certifier.</summary>
[Requires(Permission.TransmitFile)]
[Route(TransmissionPaths.TransmitRoute)]
public sealed class TransmitFileController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Transmit(string reference, CancellationToken cancellation) => desk.ActAloneAsync(
        this,
        reference,
        act: begun => SendAsync(begun, cancellation),
        done: begun => new Done($"Dossier transmis {HistoryWords.ToCertifier(begun.Edition)}.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private static async Task<Outcome?> SendAsync(FileActing begun, CancellationToken cancellation)
    {
        var (record, _) = await TransmitFilePage.RecordAsync(begun.Db, begun.Head, begun.User, cancellation);
        var outcome = begun.File.Transmission.Send(begun.Edition, record, begun.Today);
        if (outcome.IsAccepted)
        {
            var booklets = await begun.Db.Sheets.AsNoTracking()
                .Where(sheet => sheet.FileId == begun.File.Id && (sheet.SignedAt == null || sheet.Unit != ""))
                .Select(sheet => sheet.Booklet).Distinct().ToListAsync(cancellation);
            SignedContents.QueueTransmitted(begun.Db, begun.File, booklets, begun.Now);
        }

        // the page has no field: what is missing stands above
        return outcome.IsAccepted ? outcome : Outcome.From(outcome.Refusals.Select(refusal => refusal with { Field = null }));
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        View("TransmitFile", await TransmitFilePage.LoadAsync(begun.Db, begun.Head, begun.User, begun.Today, cancellation));
}
