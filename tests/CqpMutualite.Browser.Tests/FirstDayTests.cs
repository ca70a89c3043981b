using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>
/// « Le premier jour »: the application published and started in Production on an empty database, from the first administrator to the public verification of
/// a certificate. Nobody types an address: each act is reached by a link of a page, or of a message received.
/// </summary>
public sealed partial class FirstDayTests(PublishedApp published, Chromium chromium) : IClassFixture<PublishedApp>
{
    private const int Units = 5;
    private const string Name = "Camille Essaim";
    private const string Password = "Le-Premier-Jour-2027!";
    private const string Admin = "iris.fontaine@cqp.example",
        Oemm = "mathilde@cqp.example",
        President = "samira@cqp.example",
        Hr = "helene@mutuelle.example",
        Trainer = "sofia@formation.example";
    private const string Manager = "claire@mutuelle.example",
        Tutor = "paul@mutuelle.example",
        Candidate = "camille@mutuelle.example";

    [Fact]
    public async Task From_an_empty_base_to_a_verified_certificate_by_links_alone()
    {
        await using var oemm = await NameTheOemmAsync();
        await NameTheJuryAsync(oemm);
        await FillTheDirectoryAsync(oemm);
        await using var hr = await ArriveAsync(Hr);
        await InviteEvaluatorsAsync(hr);
        await OpenFileAsync(hr);
        await using var candidate = await ArriveAsync(Candidate);
        await OrientAsync(hr, candidate);
        await RegisterAsync(hr, oemm);
        await TrainAsync();
        await EvaluateAsync(hr, candidate);
        await TransmitAsync(hr, candidate, oemm);
        await HearAsync(oemm);
        await VerifyAsync(oemm, candidate);
    }

    private async Task<Walker> NameTheOemmAsync()
    {
        var printed = await published.RunAsync("creer-admin", Admin);
        await using var admin = await chromium.WalkAsync(published.Address);
        await admin.ComeInAsync(AnyLink().Match(printed).Value, Admin, Password);
        await admin.SeesAsync("Personne n’agit encore pour l’OEMM");
        await admin.PressAsync("Inviter un collègue");
        await DescribeAsync(admin, "Mathilde", "Roy", Oemm, "chargée de certification");
        await admin.TickAsync("OEMM : instruit les dossiers");
        await admin.PressAsync("Envoyer l’invitation");
        await admin.SeesAsync("OEMM");
        return await ArriveAsync(Oemm);
    }

    private static async Task NameTheJuryAsync(Walker oemm)
    {
        await oemm.PressAsync("Nommer les membres des jurys");
        (string First, string Last, string Email, string College, string For)[] people =
        [
            ("Anne", "Lefort", "anne@cqp.example", "Employeurs", "UGEM"),
            ("Denis", "Caradec", "denis@cqp.example", "Employeurs", "UGEM"),
            ("Samira", "Haddad", President, "Salariés", "Syndicat Protection sociale"),
            ("Luc", "Bertin", "luc@cqp.example", "Salariés", "Fédération des mutualistes"),
            ("Odile", "Nguyen", "odile@cqp.example", "Secrétariat", "CPNEFP"),
        ];
        foreach (var person in people)
        {
            await oemm.PressAsync("Nommer une personne");
            await DescribeAsync(oemm, person.First, person.Last, person.Email, "représentant");
            await oemm.TickAsync(person.College);
            await oemm.FillAsync("Organisation représentée", person.For);
            await oemm.PressAsync("Nommer et inviter");
        }

        await oemm.SeesAsync("Collège employeurs : 2 · Collège salariés : 2");
    }

