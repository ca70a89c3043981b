using System.Globalization;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>
/// A document as one reader may read it. <paramref name="FrozenAs"/>: the signed content it draws; null when it may still change, or is read in part.
/// </summary>
public sealed record DrawnDocument(Document Document, string? FrozenAs)
{
    /// <summary>
    /// The signed content it draws, although something that no signature covers yet may still be added to it; null when it is not signed, or is read in part.
    /// </summary>
    public string? SignedAs { get; init; } = FrozenAs;
}

/// <summary>
/// Every document of a file by its name in the URLs: who reads it, what it draws. One that the edition does not have, or that the reader may not read, does not
/// exist.
/// </summary>
public static class FileDocuments
{
    public const string DecisionSheet = SignedContents.DecisionSheet;

    public const string IndividualPath = "parcours-individualise";

    /// <summary>The receipt of the registration.</summary>
    public const string Receipt = "recepisse-inscription";

    /// <summary>The receipt of the transmission.</summary>
    public const string TransmissionReceipt = SignedContents.TransmissionReceipt;

    /// <summary>The candidate's convocation to the session before which the file stands.</summary>
    public const string ConvocationName = "convocation";

    private const string Guide = BookletKeys.Guide, TutorBooklet = BookletKeys.Tutoring;

    /// <summary>Whether that reader has an individual path to read on that file: from the conclusion of the interview, on the way of training.</summary>
    public static bool HasPath(FileHead head, CurrentUser user) =>
        head.File is { Orientation.InterviewedOn: not null, Units.Count: > 0 }
        && SheetRights
            .ReadableVoices(
                user.Role,
                Visibility.SeatOf(head.File, user.Reader),
                Guide,
                new SheetState(false, false, false, head.File.Transmission.On is not null)
            )
            .Count > 0;

    /// <summary>Whether that reader has a receipt to read on that file: from the acknowledgement.</summary>
    public static bool HasReceipt(FileHead head, CurrentUser user) =>
        head.File.Registration.RegisteredOn is not null && SheetRights.ReadsRegistration(user.Role);

    /// <summary>Whether that reader has a receipt of the transmission to read: as long as the file is with the certifier, or accepted.</summary>
    public static bool HasTransmissionReceipt(FileHead head, CurrentUser user) =>
        head.File is { Transmission.On: not null, Transmission.Count: > 0 } && SheetRights.ReadsRegistration(user.Role);

    /// <summary>The document as that user may read it; null when it does not exist for them.</summary>
    public static async Task<DrawnDocument?> DrawAsync(
        AppDbContext db,
        CurrentUser user,
        FileHead head,
        string name,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        name switch
        {
            DecisionSheet => DecisionRights.MayRead(user, head.File) ? await DecisionAsync(db, head, cancellation) : null,
            IndividualPath => HasPath(head, user) ? new DrawnDocument(await PathAsync(db, user, head, now, cancellation), null) : null,
            FilesPaths.PathSheet => await FileSheets.DrawPathAsync(db, user, head, now, cancellation) is { } path ? new DrawnDocument(path, null) : null,
            TransmissionReceipt => HasTransmissionReceipt(head, user)
                ? new DrawnDocument(await TransmissionReceiptAsync(db, head, cancellation), SignedContents.KeyOf(head.File, name))
                : null,
            _ when name.StartsWith(SignedContents.Certificate, StringComparison.Ordinal)
                    || name.StartsWith(SignedContents.BlocAttestation, StringComparison.Ordinal) => await CertificateAsync(db, user, head, name, cancellation),
            ConvocationName => await ConvocationAsync(db, user, head, cancellation),
            Receipt => HasReceipt(head, user) ? new DrawnDocument(await ReceiptAsync(db, head, cancellation), null) : null,
            _ => await BookletAsync(db, user, head, name, now, cancellation),
        };

    // the last one told to the candidate, as their company and the certifier read it too; one that ended says so as long as no other takes its place
    private static async Task<DrawnDocument?> ConvocationAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var own = db.ConvocationsVisibleTo(user.Reader).Where(convocation => convocation.FileId == head.File.Id && convocation.As == ConvenedAs.Candidate);
        return
            (await ConvocationSheet.LoadAsync(db, own, cancellation))
                .OrderByDescending(sheet => sheet.Convocation.Holds)
                .ThenByDescending(sheet => sheet.Convocation.ChangedAt)
                .FirstOrDefault()
                is { } sheet
            ? new DrawnDocument(sheet.Draw(head.Edition, head.File.CertificationTitle), null)
            : null;
    }

