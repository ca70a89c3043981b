using System.Security.Cryptography;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Demonstration;

/// <summary>The demonstration's files (Development and tests only), one at each place of the path. Each is created once.</summary>
public sealed class DemoFiles(
    AppDbContext db,
    Editions editions,
    Catalogue catalogue,
    Seals seals,
    ContentStores stores,
    PublicAddress address,
    TimeProvider clock
) : IStartupTask
{
    private const string Signatory = "La présidence de la CPNEFP";
    private const int DaysToDelivery = 12;
    private const string Specialiste = "specialiste-prestations", Conseiller = "conseiller-mutualiste-individuels", Accueil = "charge-accueil";

    private readonly DateTimeOffset now = clock.GetUtcNow();
    private readonly DateOnly today = clock.Today();
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<Guid, Membership> mandates = [];
    private readonly Dictionary<string, Organisation> organisations = [];

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellation)
    {
        var done = await db.Files.Where(file => file.Reference.StartsWith("DEMO-")).Select(file => file.Reference).ToListAsync(cancellation);
        var scenes = Scenes().Where(scene => !done.Contains(scene.Reference)).ToList();
        if (scenes.Count == 0)
        {
            return;
        }

        await LoadAsync(cancellation);
        if (people.Count == 0)
        {
            return; // the demonstration's persons were never created here: there is nobody to act
        }

        var texts = TextBank.Load();
        var attestation = await SampleAttestation.KeepAsync(stores, cancellation);
        foreach (var scene in scenes)
        {
            var story = Story(scene);
            if (scene.Certified)
            {
                story = story with { Certificate = await DeliveryAsync(story.Session!, cancellation) };
            }

            new StoryWriter(db, seals, texts, attestation, story, now).Write();
            if (scene.HeldDaysAgo is not null)
            {
                HeldSession.Publish(story.Session!);
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    // the signatory is invented: a quality, and nobody's name
    private async Task<Delivery> DeliveryAsync(JurySession session, CancellationToken cancellation)
    {
        var day = HeldSession.PublicationOf(session).AddDays(DaysToDelivery);
        var at = FrenchText.FromParis(day, new TimeOnly(10, 15));
        var certifier = people["oemm@cqp.example"];
        if (
            SettingChange.Of(
                OemmSettings.CertificateSignatory,
                "",
                await db.LastChangeAsync(OemmSettings.CertificateSignatory, "", cancellation),
                [Signatory],
                certifier.Id,
                $"{certifier.Name}, {RoleNames.Of(Role.Oemm)}",
                at.AddDays(-1)
            ) is
            { } change
        )
        {
            db.Add(change);
        }

        var code = RandomNumberGenerator.GetString(VerificationCode.Alphabet, VerificationCode.Length);
        return new Delivery(
            [Signatory],
            (await db.NextCertificatesAsync(day.Year, 1, cancellation))[0],
            code,
            address.Absolute(CertificatesPaths.Verify(code)),
            at,
            day
        );
    }

    private static List<Scene> Scenes() =>
        [
            new("DEMO-SPE-01", Specialiste, StoryStep.Accepted, null, 0, 225)
            {
                Mention = 0,
                ToTrain = [1, 3],
                Weak = [(3, 4)],
            },
            new("DEMO-SPE-02", Specialiste, StoryStep.Interviewed, new("Yanis", "Cordier", Sex.Male, 1996, "Saint-Nazaire"), 1, 20)
            {
                Mention = 1,
                ToTrain = [1, 2, 3],
            },
            new("DEMO-SPE-03", Specialiste, StoryStep.InEvaluation, new("Élodie", "Marchetti", Sex.Female, 1988, "Angers"), 1, 190)
            {
                Mention = 1,
                ToTrain = [2, 3],
                Weak = [(0, 1)],
            },
            new("DEMO-SPE-04", Specialiste, StoryStep.InTraining, new("Camille", "Renaudin", Sex.Female, 1995, "Cholet"), 0, 118)
            {
                Mention = 0,
                ToTrain = [0, 1, 3, 4],
                TrainingDays = 120,
                Shared = true,
            },
            new("DEMO-CMI-01", Conseiller, StoryStep.InTraining, new("Thomas", "Leguen", Sex.Male, 1993, "Quimper"), 1, 122)
            {
                ToTrain = [1, 2, 4, 5, 6],
                TrainingDays = 120,
            },
            new("DEMO-CMI-03", Conseiller, StoryStep.Accepted, new("Fatou", "Diarra", Sex.Female, 1990, "Rennes"), 0, 245)
            {
                ToTrain = [1, 4, 5],
                TrainingDays = 130,
                Weak = [(4, 1)],
            },
            new("DEMO-CMI-02", Conseiller, StoryStep.InEvaluation, new("Karim", "Benali", Sex.Male, 1991, "Lorient"), 1, 215)
            {
                ToTrain = [1, 3, 4],
                TrainingDays = 125,
                Weak = [(4, 0)],
                Differing =
                [
                    (2, 2, "Trois rebonds sur quatre entretiens, dont un sur la prévoyance.", "Aucun rebond quand l’adhérent parlait de sa retraite."),
                    (4, 1, "La synthèse est claire et les chiffres sont justes.", "Les objectifs reprennent ceux de l’an dernier, sans lien avec l’analyse."),
                    (6, 0, null, "Relances reportées trois semaines de suite."),
                ],
            },
            new("DEMO-BLO-01", Accueil, StoryStep.Accepted, new("Manon", "Texier", Sex.Female, 1998, "Vannes"), 0, 140) { ToTrain = [2], TrainingDays = 30 },
            new("DEMO-BLO-02", Accueil, StoryStep.Accepted, new("Robin", "Le Bihan", Sex.Male, 1992, "Auray"), 1, 130)
            {
                ToTrain = [1],
                TrainingDays = 30,
                Presented = [1],
            },
            new("DEMO-SPE-05", Specialiste, StoryStep.Transmitted, new("Nolwenn", "Jaouen", Sex.Female, 1987, "Morlaix"), 1, 215)
            {
                Mention = 0,
                ToTrain = [1, 2],
            },
            new("DEMO-BLO-03", Accueil, StoryStep.EvaluatorsNamed, new("Léa", "Morvan", Sex.Female, 1997, "Lannion"), 1, 75)
            {
                ToTrain = [1],
                TrainingDays = 30,
            },
            new("DEMO-OK-01", Specialiste, StoryStep.Published, new("Julien", "Arnaud", Sex.Male, 1985, "Le Mans"), 0, 480)
            {
                Mention = 0,
                ToTrain = [0, 1, 2, 3, 4],
                TrainingDays = 150,
                Weak = [(1, 3)],
                HeldDaysAgo = 190,
                Certified = true,
            },
            new("DEMO-PAR-01", Conseiller, StoryStep.Published, new("Sandrine", "Lopez", Sex.Female, 1979, "Bayonne"), 1, 440)
            {
                ToTrain = [2, 3, 4, 5],
                TrainingDays = 140,
                Weak = [(2, 2), (5, 1)],
                NotAcquired = [4, 5],
                HeldDaysAgo = 165,
            },
            new("DEMO-ATL-01", Conseiller, StoryStep.Opened, new("Gaëlle", "Rivière", Sex.Female, 1994, "Rochefort"), 1, 12)
            {
                Atlantique = true,
                ToTrain = [1, 2, 3],
            },
        ];

    private async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (
            var person in await db
                .People.AsNoTracking()
                .Where(person => person.Email != null && db.Users.Any(account => account.PersonId == person.Id))
                .ToListAsync(cancellation)
        )
        {
            people[person.Email!] = person;
        }

        foreach (var mandate in await db.Memberships.AsNoTracking().Where(membership => membership.Role == Role.JuryMember).ToListAsync(cancellation))
        {
            mandates[mandate.PersonId] = mandate;
        }

        foreach (var organisation in await db.Organisations.AsNoTracking().Include(organisation => organisation.Approvals).ToListAsync(cancellation))
        {
            organisations[organisation.Name] = organisation;
        }
    }

    private FileStory Story(Scene scene)
    {
        var certification = catalogue.Find(scene.Certification)!;
        var edition = editions.InForce(certification, today)!;
        var company = organisations[scene.Atlantique ? DemoPeople.Atlantique : DemoPeople.Horizon];
        var (session, president) = scene.HeldDaysAgo is { } days ? Hold(edition, today.AddDays(-days), employersPreside: scene.Variant == 0) : default;
        return new FileStory
        {
            Reference = scene.Reference,
            Certification = certification,
            Edition = edition.Presenting([.. scene.Presented.Select(rank => edition.Units[rank].Key)]),
            Mention = scene.Mention is { } rank ? edition.Mentions[rank].Key : null,
            Candidate = Candidate(scene, company),
            Hr = new(people[scene.Atlantique ? "rh@atlantique.example" : "rh@horizon.example"], company),
            Training = scene.Atlantique
                ? new(people["formation@autre-organisme.example"], organisations[DemoPeople.AutreOrganisme])
                : new(people["formation@cap-competences.example"], organisations[DemoPeople.CapCompetences]),
            AlsoTraining = scene.Shared ? new(people["formation@autre-organisme.example"], organisations[DemoPeople.AutreOrganisme]) : null,
            First = new(people["responsable@horizon.example"], organisations[DemoPeople.Horizon]),
            Second = new(people["tuteur@horizon.example"], organisations[DemoPeople.Horizon]),
            Certifier = new(people["oemm@cqp.example"], null),
            Session = session,
            President = president,
            Start = today.AddDays(-scene.DaysAgo),
            TrainingDays = scene.TrainingDays,
            Last = scene.Last,
            Variant = scene.Variant,
            ToTrain = [.. scene.ToTrain.Select(rank => edition.Units[rank].Key)],
            Weak = [.. scene.Weak.Select(weak => (edition.Units[weak.Unit].Key, weak.Row))],
            Differing = [.. scene.Differing.Select(place => (edition.Units[place.Unit].Key, place.Row, place.FirstNote, place.SecondNote))],
            NotAcquired = [.. scene.NotAcquired.Select(rank => edition.Units[rank].Key)],
        };
    }

    private Person Candidate(Scene scene, Organisation company)
    {
        if (scene.Who is not { } who)
        {
            return people["candidat@horizon.example"];
        }

        var domain = company.Name == DemoPeople.Horizon ? "horizon.example" : "atlantique.example";
        var person = Person.Candidate(
            new CandidateIdentity(
                who.FirstName,
                who.Name,
                null,
                who.Sex,
                new DateOnly(who.BornIn, 1 + (who.Name.Length % 12), 3 + who.FirstName.Length),
                who.BornAt,
                Mailbox.Of(who.FirstName, who.Name, domain),
                scene.Certification == Accueil ? "chargée d’accueil"
                    : scene.Certification == Conseiller ? "conseiller en agence"
                    : "gestionnaire de prestations"
            )
            {
                BirthCountry = IdentityDraft.France,
                BirthCode = "44109",
            }
        );
        db.Add(person);
        return person;
    }

    private (JurySession Session, Person President) Hold(Referential edition, DateOnly day, bool employersPreside)
    {
        var heldOn = day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(-2), _ => day };
        var session = JurySession.Plan(SessionKind.Jury, SessionTerms.WholeDay(heldOn, "Paris, salle des conseils"), [edition]).Session!;
        foreach (var email in new[] { "jury.employeur@", "jury.employeur2@", "jury.salarie@", "jury.salarie2@" })
        {
            session.Seat(mandates[people[email + "cqp.example"].Id], edition.Jury);
        }

        var president = people[employersPreside ? "jury.employeur@cqp.example" : "jury.salarie@cqp.example"];
        session.NamePresident(president.Id);
        db.Add(session);
        return (session, president);
    }

    /// <summary>A person invented for one file.</summary>
    private sealed record Invented(string FirstName, string Name, Sex Sex, int BornIn, string BornAt);

    /// <summary>One file of the demonstration; units are given by rank. Without <paramref name="Who"/>, the candidate who has an account.</summary>
    private sealed record Scene(string Reference, string Certification, StoryStep Last, Invented? Who, int Variant, int DaysAgo)
    {
        public int? Mention { get; init; }

        public int[] ToTrain { get; init; } = [];

        public int TrainingDays { get; init; } = 110;

        public (int Unit, int Row)[] Weak { get; init; } = [];

        public (int Unit, int Row, string? FirstNote, string? SecondNote)[] Differing { get; init; } = [];

        public int[] Presented { get; init; } = [];

        public int[] NotAcquired { get; init; } = [];

        public int? HeldDaysAgo { get; init; }

        public bool Certified { get; init; }

        public bool Atlantique { get; init; }

        public bool Shared { get; init; }
    }
}
