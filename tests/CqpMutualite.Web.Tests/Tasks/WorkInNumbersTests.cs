using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Features.Files;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Tasks;

/// <summary>What is done for many files without going back to the list each time.</summary>
public class WorkInNumbersTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Oemm = "oemm@cqp.example", Hr = "rh@horizon.example", Trainer = "formation@cap-competences.example";

    [Fact]
    public async Task A_registration_received_leads_to_the_next_one()
    {
        await SeedAsync("80");
        using var oemm = await Visitor.SignedInAsync(app, Oemm);
        var list = await oemm.OpenAsync($"/a-faire/{ActWords.SlugOf(NextAct.AcknowledgeRegistration)}");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        var rows = list.Html.QuerySelectorAll<IHtmlAnchorElement>("td.act a").Select(link => link.PathName).ToList();
        Assert.True(rows.Count > 1);
        var first = await oemm.OpenAsync(rows[0]);
        Assert.Null(first.Html.QuerySelector("a[rel=prev]"));
        var second = first.Html.QuerySelector<IHtmlAnchorElement>("a[rel=next]")!.PathName;
        Assert.Equal(rows[0], (await oemm.OpenAsync(second)).Html.QuerySelector<IHtmlAnchorElement>("a[rel=prev]")!.PathName);

        var next = await oemm.SubmitAsync(first, "Accuser réception, puis le dossier suivant");
        Assert.Equal(second, next.Path);
        Assert.Contains("inscription reçue", next.Text, StringComparison.Ordinal);
        Assert.Null(next.Html.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task A_page_of_files_is_chosen_at_once_then_done_at_once()
    {
        await SeedAsync("80");
        using var oemm = await Visitor.SignedInAsync(app, Oemm);
        var page = await oemm.OpenAsync($"/a-faire/{ActWords.SlugOf(NextAct.AcceptTransmission)}");
        var boxes = page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Dossiers]").ToList();
        Assert.True(boxes.Count > 1);
        Assert.DoesNotContain(boxes, box => box.IsChecked);

        page = await oemm.OpenAsync(LinkOf(page, $"Choisir les {boxes.Count} dossiers").Href);
        Assert.All(page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Dossiers]"), box => Assert.True(box.IsChecked));
        LinkOf(page, "Ne rien choisir");
        page = await oemm.SubmitAsync(page, "Accepter pour les dossiers choisis");
        Assert.Contains($"{boxes.Count} dossiers acceptés", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificates_of_every_session_are_delivered_at_once()
    {
        await SeedAsync("80");
        using var oemm = await Visitor.SignedInAsync(app, Oemm);
        var page = await oemm.OpenAsync("/oemm/certificats/a-delivrer");
        var waiting = page.Html.QuerySelectorAll("tbody tr").Length;
        Assert.True(page.Html.QuerySelectorAll("main table").Length > 1);
        page = await oemm.SubmitAsync(page, $"Délivrer les {waiting} documents");
        Assert.Contains($"{waiting} documents délivrés", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rien à délivrer", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_reminded_on_several_files_once_a_day()
    {
        using var hr = await Visitor.SignedInAsync(app, Hr);
        var home = await hr.OpenAsync("/entreprise");
        var page = await hr.OpenAsync(home.Html.QuerySelectorAll<IHtmlAnchorElement>(".sheet-head a").Single(link => link.TextContent == "Relancer").PathName);
        var all = page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Dossiers]").ToList();
        all.ForEach(box => box.IsChecked = false);

        // of the demonstration: the people of the files that another test sows have no access
        var boxes = all.FindAll(box => box.Value.StartsWith("DEMO-", StringComparison.Ordinal));
        Assert.True(boxes.Count > 1);
        Assert.Equal(["Choisissez au moins un dossier de la liste."], (await hr.SubmitAsync(page, "Relancer pour les dossiers choisis")).Errors);

        boxes[0].IsChecked = boxes[1].IsChecked = true;
        var done = await hr.SubmitAsync(page, "Relancer pour les dossiers choisis", ("Votre mot (facultatif)", "Merci de répondre cette semaine."));
        Assert.True(done.Text.Contains("2 relances partent", StringComparison.Ordinal), done.Text);

        var again = await hr.SubmitAsync(page, "Relancer pour les dossiers choisis");
        Assert.Contains("déjà été relancées", again.Text, StringComparison.Ordinal);
        using var scope = app.Services.CreateScope();
        Assert.All(
            scope.ServiceProvider.GetRequiredService<CqpMutualite.Web.Persistence.AppDbContext>().Messages.Where(message => message.Note != null),
            message => Assert.Equal("Merci de répondre cette semaine.", message.Note));
    }

    [Fact]
    public async Task A_module_is_added_to_several_files_and_a_foreign_one_is_refused_alone()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var home = await trainer.OpenAsync("/organisme");
        var page = await trainer.OpenAsync(LinkOf(home, "plusieurs candidats").Href);
        Assert.Contains("Choisissez les candidats", string.Join('\n', (await FillAsync(page)).Errors), StringComparison.Ordinal);
        var boxes = page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Dossiers]").ToList();
        boxes[0].IsChecked = true;
        var done = await FillAsync(page);
        Assert.Empty(done.Errors);
        Assert.Contains("Module ajouté à 1 dossier", done.Text, StringComparison.Ordinal);
        Assert.Contains("Droit mutualiste", (await trainer.OpenAsync($"/dossiers/{boxes[0].Value}/formation")).Text, StringComparison.Ordinal);

        boxes[0].Value = "CQP-1999-0001";
        var refused = await FillAsync(page);
        Assert.True(refused.Text.Contains("pas parmi les vôtres", StringComparison.Ordinal), refused.Text);
        Assert.Contains("Droit mutualiste", refused.Html.QuerySelector<IHtmlInputElement>("#Form_Title")!.Value);

        Task<WebPage> FillAsync(WebPage form)
        {
            form.Html.QuerySelector<IHtmlSelectElement>("#Form_Unit")!.Options[1].IsSelected = true;
            return trainer.SubmitAsync(
                form,
                "Ajouter le module aux candidats choisis",
                ("Intitulé du module", "Droit mutualiste"),
                ("Premier jour", "05/10/2026"),
                ("Dernier jour", "06/10/2026"),
                ("Nombre d’heures", "14"));
        }
    }

    [Fact]
    public async Task A_file_goes_from_the_list_to_a_session_made_for_it()
    {
        await SeedAsync("3", "specialiste-prestations");
        using var oemm = await Visitor.SignedInAsync(app, Oemm);
        var list = await oemm.OpenAsync("/oemm/jurys/dossiers?Etat=APlanifier");
        var place = list.Html.QuerySelectorAll<IHtmlAnchorElement>("td a").First(link => link.TextContent == "Inscrire à une séance");
        var page = await oemm.OpenAsync(place.PathName);
        var plan = await oemm.OpenAsync(LinkOf(page, "session pour ce dossier").Href);
        Assert.Empty(plan.Errors);
        var back = await oemm.SubmitAsync(
            plan, "Créer la session", ("Jour de la session", "15/12/2027"), ("Début", "09:00"), ("Fin", "17:00"), ("Lieu", "12 rue des Lilas, Lyon"));
        Assert.Equal(place.PathName, back.Path);
        Assert.Contains("15 décembre 2027", back.Text, StringComparison.Ordinal);
        var session = await oemm.PressAsync(back, back.Html.QuerySelectorAll<IHtmlButtonElement>("button").Last(button => button.TextContent == "Inscrire"));
        Assert.Contains("dossier inscrit à cette session", session.Text, StringComparison.Ordinal);
        Assert.Equal(session.Path, (await oemm.OpenAsync(place.PathName)).Path);
    }

    private static IHtmlAnchorElement LinkOf(WebPage page, string words) =>
        page.Html.QuerySelectorAll<IHtmlAnchorElement>("a").Single(link => link.TextContent.Contains(words, StringComparison.Ordinal));

    private async Task SeedAsync(params string[] arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Equal(0, await SeedFiles.RunAsync(scope.ServiceProvider, arguments));
    }
}