    /// <summary>The jury's decision sheet, for who has the right to it; null before it is signed. Three queries.</summary>
    public static async Task<DrawnDocument?> DecisionAsync(AppDbContext db, FileHead head, CancellationToken cancellation) =>
        await db
            .Decisions.AsNoTracking()
            .Include(found => found.Units)
            .AsSingleQuery()
            .SingleOrDefaultAsync(found => found.FileId == head.File.Id, cancellation)
            is { } decision
            ? await DecisionAsync(db, head, decision, cancellation)
            : null;

    /// <summary>The sheet of that decision, one that was replaced too. Four queries.</summary>
    public static async Task<DrawnDocument> DecisionAsync(AppDbContext db, FileHead head, Decision decision, CancellationToken cancellation)
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

    // the one in force: a paper that is replaced or taken back is given to nobody any more
    private static async Task<DrawnDocument?> CertificateAsync(AppDbContext db, CurrentUser user, FileHead head, string name, CancellationToken cancellation)
    {
        var parts = name.Split(SignedContents.DuplicateMark);
        var rank = 0;
        if (parts.Length > 2 || (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out rank) || rank == 0)))
        {
            return null;
        }

        var certificates = await db.CertificatesVisibleTo(user.Reader)
            .AsNoTracking()
            .Include(certificate => certificate.Duplicates)
            .Where(certificate => certificate.FileId == head.File.Id && certificate.State == CertificateState.Valid)
            .ToListAsync(cancellation);
        if (
            certificates.Find(certificate => SignedContents.NameOf(certificate, 0) == parts[0]) is not { } found
            || (rank > 0 && found.Duplicates.All(duplicate => duplicate.Rank != rank))
        )
        {
            return null;
        }

        var duplicate = found.Duplicates.FirstOrDefault(known => known.Rank == rank);
        return new DrawnDocument(
            CertificateDocument.Of(found, head.Edition, head.File.Reference, QrDrawing.Of(found.Address).Svg, duplicate),
            SignedContents.KeyOf(found, rank)
        );
    }

    private static async Task<DrawnDocument?> BookletAsync(
        AppDbContext db,
        CurrentUser user,
        FileHead head,
        string name,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (await FileSheets.DrawAsync(db, user, head, name, now, cancellation) is not var (drawn, sheet))
        {
            return null;
        }

        // readers who read every printed voice of a signed sheet all get the same frozen file; what the candidate says of themselves is not for all of them
        var whole = sheet.Sheet is not null && head.File.PlaceOf(user.OrganisationId) is not { CoversAll: false }
            && (name != TutorBooklet || sheet.Voices.Contains(Voice.SelfAssessment))
            && head.Edition.Booklet(name)!.Questions(head.Edition).All(question => sheet.Voices.Contains(Voices.Printed(question.Field.FilledBy!.Value)));
        if (!whole)
        {
            return new DrawnDocument(drawn, null);
        }

        // what is not signed as a whole is frozen by the transmission
        if (sheet.Sheet is not { SignedAt: not null, Unit: "" })
        {
            return new DrawnDocument(drawn, head.File.Transmission.On is not null ? SignedContents.KeyOf(head.File, name) : null);
        }

        // what the candidate says of the results changes until it is acknowledged
        var open =
            sheet.Sheet!.Acknowledgement is null
            && head.Edition.Booklet(name)!
                .Questions(head.Edition)
                .Any(question => question.Field.Meaning == Meaning.CandidateComment && sheet.Printed.ContainsKey(question.Key));
        var signed = SignedContents.KeyOf(sheet.Signatures);
        return new DrawnDocument(drawn, open ? null : signed) { SignedAs = signed };
    }

    private static async Task<Document> PathAsync(AppDbContext db, CurrentUser user, FileHead head, DateTimeOffset now, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var names = await FileSheets.NamesOfAllAsync(db, head, cancellation);
        var sheet = await db.SheetReadableByAsync(user.Reader, file, Guide, cancellation);
        var proposed = edition.Booklet(Guide)!.Questions(edition).Where(question => question.Field.Meaning == Meaning.ToTrain && question.Unit is not null)
            .Select(question => (question.Unit, Text: sheet.Printed.GetValueOrDefault(question.Key))).Where(pair => pair.Text is not null);
        return IndividualPathDocument.Of(
            edition,
            new IndividualPathFacts
            {
                Reference = file.Reference,
                Candidate = head.CandidateName,
                Company = names.Facts.GetValueOrDefault(FileFact.Company, ""),
                Organisations = [.. file.TrainingOrganisations.Select(place => (names.Organisations[place.OrganisationId], place.Units))],
                Certification = file.CertificationTitle,
                Mention = edition.Mentions.FirstOrDefault(mention => mention.Key == file.Orientation.Mention)?.Label,
                InterviewedOn = FrenchText.PlainDate(file.Orientation.InterviewedOn!.Value),
                Paths = file.Units.ToDictionary(path => path.Unit, path => path.DirectlyAssessed),
                Proposed = proposed.ToDictionary(pair => pair.Unit!, pair => pair.Text!),
                Modules =
                [
                    .. file
                        .Modules.Where(module => head.Concerns(user, module.Unit))
                        .OrderBy(module => edition.Units.TakeWhile(unit => unit.Key != module.Unit).Count())
                        .ThenBy(module => module.StartsOn)
                        .Select(module => new PlannedModule(
                            module.Unit,
                            module.Title,
                            FileSheets.Days(module.StartsOn, module.EndsOn),
                            OrganisationOf(module),
                            module.Hours
                        )
                        {
                            Content = module.Content,
                            Method = module.Method,
                        }),
                ],
                Signatures = FileSheets.ProofsOf(sheet.Signatures),
            },
            now);

        string? OrganisationOf(Module module) =>
            module.OrganisationId is { } giver && names.Organisations.TryGetValue(giver, out var name) ? name
            : file.TrainingOrganisations.FirstOrDefault(place => place.Covers(module.Unit)) is { } place ? names.Organisations[place.OrganisationId]
            : null;
    }

    private static async Task<Document> ReceiptAsync(AppDbContext db, FileHead head, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var candidate = head.Candidate;
        var by = await db
            .JournalEntries.AsNoTracking()
            .Where(entry => entry.FileId == file.Id && entry.Code == ActContract.RegistrationAcknowledged)
            .OrderByDescending(entry => entry.Rank)
            .Select(entry => new { Person = db.People.FirstOrDefault(person => person.Id == entry.PersonId), entry.Capacity })
            .FirstOrDefaultAsync(cancellation);
        return RegistrationReceiptDocument.Of(
            edition,
            new RegistrationReceiptFacts
            {
                Reference = file.Reference,
                Identity = [.. IdentityLines(candidate)],
                Company = names.GetValueOrDefault(FileFact.Company, ""),
                Organisations = names.GetValueOrDefault(FileFact.TrainingOrganisation),
                Certification = file.CertificationTitle,
                Mention = edition.Mentions.FirstOrDefault(mention => mention.Key == file.Orientation.Mention)?.Label,
                RegisteredOn = FrenchText.PlainDate(file.Registration.RegisteredOn!.Value),
                FirstJuryBefore = file.FirstJuryBefore is { } before ? FrenchText.PlainDate(before) : null,
                AcknowledgedBy = by?.Person is { } person ? $"{person.Name}, {by.Capacity}" : null,
            },
            new DateTimeOffset(file.Registration.RegisteredOn.Value, TimeOnly.MinValue, TimeSpan.Zero));
    }

    // one a transmission, by who transmitted: what the journal says of it
    private static async Task<Document> TransmissionReceiptAsync(AppDbContext db, FileHead head, CancellationToken cancellation)
    {
        var (file, edition) = (head.File, head.Edition);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var sheets = await db.Sheets.AsNoTracking().Include(sheet => sheet.Signatures).Where(sheet => sheet.FileId == file.Id).ToListAsync(cancellation);
        var pieces = await db
            .Attachments.AsNoTracking()
            .Where(piece => piece.FileId == file.Id)
            .OrderBy(piece => piece.At)
            .ThenBy(piece => piece.Id)
            .ToListAsync(cancellation);
        var by = await db
            .JournalEntries.AsNoTracking()
            .Where(entry => entry.FileId == file.Id && entry.Code == ActContract.DossierTransmitted)
            .OrderByDescending(entry => entry.Rank)
            .Select(entry => new
            {
                Person = db.People.FirstOrDefault(person => person.Id == entry.PersonId),
                entry.Capacity,
                entry.At,
            })
            .FirstOrDefaultAsync(cancellation);
        var day = FrenchText.PlainDate(file.Transmission.On!.Value);
        return TransmissionReceiptDocument.Of(
            edition,
            new TransmissionReceiptFacts
            {
                Reference = file.Reference,
                Candidate = head.CandidateName,
                Company = names.GetValueOrDefault(FileFact.Company, ""),
                Certification = head.Certification,
                Presented = file.Presentation.IsForCommission ? FrenchText.Join(edition.Units.Select(unit => unit.Label)) : null,
                TransmittedOn = by is null ? day : FrenchText.Moment(by.At),
                Rank = file.Transmission.Count,
                TransmittedBy = by?.Person is { } person ? $"{person.Name}, {by.Capacity}" : null,
                Booklets =
                [
                    .. edition
                        .Booklets.Where(booklet => sheets.Exists(sheet => sheet.Booklet == booklet.Key))
                        .Select(booklet => (booklet.Title, Signed(sheets, booklet.Key))),
                ],
                Attachments = [.. pieces.Select(piece => (piece.Name, piece.Sha256))],
                Derogation = file.Presentation.Derogation,
            },
            by?.At ?? new DateTimeOffset(file.Transmission.On.Value, TimeOnly.MinValue, TimeSpan.Zero));

        static string Signed(List<Sheet> sheets, string booklet)
        {
            var given = sheets.Where(sheet => sheet.Booklet == booklet).SelectMany(sheet => sheet.Signatures).Where(signature => signature.IsValid).ToList();
            return given.Count == 0
                ? "joint, sans signature"
                : $"{FrenchText.Plural(given.Count, "signature", "signatures", feminine: true)}, la dernière le "
                    + $"{FrenchText.PlainDate(FrenchText.ParisDay(given.Max(signature => signature.At)))}";
        }
    }

    private static IEnumerable<(string Label, string? Value)> IdentityLines(Person candidate)
    {
        yield return ("Prénoms", candidate.FirstNames);
        yield return ("Nom de naissance", candidate.BirthName);
        if (candidate.UsedName is not null)
        {
            yield return ("Nom d’usage", candidate.UsedName);
        }

        yield return ("Sexe à l’état civil", candidate.Sex is { } sex ? IdentityWords.Of(sex) : null);
        yield return ("Date de naissance", candidate.BirthDate is { } born ? FrenchText.PlainDate(born) : null);
        yield return (
            "Lieu de naissance",
            candidate.BirthPlace is null
                ? null
                : $"{candidate.BirthPlace}{(candidate.BirthCode is null ? "" : $" ({candidate.BirthCode})")}"
                    + $"{(candidate.ToDraft().BornInFrance ? "" : $", {candidate.BirthCountry}")}"
        );
    }
}
