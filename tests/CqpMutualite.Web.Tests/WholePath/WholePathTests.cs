using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.WholePath;

/// <summary>
/// A new candidate, from the opening of the file to the published decision, each act done by its role from the links and the labels of the pages, without
/// scripts.
/// The CQP Spécialiste goes the same way in a browser.
/// </summary>
public abstract partial class WholePathTests(AppHost app, bool trains, string certification, string name, string[] units)
{
    private const string OwnPassword = "Un-Arrivant-Tranquille-2026!",
        Sentence = "Réponse saisie pendant le parcours d’essai.";
    private const string Reason = "Le commentaire ne dit rien de la situation observée.",
        Correction = "Observé sur trois dossiers, dont un refus expliqué sans aide.";
    private const int Disagreements = 3;

    private string reference = "";

    private DateOnly Yesterday => app.Clock.Today().AddDays(-1);

    private string Candidate => $"camille.{name.ToLowerInvariant()}@candidats.example";

    /// <summary>Walks it.</summary>
    protected async Task WalkAsync()
    {
        using var company = await CompanyAsync();
        await OpenFileAsync(company);
        using var candidate = await InvitedAsync(Candidate);
        await HoldInterviewAsync(company);
        await CompleteIdentityAsync(company);
        await ReopenInterviewAsync(company, candidate);
        await RegisterAsync(company);
        await TrainAsync();
        await NameEvaluatorsAsync(company);
        using var manager = await Walker.ArriveAsync(app, "responsable@horizon.example");
        using var tutor = await Walker.ArriveAsync(app, "tuteur@horizon.example");
        await PrepareAsync(candidate, manager);
        await DisagreeAsync(manager, tutor);
        await EvaluateAsync(manager, company);
        await SignBookletAsync(manager, tutor);
        await TransmitAsync(company, candidate);
        await ReturnAsync(company);
        await CorrectAsync(manager, tutor);
        await TransmitAsync(company, candidate);
        await ReadBookletAsync(company);
        await DecideAsync();
        await ReadDecisionAsync(candidate);
    }

    // there, a colleague of the human resources, invited a moment ago, does the company's part
    private async Task<Walker> CompanyAsync()
    {
        const string address = "noemie.vasseur@horizon.example";
        var first = await Walker.ArriveAsync(app, "rh@horizon.example");
        if (!trains)
        {
            return first;
        }

        using (first)
        {
            await first.FollowAsync("Équipe");
            await first.FollowAsync("Inviter une personne");
            first.Fill("Prénom", "Noémie");
            first.Fill("Nom", "Vasseur");
            first.Fill("Adresse électronique", address);
            first.Fill("Fonction", "chargée de formation");
            first.Fill("Ressources humaines");
            await first.PressAsync("Envoyer l’invitation");
        }

        return await InvitedAsync(address);
    }

    private async Task OpenFileAsync(Walker company)
    {
        await company.FollowAsync("Ouvrir un dossier");
        company.Fill("Certification préparée", certification);
        company.Fill("Prénoms", "Camille Aurore");
        company.Fill("Nom de naissance", name);
        company.Fill("Féminin");
        company.Fill("Date de naissance", "14/05/1992");
        company.Fill("Adresse électronique", Candidate);
        await company.PressAsync("Ouvrir le dossier");
        reference = Reference().Match(company.Page.Path).Value;
        Assert.NotEmpty(reference);
    }

    // with training, the organisation conducts the interview with the company, and assesses every unit although each is assessed directly
    private async Task HoldInterviewAsync(Walker company)
    {
        if (trains)
        {
            await GoAsync(company, "organisme");
            company.Fill("Cap Compétences");
            await company.PressAsync("Choisir cet organisme");
        }

        await TurnAsync(company, "entretien");
        company.AnswerEverything(Sentence, Yesterday);
        foreach (var unit in trains ? units : [])
        {
            company.Answer($"conclusion.{unit}.orientation");
            company.Write($"conclusion.{unit}.modules", "");
        }

        if (trains)
        {
            company.Answer("voie");
        }

        await company.PressAsync("Conclure l’entretien");
        await TurnAsync(company, "entretien/signature");
        await company.SignAsync(CompanyPassword, "Signer le guide");
    }

    private async Task CompleteIdentityAsync(Walker company)
    {
        await TurnAsync(company, "identite");
        company.Fill("Commune de naissance", "Nantes");
        company.Fill("Pays de naissance", "France");
        company.Fill("Code INSEE ou postal de naissance", "44109");
        company.Fill("Emploi occupé", "gestionnaire de prestations");
        company.Fill("Type de contrat", "CDI");
        company.Fill("Date d’entrée dans l’entreprise", "01/09/2020");
        await company.PressAsync("Enregistrer l’identité");
    }

