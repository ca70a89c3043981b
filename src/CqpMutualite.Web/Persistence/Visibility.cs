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

        var voices = SheetRights.ReadableVoices(reader.Role, SeatOf(file, reader), booklet, StateOf(file, sheet));
        var answers = voices.Count == 0 ? [] : await db.Answers.AsNoTracking()
            .Where(answer => answer.SheetId == sheet.Id && voices.Contains(answer.Voice) && answer.Value != null).Where(only ?? (_ => true)).ToListAsync(cancellation);
        return new ReadableSheet(sheet, voices, [.. answers.Where(answer => Reads(reader, file, booklet, answer))]);
    }

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

    private static bool Reads(Reader reader, CertificationFile file, string booklet, Answer answer) =>
        SheetRights.ReadsField(reader.Role, file.PlaceOf(reader.OrganisationId), booklet, answer.Field);

    /// <summary>The state of a sheet that the second door depends on.</summary>
    public static SheetState StateOf(CertificationFile file, Sheet sheet) =>
        new(sheet.CandidateSubmittedAt is not null, BlindPhaseOver: sheet.SignedAt is not null, sheet.SignedAt is not null, file.TransmittedOn is not null);

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
        .Where(answer => answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
        .GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => group.First().Value!);

    /// <summary>Revision of each printed field, to write it back.</summary>
    public IReadOnlyDictionary<string, int> Revisions { get; } = Answers
        .Where(answer => answer.Voice is not (Voice.Evaluator1 or Voice.Evaluator2 or Voice.SelfAssessment))
        .GroupBy(answer => answer.Field).ToDictionary(group => group.Key, group => group.First().Revision);
}
