using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Training;

/// <summary>The training organisation's pages, through their real forms.</summary>
public class TrainingPagesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string File = "DEMO-CMI-01", Page = $"/dossiers/{File}/formation", Trainer = "formation@cap-competences.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_module_is_refused_beside_its_field_then_added_then_removed()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var unit = (await trainer.OpenAsync(Page))
            .Html.QuerySelectorAll("[name='Form.Unit'] option")
            .Select(option => option.TextContent)
            .First(text => text.StartsWith("Domaine 3", StringComparison.Ordinal));
        (string, string)[] Fields(string from, string to) =>
            [("Domaine", unit), ("Intitulé du module", "Conclure une vente"), ("Premier jour", from), ("Dernier jour", to), ("Nombre d’heures", "14")];

        var refused = await trainer.SubmitAsync(await trainer.OpenAsync(Page), "Ajouter le module", Fields("03/03/2026", "02/03/2026"));
        Assert.Equal(["Dernier jour : la fin du module précède son début"], refused.Errors);
        Assert.Equal("Conclure une vente", ((IHtmlInputElement)refused.Html.QuerySelector("[name='Form.Title']")!).Value);

        var added = await trainer.SubmitAsync(await trainer.OpenAsync(Page), "Ajouter le module", Fields("02/03/2026", "03/03/2026"));
        Assert.Contains("Conclure une venteDomaine 3 · Cap Compétences du 2 mars 2026 au 3 mars 2026", added.Text);

        var form = added
            .Html.QuerySelectorAll("tr")
            .First(row => row.TextContent.Contains("Conclure une vente", StringComparison.Ordinal))
            .QuerySelector<IHtmlFormElement>("form")!;
        using var response = await trainer.Client.PostAsync(
            form.Action[form.Action.IndexOf("/dossiers", StringComparison.Ordinal)..],
            Posted(form),
            Cancellation
        );
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.DoesNotContain("Conclure une vente", (await trainer.OpenAsync(Page)).Text);
        using var again = await trainer.Client.PostAsync(form.Action[form.Action.IndexOf("/dossiers", StringComparison.Ordinal)..], Posted(form), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task An_evaluation_is_kept_incomplete_and_a_late_answer_shows_both_values()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        using var colleague = await Visitor.SignedInAsync(app, Trainer);
        var mine = await trainer.OpenAsync(Page + "/d7");
        var theirs = await colleague.OpenAsync(Page + "/d7");
        Comment(theirs).Value = "Organise bien sa semaine.";
        Assert.Empty((await colleague.SubmitAsync(theirs, "Enregistrer")).Errors);

        Comment(mine).Value = "Anticipe les aléas.";
        var late = await trainer.SubmitAsync(mine, "Enregistrer");
        Assert.Single(late.Errors);
        Assert.Equal("Anticipe les aléas.", Comment(late).Value.Trim());
        Assert.Contains("Réponse enregistrée entre-tempsOrganise bien sa semaine.", late.Text);

        Assert.Empty((await trainer.SubmitAsync(late, "Enregistrer")).Errors);
        Assert.Equal("Anticipe les aléas.", Comment(await colleague.OpenAsync(Page + "/d7")).Value.Trim());

        static IHtmlTextAreaElement Comment(WebPage page) =>
            page.Html.QuerySelector<IHtmlTextAreaElement>("textarea[name='Answers[d7.formative-commentaire].Value']")!;
    }

    [Fact]
    public async Task The_closing_says_what_is_missing_with_its_place_and_changes_nothing()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var page = await trainer.OpenAsync(Page + "/cloture");
        Assert.Contains(page.Html.QuerySelectorAll<IHtmlAnchorElement>("main a"), link => link.PathName.StartsWith(Page + "/d", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Html.QuerySelectorAll("main button"), button => button.TextContent == "Clôturer la formation");

        var token = (await trainer.OpenAsync(Page)).Html.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var refused = await trainer.Client.PostAsync(
            Page + "/cloture",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
            Cancellation
        );
        Assert.Contains("La formation n’est pas complète", await refused.Content.ReadAsStringAsync(Cancellation));
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(
            await scope
                .ServiceProvider.GetRequiredService<AppDbContext>()
                .Files.Where(file => file.Reference == File)
                .Select(file => file.Training.TrainedOn)
                .SingleAsync(Cancellation)
        );
    }

    [Fact]
    public async Task A_module_on_two_units_or_with_absurd_figures_is_refused()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var units = (await trainer.OpenAsync(Page)).Html.QuerySelectorAll("[name='Form.Unit'] option").Select(option => option.TextContent).ToList();
        string Unit(string start) => units.First(text => text.StartsWith(start, StringComparison.Ordinal));
        (string, string)[] Fields(string unit, string from, string to, string hours) =>
            [("Domaine", Unit(unit)), ("Intitulé du module", "Suivre son activité"), ("Premier jour", from), ("Dernier jour", to), ("Nombre d’heures", hours)];

        foreach (
            var (fields, error) in new[]
            {
                (
                    Fields("Domaine 6", "02/03/2026", "03/03/2026", "-4"),
                    "Nombre d’heures : donnez un nombre d’heures, par demi-heure : 14 ou 14,5, jusqu’à 1 000"
                ),
                (
                    Fields("Domaine 6", "02/03/2026", "03/03/2026", "999"),
                    "Nombre d’heures : vérifiez les heures et les dates : ce module ferait plus de 12 heures par jour"
                ),
                (Fields("Domaine 6", "02/03/1926", "03/03/1926", "7"), "Premier jour : vérifiez l’année : ce module serait trop loin d’aujourd’hui"),
            }
        )
        {
            Assert.Equal([error], (await trainer.SubmitAsync(await trainer.OpenAsync(Page), "Ajouter le module", fields)).Errors);
        }

        Assert.Empty(
            (await trainer.SubmitAsync(await trainer.OpenAsync(Page), "Ajouter le module", Fields("Domaine 6", "02/03/2026", "03/03/2026", "14"))).Errors
        );
        var twice = await trainer.SubmitAsync(await trainer.OpenAsync(Page), "Ajouter le module", Fields("Domaine 7", "02/03/2026", "03/03/2026", "14"));
        Assert.Contains("déjà rattaché à « Domaine 6 »", Assert.Single(twice.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_is_corrected_by_half_hours_with_its_content_and_never_over_a_colleague()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        using var colleague = await Visitor.SignedInAsync(app, Trainer);
        var unit = (await trainer.OpenAsync(Page))
            .Html.QuerySelectorAll("[name='Form.Unit'] option")
            .Select(option => option.TextContent)
            .First(text => text.StartsWith("Domaine 2", StringComparison.Ordinal));
        var page = await trainer.SubmitAsync(
            await trainer.OpenAsync(Page),
            "Ajouter le module",
            ("Domaine", unit),
            ("Intitulé du module", "Écouter"),
            ("Premier jour", "02/03/2026"),
            ("Dernier jour", "03/03/2026"),
            ("Nombre d’heures", "14")
        );
        var path = page
            .Html.QuerySelectorAll("tr")
            .First(row => row.TextContent.Contains("Écouter", StringComparison.Ordinal))
            .QuerySelector<IHtmlAnchorElement>("a")!
            .PathName;

        var mine = await trainer.OpenAsync(path);
        var theirs = await colleague.OpenAsync(path);
        Assert.Equal("14", Field(mine, "Hours").Value);
        foreach (var wrong in new[] { "14,3", "quatorze", "0", "1000,5" })
        {
            var refused = await trainer.SubmitAsync(await trainer.OpenAsync(path), "Enregistrer le module", ("Nombre d’heures", wrong));
            Assert.Contains("par demi-heure", Assert.Single(refused.Errors), StringComparison.Ordinal);
            Assert.Equal(wrong, Field(refused, "Hours").Value);
        }

        page = await colleague.SubmitAsync(
            theirs,
            "Enregistrer le module",
            ("Nombre d’heures", "14.5"),
            ("Contenu (facultatif)", "L’écoute active."),
            ("Méthode pédagogique (facultatif)", "Jeux de rôle.")
        );
        Assert.Equal(Page, page.Path);
        Assert.Contains("14,5", page.Text, StringComparison.Ordinal);
        Assert.Contains("L’écoute active.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Jeux de rôle.", page.Text, StringComparison.Ordinal);

        var late = await trainer.SubmitAsync(mine, "Enregistrer le module", ("Intitulé du module", "Écouter et comprendre"));
        Assert.Contains("« Écouter », du 2 mars 2026 au 3 mars 2026, 14,5 heures", Assert.Single(late.Errors), StringComparison.Ordinal);
        Assert.Equal("Écouter et comprendre", Field(late, "Title").Value);
        page = await trainer.SubmitAsync(late, "Enregistrer le module", ("Nombre d’heures", "1,5"));
        Assert.Contains("Écouter et comprendre", page.Text, StringComparison.Ordinal);

        // what the company reads says the same, with the halves
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var pdf = await PdfText.ReadAsync(
            await company.Client.GetByteArrayAsync($"/dossiers/{File}/documents/parcours-individualise.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("Écouter et comprendre", pdf.Flat, StringComparison.Ordinal);
        Assert.Contains("1,5", pdf.Flat, StringComparison.Ordinal);

        using var other = await Visitor.SignedInAsync(app, "formation@autre-organisme.example");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.OpenAsync($"{Page}/modules/{Guid.NewGuid()}")).Status);

        static IHtmlInputElement Field(WebPage page, string name) => page.Html.QuerySelector<IHtmlInputElement>($"[name='Form.{name}']")!;
    }

    [Fact]
    public async Task A_unit_that_the_edition_does_not_expect_has_no_evaluation()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.OpenAsync("/dossiers/DEMO-SPE-01/formation/d1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.OpenAsync(Page + "/d9")).Status);
        Assert.Equal(HttpStatusCode.OK, (await trainer.OpenAsync("/dossiers/DEMO-SPE-01/formation/d2")).Status);
    }

    private static FormUrlEncodedContent Posted(IHtmlFormElement form) =>
        new(form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => new KeyValuePair<string, string>(input.Name!, input.Value)));
}