    private static async Task FillTheDirectoryAsync(Walker oemm)
    {
        await oemm.PressAsync("Annuaire");
        await oemm.PressAsync("Ajouter une entreprise");
        await IdentifyAsync(oemm, "Mutuelle du Premier Jour", "000 001 016 00013", "Nantes");
        await DescribeAsync(oemm, "Hélène", "Vasseur", Hr, "responsable des ressources humaines");
        await oemm.PressAsync("Ajouter l’entreprise");
        await oemm.PressAsync("Annuaire");
        await oemm.PressAsync("Organismes de formation");
        await oemm.PressAsync("Ajouter un organisme");
        await IdentifyAsync(oemm, "Cap Premier Jour", "000 001 040 00013", "Nantes");
        await DescribeAsync(oemm, "Sofia", "Andrade", Trainer, "responsable pédagogique");
        await oemm.PressAsync("Ajouter l’organisme");
        await oemm.PressAsync("Enregistrer un agrément");
        await oemm.ChooseAsync("Certification", "CQP Spécialiste");
        await oemm.TickAsync("Formation");
        await oemm.FillAsync("Premier jour", Walker.Day(-30));
        await oemm.FillAsync("Dernier jour", Walker.Day(700));
        await oemm.PressAsync("Enregistrer l’agrément");
        await oemm.SeesAsync("En vigueur");
    }

    private static async Task InviteEvaluatorsAsync(Walker hr)
    {
        foreach (var (first, last, email) in new[] { ("Claire", "Morel", Manager), ("Paul", "Girard", Tutor) })
        {
            await hr.PressAsync("Équipe");
            await hr.PressAsync("Inviter une personne");
            await DescribeAsync(hr, first, last, email, "gestionnaire expert");
            await hr.TickAsync("Évaluateur :");
            await hr.PressAsync("Envoyer l’invitation");
        }
    }

    private static async Task OpenFileAsync(Walker hr)
    {
        await hr.PressAsync("À faire");
        await hr.PressAsync("Ouvrir un dossier");
        await hr.ChooseAsync("Certification préparée", "CQP Spécialiste");
        await hr.ChooseAsync("Mention souhaitée", "Mention santé");
        await hr.FillAsync("Prénoms", "Camille Aurore");
        await hr.FillAsync("Nom de naissance", "Essaim");
        await hr.TickAsync("Féminin");
        await hr.FillAsync("Date de naissance", "14/05/1992");
        await hr.FillAsync("Adresse électronique", Candidate);
        await hr.PressAsync("Ouvrir le dossier");
    }

    private static async Task OrientAsync(Walker hr, Walker candidate)
    {
        await hr.NextAsync();
        await hr.AnswerEverythingAsync();
        await hr.AnswerAsync("conclusion.d2.orientation", "");
        await hr.AnswerAsync("voie", "");
        await hr.PressAsync("Conclure l’entretien");

        // one unit is trained, though everything is known there: a word is asked
        await hr.AnswerEverythingAsync();
        await hr.PressAsync("Conclure l’entretien");
        await hr.SeesAsync("Camille Essaim");
        await hr.NextAsync();
        await hr.TickAsync("Cap Premier Jour");
        await hr.PressAsync("Choisir cet organisme");
        await hr.TurnAsync(Name);
        await hr.SignAsync(Password, "Signer le guide");
        await candidate.PressAsync("À faire");
        await candidate.NextAsync();
        await candidate.SignAsync(Password, "Signer le guide");
    }

    private static async Task RegisterAsync(Walker hr, Walker oemm)
    {
        await hr.TurnAsync(Name);
        await hr.PressIfSeenAsync("Compléter l’identité");
        await hr.FillAsync("Commune de naissance", "Nantes");
        await hr.FillAsync("Pays de naissance", "France");
        await hr.FillAsync("Code INSEE ou postal de naissance", "44109");
        await hr.FillAsync("Emploi occupé", "gestionnaire de prestations");
        await hr.ChooseAsync("Type de contrat", "CDI");
        await hr.FillAsync("Date d’entrée dans l’entreprise", "01/09/2020");
        await hr.PressAsync("Enregistrer l’identité");
        await hr.TurnAsync(Name);
        await hr.PressAsync("Transmettre l’inscription");
        await oemm.TurnAsync(Name);
        await oemm.PressAsync("Accuser réception");
    }

