using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Calendars;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A convocation with the names that its page, its PDF, its message and its calendar event show.</summary>
public sealed record ConvocationSheet
{
    public required Convocation Convocation { get; init; }

    public required SessionKind Kind { get; init; }

    /// <summary>Codes of the editions that the session hears, with commas.</summary>
    public required string EditionKeys { get; init; }

    /// <summary>Name of who is convened.</summary>
    public required string Person { get; init; }

    /// <summary>The file, for a candidate and their company.</summary>
    public required ConvokedFile? File { get; init; }

    public required int Files { get; init; }

    /// <summary>Where letters to this person go: the employer of a candidate, the organisation of who sits; null when the directory has none.</summary>
    public required PostalAddress? Recipient { get; init; }

    /// <summary>The certifier's first contact; null when it has none.</summary>
    public required CertifierContact? Contact { get; init; }

    public required bool Opened { get; init; }

    /// <summary>« Jury », « Commission ».</summary>
    public string Body => Kind == SessionKind.Commission ? "Commission" : "Jury";

    /// <summary>« au jury », « à la commission ».</summary>
    public string ToBody => Kind == SessionKind.Commission ? "à la commission" : "au jury";

    /// <summary>« le jeudi 14 janvier 2027 ».</summary>
    public string Day => $"le {FrenchText.LongDate(Convocation.HeldOn)}";

    /// <summary>« de 9:00 à 9:45 », « de 9:00 à 9:45 (heure de La Réunion) ».</summary>
    public string Hours => $"de {FrenchText.Hour(Convocation.StartsAt)} à {On(Convocation.Territory, Convocation.EndsAt)}";

    /// <summary>« 9:00 (heure de La Réunion) »; without the clock where it is that of Paris.</summary>
    public static string On(Territory territory, TimeOnly at) =>
        $"{FrenchText.Hour(at)}{(territory.Clock() is { } clock ? $" ({clock})" : "")}";

