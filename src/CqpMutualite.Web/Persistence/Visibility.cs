using System.Linq.Expressions;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>The two doors to data. Nothing about a file is read by another way.</summary>
public static class Visibility
{
    /// <summary>First door: the files that a reader may see. What is not here does not exist for them (404).</summary>
    public static IQueryable<CertificationFile> FilesVisibleTo(this AppDbContext db, Reader reader)
    {
        // a personal link opens one file, whatever else the person could see
        var files = FilesOf(db, reader);
        return reader.OnlyFileId is { } only ? files.Where(file => file.Id == only) : files;
    }

    private static IQueryable<CertificationFile> FilesOf(AppDbContext db, Reader reader)
    {
        var (person, role, organisation) = reader;
        return role switch
        {
            Role.Oemm => db.Files,
            Role.CompanyHr when organisation is not null => db.Files.Where(file => file.EmployerId == organisation),
            Role.TrainingOrganisation when organisation is not null => db.Files.Where(file => db.FileOrganisations.Any(place => place.FileId == file.Id && place.OrganisationId == organisation && place.Until == null)),
            Role.Evaluator => db.Files.Where(file => db.Assignments.Any(assignment => assignment.FileId == file.Id && assignment.PersonId == person && assignment.Until == null)),
            Role.Candidate => db.Files.Where(file => file.CandidateId == person),

            // the jury's window: from the convocation (being seated) to the publication
            Role.JuryMember or Role.JuryObserver => db.Files.Where(file => db.JuryMembers.Any(member => member.SessionId == file.SessionId && member.PersonId == person)
                && db.Sessions.Any(session => session.Id == file.SessionId && session.PublishedOn == null)),
            _ => db.Files.Where(file => false),
        };
    }

    /// <summary>The organisations that a reader may see: their own, every company and training organisation for the certifier.</summary>
    public static IQueryable<Organisation> OrganisationsVisibleTo(this AppDbContext db, Reader reader)
    {
        var own = reader.OrganisationId;
        return reader.Role switch
        {
            Role.Oemm => db.Organisations.Where(organisation => organisation.Kind != OrganisationKind.Certifier),
            Role.CompanyHr or Role.TrainingOrganisation when own is not null => db.Organisations.Where(organisation => organisation.Id == own),
            _ => db.Organisations.Where(organisation => false),
        };
    }

    /// <summary>The files that left the reader's company: it keeps what it signed on them, and sees nothing else.</summary>
    public static IQueryable<FormerEmployer> FormerEmployersOf(this AppDbContext db, Reader reader)
    {
        var own = reader.OrganisationId;
        return reader.Role == Role.CompanyHr && own is not null ? db.FormerEmployers.Where(former => former.OrganisationId == own) : db.FormerEmployers.Where(former => false);
    }

    /// <summary>The sessions that a reader may see.</summary>
    public static IQueryable<JurySession> SessionsVisibleTo(this AppDbContext db, Reader reader) => reader.Role switch
    {
        Role.Oemm => db.Sessions,
        Role.JuryMember or Role.JuryObserver => db.Sessions.Where(session => session.PublishedOn == null && db.JuryMembers.Any(member => member.SessionId == session.Id && member.PersonId == reader.PersonId)),
        _ => db.Sessions.Where(session => false),
    };

    /// <summary>
    /// Second door: the readable answers of one booklet of a file, with its state and signatures. One query for the sheet, one for the answers.
    /// <paramref name="only"/>: restricts to some answers, for a page that shows a part of the booklet.
    /// </summary>
    public static async Task<ReadableSheet> SheetReadableByAsync(this AppDbContext db, Reader reader, CertificationFile file, string booklet, CancellationToken cancellation, Expression<Func<Answer, bool>>? only = null)
    {
        var sheet = await db.Sheets.AsNoTracking().Include(found => found.Signatures)
            .Where(found => found.FileId == file.Id && found.Booklet == booklet).OrderByDescending(found => found.Occurrence).FirstOrDefaultAsync(cancellation);
        if (sheet is null)
        {
            return new ReadableSheet(null, [], []);
        }

        var (seat, state) = (SeatOf(file, reader), StateOf(file, sheet));
        var voices = SheetRights.ReadableVoices(reader.Role, seat, booklet, state);
        var revealed = SheetRights.ReadableVoices(reader.Role, seat, booklet, state with { BlindPhaseOver = true });
        var answers = revealed.Count == 0 ? [] : await db.Answers.AsNoTracking()
            .Where(answer => answer.SheetId == sheet.Id && (answer.Value != null || answer.Note != null || answer.Disputed) && (voices.Contains(answer.Voice) || (answer.Revealed && revealed.Contains(answer.Voice))))
            .Where(only ?? (_ => true)).ToListAsync(cancellation);
        return new ReadableSheet(sheet, voices, [.. answers.Where(answer => Reads(reader, file, booklet, answer))]);
    }

    /// <summary>The history of a file as a reader may read it: what an evaluator does alone is told to nobody else.</summary>
    public static IQueryable<JournalEntry> HistoryVisibleTo(this AppDbContext db, Reader reader, Guid fileId) =>
        db.JournalEntries.AsNoTracking().Where(entry => entry.FileId == fileId && (!entry.Confidential || entry.PersonId == reader.PersonId));

