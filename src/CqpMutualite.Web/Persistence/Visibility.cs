using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>The two doors to data. Nothing about a file is read by another way.</summary>
public static partial class Visibility
{
    /// <summary>First door: the files that a reader may see. What is not here does not exist for them (404).</summary>
    public static IQueryable<CertificationFile> FilesVisibleTo(this AppDbContext db, Reader reader)
    {
        // a personal link opens one file, whatever else the person could see
        var files = FilesOf(db, reader);
        if (reader.ThroughId is { } through)
        {
            // whoever acts for another does not come by it to their own file, nor to both places of the evaluators
            files = files.Where(file => file.CandidateId != through);
            files = reader.Role != Role.Evaluator ? files : files.Where(file =>
                !db.Assignments.Any(seat => seat.FileId == file.Id && seat.PersonId == through && seat.Until == null)
            );
        }

        return reader.OnlyFileId is { } only ? files.Where(file => file.Id == only) : files;
    }

    private static IQueryable<CertificationFile> FilesOf(AppDbContext db, Reader reader)
    {
        var (person, role, organisation) = reader;
        return role switch
        {
            Role.Oemm => db.Files,
            Role.CompanyHr when organisation is not null => db.Files.Where(file => file.EmployerId == organisation),
            Role.TrainingOrganisation when organisation is not null => db.Files.Where(file =>
                db.FileOrganisations.Any(place => place.FileId == file.Id && place.OrganisationId == organisation && place.Until == null)
            ),
            Role.Evaluator => db.Files.Where(file =>
                db.Assignments.Any(assignment => assignment.FileId == file.Id && assignment.PersonId == person && assignment.Until == null)
            ),
            Role.Candidate => db.Files.Where(file => file.CandidateId == person),

            // with the file of a candidate who holds every unit, those in which the units were validated: what there is to read is there
            Role.JuryMember or Role.JuryObserver => db.Files.Where(file =>
                HeardBy(db, person).Any(own => own.Id == file.Id)
                || (
                    file.Presentation.PublishedOn != null
                    && HeardBy(db, person)
                        .Any(own => own.Origin == FileOrigin.EveryUnitHeld && own.CandidateId == file.CandidateId && own.Certification == file.Certification)
                )
            ),
            _ => db.Files.Where(file => false),
        };
    }

    /// <summary>The files on which somebody who sits in a jury has to decide, or observes.</summary>
    public static IQueryable<CertificationFile> FilesHeardBy(this AppDbContext db, Reader reader) =>
        reader.Role is Role.JuryMember or Role.JuryObserver ? HeardBy(db, reader.PersonId) : db.Files.Where(file => false);