    /// <summary>The place, the video meeting, or both.</summary>
    public string Where => string.Join(" · ", new[] { Convocation.Place, Convocation.VideoLink }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Those convocations, by hour then name. One query.</summary>
    public static async Task<IReadOnlyList<ConvocationSheet>> LoadAsync(
        AppDbContext db,
        IQueryable<Convocation> convocations,
        CancellationToken cancellation
    ) =>
        await (
            from convocation in convocations.AsNoTracking()
            join session in db.Sessions on convocation.SessionId equals session.Id
            join person in db.People on convocation.PersonId equals person.Id
            orderby convocation.StartsAt, person.BirthName, convocation.Id
            select new ConvocationSheet
            {
                Convocation = convocation,
                Kind = session.Kind,
                EditionKeys = session.EditionKeys,
                Person = person.Name,
                Files = session.Passages.Count(passage => passage.Attendance == Attendance.Expected),
                Opened = session.OpenedAt != null,
                Recipient = db.Organisations
                    .Where(organisation => organisation.Id == (convocation.FileId != null
                        ? db.Files.Where(file => file.Id == convocation.FileId).Select(file => (Guid?)file.EmployerId).FirstOrDefault()
                        : db.Memberships.Where(one => one.PersonId == person.Id && one.OrganisationId != null)
                            .Select(one => one.OrganisationId)
                            .FirstOrDefault()))
                    .Select(organisation => new PostalAddress(organisation.Name, organisation.Address, organisation.PostalCode, organisation.Town))
                    .FirstOrDefault(),
                Contact = db.Organisations.Where(organisation => organisation.Kind == OrganisationKind.Certifier)
                    .SelectMany(organisation => organisation.Contacts)
                    .OrderBy(contact => contact.Id)
                    .Select(contact => new CertifierContact(contact.Name, contact.Function, contact.Phone, contact.Email))
                    .FirstOrDefault(),
                File = db
                    .Files.Where(file => file.Id == convocation.FileId)
                    .Select(file => new ConvokedFile(
                        file.Reference,
                        file.Certification,
                        file.CertificationTitle,
                        file.EditionCode,
                        file.EditionVersion,
                        db.People.Where(candidate => candidate.Id == file.CandidateId).Select(candidate => candidate.Name).First()
                    ))
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancellation);

    /// <summary>The edition whose words it uses.</summary>
    public Referential EditionIn(Editions editions) =>
        File is { } file
            ? editions.Get(file.EditionCode, file.EditionVersion)
            : editions.InForce(EditionKeys.Split(',')[0], Convocation.HeldOn)
                ?? editions.All.Where(edition => edition.Code == EditionKeys.Split(',')[0]).MaxBy(edition => edition.Version)!;

    /// <summary>Its PDF, in the words of an edition of the application.</summary>
    public Document Draw(Editions editions) => Draw(EditionIn(editions), Heard(editions, EditionKeys));

    /// <summary>« CQP … et CQP … », from the codes that a session keeps.</summary>
    public static string Heard(Editions editions, string editionKeys) =>
        FrenchText.Join(editionKeys.Split(',').Select(code => editions.All.First(found => found.Code == code).Title).Distinct());

    /// <summary>Its PDF: the same as long as it does not change. <paramref name="heard"/>: what the session hears, for who sits.</summary>
    public Document Draw(Referential edition, string heard)
    {
        return ConvocationDocument.Of(
            edition,
            new ConvocationFacts
            {
                Person = Person,
                As = Convocation.As,
                Kind = Kind,
                Day = FrenchText.LongDate(Convocation.HeldOn),
                From = FrenchText.Hour(Convocation.StartsAt),
                Until = FrenchText.Hour(Convocation.EndsAt),
                Clock = Convocation.Territory.Clock(),
                Place = Convocation.Place,
                VideoLink = Convocation.VideoLink,
                Candidate = File?.Candidate,
                Reference = File?.Reference,
                Certification = File?.CertificationTitle ?? heard,
                Timing = File is { } file ? edition.JuryTiming(file.Certification) : null,
                Files = Files,
                Recipient = [Person, .. Recipient?.Lines ?? []],
                Contact = Contact?.Line,
                ToldOn = $"le {FrenchText.Moment(Convocation.ChangedAt)}",
                Sequence = Convocation.Sequence,
                Cancelled = !Convocation.Holds,
            },
            Convocation.ChangedAt);
    }

    /// <summary>Its event in a calendar: the same one, moved or taken away, whenever it is written. Addresses are given when it goes by mail.</summary>
    public CalendarEvent ToEvent(string url, CalendarPerson? organizer = null, CalendarPerson? attendee = null) => new(
        $"{Convocation.Id:N}@convocation.cqp-mutualite",
        Convocation.Sequence,
        Convocation.ChangedAt,
        FrenchText.FromClock(Convocation.HeldOn, Convocation.StartsAt, Convocation.Territory.Zone()),
        FrenchText.FromClock(Convocation.HeldOn, Convocation.EndsAt, Convocation.Territory.Zone()),
        Convocation.As switch
        {
            ConvenedAs.Candidate => "Passage devant le jury du CQP",
            ConvenedAs.Company => $"Jury du CQP : {File?.Candidate}",
            ConvenedAs.Substitute => $"{Body} du CQP (suppléance)",
            ConvenedAs.Observer => $"{Body} du CQP (observation)",
            _ => $"{Body} du CQP",
        },
        Where,
        File?.CertificationTitle ?? $"{FrenchText.Plural(Files, "dossier", "dossiers")} à examiner",
        url)
    {
        Zone = Convocation.Territory.Zone(),
        Cancelled = !Convocation.Holds,
        Organizer = organizer,
        Attendee = attendee,
    };
}

/// <summary>Where letters go.</summary>
public sealed record PostalAddress(string Organisation, string? Address, string? PostalCode, string? Town)
{
    public IReadOnlyList<string> Lines =>
        [.. new[] { Organisation, Address, $"{PostalCode} {Town}".Trim() }.Where(line => !string.IsNullOrEmpty(line)).Select(line => line!)];
}

/// <summary>Whom to call at the certifier.</summary>
public sealed record CertifierContact(string Name, string Function, string? Phone, string? Email)
{
    /// <summary>« Mathilde Roy, secrétariat des jurys, 01 … ».</summary>
    public string Line => string.Join(", ", new[] { Name, Function, Phone, Email }.Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>The file of a convocation.</summary>
public sealed record ConvokedFile(
    string Reference,
    string Certification,
    string CertificationTitle,
    string EditionCode,
    int EditionVersion,
    string Candidate
);
