using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.People;

/// <summary>Duplicates at the opening, files that stop and go on, the certifier's settings.</summary>
public class FileLifeTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Specialiste = "CQP Spécialiste prestations santé-prévoyance";

    [Fact]
    public async Task The_same_person_on_the_same_certification_is_refused_with_the_link_for_those_who_see_it_only()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var file = await OpenAsync(company, "Éléonore", "D’Argençon");
        Assert.Empty(file.Errors);

        var again = await OpenAsync(company, "ELEONORE Zoé", "D'ARGENCON");
        Assert.Contains("Une personne qui lui ressemble est déjà connue".ToLowerInvariant(), Assert.Single(again.Errors).ToLowerInvariant());
        Assert.Contains("a un dossier en cours pour cette certification", again.Text);
        Assert.NotNull(again.Html.QuerySelector<IHtmlAnchorElement>($".alert-box a[href='{file.Path}']"));
        Assert.Equal("ELEONORE Zoé", again.Html.QuerySelector<IHtmlInputElement>("#Form_FirstNames")!.Value);

        // said to be another person, for a reason that the history keeps
        again = await company.SubmitAsync(again, "Ouvrir le dossier", ("Est-ce la même personne ?", "C’est une autre personne"));
        Assert.Contains("pourquoi c’est une autre personne", Assert.Single(again.Errors), StringComparison.OrdinalIgnoreCase);
        var twin = await company.SubmitAsync(again, "Ouvrir le dossier", ("Pourquoi c’est une autre personne", "Sa sœur jumelle."));
        Assert.Empty(twin.Errors);
        Assert.Contains("Candidat distingué d’une personne qui lui ressemble : Sa sœur jumelle.", (await company.OpenAsync(twin.Path + "/historique")).Text);

        using var other = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        again = await OpenAsync(other, "Éléonore", "d’argençon");
        Assert.Contains("Le certificateur peut vous dire", Assert.Single(again.Errors));
        Assert.DoesNotContain(file.Path[^9..], again.Text);

        // another certification is another matter, and the person is the same
        var second = await OpenAsync(company, "Éléonore", "D’Argençon", "CQP Conseiller(ère) mutualiste individuels");
        Assert.Empty(second.Errors);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var candidates = await db
            .Files.Where(found => found.Reference == Path.GetFileName(file.Path) || found.Reference == Path.GetFileName(second.Path))
            .Select(found => found.CandidateId)
            .Distinct()
            .CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, candidates);
    }

    [Fact]
    public async Task A_suspended_file_is_read_and_not_written_until_it_is_resumed_then_closed_with_a_reason()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var file = (await OpenAsync(company, "Paul", "Suspendu")).Path;
        var refused = await company.SubmitAsync(await company.OpenAsync(file + "/suspension"), "Suspendre le dossier");
        Assert.Equal(["Motif : choisissez un motif dans la liste"], refused.Errors);

        var page = await company.SubmitAsync(refused, "Suspendre le dossier", ("Motif", "Absence longue du candidat"));
        Assert.Contains("Dossier suspendu depuis le", page.Text);
        Assert.Contains("suspendu", (await company.OpenAsync(file + "/entretien")).Text);
        Assert.Empty((await company.OpenAsync(file + "/entretien")).Html.QuerySelectorAll("#entretien textarea"));
        Assert.Contains("rien ne s’y écrit", (await company.OpenAsync(file + "/identite")).Text);
        Assert.Contains("Paul Suspendu", (await company.OpenAsync("/dossiers?Etat=Suspendu&Tri=Echeance")).Text);

        page = await company.SubmitAsync(await company.OpenAsync(file + "/reprise"), "Reprendre le dossier");
        Assert.DoesNotContain("Dossier suspendu depuis", page.Text);
        page = await company.SubmitAsync(await company.OpenAsync(file + "/cloture"), "Clôturer le dossier", ("Motif", "Départ de l’entreprise"));
        Assert.Contains("départ de l’entreprise", page.Text);
        Assert.Contains("Dossier clôturé avant son terme", (await company.OpenAsync(file + "/historique")).Text);
    }

    [Fact]
    public async Task A_signed_guide_is_opened_again_with_a_reason_and_waits_for_every_signature_anew()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        const string file = "/dossiers/DEMO-SPE-02";
        var page = await company.OpenAsync(file + "/entretien/reouverture");
        Assert.Contains(
            "dites pourquoi cette partie est rouverte",
            Assert.Single((await company.SubmitAsync(page, "Rouvrir le guide")).Errors),
            StringComparison.Ordinal
        );
        page = await company.SubmitAsync(page, "Rouvrir le guide", ("Pourquoi rouvrir le guide", "La mention retenue est à corriger."));
        Assert.Equal(file + "/entretien", page.Path);
        Assert.NotEmpty(page.Html.QuerySelectorAll("#entretien textarea"));
        Assert.Contains("La mention retenue est à corriger.", (await company.OpenAsync(file + "/historique")).Text, StringComparison.Ordinal);
        Assert.Contains(
            "ne porte aucune signature",
            Assert.Single(
                (
                    await company.SubmitAsync(
                        await company.OpenAsync(file + "/entretien/reouverture"),
                        "Rouvrir le guide",
                        ("Pourquoi rouvrir le guide", "Encore.")
                    )
                ).Errors
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_identity_of_a_registered_candidate_is_corrected_by_the_certifier_alone_with_a_reason()
    {
        const string file = "/dossiers/DEMO-SPE-03";
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.DoesNotContain((await company.OpenAsync(file + "/identite")).Html.QuerySelectorAll("button"), button =>
            WebPage.Flat(button.TextContent) == "Enregistrer l’identité"
        );
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var page = await oemm.SubmitAsync(await oemm.OpenAsync(file + "/identite"), "Enregistrer l’identité", ("Commune de naissance", "Saint-Herblain"));
        Assert.StartsWith("Motif de la correction", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await oemm.SubmitAsync(page, "Enregistrer l’identité", ("Motif de la correction", "Commune mal recopiée."));
        Assert.Empty(page.Errors);
        Assert.Equal("Saint-Herblain", (await oemm.OpenAsync(file + "/identite")).Html.QuerySelector<IHtmlInputElement>("[name='Form.BirthPlace']")?.Value);
        Assert.Contains("Commune mal recopiée.", (await oemm.OpenAsync(file + "/historique")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_the_branch_is_given_once_its_address_is_set()
    {
        const string rules = "https://branche.test/reglement.pdf";
        using var certifier = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.DoesNotContain("Documents de la branche", (await certifier.OpenAsync("/referentiels")).Text, StringComparison.Ordinal);
        var settings = await certifier.OpenAsync("/oemm/reglages?reglage=Templates.SchemeRules");
        settings = await certifier.SubmitAsync(settings, "Enregistrer ce réglage", ("Adresse", "reglement.pdf"));
        Assert.Contains("commence par https://", Assert.Single(settings.Errors), StringComparison.Ordinal);
        settings = await certifier.SubmitAsync(settings, "Enregistrer ce réglage", ("Adresse", $" {rules} "));
        Assert.Contains(rules, settings.Text, StringComparison.Ordinal);
        foreach (var (email, page) in new[] { ("rh@horizon.example", "/referentiels"), ("jury.employeur@cqp.example", "/jury/guide") })
        {
            using var reader = await Visitor.SignedInAsync(app, email);
            var link = Assert.Single((await reader.OpenAsync(page)).Html.QuerySelectorAll("section[aria-labelledby='documents-branche'] a"));
            Assert.Equal(("Règlement du dispositif", rules), (WebPage.Flat(link.TextContent), link.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task The_certifier_sets_the_papers_of_a_certification_and_the_registration_asks_for_them()
    {
        using var certifier = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var settings = await certifier.OpenAsync("/oemm/reglages?reglage=Registration.RequiredPapers&cqp=charge-relation-distance");
        settings = await certifier.SubmitAsync(settings, "Enregistrer ce réglage", ("Pièces demandées, une par ligne", new string('x', 121)));
        Assert.Contains("ne ligne tient en", Assert.Single(settings.Errors), StringComparison.Ordinal);
        settings = await certifier.SubmitAsync(
            settings,
            "Enregistrer ce réglage",
            ("Pièces demandées, une par ligne", "Contrat de travail\r\n\r\ncontrat de travail\r\nPièce d’identité")
        );
        Assert.Contains("Contrat de travail, Pièce d’identité", settings.Text);
        Assert.Contains("Mathilde Roy, OEMM", settings.Text);

        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var file = (await OpenAsync(company, "Anne", "Papier", "CQP Chargé(e) de relation à distance")).Path;
        var papers = await company.OpenAsync(file + "/inscription/pieces");
        Assert.Equal(["Contrat de travail", "Pièce d’identité"], papers.Html.QuerySelectorAll("h2").Select(head => WebPage.Flat(head.TextContent)));
        Assert.Contains("Aucune pièce", (await certifier.OpenAsync("/oemm/reglages")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync("/oemm/reglages")).Status);
    }

    private static async Task<WebPage> OpenAsync(Visitor company, string firstNames, string name, string certification = Specialiste) =>
        await company.SubmitAsync(
            await company.OpenAsync("/dossiers/nouveau"),
            "Ouvrir le dossier",
            ("Certification préparée", certification),
            ("Prénoms", firstNames),
            ("Nom de naissance", name),
            ("Sexe à l’état civil", "Féminin"),
            ("Date de naissance", "12/04/1991")
        );
}
