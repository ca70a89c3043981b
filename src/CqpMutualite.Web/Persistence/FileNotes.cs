using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>The same act, said of several files.</summary>
public static class FileNotes
{
    /// <summary>Announces it in the history of each of them.</summary>
    public static async Task NoteAsync(
        this AppDbContext db,
        Editions editions,
        IQueryable<CertificationFile> files,
        Actor actor,
        Act act,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        foreach (var file in await files.Select(file => new { file.Id, file.EditionCode, file.EditionVersion }).ToListAsync(cancellation))
        {
            db.Note(file.Id, actor, act, editions.Get(file.EditionCode, file.EditionVersion), at);
        }
    }
}
