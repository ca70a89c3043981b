using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages.ExportMessages;

/// <summary>The register of messages as it is searched, filtered and sorted, all its pages.</summary>
[Requires(Permission.ManageMessages)]
[Route(MessagesPaths.RegisterCsv)]
[Route(MessagesPaths.RegisterXlsx)]
public sealed class ExportMessagesController(AppDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(RegisterFilter filter, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var pace = await db.SettingAsync(OemmSettings.MessagePace, cancellation);
        var rows = await MessageRow.Of(db, filter.Of(db, user.Reader), filter, pace).ToListAsync(cancellation);
        return this.Table("courriers", "Courriers", MessageLine.Columns.Rows(rows.Select(row => MessageLine.Of(row, user))));
    }
}
