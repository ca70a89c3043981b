using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Those others of whom something is awaited on a file: they are reminded of it once a day at most.</summary>
public static class PeopleAwaited
{
    private static readonly Refusal Already = new(
        "file.reminded-today", "Ces personnes ont déjà été relancées aujourd’hui. Laissez-leur le temps de répondre.");

    private static readonly Refusal Unreached = new(
        "file.nobody-to-remind", "Aucune de ces personnes n’a d’accès ni d’adresse : invitez-les depuis « Accès et messages », ou remettez-leur une lettre.");

    /// <summary>What that act awaits of others; empty when it is not awaited, or of the reader only.</summary>
    public static async Task<IReadOnlyList<OpenTask>> OfAsync(FileActing begun, NextAct? act, CancellationToken cancellation) => act is null ? [] :
        [
            .. (await begun.Db.OpenTasks
                .Where(task => task.FileId == begun.File.Id && task.Act == act && task.Weight != TaskWeight.Exceptional)
                .ToListAsync(cancellation)).Where(task => !MissingOnFile.IsOf(begun.User, task)),
        ];

    /// <summary>Writes to them, with a word of the user; null when nothing of that kind is awaited of others.</summary>
    public static async Task<Outcome?> RemindAsync(FileActing begun, NextAct? act, string? note, CancellationToken cancellation)
    {
        if (await OfAsync(begun, act, cancellation) is not { Count: > 0 } rows)
        {
            return null;
        }

        if (rows.Any(row => row.RemindedOn == begun.Today))
        {
            return Already;
        }

        var told = await Reminding.PostAsync(
            begun.Db, rows, begun.Now, begun.User.ActingId, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), cancellation);
        return told.Count == 0 ? Unreached : new PeopleReminded(rows[0].Act);
    }
}
