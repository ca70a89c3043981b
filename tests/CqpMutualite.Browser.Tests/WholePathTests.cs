using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>
/// A new candidate of the CQP Spécialiste, from the opening of the file to the published decision, each act done by its role in the browser.
/// The other editions go the same way over HTTP (<c>WholePathTests</c> of the Web tests).
/// </summary>
public sealed partial class WholePathTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
    private const string OwnPassword = "Un-Arrivant-Tranquille-2026!";
    private const string Edition = "specialiste-prestations", Address = "camille.essaim@candidats.example";

    private const string Correction = "Observé sur trois dossiers, dont un refus expliqué sans aide.";
    private const int Disagreements = 3;

    private string reference = "";

    private string[] units = ["d1", "d2", "d3", "d4", "d5"];

    [Fact]
    public async Task A_candidate_goes_from_the_opening_of_the_file_to_the_published_decision()
    {
        await using var company = await SignedInAsync("rh@horizon.example");
        await OpenFileAsync(company);
        await using var candidate = await EnterAsync(Address);
        await HoldInterviewAsync(company, candidate);
        await RegisterAsync(company);
        await TrainAsync();
        await NameEvaluatorsAsync(company);
        await TutorAsync(candidate);
        await WriteCandidatePartAsync(candidate);
        await EvaluateAsync(company);
        await TransmitAsync(company, candidate);
        await ReturnAndCorrectAsync(company);
        await TransmitAsync(company, candidate);
        await ReadBookletAsync(company);
        await ComeBackAsync(company, candidate);
        await ReadDecisionAsync(candidate);
    }

    private async Task ReadBookletAsync(Visitor company)
    {
        var booklet = await ReadAsync(company, "documents/livret-evaluation.pdf");
        foreach (var words in new[] { "Camille Essaim", "Claire Morel", "Paul Girard", Typing.Sentence, Correction })
        {
            Assert.Contains(words, booklet, StringComparison.Ordinal);
        }
    }

    private async Task ReadDecisionAsync(Visitor candidate)
    {
        await candidate.OpenAsync("/candidat");
        await Assertions.Expect(candidate.Page.GetByText("Délivrance totale")).ToBeVisibleAsync();
        var sheet = await ReadAsync(candidate, "documents/fiche-decision.pdf");
        Assert.Contains("Camille Essaim", sheet, StringComparison.Ordinal);
        Assert.Contains("Le CQP est délivré en totalité", sheet, StringComparison.Ordinal);
    }

    private async Task OpenFileAsync(Visitor company)
    {
        await company.OpenAsync("/dossiers/nouveau");
        var page = company.Page;
        await page.GetByLabel("Certification préparée").SelectOptionAsync(Edition);
        await page.GetByLabel("Mention souhaitée").SelectOptionAsync("sante");
        await page.GetByLabel("Prénoms").FillAsync("Camille Aurore");
        await page.GetByLabel("Nom de naissance").FillAsync("Essaim");
        await page.GetByLabel("Féminin").CheckAsync();
        await page.GetByLabel("Date de naissance").FillAsync("14/05/1992");
        await page.GetByLabel("Adresse électronique").FillAsync(Address);
        await company.PressAsync("Ouvrir le dossier");
        reference = Reference().Match(page.Url).Value;
        Assert.NotEmpty(reference);
    }

    private async Task HoldInterviewAsync(Visitor company, Visitor candidate)
    {
        await company.OpenAsync(On("entretien"));
        await company.AnswerEverythingAsync();

        // one unit to train: the path then goes through a training organisation
        await company.Page.Locator("[data-answer='conclusion.d2.orientation'] label.choice").First.ClickAsync();
        await company.Page.Locator("[data-answer='voie'] label.choice").First.ClickAsync();
        await company.PressAsync("Conclure l’entretien");

        // trained though everything is known there: a word is asked
        await company.AnswerEverythingAsync();
        await company.PressAsync("Conclure l’entretien");
        await SignAsync(company, "entretien/signature", Visitor.DemoPassword, "Signer le guide");

        // opened again with a reason: what was signed is signed anew
        await company.OpenAsync(On("entretien/reouverture"));
        await company.Page.GetByLabel("Pourquoi rouvrir le guide").FillAsync("Une date est à corriger.");
        await company.PressAsync("Rouvrir le guide");
        await company.PressAsync("Conclure de nouveau");
        await SignAsync(company, "entretien/signature", Visitor.DemoPassword, "Signer le guide");
        await SignAsync(candidate, "entretien/signature", OwnPassword, "Signer le guide");
        await company.OpenAsync(On("historique"));
        await Assertions.Expect(company.Page.GetByText("Une date est à corriger.").First).ToBeAttachedAsync();
    }

    private async Task RegisterAsync(Visitor company)
    {
        await ChooseOrganisationAsync(company);
        await company.OpenAsync(On("identite"));
        await company.Page.GetByLabel("Commune de naissance").FillAsync("Nantes");
        await company.Page.GetByLabel("Pays de naissance").FillAsync("France");
        await company.Page.GetByLabel("Code INSEE ou postal de naissance").FillAsync("44109");
        await company.Page.GetByLabel("Emploi occupé").FillAsync("gestionnaire de prestations");
        await company.Page.GetByLabel("Type de contrat").SelectOptionAsync(new SelectOptionValue { Label = "CDI" });
        await company.Page.GetByLabel("Date d’entrée dans l’entreprise").FillAsync("01/09/2020");
        await company.PressAsync("Enregistrer l’identité");
        await company.OpenAsync(On("inscription"));
        await company.PressAsync("Transmettre l’inscription");
        await using var oemm = await SignedInAsync("oemm@cqp.example");
        await oemm.OpenAsync(On("inscription/accuse"));
        await oemm.PressAsync("Accuser réception");
    }

    private async Task ChooseOrganisationAsync(Visitor company)
    {
        await company.OpenAsync(On("organisme"));
        await company.Page.GetByLabel("Cap Compétences").First.CheckAsync();
        await company.PressAsync("Choisir cet organisme");
    }

    private async Task TrainAsync()
    {
        await using var trainer = await SignedInAsync("formation@cap-competences.example");
        await AddModuleAsync(trainer);
        await trainer.OpenAsync(On("formation-generalites"));
        await trainer.AnswerEverythingAsync();
        await trainer.PressAsync("Enregistrer les informations");
        await trainer.OpenAsync(On("formation/d2"));
        await trainer.AnswerEverythingAsync();
        await trainer.PressAsync("Enregistrer");
        await SignAsync(trainer, "formation/d2/signature", Visitor.DemoPassword, "Signer l’évaluation");
        await trainer.OpenAsync(On("formation/d2/reouverture"));
        await trainer.Page.GetByLabel("Pourquoi rouvrir cette évaluation").FillAsync("Un critère coché par erreur.");
        await trainer.PressAsync("Rouvrir l’évaluation");
        await SignAsync(trainer, "formation/d2/signature", Visitor.DemoPassword, "Signer l’évaluation");
        await trainer.OpenAsync(On("formation/d2/attestations"));
        await trainer
            .Page.GetByLabel("Attestation de formation")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "attestation.pdf",
                    MimeType = "application/pdf",
                    Buffer = await (await trainer.Page.APIRequest.GetAsync(On("documents/livret-formation.pdf"))).BodyAsync(),
                }
            );
        await trainer.PressAsync("Joindre l’attestation");
        await Assertions.Expect(trainer.Page.GetByText("attestation.pdf").First).ToBeVisibleAsync();
        await trainer.OpenAsync(On("formation/cloture"));
        await trainer.PressAsync("Clôturer la formation et remettre le livret");
    }

    private async Task AddModuleAsync(Visitor trainer)
    {
        await trainer.OpenAsync(On("formation"));
        var page = trainer.Page;
        await page.GetByLabel("Domaine", new() { Exact = true }).SelectOptionAsync("d2");
        await page.GetByLabel("Intitulé du module").FillAsync("Réglementation santé et prévoyance");
        await page.GetByLabel("Premier jour").FillAsync(trainer.Day(-10));
        await page.GetByLabel("Dernier jour").FillAsync(trainer.Day(-6));
        await page.GetByLabel("Nombre d’heures").FillAsync("21");
        await trainer.PressAsync("Ajouter le module");
    }

    private async Task NameEvaluatorsAsync(Visitor company)
    {
        await company.OpenAsync(On("evaluateurs"));
        var places = company.Page.Locator("main select");
        await places.Nth(0).SelectOptionAsync(new SelectOptionValue { Label = await OptionAsync(places.Nth(0), "Claire Morel") });
        await places.Nth(2).SelectOptionAsync(new SelectOptionValue { Label = await OptionAsync(places.Nth(2), "Paul Girard") });
        await company.PressAsync("Nommer les évaluateurs");
    }

    // guide, intermediate evaluation with the candidate's own view beside it, review: all optional, all printed
    private async Task TutorAsync(Visitor candidate)
    {
        await using var tutor = await SignedInAsync("tuteur@horizon.example");
        await tutor.OpenAsync(On("tutorat/guide"));
        await tutor.Page.Locator("#done-equipe").CheckAsync();
        await tutor.PressAsync("Enregistrer la liste");
        await tutor.OpenAsync(On("tutorat"));
        await tutor.PressAsync("Ouvrir une évaluation");
        await tutor.Page.GetByLabel("Date de l’évaluation").FillAsync(tutor.Day(0));
        await tutor.PressAsync("Ouvrir l’évaluation");
        await tutor.AnswerEverythingAsync();
        await tutor.PressAsync("Enregistrer, puis Domaine 2");
        await candidate.OpenAsync(On("tutorat"));
        await candidate.Page.GetByRole(AriaRole.Link, new() { NameRegex = SelfAssessment() }).First.ClickAsync();
        await candidate.AnswerEverythingAsync();
        await candidate.PressAsync("Enregistrer, puis Domaine 2");
        await tutor.OpenAsync(On("tutorat"));
        await tutor.PressAsync("Noter un bilan");
        await tutor.Page.GetByLabel("Points forts").FillAsync("Explique bien un refus à un adhérent.");
        await tutor.Page.GetByLabel("Objectifs").FillAsync("Traiter seule un dossier complexe d’ici janvier.");
        await tutor.PressAsync("Enregistrer la note");
        Assert.Contains("Explique bien un refus", await ReadAsync(tutor, "documents/suivi-tuteur.pdf"), StringComparison.Ordinal);
    }

    private async Task<Visitor> EnterAsync(string address)
    {
        await host.SendMessagesAsync();
        var mail = Directory
            .EnumerateFiles(Path.Combine(host.Database.Folder, "courrier"))
            .Select(File.ReadAllText)
            .Single(text => text.Contains(address, StringComparison.Ordinal));
        var candidate = await chromium.VisitAsync(host);
        await candidate.OpenAsync(new Uri(PasswordLink().Match(mail).Value).PathAndQuery);
        foreach (var field in await candidate.Page.Locator("input[type=password]").AllAsync())
        {
            await field.FillAsync(OwnPassword);
        }

        await candidate.PressAsync("Changer le mot de passe");
        await candidate.SignInAsync(address, OwnPassword);
        return candidate;
    }

    private async Task WriteCandidatePartAsync(Visitor candidate)
    {
        await candidate.OpenAsync(On("ma-partie"));
        await candidate.AnswerEverythingAsync();
        await candidate.PressAsync("Transmettre ma partie");
    }

    private async Task SignAsync(Visitor signer, string page, string password, string button)
    {
        await signer.OpenAsync(On(page));
        Assert.True(await signer.Page.Locator("#Declared:enabled").CountAsync() == 1, await signer.Page.Locator("main").InnerTextAsync());
        await signer.Page.Locator("#Declared").CheckAsync();
        await signer.Page.Locator("#Secret").FillAsync(password);
        await signer.PressAsync(button);
    }

    private async Task EvaluateAsync(Visitor company)
    {
        await using var manager = await SignedInAsync("responsable@horizon.example");
        await manager.OpenAsync(On("evaluation/ouverture"));
        await manager.Page.Locator("[name='Form.Considers'][type=checkbox]").CheckAsync();
        await manager.PressAsync("Ouvrir l’évaluation");
        await using var tutor = await SignedInAsync("tuteur@horizon.example");
        await DisagreeAsync(manager, tutor);
        foreach (var unit in units.Skip(1))
        {
            await manager.OpenAsync(On($"evaluation/{unit}"));
            await manager.AnswerEverythingAsync();
        }

        await company.OpenAsync(On("evaluation/synthese"));
        await company.AnswerEverythingAsync();
        await company.PressAsync("Enregistrer la fiche");
        await SignBookletAsync(manager, tutor);
    }

    private async Task SignBookletAsync(params Visitor[] evaluators)
    {
        foreach (var evaluator in evaluators)
        {
            await SignAsync(evaluator, "evaluation/signature?partie=ensemble", Visitor.DemoPassword, "Signer les parties cochées");
        }
    }

    // the first unit, each alone: three answers differ, and are settled together
    private async Task DisagreeAsync(Visitor manager, Visitor tutor)
    {
        var unit = On($"evaluation/{units[0]}");
        await manager.OpenAsync(unit);
        await manager.PressAsync("Répondre chacun de son côté");
        await tutor.OpenAsync(unit);
        foreach (var group in (await tutor.Page.Locator("main [role=radiogroup]").AllAsync()).Take(Disagreements))
        {
            await group.Locator("label.choice:not(.yes)").First.ClickAsync();
        }

        foreach (var evaluator in new[] { manager, tutor })
        {
            await evaluator.AnswerEverythingAsync();
            await evaluator.PressAsync("Remettre mes réponses");
        }

        await manager.OpenAsync(On("evaluation/consensus"));
        await Assertions.Expect(manager.Page.GetByText($"{Disagreements} désaccords").First).ToBeVisibleAsync();
        await manager.AnswerEverythingAsync();
        await manager.PressAsync("Enregistrer");
        await Assertions.Expect(manager.Page.GetByText("tout est tranché").First).ToBeVisibleAsync();
    }

    private async Task TransmitAsync(Visitor company, Visitor candidate)
    {
        await candidate.OpenAsync(On("resultats"));
        await candidate.Page.GetByLabel("Mes évaluateurs m’ont présenté").CheckAsync();
        await candidate.Page.GetByLabel("Mot de passe").FillAsync(OwnPassword);
        await candidate.PressAsync("Signer en avoir pris connaissance");
        await company.OpenAsync(On("transmission"));
        await company.PressAsync("Transmettre à l’OEMM");
    }

    // the second unit comes back with a reason: opened again by the company, corrected and signed by the evaluators
    private async Task ReturnAndCorrectAsync(Visitor company)
    {
        var unit = units[1];
        await using var oemm = await SignedInAsync("oemm@cqp.example");
        await oemm.OpenAsync(On("reception"));
        await oemm.Page.Locator("details.folded > summary").Last.ClickAsync();
        await oemm.Page.Locator($"#named-Evaluation-{unit}").CheckAsync();
        await oemm.Page.Locator($"textarea[name='Form.Points[Evaluation-{unit}]']").FillAsync("Le commentaire ne dit rien de la situation observée.");
        await oemm.PressAsync("Renvoyer à l’entreprise");

        await company.OpenAsync(On("transmission"));
        await Assertions.Expect(company.Page.GetByText("Le commentaire ne dit rien de la situation observée.").First).ToBeVisibleAsync();
        await company.OpenAsync(On($"evaluation/{unit}/reouverture"));
        await company.Page.GetByLabel("Pourquoi rouvrir").FillAsync("Commentaire à compléter, demandé par le certificateur.");
        await company.PressAsync("Rouvrir cette partie");

        await using var manager = await SignedInAsync("responsable@horizon.example");
        await using var tutor = await SignedInAsync("tuteur@horizon.example");
        await manager.OpenAsync(On($"evaluation/{unit}"));
        await manager.Page.Locator($"textarea[name='Answers[{unit}.commentaire-evaluateurs].Value']").FillAsync(Correction);
        await manager.AnswerEverythingAsync();
        await SignBookletAsync(manager, tutor);
    }

    // four units out of five: the candidate presents the last one again, alone, and completes
    private async Task ComeBackAsync(Visitor company, Visitor candidate)
    {
        await DecideAsync("09:00", "17:30", "d5");
        await candidate.OpenAsync(On("decision"));
        await Assertions.Expect(candidate.Page.GetByText("Délivrance partielle").First).ToBeVisibleAsync();
        await company.OpenAsync(On("decision"));
        await company.PressAsync("Ouvrir une nouvelle présentation");
        await company.Page.Locator("main [role=radiogroup] label.choice", new() { HasText = "valu" }).First.ClickAsync();
        await company.PressAsync("Ouvrir la nouvelle présentation");
        reference = Reference().Match(company.Page.Url).Value;
        units = ["d5"];
        await NameEvaluatorsAsync(company);
        await WriteCandidatePartAsync(candidate);
        await EvaluateAsync(company);
        await TransmitAsync(company, candidate);
        await DecideAsync("18:00", "19:00");
    }

    private async Task DecideAsync(string startsAt, string endsAt, params string[] refused)
    {
        await using var oemm = await SignedInAsync("oemm@cqp.example");
        await oemm.OpenAsync(On("reception"));
        await oemm.CheckAsync("to accept");
        await oemm.PressAsync("Accepter le dossier");
        string[] members = ["Anne Lefort", "Denis Caradec", "Samira Haddad", "Luc Bertin"];
        var presiding = startsAt == "09:00" ? ("Samira Haddad", "jury.salarie@cqp.example") : ("Anne Lefort", "jury.employeur@cqp.example");
        var session = await JuryDay.PlanAsync(oemm, [Edition], startsAt, endsAt, members, presiding.Item1);
        await oemm.PressAsync(oemm.Page.GetByRole(AriaRole.Button, new() { NameRegex = Attach() }).First);
        await oemm.PressAsync("Convoquer la session");
        await using var president = await SignedInAsync(presiding.Item2);
        await JuryDay.OpenAsync(president, session);
        await JuryDay.DecideAsync(president, reference, refused);
        await JuryDay.CloseAsync(president, session);
        await oemm.OpenAsync(session);
        await oemm.PressAsync("Publier les décisions");
    }

    private async Task<Visitor> SignedInAsync(string email)
    {
        var visitor = await chromium.VisitAsync(host);
        await visitor.SignInAsync(email);
        return visitor;
    }

    private async Task<string> ReadAsync(Visitor reader, string document) =>
        (await PdfText.ReadAsync(await (await reader.Page.APIRequest.GetAsync(On(document))).BodyAsync(), TestContext.Current.CancellationToken)).Flat;

    private string On(string page) => $"/dossiers/{reference}/{page}";

    private static async Task<string> OptionAsync(ILocator select, string name) =>
        (await select.Locator("option").AllTextContentsAsync()).Single(text => text.Contains(name, StringComparison.Ordinal)).Trim();

    [GeneratedRegex(@"CQP-\d{4}-\d+")]
    private static partial Regex Reference();

    [GeneratedRegex(@"https?://\S+/nouveau-mot-de-passe\S+")]
    private static partial Regex PasswordLink();

    [GeneratedRegex("^M’auto-évaluer")]
    private static partial Regex SelfAssessment();

    [GeneratedRegex("^Inscrire Camille ")]
    private static partial Regex Attach();
}
