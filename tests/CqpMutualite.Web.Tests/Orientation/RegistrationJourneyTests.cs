using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Orientation;

/// <summary>From the opening of a file to the registration, through the real forms.</summary>
public partial class RegistrationJourneyTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Company = "rh@horizon.example";
    private const string Certifier = "oemm@cqp.example";

    private static int opened;

    [Fact]
    public async Task The_company_concludes_the_interview_chooses_the_organisation_and_the_certifier_registers()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var file = await OpenedAsync(company, "CQP Spécialiste prestations santé-prévoyance", "Benali");

        // incomplete work is kept
        var interview = await company.OpenAsync(file + "/entretien");
        Set(interview, "conducteur-nom", "Hélène Vasseur");
        Set(interview, "souhaits", "Évoluer vers les dossiers complexes.");
        interview = await company.SubmitAsync(interview, "Enregistrer");
        Assert.Empty(interview.Errors);
        Assert.Equal("Évoluer vers les dossiers complexes.", Value(interview, "souhaits"));

        // the conclusion says what is missing, and keeps what is there
        interview = await company.SubmitAsync(interview, "Conclure l’entretien");
        Assert.Contains("Date de l’entretien : cette réponse manque", interview.Errors);
        Assert.Contains("Domaine 3 – Orienter le candidat : cette réponse manque", interview.Errors);
        Assert.Equal("Hélène Vasseur", Value(interview, "conducteur-nom"));

        Complete(interview);
        var page = await company.SubmitAsync(interview, "Conclure l’entretien");
        Assert.Equal(file + "/organisme", page.Path);

        var check = await company.OpenAsync(file + "/inscription");
        Assert.True(Button(check, "Transmettre l’inscription").IsDisabled);
        await ChooseOrganisationAsync(company, file);
        check = await company.OpenAsync(file + "/inscription");
        Assert.Contains("Identité et emploi : 5 renseignements manquent", check.Text);
        Assert.Contains("il manque la signature de l’entreprise", check.Text);
        await GiveStampAsync();
        await SignAsync(company, file);
        Assert.Contains("Avec le cachet de l’organisation", (await company.OpenAsync(file + "/livrets/guide-entretien")).Text);
        await CompleteIdentityAsync(company, file);

        check = await company.OpenAsync(file + "/inscription");
        Assert.Contains("Mention santé", check.Text);
        Assert.Equal(5, check.Html.QuerySelectorAll(".check-units tbody tr").Length);
        page = await company.SubmitAsync(check, "Transmettre l’inscription");
        Assert.Equal(file, page.Path);

        using var certifier = await Visitor.SignedInAsync(app, Certifier);
        var received = await certifier.OpenAsync(file + "/inscription/accuse");
        var refused = await certifier.SubmitAsync(received, "Renvoyer à l’entreprise");
        Assert.Contains("sur un point au moins", Assert.Single(refused.Errors));
        await certifier.SubmitAsync(refused, "Renvoyer à l’entreprise", ("Entretien et parcours", "Précisez la mention."));

        check = await company.OpenAsync(file + "/inscription");
        Assert.Contains("Précisez la mention.", check.Text);
        await company.SubmitAsync(check, "Transmettre l’inscription");
        page = await certifier.SubmitAsync(await certifier.OpenAsync(file + "/inscription/accuse"), "Accuser réception");
        Assert.Equal(file, page.Path);
        Assert.Contains("Premier jury au plus tard", page.Text);
    }

    [Fact]
    public async Task While_others_sign_the_button_offers_what_the_company_can_do_and_the_identity_gaps_are_named()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var file = await OpenedAsync(company, "CQP Chargé(e) d'accueil et de relation clients/adhérents");
        Assert.Contains(
            "commune de naissance, code INSEE ou postal de naissance, emploi occupé, type de contrat, date d’entrée dans l’entreprise",
            (await company.OpenAsync(file)).Text,
            StringComparison.Ordinal
        );
        var interview = await company.OpenAsync(file + "/entretien");
        Complete(interview);
        await company.SubmitAsync(interview, "Conclure l’entretien");
        if ((await company.OpenAsync(file + "/organisme")).Html.QuerySelector(".radio-line input:not([disabled])") is not null)
        {
            await ChooseOrganisationAsync(company, file);
        }

        var sign = await company.OpenAsync(file + "/entretien/signature");
        sign.Html.QuerySelector<IHtmlInputElement>("#Declared")!.IsChecked = true;
        var page = await company.SubmitAsync(sign, "Signer le guide", ("Mot de passe", DemoPeople.Password));
        Assert.Equal("Compléter l’identité", WebPage.Flat(page.Html.QuerySelector(".next .btn-primary")!.TextContent));
        Assert.Contains("il manque 2 choses", page.Text, StringComparison.Ordinal);
        Assert.Contains("Déclarer une signature sur papier", page.Html.QuerySelector(".next ul")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nommer les évaluateurs", page.Text, StringComparison.Ordinal);

        // with the identity complete there is nothing left but to wait
        var identity = await company.OpenAsync(file + "/identite");
        await company.SubmitAsync(
            identity,
            "Enregistrer l’identité",
            ("Commune de naissance", "Nantes"),
            ("Code INSEE ou postal de naissance", "44109"),
            ("Emploi occupé", "gestionnaire"),
            ("Type de contrat", "CDI"),
            ("Date d’entrée dans l’entreprise", "01/09/2020")
        );
        page = await company.OpenAsync(file);
        Assert.Null(page.Html.QuerySelector(".next .btn-primary"));
        Assert.Contains("il manque 1 chose", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interview_that_orients_to_the_vae_ends_the_file_with_its_signatures()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var file = await OpenedAsync(company, "CQP Spécialiste prestations santé-prévoyance");
        var interview = await company.OpenAsync(file + "/entretien");
        Complete(interview);
        Check(interview, "voie", "vae");
        foreach (var handed in interview.Html.QuerySelectorAll<IHtmlInputElement>("#entretien [data-answer^='vae'] input[type=radio]"))
        {
            handed.IsChecked = handed.Value.Length == 0;
        }

        var page = await company.SubmitAsync(interview, "Conclure l’entretien");
        Assert.Empty(page.Errors);
        page = await company.OpenAsync(file);
        Assert.Contains("ce dossier s’achève avec les signatures du guide", page.Text, StringComparison.Ordinal);
        await SignAsync(company, file);

        page = await company.OpenAsync(file);
        Assert.Matches(@"Orienté vers la VAE le \d", page.Text);
        Assert.Equal(2, page.Html.QuerySelectorAll("ol.path > li").Length);
        foreach (var absent in new[] { "Formation en cours", "Évaluation en entreprise", "Livret de suivi", "Nommer les évaluateurs", "remis", "il manque" })
        {
            Assert.DoesNotContain(absent, page.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await company.OpenAsync(file + "/livrets/guide-entretien")).Status);
        using var pdf = await company.Client.GetAsync(file + "/documents/guide-entretien.pdf", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, pdf.StatusCode);
        Assert.Contains("orienté vers la VAE", (await company.OpenAsync(file + "/historique")).Text, StringComparison.Ordinal);
        Assert.Contains("clos", (await company.OpenAsync(file + "/entretien/reouverture")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            "Orienté vers la VAE",
            (await company.OpenAsync((await OpenedAsync(company, "CQP Spécialiste prestations santé-prévoyance")) + "/cloture")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Prerequisites_not_met_lead_to_another_certification_in_a_linked_file()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var file = await OpenedAsync(company, "CQP Spécialiste prestations santé-prévoyance");
        var interview = await company.OpenAsync(file + "/entretien");
        Check(interview, "prerequis.ensemble", "non");

        interview = await company.SubmitAsync(interview, "Conclure l’entretien");

        Assert.Single(interview.Errors);
        Assert.Contains("Le candidat est à réorienter", interview.Text);
        var move = await company.OpenAsync(interview.Html.QuerySelector<IHtmlAnchorElement>($"a[href='{file}/reorientation']")!.PathName);
        Assert.Contains("cœur de métier", move.Text);
        move = await company.SubmitAsync(move, "Ouvrir le nouveau dossier");
        Assert.Contains("choisissez une certification", Assert.Single(move.Errors));
        move = await company.SubmitAsync(
            move,
            "Ouvrir le nouveau dossier",
            ("Certification qui convient au candidat", "CQP Chargé(e) d'accueil et de relation clients/adhérents")
        );
        Assert.Contains("dites pourquoi", Assert.Single(move.Errors));
        var next = await company.SubmitAsync(move, "Ouvrir le nouveau dossier", ("Pourquoi le candidat est réorienté", "Son métier est l’accueil."));
        Assert.Contains("À la suite d’un autre dossier", next.Text);
        Assert.NotEqual(file, next.Path);
        Assert.Contains("Son métier est l’accueil.", (await company.OpenAsync(file)).Text);
        Assert.Contains("ne change plus", (await company.OpenAsync(file + "/entretien")).Text);
    }

    [Fact]
    public async Task An_edition_whose_interview_is_run_with_the_organisation_asks_for_it_first_and_refuses_one_without_approval()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var file = await OpenedAsync(company, "CQP Conseiller(ère) mutualiste individuels");
        var interview = await company.OpenAsync(file + "/entretien");
        Assert.Contains("Choisissez d’abord l’organisme de formation", interview.Text);
        Complete(interview);
        interview = await company.SubmitAsync(interview, "Conclure l’entretien");
        Assert.Contains("Choisissez d’abord l’organisme de formation.", interview.Errors);

        // nothing known, and assessed directly all the same: a word is asked on each unit, kept and printed
        Assert.Equal(7, interview.Errors.Count(error => error.Contains("dites pourquoi", StringComparison.Ordinal)));
        foreach (var area in interview.Html.QuerySelectorAll<IHtmlTextAreaElement>("#entretien textarea[name$='.orientation].Note']"))
        {
            area.Value = "Il tient ce poste depuis dix ans.";
        }

        interview = await company.SubmitAsync(interview, "Conclure l’entretien");
        Assert.Equal(["Choisissez d’abord l’organisme de formation."], interview.Errors);
        Assert.Contains("Il tient ce poste depuis dix ans.", (await company.OpenAsync(file + "/livrets/guide-entretien")).Text, StringComparison.Ordinal);

        var unknown = await WithoutApprovalAsync();
        var choice = await company.OpenAsync(file + "/organisme");
        var line = choice.Html.QuerySelector<IHtmlInputElement>($"input[value='{unknown}']")!;
        Assert.True(line.IsDisabled);
        line.IsDisabled = false;
        line.IsChecked = true;
        choice = await company.SubmitAsync(choice, "Choisir cet organisme");
        Assert.Contains("ne peut pas", Assert.Single(choice.Errors));

        Assert.Equal(file + "/entretien", (await ChooseOrganisationAsync(company, file)).Path);
        interview = await company.OpenAsync(file + "/entretien");
        Assert.Equal(file + "/entretien/signature", (await company.SubmitAsync(interview, "Conclure l’entretien")).Path);
    }

    [Fact]
    public async Task An_answer_saves_by_itself_and_a_lost_race_gives_both_values()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var file = await OpenedAsync(company, "CQP Chargé(e) d'accueil et de relation clients/adhérents");
        var interview = await company.OpenAsync(file + "/entretien");

        var first = await SaveAsync("Le matin.", "0");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var late = await SaveAsync("Le soir.", "0");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("\"theirs\":\"Le matin.\"", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Le matin.", Value(await company.OpenAsync(file + "/entretien"), "souhaits"));

        Task<HttpResponseMessage> SaveAsync(string value, string token) =>
            company.Client.PostAsync(
                file + "/entretien/reponse",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["key"] = "souhaits",
                        ["Answers[souhaits].Value"] = value,
                        ["Answers[souhaits].Token"] = token,
                        ["__RequestVerificationToken"] = interview
                            .Html.QuerySelector<IHtmlInputElement>("#entretien input[name=__RequestVerificationToken]")!
                            .Value,
                    }
                )
            );
    }

    [Fact]
    public async Task Another_company_finds_nothing()
    {
        using var company = await Visitor.SignedInAsync(app, Company);
        var file = await OpenedAsync(company, "CQP Conseiller(ère) mutualiste individuels");
        using var stranger = await Visitor.SignedInAsync(app, "rh@atlantique.example");

        foreach (
            var path in new[]
            {
                "/entretien",
                "/organisme",
                "/inscription",
                "/cloture",
                "/identite",
                "/suspension",
                "/reprise",
                "/reorientation",
                "/entretien/signature",
                "/entretien/signature-papier",
                "/entretien/reouverture",
                "/inscription/pieces",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(file + path)).Status);
        }
    }

    private static void Check(WebPage page, string key, string value) =>
        page.Html.GetElementsByName($"Answers[{key}].Value").OfType<IHtmlInputElement>().Single(radio => radio.Value == value).IsChecked = true;

    private static IHtmlButtonElement Button(WebPage page, string text) =>
        page.Html.QuerySelectorAll<IHtmlButtonElement>("button").Single(button => WebPage.Flat(button.TextContent) == text);
}
