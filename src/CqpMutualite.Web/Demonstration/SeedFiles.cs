using System.Diagnostics;
using System.Globalization;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Demonstration;

/// <summary>
/// The command <c>semer N</c>: N invented files at every place of the path, with the companies, organisations, evaluators and
/// sessions they need; <c>semer N certification</c>: files of that certification, all ready for a jury. They are saved in batches,
/// which bounds the memory.
/// </summary>
public sealed class SeedFiles(AppDbContext db, Editions editions, Catalogue catalogue, Seals seals, ContentStores stores, TimeProvider clock)
{
    private const int Most = 1_000_000, BatchSize = 100, FilesBySession = 12, HorizonPercent = 10;

    // out of 100 files
    private static readonly (StoryStep Step, int Weight)[] Shares =
    [
        (StoryStep.Opened, 6), (StoryStep.Interviewed, 5), (StoryStep.Submitted, 4), (StoryStep.InTraining, 20), (StoryStep.Trained, 4),
        (StoryStep.EvaluatorsNamed, 5), (StoryStep.CandidatePartSubmitted, 6), (StoryStep.InEvaluation, 10), (StoryStep.SignedOnce, 3), (StoryStep.Signed, 4),
        (StoryStep.Transmitted, 2), (StoryStep.Accepted, 4), (StoryStep.InSession, 5), (StoryStep.Decided, 2), (StoryStep.Published, 20),
    ];

