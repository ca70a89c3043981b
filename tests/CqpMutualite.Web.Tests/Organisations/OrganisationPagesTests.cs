using System.Net;
using AngleSharp.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Organisations;

/// <summary>The directory, the people of an organisation, its approvals and its requests, by the real forms.</summary>
public class OrganisationPagesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Companies = "/oemm/entreprises", Team = "/entreprise/equipe";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_certifier_adds_a_company_and_invites_its_first_person()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        (string, string)[] Typed(string siret, string email) =>
        [
            ("Nom de l’organisation", "Mutuelle Essai"), ("SIRET", siret), ("Code postal", "35000"), ("Commune", "Rennes"),
            ("Prénom", "Irène"), ("Nom", "Vasseur"), ("Adresse électronique", email), ("Fonction", "directrice"),
        ];

        var form = await oemm.OpenAsync(Companies + "/nouvelle");
        var empty = await oemm.SubmitAsync(form, "Ajouter l’entreprise");
        Assert.Equal(7, empty.Errors.Count);
        Assert.Equal(
            "SIRET : ce SIRET n’est pas un numéro valable : vérifiez les quatorze chiffres",
            Assert.Single((await oemm.SubmitAsync(form, "Ajouter l’entreprise", Typed("000 001 065 00011", "irene@essai.example"))).Errors)
        );
        var taken = await oemm.SubmitAsync(form, "Ajouter l’entreprise", Typed("000 001 016 00013", "irene@essai.example"));
        Assert.Equal("SIRET : ce SIRET est déjà celui de Mutuelle Horizon", Assert.Single(taken.Errors));
        Assert.Equal("Mutuelle Essai", taken.Html.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        Assert.Contains(
            "à un autre nom",
            Assert.Single((await oemm.SubmitAsync(form, "Ajouter l’entreprise", Typed("000 001 065 00010", "rh@atlantique.example"))).Errors),
            StringComparison.Ordinal
        );

        var added = await oemm.SubmitAsync(form, "Ajouter l’entreprise", Typed("000 001 065 00010", "irene@essai.example"));
        Assert.StartsWith("/organisations/", added.Path, StringComparison.Ordinal);
        Assert.Contains("000 001 065 00010", added.Text, StringComparison.Ordinal);
        Assert.Contains("Irène Vasseur", added.Text, StringComparison.Ordinal);
        Assert.Contains("Invitation envoyée", added.Text, StringComparison.Ordinal);
        Assert.Contains("Mutuelle Essai", (await oemm.OpenAsync(Companies + "?Recherche=rennes")).Text, StringComparison.Ordinal);
        Assert.Contains("Mutuelle Essai", (await oemm.OpenAsync(Companies + "?Recherche=000001065")).Text, StringComparison.Ordinal);
        Assert.Contains("Rien ne répond", (await oemm.OpenAsync(Companies + "?Recherche=zzz")).Text, StringComparison.Ordinal);

        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(HttpStatusCode.NotFound, (await hr.OpenAsync(added.Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.OpenAsync(Companies)).Status);
    }

    [Fact]
    public async Task A_company_keeps_its_contacts_and_its_people_and_never_loses_the_last_one()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var contact = await hr.OpenAsync(Link(await hr.OpenAsync(Team), "Ajouter un interlocuteur"));
        Assert.Equal(3, (await hr.SubmitAsync(contact, "Enregistrer l’interlocuteur")).Errors.Count);
        var kept = await hr.SubmitAsync(
            contact,
            "Enregistrer l’interlocuteur",
            ("Fonction", "Référent formation"),
            ("Prénom et nom", "Anaïs Le Goff"),
            ("Téléphone", "+32 2 555 01 01")
        );
        Assert.Equal(Team, kept.Path);
        Assert.Contains("Référent formation · +32 2 555 01 01", kept.Text, StringComparison.Ordinal);

        var last = await hr.OpenAsync(Link(kept, "Mettre fin"));
        Assert.Contains("dernière personne", Assert.Single((await hr.SubmitAsync(last, "Mettre fin à cette qualité")).Errors), StringComparison.Ordinal);

        var invitation = await hr.OpenAsync(Link(kept, "Inviter une personne"));
        (string, string)[] colleague =
        [
            ("Prénom", "Élise"),
            ("Nom", "Marchand"),
            ("Adresse électronique", "elise@atlantique.example"),
            ("Fonction", "chargée de formation"),
        ];
        Assert.Contains(
            "choisissez ce que cette personne fera",
            Assert.Single((await hr.SubmitAsync(invitation, "Envoyer l’invitation", colleague)).Errors),
            StringComparison.Ordinal
        );
        var invited = await hr.SubmitAsync(
            invitation,
            "Envoyer l’invitation",
            [.. colleague, ("Ce que cette personne fera", "Ressources humaines : ouvre et suit les dossiers, invite les collègues")]
        );
        Assert.Contains("Élise Marchand", invited.Text, StringComparison.Ordinal);
        Assert.Contains(
            "agit déjà en cette qualité",
            Assert.Single(
                (
                    await hr.SubmitAsync(
                        invitation,
                        "Envoyer l’invitation",
                        [.. colleague, ("Ce que cette personne fera", "Ressources humaines : ouvre et suit les dossiers, invite les collègues")]
                    )
                ).Errors
            ),
            StringComparison.Ordinal
        );

        var signing = await hr.OpenAsync(
            invited
                .Html.QuerySelectorAll("a")
                .First(link => link.GetAttribute("aria-label")?.EndsWith("Élise Marchand", StringComparison.Ordinal) == true && link.TextContent == "Changer")
                .GetAttribute("href")!
        );
        Assert.Contains(
            "donnez la fonction",
            Assert.Single((await hr.SubmitAsync(signing, "Enregistrer la signature", ("Cette personne peut signer au nom de l’organisation", "true"))).Errors),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "responsable du recrutement",
            (
                await hr.SubmitAsync(
                    signing,
                    "Enregistrer la signature",
                    ("Cette personne peut signer au nom de l’organisation", "true"),
                    ("Fonction du signataire", "responsable du recrutement")
                )
            ).Text,
            StringComparison.Ordinal
        );

        Assert.Contains("jusqu’au", (await hr.SubmitAsync(last, "Mettre fin à cette qualité")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_goes_to_the_certifier_and_its_answer_comes_back()
    {
        using var trainer = await Visitor.SignedInAsync(app, "formation@autre-organisme.example");
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var own = await trainer.OpenAsync("/organisme/agrements");
        Assert.Contains("À l’instruction", own.Text, StringComparison.Ordinal);
        (string, string)[] asked = [("Certification", "CQP Spécialiste prestations santé-prévoyance"), ("VAE", "true")];
        var title = own
            .Html.QuerySelectorAll("[name='Form.Certification'] option")
            .First(option => option.GetAttribute("value") == "specialiste-prestations")
            .TextContent;
        asked[0] = ("Certification", WebPage.Flat(title));
        Assert.Contains(
            "une demande attend déjà",
            Assert.Single((await trainer.SubmitAsync(own, "Envoyer la demande", asked)).Errors),
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await trainer.SubmitAsync(await trainer.OpenAsync("/organisme/agrements"), "Envoyer la demande")).Errors.Count + 1);

        Assert.Contains("Répondre à une demande d’agrément", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);
        var answer = await oemm.OpenAsync(Link(await oemm.OpenAsync("/oemm/agrements"), "Répondre"));
        Assert.Single((await oemm.SubmitAsync(answer, "Enregistrer la réponse")).Errors);
        Assert.Equal(2, (await oemm.SubmitAsync(answer, "Enregistrer la réponse", ("Réponse de la CPNEFP", "Agrément accordé"))).Errors.Count);
        Assert.Contains(
            "la fin de l’agrément précède son début",
            Assert.Single(
                (
                    await oemm.SubmitAsync(
                        answer,
                        "Enregistrer la réponse",
                        ("Réponse de la CPNEFP", "Agrément accordé"),
                        ("Premier jour", "01/01/2027"),
                        ("Dernier jour", "31/12/2026")
                    )
                ).Errors
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "dites pourquoi",
            Assert.Single((await oemm.SubmitAsync(answer, "Enregistrer la réponse", ("Réponse de la CPNEFP", "Agrément refusé"))).Errors),
            StringComparison.Ordinal
        );
        var granted = await oemm.SubmitAsync(
            answer,
            "Enregistrer la réponse",
            ("Réponse de la CPNEFP", "Agrément accordé"),
            ("Premier jour", "01/01/2020"),
            ("Dernier jour", "31/12/2098")
        );
        Assert.Equal("/oemm/agrements", granted.Path);
        Assert.Contains("Accordé", (await trainer.OpenAsync("/organisme/agrements")).Text, StringComparison.Ordinal);
        Assert.Contains("Réponse à votre demande d’agrément", (await oemm.OpenAsync("/courriers")).Text, StringComparison.Ordinal);
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(HttpStatusCode.NotFound, (await hr.OpenAsync(answer.Path)).Status);
    }

    [Fact]
    public async Task An_approval_is_recorded_corrected_and_ended_and_its_end_is_announced()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var soon = FrenchText.ListDate(app.Clock.Today().AddDays(47));
        Assert.Contains($"Fin le {WebPage.Flat(soon)}", (await oemm.OpenAsync("/oemm/organismes")).Text, StringComparison.Ordinal);
        Assert.Contains("Préparer la fin de l’agrément", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);

        var page = await oemm.OpenAsync("/organisations/" + await IdAsync(DemoPeople.CapCompetences));
        var form = await oemm.OpenAsync(Link(page, "Enregistrer un agrément"));
        var title = WebPage.Flat(
            form.Html.QuerySelectorAll("[name='Form.Certification'] option")
                .First(option => option.GetAttribute("value") == "specialiste-prestations")
                .TextContent
        );
        Assert.Contains(
            "un agrément couvre déjà",
            Assert.Single(
                (
                    await oemm.SubmitAsync(
                        form,
                        "Enregistrer l’agrément",
                        ("Certification", title),
                        ("Premier jour", "01/01/2026"),
                        ("Dernier jour", "31/12/2026")
                    )
                ).Errors
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "la fin de l’agrément précède son début",
            Assert.Single(
                (
                    await oemm.SubmitAsync(
                        form,
                        "Enregistrer l’agrément",
                        ("Certification", title),
                        ("Premier jour", "01/01/2035"),
                        ("Dernier jour", "31/12/2034")
                    )
                ).Errors
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "À venir",
            (
                await oemm.SubmitAsync(form, "Enregistrer l’agrément", ("Certification", title), ("Premier jour", "01/01/2035"), ("Dernier jour", "31/12/2036"))
            ).Text,
            StringComparison.Ordinal
        );

        var end = await oemm.OpenAsync(Link(page, "Mettre fin", table: "approvals"));
        Assert.Equal(2, (await oemm.SubmitAsync(end, "Mettre fin à l’agrément", ("Dernier jour", "31/12/2099"))).Errors.Count + 1);
        Assert.Contains(
            "ne forme plus",
            (
                await oemm.SubmitAsync(
                    end,
                    "Mettre fin à l’agrément",
                    ("Dernier jour", FrenchText.TypedDate(app.Clock.Today().AddDays(-1))),
                    ("Motif", "L’organisme ne forme plus.")
                )
            ).Text,
            StringComparison.Ordinal
        );
    }

    private static string Link(WebPage page, string text, string? table = null) =>
        page
            .Html.QuerySelectorAll(table is null ? "main a" : $"[aria-labelledby='{table}'] a")
            .First(link => WebPage.Flat(link.TextContent) == text)
            .GetAttribute("href")!;

    private async Task<Guid> IdAsync(string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .Organisations.Where(organisation => organisation.Name == name)
            .Select(organisation => organisation.Id)
            .SingleAsync(Cancellation);
    }
}
