using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The receipt of the registration, from its acknowledgement on.</summary>
public sealed class RegistrationReceipt : FileDocument
{
    public const string Key = "recepisse-inscription";

    public override string Name => Key;

    public override string TitleOn(FileHead head) => "Récépissé d’inscription";

    public override bool IsReadBy(FileView view) => view.Head.File.Registration.RegisteredOn is not null && SheetRights.ReadsRegistration(view.User.Role);

    public override DateOnly? DayOn(FileView view) => view.Head.File.Registration.RegisteredOn;

    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation)
    {
        var (db, head) = (drawing.Db, drawing.Head);
        var (file, edition) = (head.File, head.Edition);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var candidate = head.Candidate;
        var by = await db
            .JournalEntries.AsNoTracking()
            .Where(entry => entry.FileId == file.Id && entry.Code == ActContract.RegistrationAcknowledged)
            .OrderByDescending(entry => entry.Rank)
            .Select(entry => new { Person = db.People.FirstOrDefault(person => person.Id == entry.PersonId), entry.Capacity })
            .FirstOrDefaultAsync(cancellation);
        var document = RegistrationReceiptDocument.Of(
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
        return new DrawnDocument(document, null);
    }

    private static IEnumerable<(string Label, string? Value)> IdentityLines(Person candidate)
    {
        yield return ("Prénoms", candidate.FirstNames.Length == 0 ? IdentityWords.NoFirstName : candidate.FirstNames);
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

/// <summary>The receipt of the transmission, as long as the file is with the certifier, or accepted: one a transmission.</summary>
public sealed class TransmissionReceipt : FileDocument
{
    public const string Key = SignedContents.TransmissionReceipt;

    public override string Name => Key;

    public override string TitleOn(FileHead head) => "Récépissé de transmission";

    public override bool IsReadBy(FileView view) =>
        view.Head.File is { Transmission.On: not null, Transmission.Count: > 0 } && SheetRights.ReadsRegistration(view.User.Role);

    public override DateOnly? DayOn(FileView view) => view.Head.File.Transmission.On;

    public override async Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation)
    {
        var (db, head) = (drawing.Db, drawing.Head);
        if (head.File.Transmission.On is null)
        {
            return null; // returned meanwhile
        }

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
        var document = TransmissionReceiptDocument.Of(
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
        return new DrawnDocument(document, SignedContents.KeyOf(file, Name));

        static string Signed(List<Sheet> sheets, string booklet)
        {
            var given = sheets.Where(sheet => sheet.Booklet == booklet).SelectMany(sheet => sheet.Signatures).Where(signature => signature.IsValid).ToList();
            return given.Count == 0
                ? "joint, sans signature"
                : $"{FrenchText.Plural(given.Count, "signature", "signatures", feminine: true)}, la dernière le "
                    + $"{FrenchText.PlainDate(FrenchText.ParisDay(given.Max(signature => signature.At)))}";
        }
    }
}