    /// <summary>Second door for several booklets at once and only some of their fields, by booklet: two queries whatever their number.</summary>
    public static async Task<IReadOnlyDictionary<string, ReadableSheet>> SheetsReadableByAsync(this AppDbContext db, Reader reader, CertificationFile file, IReadOnlyCollection<string> booklets, IReadOnlyCollection<string> fields, CancellationToken cancellation)
    {
        var sheets = (await db.Sheets.AsNoTracking().Where(sheet => sheet.FileId == file.Id && booklets.Contains(sheet.Booklet)).ToListAsync(cancellation))
            .GroupBy(sheet => sheet.Booklet).Select(occurrences => occurrences.MaxBy(sheet => sheet.Occurrence)!)
            .Select(sheet => (Sheet: sheet, Voices: SheetRights.ReadableVoices(reader.Role, SeatOf(file, reader), sheet.Booklet, StateOf(file, sheet)))).ToList();
        var ids = sheets.Where(entry => entry.Voices.Count > 0).Select(entry => entry.Sheet.Id).ToList();
        var answers = ids.Count == 0 ? [] : await db.Answers.AsNoTracking()
            .Where(answer => ids.Contains(answer.SheetId) && fields.Contains(answer.Field) && answer.Value != null).ToListAsync(cancellation);
        return sheets.ToDictionary(entry => entry.Sheet.Booklet, entry => new ReadableSheet(entry.Sheet, entry.Voices, [.. answers.Where(answer => answer.SheetId == entry.Sheet.Id && entry.Voices.Contains(answer.Voice) && Reads(reader, file, entry.Sheet.Booklet, answer))]));
    }

    /// <summary>The pieces of a file that a reader may read, oldest first; an organisation reads those that it joined. One query.</summary>
    public static async Task<IReadOnlyList<Attachment>> AttachmentsReadableByAsync(this AppDbContext db, Reader reader, CertificationFile file, AttachmentPurpose purpose, CancellationToken cancellation) =>
        Reads(reader, file, purpose) ? await db.AttachmentsOf(reader, file).Where(attachment => attachment.Purpose == purpose).OrderBy(attachment => attachment.At).ThenBy(attachment => attachment.Id).ToListAsync(cancellation) : [];

    /// <summary>One piece of a file; null when it does not exist for that reader.</summary>
    public static async Task<Attachment?> AttachmentReadableByAsync(this AppDbContext db, Reader reader, CertificationFile file, Guid id, CancellationToken cancellation) =>
        await db.AttachmentsOf(reader, file).SingleOrDefaultAsync(attachment => attachment.Id == id, cancellation) is { } found && Reads(reader, file, found.Purpose) ? found : null;

    private static IQueryable<Attachment> AttachmentsOf(this AppDbContext db, Reader reader, CertificationFile file)
    {
        var all = db.Attachments.AsNoTracking().Where(attachment => attachment.FileId == file.Id);
        return reader.Role == Role.TrainingOrganisation ? all.Where(attachment => attachment.OrganisationId == reader.OrganisationId) : all;
    }

    private static bool Reads(Reader reader, CertificationFile file, string booklet, Answer answer) =>
        SheetRights.ReadsField(reader.Role, file.PlaceOf(reader.OrganisationId), booklet, answer.Field);

    // a piece follows the booklet it goes with, sheet or not
    private static bool Reads(Reader reader, CertificationFile file, AttachmentPurpose purpose) =>
        SheetRights.ReadsAttachment(reader.Role, SeatOf(file, reader), purpose, new SheetState(false, false, false, file.TransmittedOn is not null));

    /// <summary>The state of a sheet that the second door depends on. The blind phase ends unit by unit: an answer says itself that it is revealed.</summary>
    public static SheetState StateOf(CertificationFile file, Sheet sheet) =>
        new(sheet.CandidateSubmittedAt is not null, BlindPhaseOver: false, sheet.SignedAt is not null, file.TransmittedOn is not null);

    /// <summary>The place of an evaluator on a file whose assignments are loaded.</summary>
    public static EvaluatorSeat? SeatOf(CertificationFile file, Reader reader) =>
        file.Evaluators.FirstOrDefault(assignment => assignment.PersonId == reader.PersonId)?.Seat;
}

/// <summary>A sheet as one reader may read it; <see cref="Sheet"/> is null while nobody has begun.</summary>
public sealed record ReadableSheet(Sheet? Sheet, IReadOnlyList<Voice> Voices, IReadOnlyList<Answer> Answers)
{
    /// <summary>Valid signatures.</summary>
    public IEnumerable<Signature> Signatures => Sheet?.Signatures.Where(signature => signature.IsValid) ?? [];

    /// <summary>Printed value of each field: the answer in the voice that the edition prints.</summary>
    public IReadOnlyDictionary<string, string> Printed { get; } = Answers
        .Where(answer => answer.Value is not null && answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
        .GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => group.First().Value!);

    /// <summary>Revision of each printed field, to write it back.</summary>
    public IReadOnlyDictionary<string, int> Revisions { get; } = Answers
        .Where(answer => answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
        .GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => group.First().Revision);

    /// <summary>The answer to a field in a voice, when it may be read.</summary>
    public Answer? Find(string field, Voice voice) => Answers.FirstOrDefault(answer => answer.Field == field && answer.Voice == voice);
}
