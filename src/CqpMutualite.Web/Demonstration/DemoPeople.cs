using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Demonstration;

/// <summary>The demonstration's organisations, persons and accounts (Development and tests only). Created once.</summary>
public sealed class DemoPeople(AppDbContext db, IPasswordHasher<Account> passwords, ILookupNormalizer names, TimeProvider clock) : IStartupTask
{
    /// <summary>Password of every demonstration account.</summary>
    public const string Password = "Demo-CQP-2026!";

    /// <summary>Names of the demonstration's organisations.</summary>
    public const string Horizon = "Mutuelle Horizon", Atlantique = "Mutuelle Atlantique", CapCompetences = "Cap Compétences", AutreOrganisme = "Autre Organisme", Oemm = "OEMM", Cpnefp = "CPNEFP";

    private static readonly string[] Certifications = ["specialiste-prestations", "conseiller-mutualiste-individuels", "charge-accueil", "charge-relation-distance"];

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await db.Organisations.AnyAsync(cancellation))
        {
            return;
        }

        var from = new DateOnly(2020, 1, 1);
        var horizon = Add(Organisation.Create(Horizon, OrganisationKind.Company, "Nantes"));
        var atlantique = Add(Organisation.Create(Atlantique, OrganisationKind.Company, "La Rochelle"));
        var cap = Add(Organisation.Create(CapCompetences, OrganisationKind.TrainingOrganisation, "Nantes"));
        var autre = Add(Organisation.Create(AutreOrganisme, OrganisationKind.TrainingOrganisation, "Bordeaux"));
        var oemm = Add(Organisation.Create(Oemm, OrganisationKind.Certifier, "Paris"));
        var cpnefp = Add(Organisation.Create(Cpnefp, OrganisationKind.Certifier, "Paris"));
        foreach (var certification in Certifications)
        {
            cap.Approve(certification, training: true, vae: true, from, clock.Today().AddYears(2));
            autre.Approve(certification, training: true, vae: false, from, clock.Today().AddYears(1));
        }

        await db.SaveChangesAsync(cancellation);
        Person("rh@horizon.example", "Hélène", "Vasseur", "responsable des ressources humaines", Role.CompanyHr, horizon);
        Person("responsable@horizon.example", "Claire", "Morel", "responsable du pôle prestations", Role.Evaluator, horizon);
        Person("tuteur@horizon.example", "Paul", "Girard", "gestionnaire expert, tuteur", Role.Evaluator, horizon);
        Person("candidat@horizon.example", "Nadia", "Belkacem", "gestionnaire de prestations", Role.Candidate, horizon, Sex.Female, new DateOnly(1991, 4, 12), "Nantes");
        Person("rh@atlantique.example", "Marc", "Delaunay", "responsable des ressources humaines", Role.CompanyHr, atlantique);
        Person("formation@cap-competences.example", "Sofia", "Andrade", "responsable pédagogique", Role.TrainingOrganisation, cap);
        Person("formation@autre-organisme.example", "Hugo", "Perrin", "responsable de formation", Role.TrainingOrganisation, autre);
        Person("oemm@cqp.example", "Mathilde", "Roy", "chargée de certification", Role.Oemm, oemm);
        Person("jury.employeur@cqp.example", "Anne", "Lefort", "représentante des employeurs", Role.JuryMember, null);
        Person("jury.employeur2@cqp.example", "Denis", "Caradec", "représentant des employeurs", Role.JuryMember, null);
        Person("jury.salarie@cqp.example", "Samira", "Haddad", "représentante des salariés", Role.JuryMember, null);
        Person("jury.salarie2@cqp.example", "Luc", "Bertin", "représentant des salariés", Role.JuryMember, null);
        Person("observateur@cqp.example", "Odile", "Nguyen", "secrétariat de la CPNEFP", Role.JuryObserver, cpnefp);
        Person("vae@candidats.example", "Bruno", "Castel", "conseiller en protection sociale", Role.Candidate, null, Sex.Male, new DateOnly(1984, 9, 30), "Brest");
        Person("admin@cqp.example", "Iris", "Fontaine", "administratrice", Role.Administrator, null);
        await db.SaveChangesAsync(cancellation);

        Organisation Add(Organisation organisation)
        {
            db.Add(organisation);
            return organisation;
        }

        void Person(string email, string firstName, string name, string job, Role role, Organisation? organisation, Sex? sex = null, DateOnly? born = null, string? place = null)
        {
            var person = sex is null
                ? Domain.People.Person.Named(firstName, name, email, job)
                : Domain.People.Person.Candidate(new CandidateIdentity(firstName, name, null, sex.Value, born!.Value, place, email, job) { BirthCountry = IdentityDraft.France, BirthCode = place == "Brest" ? "29019" : "44109" });
            db.Add(person);
            db.Add(Membership.Of(person.Id, role, organisation?.Id, from));
            var account = Account.For(person.Id, email, names);
            account.PasswordHash = passwords.HashPassword(account, Password);
            db.Add(account);
        }
    }
}
