using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.DeleteFile;

/// <summary>
/// A file that was opened by mistake goes, with all that names its candidate when nothing else does. Its journal stays, and ends with
/// that line: nothing is ever erased from it.
/// </summary>
internal static class Deletion
{
    /// <summary>Nobody has answered, signed, joined a piece, planned or noted anything on it. One query.</summary>
    public static Task<bool> IsEmptyAsync(FileActing begun, CancellationToken cancellation)
    {
        var (db, id) = (begun.Db, begun.File.Id);
        var sheets = db.Sheets.Where(sheet => sheet.FileId == id);
        return db.Files.AnyAsync(
            file => file.Id == id
                && !db.Answers.Any(answer => sheets.Any(sheet => sheet.Id == answer.SheetId) && (answer.Value != null || answer.Note != null))
                && !db.Signatures.Any(signature => sheets.Any(sheet => sheet.Id == signature.SheetId))
                && !db.Attachments.Any(piece => piece.FileId == id) && !db.StoredDocuments.Any(document => document.FileId == id)
                && !db.Moments.Any(moment => moment.FileId == id) && !db.TutoringEntries.Any(note => note.FileId == id) && file.Units.Count == 0,
            cancellation);
    }

    /// <summary>Deletes it; the caller holds the file, and saves the line that stays.</summary>
    public static async Task<Outcome?> DeleteAsync(FileActing begun, string? reason, CancellationToken cancellation)
    {
        var outcome = begun.File.Opening.Delete(await IsEmptyAsync(begun, cancellation), reason);
        if (outcome.IsAccepted)
        {
            var (db, id, candidate) = (begun.Db, begun.File.Id, begun.File.CandidateId);
            await db.Messages.Where(message => message.FileId == id).ExecuteDeleteAsync(cancellation);
            await db.PersonalLinks.Where(link => link.FileId == id).ExecuteDeleteAsync(cancellation);
            await db.SearchWords.Where(word => word.OwnerId == id).ExecuteDeleteAsync(cancellation);
            await db.Files.Where(file => file.Id == id).ExecuteDeleteAsync(cancellation);
            await ForgetAsync(db, candidate, cancellation);
        }

        return outcome;
    }

    // somebody who has another file, another capacity or a password stays
    private static async Task ForgetAsync(AppDbContext db, Guid person, CancellationToken cancellation)
    {
        if (
            await db.Files.AnyAsync(file => file.CandidateId == person, cancellation)
            || await db.Memberships.AnyAsync(member => member.PersonId == person && member.Role != Role.Candidate, cancellation)
            || await db.Users.AnyAsync(account => account.PersonId == person && account.PasswordHash != null, cancellation)
            || await db.Assignments.AnyAsync(seat => seat.PersonId == person, cancellation)
        )
        {
            return;
        }

        await db.Messages.Where(message => message.PersonId == person).ExecuteDeleteAsync(cancellation);
        await db.PersonEvents.Where(line => line.PersonId == person).ExecuteDeleteAsync(cancellation);
        await db.FirstAccesses.Where(access => access.PersonId == person).ExecuteDeleteAsync(cancellation);
        await db.SearchWords.Where(word => word.OwnerId == person).ExecuteDeleteAsync(cancellation);
        await db.Users.Where(account => account.PersonId == person).ExecuteDeleteAsync(cancellation);
        await db.People.Where(known => known.Id == person).ExecuteDeleteAsync(cancellation);
    }
}
