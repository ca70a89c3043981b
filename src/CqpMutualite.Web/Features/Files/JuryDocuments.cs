using System.Globalization;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Decisions;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>
/// The candidate's convocation to the session before which the file stands, as their company and the certifier read it too: the last one told; one that ended
/// says so as long as no other takes its place.
/// </summary>
public sealed class JuryConvocation : FileDocument
{
    public const string Key = "convocation";

    public override string Name => Key;

    public override string TitleOn(FileHead head) => "Convocation au jury";

    public override bool IsReadBy(FileView view) => SheetRights.ReadsRegistration(view.User.Role);

    public override string? PageOn(FileHead head) => head.ConvocationId is { } convocation ? ConvocationsPaths.Convocation(convocation) : null;

    public override BookletRow? RowFor(FileView view) =>
        view.Head.ConvocationId is not null && IsReadBy(view) ? Row(view, new Tag(TagState.Neutral, "À lire")) : null;

    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation)
    {
        var (db, head) = (drawing.Db, drawing.Head);
        var own = drawing.For.Convocations(db).Where(convocation => convocation.FileId == head.File.Id && convocation.As == ConvenedAs.Candidate);
        return
            (await ConvocationSheet.LoadAsync(db, own, cancellation))
                .OrderByDescending(sheet => sheet.Convocation.Holds)
                .ThenByDescending(sheet => sheet.Convocation.ChangedAt)
                .FirstOrDefault()
                is { } sheet
            ? new DrawnDocument(sheet.Draw(head.Edition, head.File.CertificationTitle), null)
            : null;
    }
}

/// <summary>The decision sheet: the certifier and the jury once it is signed, everyone on the file once it is published.</summary>
public sealed class DecisionSheet : FileDocument
{
    public const string Key = SignedContents.DecisionSheet;

    public override string Name => Key;

    public override string TitleOn(FileHead head) => DecisionDocument.Title(head.File.Presentation.IsForCommission);

    public override bool IsReadBy(FileView view) => DecisionRights.MayRead(view.User, view.Head.File);

    public override string? PageOn(FileHead head) => DecisionsPaths.Decision(head.File.Reference);

    public override DateOnly? DayOn(FileView view) => view.Head.File.Presentation.DecidedOn;

    public override BookletRow? RowFor(FileView view)
    {
        if (view.Head.File.Orientation.Route == Domain.Files.Route.Vae)
        {
            return null;
        }

        var holder = view.Head.File.Presentation.IsForCommission ? "Président de la commission" : "Président du jury";
        return IsReadBy(view)
            ? Row(view, new Tag(TagState.Signed, "Signée"), holder)
            : new BookletRow(TitleOn(view.Head), holder, new Tag(TagState.NotOpened, "Pas encore ouverte"), "après la délibération");
    }

    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation) =>
        await drawing
            .Db.Decisions.AsNoTracking()
            .Include(found => found.Units)
            .AsSingleQuery()
            .SingleOrDefaultAsync(found => found.FileId == drawing.Head.File.Id, cancellation)
            is { } decision
            ? await DrawAsync(drawing.Db, drawing.Head, decision, cancellation)
            : null;

    /// <summary>The sheet of that decision, one that was replaced too. Four queries.</summary>
    public static async Task<DrawnDocument> DrawAsync(AppDbContext db, FileHead head, Decision decision, CancellationToken cancellation)
    {
        var session = await db
            .Sessions.AsNoTracking()
            .Include(found => found.Members)
            .Include(found => found.Passages)
            .AsSingleQuery()
            .SingleAsync(found => found.Id == decision.SessionId, cancellation);
        var people = session.Members.Select(member => member.PersonId).ToList();
        var names = await db
            .People.AsNoTracking()
            .Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var company = await db
            .Organisations.AsNoTracking()
            .Where(organisation => organisation.Id == head.File.EmployerId)
            .Select(organisation => organisation.Name)
            .SingleAsync(cancellation);
        var facts = new DecisionFacts(
            head.File.Reference,
            head.CandidateName,
            head.MentionLabel,
            company,
            head.File.CertificationTitle,
            session.HeldOn,
            session.Place.Length > 0 ? session.Place : "en visioconférence",
            [
                .. session
                    .SittingFor(head.File.Id)
                    .OrderBy(member => member.College)
                    .Select(member => (names[member.PersonId], member.College, member.IsPresident)),
            ],
            $"le {FrenchText.Moment(decision.SignedAt)}"
        )
        {
            Organisations = decision is { Result: not DecisionResult.Total, ByCommission: false }
                ?
                [
                    .. (await ApprovedOrganisations.LoadAsync(db, head.File.Certification, decision.HeldOn, cancellation)).Select(organisation =>
                        organisation.Line
                    ),
                ]
                : [],
        };
        return new DrawnDocument(DecisionDocument.Of(head.Edition, decision, facts, decision.SignedAt), decision.ContentHash);
    }
}