    private readonly DateTimeOffset now = clock.GetUtcNow();
    private readonly DateOnly today = clock.Today();
    private readonly TextBank texts = TextBank.Load();
    private readonly List<Employer> employers = [];
    private readonly List<Participant> trainers = [];
    private readonly Dictionary<College, List<(Person Person, Membership Mandate)>> colleges = [];
    private readonly Dictionary<(string Edition, StoryStep Step), (JurySession Session, Person President, int Room)> sessions = [];
    private Participant certifier = null!;
    private Random random = new(0);
    private InventedPeople people = null!;

    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments)
    {
        if (
            arguments is not ([_] or [_, _])
            || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > Most
        )
        {
            throw new UsageException(
                $"Dites combien de dossiers semer, entre 1 et {FrenchText.Number(Most)} : « semer 20000 » ; une certification après le nombre les donne tous "
                    + $"prêts pour un jury."
            );
        }

        var ready = arguments.Length > 1 ? arguments[1] : null;
        if (ready is not null && services.GetRequiredService<Catalogue>().Find(ready) is null)
        {
            throw new UsageException($"« {ready} » n’est pas le code d’une certification.");
        }

        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
        {
            throw new StartupException("La commande « semer » invente des dossiers : elle ne s’emploie pas en production.");
        }

        await ActivatorUtilities.CreateInstance<SeedFiles>(services).SeedAsync(count, Console.WriteLine, CancellationToken.None, ready);
        return 0;
    }

    /// <summary>
    /// Adds that many files; <paramref name="say"/> receives the progress. <paramref name="ready"/>: code of a certification, whose files are all ready for a
    /// jury. <paramref name="seed"/>: of the
    /// inventions; null: another one than in the runs before.
    /// </summary>
    public async Task SeedAsync(int count, Action<string> say, CancellationToken cancellation, string? ready = null, int? seed = null)
    {
        var existing = await db.Files.CountAsync(cancellation);
        var attestation = await SampleAttestation.KeepAsync(stores, cancellation);
        random = new Random(seed ?? existing);
        people = new InventedPeople(random, today);
        await PopulateAsync(count, cancellation);
        var offered = catalogue.Certifications
            .Select(certification => (certification, edition: editions.InForce(certification, today)))
            .Where(entry => entry.edition is not null && (ready is null || entry.certification.Code == ready)).ToList();
        var watch = Stopwatch.StartNew();
        var told = TimeSpan.Zero;
        for (var done = 0; done < count;)
        {
            var batch = Math.Min(BatchSize, count - done);
            var numbers = await db.NextReferencesAsync(today.Year, batch, cancellation);
            for (var index = 0; index < batch; index++)
            {
                var (certification, edition) = offered[random.Next(offered.Count)];
                var story = Invent(numbers[index], certification, edition!, ready is null ? Draw() : StoryStep.Accepted);
                db.Add(story.Candidate);
                new StoryWriter(db, seals, texts, attestation, story, now).Write();
            }

            End();
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            done += batch;
            if (done == count || watch.Elapsed - told > TimeSpan.FromSeconds(5))
            {
                told = watch.Elapsed;
                var rest = done == count ? "" : $" ; interrompue, la commande se reprend par « semer {count - done} »";
                say($"{FrenchText.Number(done)} {(done > 1 ? "dossiers" : "dossier")} sur {FrenchText.Number(count)} ({watch.Elapsed.TotalSeconds:0} s){rest}");
            }
        }
    }

    private FileStory Invent(string reference, Certification certification, Referential edition, StoryStep step)
    {
        if (step is StoryStep.Trained or StoryStep.EvaluatorsNamed or StoryStep.CandidatePartSubmitted or StoryStep.InEvaluation
            && edition.Booklet(BookletKeys.Evaluation)!.Questions(edition).All(question => question.Field.FilledBy != FilledBy.Candidate))
        {
            step = StoryStep.SignedOnce; // nothing is asked of the candidate: the evaluation is filled at one sitting
        }

        var variant = random.Next(1000);
        var employer = employers[random.Next(100) < HorizonPercent ? 0 : random.Next(1, employers.Count)];
        var evaluators = random.GetItems(employer.Evaluators.ToArray(), 1).Concat(employer.Evaluators).Distinct().Take(2).ToList();
        var story = new FileStory
        {
            Reference = reference,
            Certification = certification,
            Edition = edition,
            Mention = edition.Mentions.Count == 0 ? null : edition.Mentions[variant % edition.Mentions.Count].Key,
            Candidate = people.Candidate("salarié de mutuelle", employer.Domain),
            Hr = employer.Hr,
            Training = trainers[random.Next(trainers.Count)],
            First = evaluators[0],
            Second = evaluators[1],
            Certifier = certifier,
            Start = today,
            TrainingDays = random.Next(60, 200),
            Last = step,
            Variant = variant,
            ToTrain = [.. edition.Units.Where((unit, rank) => rank == variant % edition.Units.Count || random.Next(2) == 0).Select(unit => unit.Key)],
            Weak =
                edition.Rules.PositiveWhen == PositiveWhen.EveryOpinionFavourable && random.Next(3) == 0
                    ? [(edition.Units[random.Next(edition.Units.Count)].Key, random.Next(2))]
                    : [],
            NotAcquired = random.Next(6) == 0 ? [edition.Units[random.Next(edition.Units.Count)].Key] : [],
        };
        if (step < StoryStep.InSession)
        {
            return story with { Start = today.AddDays(-StoryWriter.Length(story) - random.Next(0, 60)) };
        }

        var (session, president) = SessionFor(edition, step);
        return story with
        {
            Session = session,
            President = president,
            Start = (session.HeldOn < today ? session.HeldOn : today).AddDays(
                -StoryWriter.Length(story with { Last = StoryStep.InSession }) - random.Next(4, 40)
            ),
        };
    }

    private StoryStep Draw()
    {
        var draw = random.Next(Shares.Sum(share => share.Weight));
        return Shares.First(share => (draw -= share.Weight) < 0).Step;
    }

    // the sessions of a batch go as far as their files, and the next batch has its own
    private void End()
    {
        foreach (var ((edition, step), (session, _, _)) in sessions)
        {
            End(session, edition, step);
        }

        sessions.Clear();
    }

    private void End(JurySession session, string edition, StoryStep step)
    {
        if (step == StoryStep.InSession)
        {
            HeldSession.Convene(session, editions.InForce(edition, today)!.Jury, today);
        }
        else if (step == StoryStep.Published)
        {
            HeldSession.Publish(session);
        }
    }

    private (JurySession Session, Person President) SessionFor(Referential edition, StoryStep step)
    {
        if (sessions.TryGetValue((edition.Code, step), out var open) && open.Room > 0)
        {
            sessions[(edition.Code, step)] = open with { Room = open.Room - 1 };
            return (open.Session, open.President);
        }

        if (open.Session is { } full)
        {
            End(full, edition.Code, step);
        }

        var day = step switch
        {
            StoryStep.InSession => today.AddDays(random.Next(7, 60)),
            StoryStep.Decided => today.AddDays(-random.Next(1, 6)),
            _ => today.AddDays(-random.Next(14, 540)),
        };
        var terms = SessionTerms.WholeDay(
            day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day.AddDays(-2) : day,
            $"{people.Town}, maison de la Mutualité"
        );
        var session = JurySession.Plan(SessionKind.Jury, terms, [edition]).Session!;
        var seated = new List<Person>();
        foreach (var seat in edition.Jury.Seats.Concat(edition.Jury.Observers))
        {
            foreach (var member in random.GetItems(colleges[seat.College].ToArray(), colleges[seat.College].Count * 2).Distinct().Take(seat.Count))
            {
                session.Seat(member.Mandate, edition.Jury);
                seated.Add(member.Person);
            }
        }

        var president = seated[0];
        session.NamePresident(president.Id);
        db.Add(session);
        sessions[(edition.Code, step)] = (session, president, FilesBySession - 1);
        return (session, president);
    }

    // The companies of the demonstration come first; what a former run created is used again.
    private async Task PopulateAsync(int count, CancellationToken cancellation)
    {
        var organisations = await db.Organisations.AsNoTracking().Include(organisation => organisation.Approvals).ToListAsync(cancellation);
        var rows = await (from membership in db.Memberships.AsNoTracking()
                          where membership.Until == null && membership.Role != Role.Candidate
                          join person in db.People.AsNoTracking() on membership.PersonId equals person.Id
                          orderby membership.From, membership.Id
                          select new { membership, person }).ToListAsync(cancellation);
        var members = rows.ToLookup(row => (row.membership.OrganisationId, row.membership.Role), row => row.person);

        var wanted = Math.Clamp(count / 200, 3, 60);
        var companies = organisations
            .Where(organisation => organisation.Kind == OrganisationKind.Company)
            .OrderByDescending(organisation => organisation.Name == DemoPeople.Horizon)
            .ToList();
        while (companies.Count < wanted)
        {
            companies.Add(Add(Organisation.Create($"Mutuelle {CompanyName(companies.Count)}", OrganisationKind.Company, people.Town)));
        }

        foreach (var company in companies)
        {
            var domain = FrenchText.Plain(company.Name.Replace("Mutuelle ", "", StringComparison.Ordinal)) + ".example";
            var hr = members[(company.Id, Role.CompanyHr)].FirstOrDefault()
                ?? Join(people.Professional("responsable des ressources humaines", domain), Role.CompanyHr, company);
            var evaluators = members[(company.Id, Role.Evaluator)].ToList();
            while (evaluators.Count < 6)
            {
                evaluators.Add(
                    Join(people.Professional(evaluators.Count % 2 == 0 ? "responsable d’équipe" : "formateur interne, tuteur", domain), Role.Evaluator, company)
                );
            }

            employers.Add(new Employer(domain, new(hr, company), evaluators.ConvertAll(person => new Participant(person, company))));
        }

        var schools = organisations.Where(organisation => organisation.Kind == OrganisationKind.TrainingOrganisation).ToList();
        foreach (
            var name in new[] { "Institut Alizé", "Formation Mutua", "Campus Protection sociale" }.Where(name =>
                schools.TrueForAll(school => school.Name != name)
            )
        )
        {
            var school = Add(Organisation.Create(name, OrganisationKind.TrainingOrganisation, people.Town));
            foreach (var certification in catalogue.Certifications)
            {
                school.Approve(certification.Code, training: true, vae: random.Next(2) == 0, new DateOnly(2020, 1, 1), today.AddYears(2));
            }

            schools.Add(school);
        }

        foreach (var school in schools)
        {
            trainers.Add(
                new(
                    members[(school.Id, Role.TrainingOrganisation)].FirstOrDefault()
                        ?? Join(people.Professional("responsable pédagogique", FrenchText.Plain(school.Name) + ".example"), Role.TrainingOrganisation, school),
                    school
                )
            );
        }

        certifier = new(
            members.Where(group => group.Key.Role == Role.Oemm).SelectMany(group => group).FirstOrDefault()
                ?? Join(people.Professional("chargé de certification", "cqp.example"), Role.Oemm, null),
            null
        );
        foreach (
            var (college, title, represented) in new[]
            {
                (College.Employers, "représentant des employeurs", "UGEM"),
                (College.Employees, "représentant des salariés", "Syndicat Protection sociale"),
                (College.Secretariat, "secrétariat de la CPNEFP", "CPNEFP"),
            }
        )
        {
            colleges[college] = [.. rows.Where(row => row.membership.SitsFor(today) == college).Select(row => (row.person, row.membership))];
            while (colleges[college].Count < 8)
            {
                var person = people.Professional(title, "jurys.example");
                var terms = new MandateTerms(college, represented, null, new DateOnly(2020, 1, 1), null);
                var mandate = Membership.Mandate(person.Id, college == College.Secretariat ? Role.JuryObserver : Role.JuryMember, terms, []).Mandate!;
                db.AddRange(person, mandate);
                colleges[college].Add((person, mandate));
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private Organisation Add(Organisation organisation)
    {
        db.Add(organisation);
        return organisation;
    }

    private Person Join(Person person, Role role, Organisation? organisation)
    {
        db.Add(person);
        db.Add(Membership.Of(person.Id, role, organisation?.Id, new DateOnly(2020, 1, 1)));
        return person;
    }

    private static string CompanyName(int rank)
    {
        string[] words =
        [
            "Alba",
            "Boréale",
            "Cévenole",
            "Damier",
            "Émeraude",
            "Florale",
            "Garance",
            "Hermine",
            "Iris",
            "Jura",
            "Kermesse",
            "Lavande",
            "Mistral",
            "Nacre",
            "Océane",
            "Pastel",
            "Quartz",
            "Rivage",
            "Solaire",
            "Tilleul",
        ];
        return rank < words.Length ? words[rank] : $"{words[rank % words.Length]} {1 + (rank / words.Length)}";
    }

    private sealed record Employer(string Domain, Participant Hr, IReadOnlyList<Participant> Evaluators);
}