    // opened again with a reason, from the page of the interview that the company remembers: what was signed is signed anew
    private async Task ReopenInterviewAsync(Walker company, Walker candidate)
    {
        await company.RecallAsync(On("entretien"));
        await company.GoAsync(On("entretien/reouverture"));
        company.Fill("Pourquoi rouvrir le guide", "Une date est à corriger.");
        await company.PressAsync("Rouvrir le guide");
        await company.PressAsync("Conclure de nouveau");
        await TurnAsync(company, "entretien/signature");
        await company.SignAsync(CompanyPassword, "Signer le guide");
        if (trains)
        {
            using var trainer = await Walker.ArriveAsync(app, "formation@cap-competences.example");
            await TurnAsync(trainer, "entretien/signature");
            await trainer.SignAsync(DemoPeople.Password, "Signer le guide");
        }

        await TurnAsync(candidate, "entretien/signature");
        await candidate.SignAsync(OwnPassword, "Signer le guide");
        await GoAsync(company, "historique");
        company.Sees("Une date est à corriger.");
    }

    private async Task RegisterAsync(Walker company)
    {
        await TurnAsync(company, "inscription");
        await company.PressAsync("Transmettre l’inscription");
        using var oemm = await Walker.ArriveAsync(app, "oemm@cqp.example");
        await TurnAsync(oemm, "inscription/accuse");
        await oemm.PressAsync("Accuser réception");
    }

    private async Task TrainAsync()
    {
        if (!trains)
        {
            return;
        }

        using var trainer = await Walker.ArriveAsync(app, "formation@cap-competences.example");
        await TurnAsync(trainer, "formation", "formation-generalites");
        trainer.AnswerEverything(Sentence, Yesterday);
        await trainer.PressAsync("Enregistrer les informations");
        foreach (var unit in units)
        {
            await TurnAsync(trainer, "formation", $"formation/{unit}");
            trainer.AnswerEverything(Sentence, Yesterday);
            await trainer.PressAsync("Enregistrer");
            await SignFormativeAsync(trainer, unit);
        }

        await GoAsync(trainer, "formation/d2", "formation/d2/reouverture");
        trainer.Fill("Pourquoi rouvrir cette évaluation", "Un critère coché par erreur.");
        await trainer.PressAsync("Rouvrir l’évaluation");
        await SignFormativeAsync(trainer, "d2");
        await TurnAsync(trainer, "formation", "formation/cloture");
        await trainer.PressAsync("Clôturer la formation et remettre le livret");
    }

    private async Task SignFormativeAsync(Walker trainer, string unit)
    {
        await TurnAsync(trainer, "formation", $"formation/{unit}/signature");
        await trainer.SignAsync(DemoPeople.Password, "Signer l’évaluation");
    }

    private async Task NameEvaluatorsAsync(Walker company)
    {
        await TurnAsync(company, "evaluateurs");
        company.Choose(0, "Claire Morel");
        company.Choose(2, "Paul Girard");
        await company.PressAsync("Nommer les évaluateurs");
    }

    private async Task PrepareAsync(Walker candidate, Walker manager)
    {
        if (trains)
        {
            await TurnAsync(candidate, "ma-partie");
            candidate.AnswerEverything(Sentence, Yesterday);
            await candidate.PressAsync("Transmettre ma partie");
        }

        await TurnAsync(manager, "evaluation", "evaluation/ouverture");
        manager.Fill("J’estime que le candidat");
        await manager.PressAsync("Ouvrir l’évaluation");
    }

    // the first unit, each alone: three answers differ, and are settled together
    private async Task DisagreeAsync(Walker manager, Walker tutor)
    {
        await TurnAsync(manager, "evaluation", $"evaluation/{units[0]}");
        await manager.PressAsync("Répondre chacun de son côté");
        foreach (var (evaluator, against) in new[] { (tutor, Disagreements), (manager, 0) })
        {
            await TurnAsync(evaluator, "evaluation", $"evaluation/{units[0]}");
            evaluator.AnswerEverything(Sentence, Yesterday, against);
            await evaluator.PressAsync("Remettre mes réponses");
        }

        await TurnAsync(manager, "evaluation", "evaluation/consensus");
        manager.Sees($"{Disagreements} désaccords");
        manager.AnswerEverything(Sentence, Yesterday);
        await manager.PressAsync("Enregistrer");
        manager.Sees("tout est tranché");
    }