    private async Task TrainAsync()
    {
        await using var trainer = await ArriveAsync(Trainer);
        await trainer.TurnAsync(Name);
        await trainer.ChooseAsync("Domaine", "Domaine 2");
        await trainer.FillAsync("Intitulé du module", "Réglementation santé et prévoyance");
        await trainer.FillAsync("Premier jour", Walker.Day(-10));
        await trainer.FillAsync("Dernier jour", Walker.Day(-6));
        await trainer.FillAsync("Nombre d’heures", "21");
        await trainer.PressAsync("Ajouter le module");
        await trainer.SeesAsync("21 heures en tout");
        await trainer.PressAsync("Renseigner la couverture");
        await trainer.AnswerEverythingAsync();
        await trainer.PressAsync("Enregistrer les informations");
        await trainer.TurnAsync(Name);
        await trainer.PressLikeAsync("Évaluer");
        await trainer.AnswerEverythingAsync();
        await trainer.NextAsync();
        await trainer.SignAsync(Password, "Signer l’évaluation");
        await trainer.TurnAsync(Name);
        await trainer.PressAsync("Joindre, attestations, Domaine 2");
        await trainer.AttachPictureAsync("Attestation de formation");
        await trainer.PressAsync("Joindre l’attestation");
        await trainer.TurnAsync(Name);
        await trainer.PressAsync("Clôturer la formation");
        await trainer.PressAsync("Clôturer la formation et remettre le livret");
    }

    private async Task EvaluateAsync(Walker hr, Walker candidate)
    {
        await hr.TurnAsync(Name);
        await hr.ChooseNthAsync(0, "Claire Morel");
        await hr.ChooseNthAsync(2, "Paul Girard");
        await hr.PressAsync("Nommer les évaluateurs");

        await candidate.PressAsync("À faire");
        await candidate.NextAsync();
        await candidate.AnswerEverythingAsync();
        await candidate.PressAsync("Transmettre ma partie");

        await using var manager = await ArriveAsync(Manager);
        await manager.TurnAsync(Name);
        await manager.NextAsync();
        await manager.TickAsync("J’estime que le candidat");
        await manager.PressAsync("Ouvrir l’évaluation");
        for (var rank = 1; rank <= Units; rank++)
        {
            await manager.NextAsync();
            await manager.SeesAsync($"Domaine {rank}");
            await manager.AnswerEverythingAsync();
        }

        await hr.TurnAsync(Name);
        await hr.AnswerEverythingAsync();
        await hr.PressAsync("Enregistrer la fiche");
        await using var tutor = await ArriveAsync(Tutor);
        foreach (var evaluator in new[] { manager, tutor })
        {
            await evaluator.TurnAsync(Name);
            await evaluator.NextAsync();
            await evaluator.SignAsync(Password, "Signer les parties cochées");
        }
    }

    private static async Task TransmitAsync(Walker hr, Walker candidate, Walker oemm)
    {
        await candidate.PressAsync("À faire");
        await candidate.NextAsync();
        await candidate.TickAsync("Mes évaluateurs m’ont présenté");
        await candidate.FillAsync("Mot de passe", Password);
        await candidate.PressAsync("Signer en avoir pris connaissance");
        await hr.TurnAsync(Name);
        await hr.PressAsync("Transmettre à l’OEMM");
        await oemm.TurnAsync(Name);
        await oemm.PressAsync("Accepter le dossier");
    }