    // the jury's window: from the convocation to the closing, and again for a file whose decision is taken up
    private static IQueryable<CertificationFile> HeardBy(AppDbContext db, Guid person) =>
        db.Files.Where(file =>
            db.JuryMembers.Any(member => member.SessionId == file.SessionId && member.PersonId == person)
            && db.Sessions.Any(session => session.Id == file.SessionId && session.ConvenedAt != null && (session.ClosedAt == null || file.Stage == Stage.Jury))
        );

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
        return reader.Role == Role.CompanyHr && own is not null
            ? db.FormerEmployers.Where(former => former.OrganisationId == own)
            : db.FormerEmployers.Where(former => false);
    }

    /// <summary>
    /// The certificates that a reader may see: those of the files they see, for the certifier, the company and the holder. Whoever evaluates, trains or
    /// judges has no need of them.
    /// </summary>
    public static IQueryable<Certificate> CertificatesVisibleTo(this AppDbContext db, Reader reader)
    {
        var files = db.FilesVisibleTo(reader);
        return RolePermissions.Allows(reader.Role, Permission.ReadCertificate)
            ? db.Certificates.Where(certificate => files.Any(file => file.Id == certificate.FileId))
            : db.Certificates.Where(certificate => false);
    }

    /// <summary>The sessions that a reader may see.</summary>
    public static IQueryable<JurySession> SessionsVisibleTo(this AppDbContext db, Reader reader) =>
        reader.Role switch
        {
            Role.Oemm => db.Sessions,
            Role.JuryMember or Role.JuryObserver => db.Sessions.Where(session =>
                session.ConvenedAt != null
                && session.Members.Any(member => member.PersonId == reader.PersonId)
                && (session.ClosedAt == null || db.Files.Any(file => file.SessionId == session.Id && file.Stage == Stage.Jury))
            ),
            _ => db.Sessions.Where(session => false),
        };

    /// <summary>The history of a file as a reader may read it: what an evaluator does alone is told to nobody else.</summary>
    public static IQueryable<JournalEntry> HistoryVisibleTo(this AppDbContext db, Reader reader, Guid fileId) =>
        db.JournalEntries.AsNoTracking().Where(entry => entry.FileId == fileId
            && (!entry.Confidential || entry.PersonId == reader.PersonId || entry.PersonId == reader.ThroughId));

    /// <summary>The pieces of a file that a reader may read, oldest first; of several organisations, each reads those of its units. One query.</summary>
    public static async Task<IReadOnlyList<Attachment>> AttachmentsReadableByAsync(
        this AppDbContext db,
        Reader reader,
        CertificationFile file,
        AttachmentPurpose purpose,
        CancellationToken cancellation
    ) =>
        Reads(reader, file, purpose)
            ? await db.AttachmentsOf(reader, file)
                .Where(attachment => attachment.Purpose == purpose)
                .OrderBy(attachment => attachment.At)
                .ThenBy(attachment => attachment.Id)
                .ToListAsync(cancellation)
            : [];

    /// <summary>Every piece of a file that a reader may read, oldest first. One query.</summary>
    public static async Task<IReadOnlyList<Attachment>> AttachmentsReadableByAsync(
        this AppDbContext db,
        Reader reader,
        CertificationFile file,
        CancellationToken cancellation
    ) =>
        [
            .. (await db.AttachmentsOf(reader, file).OrderBy(attachment => attachment.At).ThenBy(attachment => attachment.Id).ToListAsync(cancellation)).Where(
                attachment => Reads(reader, file, attachment.Purpose)
            ),
        ];

    /// <summary>One piece of a file; null when it does not exist for that reader.</summary>
    public static async Task<Attachment?> AttachmentReadableByAsync(
        this AppDbContext db,
        Reader reader,
        CertificationFile file,
        Guid id,
        CancellationToken cancellation
    ) =>
        await db.AttachmentsOf(reader, file).SingleOrDefaultAsync(attachment => attachment.Id == id, cancellation) is { } found
        && Reads(reader, file, found.Purpose)
            ? found
            : null;

    /// <summary>The tutor's notes that a reader may read: reviews by those who read the follow-up, the others by the evaluators alone.</summary>
    public static IQueryable<TutoringEntry> TutoringVisibleTo(this AppDbContext db, Reader reader, Guid fileId)
    {
        var notes = db.TutoringEntries.AsNoTracking().Where(note => note.FileId == fileId);
        return reader.Role switch
        {
            Role.Evaluator => notes,
            Role.CompanyHr or Role.Candidate => notes.Where(note => note.Kind == TutoringKind.Review),
            _ => notes.Where(note => false),
        };
    }

    /// <summary>The tutor's notes that the archive keeps: those that are printed.</summary>
    public static IQueryable<TutoringEntry> TutoringToArchive(this AppDbContext db, Guid fileId) =>
        db.TutoringEntries.AsNoTracking().Where(note => note.FileId == fileId && note.Kind == TutoringKind.Review);

    /// <summary>
    /// The convocations that a reader may see: every one for the certifier, one's own otherwise, and for a company those of its candidates. A personal link
    /// opens none: nobody is convened by it.
    /// </summary>
    public static IQueryable<Convocation> ConvocationsVisibleTo(this AppDbContext db, Reader reader)
    {
        var (person, role, organisation) = reader;
        return reader.OnlyFileId is not null
            ? db.Convocations.Where(convocation => false)
            : role switch
            {
                Role.Oemm => db.Convocations,
                Role.Candidate => db.Convocations.Where(convocation => convocation.PersonId == person && convocation.As == ConvenedAs.Candidate),
                Role.CompanyHr when organisation is not null => db.Convocations.Where(convocation =>
                    (convocation.As == ConvenedAs.Company || convocation.As == ConvenedAs.Candidate)
                    && db.Files.Any(file => file.Id == convocation.FileId && file.EmployerId == organisation)
                ),
                Role.JuryMember or Role.JuryObserver => db.Convocations.Where(convocation => convocation.PersonId == person && convocation.FileId == null),
                _ => db.Convocations.Where(convocation => false),
            };
    }

    /// <summary>The sessions being prepared on the days for which a member was asked whether they are free: their hours and place, nothing else.</summary>
    public static IQueryable<JurySession> SessionsAskedOf(this AppDbContext db, Reader reader) =>
        reader.Role is Role.JuryMember or Role.JuryObserver
            ? db.Sessions.Where(session => session.OpenedAt == null && session.ClosedAt == null
                && db.Availabilities.Any(asked => asked.PersonId == reader.PersonId && asked.Day == session.HeldOn))
            : db.Sessions.Where(session => false);

    /// <summary>The private notes of a reader on a file that they read for a jury: their own, nobody else's, whoever asks.</summary>
    public static IQueryable<JuryNote> JuryNotesOf(this AppDbContext db, Reader reader, Guid fileId) =>
        SheetRights.KeepsJuryNotes(reader.Role)
            ? db.JuryNotes.Where(note => note.FileId == fileId && note.PersonId == reader.PersonId)
            : db.JuryNotes.Where(note => false);

    /// <summary>The links declared with candidates that a reader may see: their own, every one for the certifier. Those withdrawn are seen by nobody.</summary>
    public static IQueryable<DeclaredLink> DeclaredLinksVisibleTo(this AppDbContext db, Reader reader)
    {
        var (all, own) = (SheetRights.ReadsDeclaredLink(reader.Role, own: false), SheetRights.ReadsDeclaredLink(reader.Role, own: true));
        return db.DeclaredLinks.Where(link => link.WithdrawnAt == null && (all || (own && link.PersonId == reader.PersonId)));
    }

    /// <summary>The moments of an evaluation that a reader may see, in order. One query.</summary>
    public static async Task<IReadOnlyList<EvaluationMoment>> MomentsReadableByAsync(
        this AppDbContext db,
        Reader reader,
        CertificationFile file,
        CancellationToken cancellation
    ) =>
        [
            .. (
                await db
                    .Moments.AsNoTracking()
                    .Where(moment => moment.FileId == file.Id)
                    .OrderBy(moment => moment.StartsAt)
                    .ThenBy(moment => moment.Id)
                    .ToListAsync(cancellation)
            ).Where(moment => SheetRights.ReadsMoment(reader.Role, moment.Participants)),
        ];

    /// <summary>
    /// The notes of a moment that a reader may read: their own, and those of others unless a unit of the moment is assessed blind. Two queries.
    /// </summary>
    public static async Task<(IReadOnlyList<MomentNote> Notes, bool Blind)> MomentNotesReadableByAsync(
        this AppDbContext db,
        Reader reader,
        EvaluationMoment moment,
        CancellationToken cancellation
    )
    {
        var sheets = await db
            .Sheets.AsNoTracking()
            .Where(sheet => sheet.FileId == moment.FileId && sheet.Booklet == BookletKeys.Evaluation)
            .ToListAsync(cancellation);
        var blind = LastOfEach(sheets)
            .Exists(sheet =>
                sheet.Assessments.Any(assessment => assessment.IsBlind && (moment.UnitKeys.Length == 0 || moment.Units.Contains(assessment.Unit)))
            );
        var readable = SheetRights.ReadsMomentNote(reader.Role, own: false, blind);
        var notes = SheetRights.ReadsMomentNote(reader.Role, own: true, blind)
            ? await db
                .MomentNotes.AsNoTracking()
                .Where(note => note.MomentId == moment.Id && (readable || note.AuthorId == reader.PersonId))
                .OrderBy(note => note.At)
                .ToListAsync(cancellation)
            : [];
        return (notes, blind);
    }

    private static IQueryable<Attachment> AttachmentsOf(this AppDbContext db, Reader reader, CertificationFile file)
    {
        var all = db.Attachments.AsNoTracking().Where(attachment => attachment.FileId == file.Id);
        if (reader.Role != Role.Candidate)
        {
            // what the candidate joins to their part is theirs alone until they hand the part over
            all = all.Where(attachment => attachment.Purpose != AttachmentPurpose.CandidateSupport
                || db.Sheets.Any(sheet => sheet.FileId == attachment.FileId && sheet.Booklet == BookletKeys.Evaluation && sheet.CandidateSubmittedAt != null));
        }

        if (reader.Role != Role.TrainingOrganisation)
        {
            return all;
        }

        var place = file.PlaceOf(reader.OrganisationId);
        var units = place?.Units ?? [];
        return place?.CoversAll == true ? all : all.Where(attachment => attachment.Unit != null && units.Contains(attachment.Unit));
    }

    private static bool Reads(Reader reader, CertificationFile file, string booklet, Answer answer) =>
        SheetRights.ReadsField(reader.Role, file.PlaceOf(reader.OrganisationId), booklet, answer.Field);

    // a piece follows the booklet it goes with, sheet or not; the query itself holds back what the candidate has not handed over
    private static bool Reads(Reader reader, CertificationFile file, AttachmentPurpose purpose) =>
        SheetRights.ReadsAttachment(
            reader.Role,
            SeatOf(file, reader),
            purpose,
            new SheetState(CandidateSubmitted: true, false, file.Evaluation.Paper == PaperStep.Confirmed, file.Transmission.On is not null)
            {
                OnPaper = file.Evaluation.Paper is not null,
            }
        );

    /// <summary>The state of a sheet that the second door depends on. The blind phase ends unit by unit: an answer says itself that it is revealed.</summary>
    public static SheetState StateOf(CertificationFile file, Sheet sheet) =>
        new(sheet.CandidateSubmittedAt is not null, BlindPhaseOver: false, sheet.SignedAt is not null, file.Transmission.On is not null)
        {
            OnPaper = file.Evaluation.Paper is not null,
        };

    /// <summary>The place of an evaluator on a file whose assignments are loaded.</summary>
    public static EvaluatorSeat? SeatOf(CertificationFile file, Reader reader) =>
        file.Evaluators.FirstOrDefault(assignment => assignment.PersonId == reader.PersonId)?.Seat;
}