    private async Task EvaluateAsync(Walker manager, Walker company)
    {
        foreach (var unit in units.Skip(1))
        {
            await TurnAsync(manager, "evaluation", $"evaluation/{unit}");
            manager.AnswerEverything(Sentence, Yesterday);
            await manager.PressAsync("Enregistrer");
        }

        var summary = trains ? company : manager;
        await TurnAsync(summary, trains ? ["evaluation/synthese"] : ["evaluation", "evaluation/synthese"]);
        summary.AnswerEverything(Sentence, Yesterday);
        await summary.PressAsync("Enregistrer la fiche");
    }

    private async Task SignBookletAsync(params Walker[] evaluators)
    {
        foreach (var evaluator in evaluators)
        {
            await TurnAsync(evaluator, "evaluation", "evaluation/signature?partie=ensemble");
            await evaluator.SignAsync(DemoPeople.Password, "Signer les parties cochées");
        }
    }

    private async Task TransmitAsync(Walker company, Walker candidate)
    {
        await TurnAsync(candidate, "resultats");
        candidate.Fill("Mes évaluateurs m’ont présenté");
        candidate.Fill("Mot de passe", OwnPassword);
        await candidate.PressAsync("Signer en avoir pris connaissance");
        await TurnAsync(company, "transmission");
        await company.PressAsync(trains ? "Transmettre à l’OEMM" : "Transmettre au secrétariat de la CPNEFP");
    }

    // the second unit comes back with a reason, and is opened again by the company
    private async Task ReturnAsync(Walker company)
    {
        using var oemm = await Walker.ArriveAsync(app, "oemm@cqp.example");
        await TurnAsync(oemm, "reception");
        oemm.Return($"Evaluation-{units[1]}", Reason);
        await oemm.PressAsync("Renvoyer à l’entreprise");

        await GoAsync(company, "transmission");
        company.Sees(Reason);
        await company.GoAsync(On($"evaluation/{units[1]}/reouverture"), within: On(""));
        company.Fill("Pourquoi rouvrir", "Commentaire à compléter, demandé par le certificateur.");
        await company.PressAsync("Rouvrir cette partie");
    }

    private async Task CorrectAsync(Walker manager, Walker tutor)
    {
        await GoAsync(manager, "evaluation", $"evaluation/{units[1]}");
        manager.Write($"{units[1]}.commentaire-evaluateurs", Correction);
        manager.AnswerEverything(Sentence, Yesterday);
        await manager.PressAsync("Enregistrer");
        await SignBookletAsync(manager, tutor);
    }

    private async Task ReadBookletAsync(Walker company)
    {
        await GoAsync(company);
        var booklet = await company.ReadAsync(On("documents/livret-evaluation.pdf"));
        foreach (var words in new[] { $"Camille {name}", "Claire Morel", "Paul Girard", Sentence, Correction })
        {
            Assert.Contains(words, booklet, StringComparison.Ordinal);
        }
    }

    private string CompanyPassword => trains ? OwnPassword : DemoPeople.Password;

    private string SessionEdition => trains ? "Conseiller(ère) mutualiste" : "Relation clients";

    private string[] Jury => trains ? ["Anne Lefort", "Denis Caradec", "Samira Haddad", "Luc Bertin"] : ["Anne Lefort", "Samira Haddad", "Odile Nguyen"];

    // from home, by what is awaited of them; the first step is where it leads
    private async Task TurnAsync(Walker who, params string[] steps)
    {
        await who.TurnAsync($"Camille {name}");
        Assert.Equal(On(steps[0]), who.Page.Path);
        foreach (var step in steps.Skip(1))
        {
            await who.GoAsync(On(step), within: On(""));
        }
    }

    // by the list of their files, then the links of the page of the file
    private async Task GoAsync(Walker who, params string[] steps)
    {
        await who.FollowAsync("Dossiers");
        await who.GoAsync($"/dossiers/{reference}");
        foreach (var step in steps)
        {
            await who.GoAsync(On(step), within: On(""));
        }
    }

    private async Task<Walker> InvitedAsync(string address)
    {
        await app.SendMessagesAsync();
        var mail = Directory
            .EnumerateFiles(Path.Combine(app.Database.Folder, "courrier"))
            .Select(File.ReadAllText)
            .Single(text => text.Contains(address, StringComparison.Ordinal));
        return await Walker.InvitedAsync(app, new Uri(PasswordLink().Match(mail).Value).PathAndQuery, address, OwnPassword);
    }

    private string On(string page) => $"/dossiers/{reference}/{page}";

    [GeneratedRegex(@"CQP-\d{4}-\d+")]
    private static partial Regex Reference();
}