    private async Task HearAsync(Walker oemm)
    {
        await oemm.PressAsync("Jurys");
        await oemm.PressAsync("Créer une session");
        await oemm.TickAsync("Spécialiste");
        await oemm.FillAsync("Jour de la session", Walker.Day(0));
        await oemm.FillAsync("Début", "09:00");
        await oemm.FillAsync("Fin", "17:30");
        await oemm.FillAsync("Lieu", "Paris, salle des conseils");
        await oemm.PressAsync("Créer la session");
        foreach (var member in new[] { "Anne Lefort", "Denis Caradec", "Samira Haddad", "Luc Bertin" })
        {
            await oemm.SeatAsync(member);
        }

        await oemm.PressLikeAsync("Inscrire");
        await oemm.PressAsync("Convoquer la session");

        await using var president = await ArriveAsync(President);
        await president.PressAsync("Ouvrir la séance");
        await president.TickAsync("Samira Haddad");
        await president.PressAsync("Ouvrir la séance");
        await president.PressAsync("Délibérer : Camille Essaim");
        foreach (var unit in Enumerable.Range(1, Units))
        {
            await president.AnswerAsync($"d{unit}", "Acquis");
        }

        await president.FillAsync("Mot de passe du président", Password);
        await president.PressAsync("Signer la fiche de décision");
        await president.SeesAsync("Signée par Samira Haddad");
        await president.PressAsync("Déroulement de la séance");
        await president.PressAsync("Clore la séance");
        await president.PressAsync("Clore la séance");

        await oemm.PressAsync("Jurys");
        await oemm.PressLikeAsync(WebPage.Flat(FrenchText.Sentence(FrenchText.LongDate(TimeProvider.System.Today()))));
        await oemm.PressAsync("Publier les décisions");
    }

    private async Task VerifyAsync(Walker oemm, Walker candidate)
    {
        await oemm.PressAsync("Délivrer les certificats et les attestations");
        await oemm.PressAsync("Renseigner le signataire");
        await oemm.FillAsync("Nom puis qualité, une ligne chacun", "Camille Delorme\nPrésidence de la CPNEFP");
        await oemm.PressAsync("Enregistrer ce réglage");
        await oemm.PressAsync("À faire");
        await oemm.PressAsync("Délivrer les certificats");
        await oemm.PressLikeAsync("Délivrer le document");

        await candidate.PressAsync("À faire");
        await candidate.PressLikeAsync("Voir mon certificat");
        var code = Code().Match(await candidate.TextAsync()).Value;
        await using var stranger = await chromium.WalkAsync(published.Address);
        await stranger.OpenSiteAsync();
        await stranger.PressAsync("Vérifier un certificat");
        await stranger.FillAsync("Code", code);
        await stranger.NextAsync();
        await stranger.SeesAsync("Ce document est authentique");
        await stranger.SeesAsync("Camille Aurore Essaim");
    }

    private static async Task DescribeAsync(Walker who, string first, string last, string email, string job)
    {
        await who.FillAsync("Prénom", first);
        await who.FillAsync("Nom", last);
        await who.FillAsync("Adresse électronique", email);
        await who.FillAsync("Fonction", job);
    }

    private static async Task IdentifyAsync(Walker oemm, string name, string siret, string town)
    {
        await oemm.FillAsync("Nom de l’organisation", name);
        await oemm.FillAsync("SIRET", siret);
        await oemm.FillAsync("Code postal", "44000");
        await oemm.FillAsync("Commune", town);
    }

    // the first message to that address, its link, a password, the home of its capacity
    private async Task<Walker> ArriveAsync(string email)
    {
        var until = DateTime.UtcNow.AddSeconds(30);
        while (published.Mail.To(email).Count == 0 && DateTime.UtcNow < until)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var message = published.Mail.To(email).FirstOrDefault(found => found.Text.Contains("/nouveau-mot-de-passe", StringComparison.Ordinal));
        Assert.True(message is not null, $"No invitation came to {email}.");
        var walker = await chromium.WalkAsync(published.Address);
        await walker.ComeInAsync(AnyLink().Match(message.Text).Value, email, Password);
        return walker;
    }

    [GeneratedRegex(@"https?://\S+/nouveau-mot-de-passe\S+")]
    private static partial Regex AnyLink();

    [GeneratedRegex(@"\b[0-9A-Z]{5}(-[0-9A-Z]{5}){3}\b")]
    private static partial Regex Code();
}
