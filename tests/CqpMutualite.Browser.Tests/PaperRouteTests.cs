using CqpMutualite.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>A booklet printed, filled and signed by hand: scanned, keyed by the company, compared by the certifier, presented and transmitted.</summary>
public sealed class PaperRouteTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
    private const string File = "/dossiers/DEMO-BLO-03";

    [Fact]
    public async Task A_booklet_signed_by_hand_is_keyed_compared_and_transmitted()
    {
        await using var company = await chromium.VisitAsync(host);
        await company.SignInAsync("rh@horizon.example");
        var scan = await (await company.Page.APIRequest.GetAsync("/referentiels/blocs-relation-clients/livret-evaluation-vierge.pdf")).BodyAsync();
        await company.OpenAsync(File + "/papier");
        await company
            .Page.GetByLabel("Livret signé, numérisé")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "livret-signe.pdf",
                    MimeType = "application/pdf",
                    Buffer = scan,
                }
            );
        await company.PressAsync(company.Page.Locator("form.attach button"));
        await company.CheckAsync("received");
        foreach (var part in new[] { "b1", "b2", "b3", "synthese" })
        {
            await company.OpenAsync($"{File}/papier/saisie/{part}");
            await company.AnswerEverythingAsync();
            await company.PressAsync("Enregistrer et continuer");
        }

        await company.OpenAsync(File + "/papier/signatures");
        await company.Page.GetByLabel("Nom du premier évaluateur").FillAsync("Claire Morel");
        await company.Page.GetByLabel("Nom du second évaluateur").FillAsync("Paul Girard");
        foreach (var day in await company.Page.GetByLabel("Date de sa signature").AllAsync())
        {
            await day.FillAsync(company.Day(-1));
        }

        await company.PressAsync("Terminer la saisie");
        await using var oemm = await chromium.VisitAsync(host);
        await oemm.SignInAsync("oemm@cqp.example");
        await oemm.OpenAsync(File + "/papier/comparaison");
        await oemm.PressAsync("Confirmer la saisie");

        await company.OpenAsync(File + "/restitution");
        await company.Page.GetByLabel("Résultats présentés le").FillAsync(company.Day(0));
        await company.Page.GetByLabel("Pourquoi le candidat ne signe pas").FillAsync("Il a signé sur l’original papier.");
        await company.Page.GetByLabel("Votre mot de passe").FillAsync(Visitor.DemoPassword);
        await company.PressAsync("Enregistrer la présentation");
        await company.OpenAsync(File + "/transmission");
        await company.PressAsync("Transmettre au secrétariat de la CPNEFP");
        await oemm.OpenAsync(File + "/reception");
        await oemm.PressAsync("Accepter le dossier");

        var booklet = await PdfText.ReadAsync(
            await (await company.Page.APIRequest.GetAsync(File + "/documents/livret-evaluation.pdf")).BodyAsync(),
            TestContext.Current.CancellationToken
        );
        foreach (var words in new[] { "original papier", "Claire Morel", "Paul Girard", Typing.Sentence })
        {
            Assert.Contains(words, booklet.Flat, StringComparison.Ordinal);
        }
    }
}