/// <summary>The certificate of a whole CQP, or the attestation of its units, and their duplicates (<paramref name="duplicate"/>, from 1).</summary>
public sealed class CertificatePaper(CertificateKind kind, int duplicate) : FileDocument
{
    public override string Name => SignedContents.NameOf(kind, duplicate);

    public override string TitleOn(FileHead head) =>
        (kind == CertificateKind.Bloc ? "Attestation de bloc" : "Certificat") + (duplicate == 0 ? "" : $", duplicata {duplicate}");

    public override bool IsReadBy(FileView view) => view.User.May(Permission.ReadCertificate) && view.Head.File.Presentation.CertifiedOn is not null;

    public override string? PageOn(FileHead head) => CertificatesPaths.OfFile(head.File.Reference);

    public override DateOnly? DayOn(FileView view) => view.Head.File.Presentation.CertifiedOn;

    // who delivers sees its page as soon as there may be one to deliver
    public override BookletRow? RowFor(FileView view)
    {
        var certifier = view.Head.Edition.Vocabulary.Certifier;
        return IsReadBy(view) ? Row(view, new Tag(TagState.Complete, "Délivré"), certifier)
            : view.User.May(Permission.DeliverCertificates) && view.Head.File.Presentation.PublishedOn is not null
                ? new BookletRow(TitleOn(view.Head), certifier, new Tag(TagState.Neutral, "Non délivré"), null, PageOn(view.Head))
            : null;
    }

    /// <summary>The paper of that name in the URLs; null when it names none.</summary>
    public static CertificatePaper? Named(string name)
    {
        var parts = name.Split(SignedContents.DuplicateMark);
        CertificateKind? kind = parts[0] switch
        {
            SignedContents.Certificate => CertificateKind.Full,
            SignedContents.BlocAttestation => CertificateKind.Bloc,
            _ => null,
        };
        var rank = 0;
        return kind is { } known
            && (parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out rank) && rank > 0))
                ? new CertificatePaper(known, rank)
                : null;
    }

    // the one in force: a paper that is replaced or taken back is given to nobody any more
    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation)
    {
        var head = drawing.Head;
        var found = await drawing.For.Certificates(drawing.Db)
            .AsNoTracking()
            .Include(certificate => certificate.Duplicates)
            .FirstOrDefaultAsync(
                certificate => certificate.FileId == head.File.Id && certificate.Kind == kind && certificate.State == CertificateState.Valid,
                cancellation
            );
        var copy = found?.Duplicates.FirstOrDefault(known => known.Rank == duplicate);
        return found is null || (duplicate > 0 && copy is null)
            ? null
            : new DrawnDocument(
                CertificateDocument.Of(found, head.Edition, head.File.Reference, QrDrawing.Of(found.Address).Svg, copy),
                SignedContents.KeyOf(found, duplicate)
            );
    }
}
