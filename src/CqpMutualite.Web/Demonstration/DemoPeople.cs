using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Demonstration;

/// <summary>The demonstration's organisations, persons and accounts (Development and tests only). Created once.</summary>
public sealed class DemoPeople(AppDbContext db, IPasswordHasher<Account> passwords, ILookupNormalizer names, TimeProvider clock) : IStartupTask
{
    /// <summary>Password of every demonstration account.</summary>
    public const string Password = "Demo-CQP-2026!";

    /// <summary>Names of the demonstration's organisations.</summary>
    public const string Horizon = "Mutuelle Horizon",
        Atlantique = "Mutuelle Atlantique",
        CapCompetences = "Cap Compétences",
        AutreOrganisme = "Autre Organisme",
        Oemm = "OEMM",
        Cpnefp = "CPNEFP";

    private static readonly string[] Certifications =
    [
        "specialiste-prestations",
        "conseiller-mutualiste-individuels",
        "charge-accueil",
        "charge-relation-distance",
    ];

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await db.Organisations.AnyAsync(cancellation))
        {
            return;
        }

        var from = new DateOnly(2020, 1, 1);
        var horizon = Add(Known(Organisation.Create(Horizon, OrganisationKind.Company), "00000101600013", "12 quai des Exemples", "44000", "Nantes"));
        var atlantique = Add(Known(Organisation.Create(Atlantique, OrganisationKind.Company), "00000102400017", "3 rue du Modèle", "17000", "La Rochelle"));
        var cap = Add(
            Known(
                Organisation.Create(CapCompetences, OrganisationKind.TrainingOrganisation),
                "00000104000013",
                "8 allée de la Démonstration",
                "44000",
                "Nantes"
            )
        );
        var autre = Add(
            Known(Organisation.Create(AutreOrganisme, OrganisationKind.TrainingOrganisation), "00000105700017", "25 cours de l’Essai", "33000", "Bordeaux")
        );
        horizon.AddContact(new ContactDetails("Direction des ressources humaines", "Hélène Vasseur", "rh@horizon.example", null));
        horizon.AddContact(new ContactDetails("Comptabilité", "Service comptable", "comptabilite@horizon.example", null));
        cap.AddContact(new ContactDetails("Responsable pédagogique", "Sofia Andrade", "formation@cap-competences.example", null));
        var oemm = Add(Organisation.Create(Oemm, OrganisationKind.Certifier, "Paris"));
        var cpnefp = Add(Organisation.Create(Cpnefp, OrganisationKind.Certifier, "Paris"));
        foreach (var certification in Certifications)
        {
            cap.Approve(certification, training: true, vae: true, from, clock.Today().AddYears(2));
            autre.Approve(
                certification,
                training: true,
                vae: false,
                from,
                certification == Certifications[^1] ? clock.Today().AddDays(47) : clock.Today().AddYears(1)
            );
        }

        await db.SaveChangesAsync(cancellation);
        Person("rh@horizon.example", "Hélène", "Vasseur", "responsable des ressources humaines", Role.CompanyHr, horizon);
        Person("responsable@horizon.example", "Claire", "Morel", "responsable du pôle prestations", Role.Evaluator, horizon);
        Person("tuteur@horizon.example", "Paul", "Girard", "gestionnaire expert, tuteur", Role.Evaluator, horizon);
        Person(
            "candidat@horizon.example",
            "Nadia",
            "Belkacem",
            "gestionnaire de prestations",
            Role.Candidate,
            horizon,
            Sex.Female,
            new DateOnly(1991, 4, 12),
            "Nantes"
        );
        Person("rh@atlantique.example", "Marc", "Delaunay", "responsable des ressources humaines", Role.CompanyHr, atlantique);
        Person("formation@cap-competences.example", "Sofia", "Andrade", "responsable pédagogique", Role.TrainingOrganisation, cap);
        Person("formation@autre-organisme.example", "Hugo", "Perrin", "responsable de formation", Role.TrainingOrganisation, autre);
        Person("oemm@cqp.example", "Mathilde", "Roy", "chargée de certification", Role.Oemm, oemm);
        Juror(
            "jury.employeur@cqp.example",
            "Anne",
            "Lefort",
            "représentante des employeurs",
            Role.JuryMember,
            new MandateTerms(College.Employers, "UGEM", null, from, null)
        );
        Juror(
            "jury.employeur2@cqp.example",
            "Denis",
            "Caradec",
            "représentant des employeurs",
            Role.JuryMember,
            new MandateTerms(College.Employers, "UGEM", null, from, null)
        );
        Juror(
            "jury.salarie@cqp.example",
            "Samira",
            "Haddad",
            "représentante des salariés",
            Role.JuryMember,
            new MandateTerms(College.Employees, "Syndicat Protection sociale", null, from, null)
        );
        Juror(
            "jury.salarie2@cqp.example",
            "Luc",
            "Bertin",
            "représentant des salariés",
            Role.JuryMember,
            new MandateTerms(College.Employees, "Fédération des mutualistes", null, from, null)
        );
        Juror(
            "observateur@cqp.example",
            "Odile",
            "Nguyen",
            "secrétariat de la CPNEFP",
            Role.JuryObserver,
            new MandateTerms(null, Cpnefp, cpnefp.Id, from, null)
        );
        Person(
            "vae@candidats.example",
            "Bruno",
            "Castel",
            "conseiller en protection sociale",
            Role.Candidate,
            null,
            Sex.Male,
            new DateOnly(1984, 9, 30),
            "Brest"
        );
        Person("admin@cqp.example", "Iris", "Fontaine", "administratrice", Role.Administrator, null);
        await db.SaveChangesAsync(cancellation);

        // one request waits for the CPNEFP, another had its answer
        var asker = db.People.Local.Single(person => person.Email == "formation@autre-organisme.example");
        var asked = clock.Today().AddDays(-20);
        db.Add(
            ApprovalRequest
                .Ask(
                    autre,
                    Certifications[0],
                    training: false,
                    vae: true,
                    "Deux formateurs ont suivi la formation de l’OEMM à l’accompagnement des candidats.",
                    asker.Id,
                    asked,
                    pending: false
                )
                .Request!
        );
        var refused = ApprovalRequest
            .Ask(autre, "conseiller-mutualiste-collectif", training: true, vae: false, null, asker.Id, asked.AddDays(-90), pending: false)
            .Request!;
        refused.Refuse("Aucune édition de ce référentiel n’est publiée pour l’instant.", asked.AddDays(-30), clock.Today());
        db.Add(refused);
        foreach (
            var (email, function) in new[]
            {
                ("rh@horizon.example", "responsable des ressources humaines"),
                ("formation@cap-competences.example", "responsable pédagogique"),
            }
        )
        {
            var signer = db.People.Local.Single(person => person.Email == email).Id;
            db.Memberships.Local.Single(membership => membership.PersonId == signer).LetSign(function);
        }

        await db.SaveChangesAsync(cancellation);

        static Organisation Known(Organisation organisation, string siret, string address, string postalCode, string town)
        {
            organisation.Describe(new OrganisationIdentity(organisation.Name, siret, address, postalCode, town));
            return organisation;
        }

        Organisation Add(Organisation organisation)
        {
            db.Add(organisation);
            return organisation;
        }

        void Person(
            string email,
            string firstName,
            string name,
            string job,
            Role role,
            Organisation? organisation,
            Sex? sex = null,
            DateOnly? born = null,
            string? place = null
        )
        {
            var person = sex is null
                ? Domain.People.Person.Named(firstName, name, email, job)
                : Domain.People.Person.Candidate(
                    new CandidateIdentity(firstName, name, null, sex.Value, born!.Value, place, email, job)
                    {
                        BirthCountry = IdentityDraft.France,
                        BirthCode = place == "Brest" ? "29019" : "44109",
                    }
                );
            Enter(person, email, Membership.Of(person.Id, role, organisation?.Id, from));
        }

        void Juror(string email, string firstName, string name, string job, Role role, MandateTerms terms)
        {
            var person = Domain.People.Person.Named(firstName, name, email, job);
            Enter(person, email, Membership.Mandate(person.Id, role, terms, []).Mandate!);
        }

        void Enter(Person person, string email, Membership membership)
        {
            db.Add(person);
            db.Add(membership);
            var account = Account.For(person.Id, email, names);
            account.PasswordHash = passwords.HashPassword(account, Password);
            db.Add(account);
        }
    }
}
