using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.Tutoring;

/// <summary>The tutor's guide, notes and intermediate evaluations, through their real forms.</summary>
public class TutoringPagesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string File = "DEMO-CMI-01", Page = $"/dossiers/{File}/tutorat", Tutor = "tuteur@horizon.example";

    [Fact]
    public async Task An_evaluation_is_opened_at_a_date_filled_by_the_tutor_and_shown_in_the_progress()
    {
        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        var before = (await tutor.OpenAsync(Page)).Html.QuerySelectorAll(".progress-chart").Length;
        Assert.True(before > 0);
        var refused = await tutor.SubmitAsync(
            await tutor.OpenAsync(Page + "/evaluations/nouvelle"),
            "Ouvrir l’évaluation",
            ("Date de l’évaluation", "03/03/2031")
        );
        Assert.Equal(["Date de l’évaluation : cette date est dans l’avenir"], refused.Errors);
        var ancient = await tutor.SubmitAsync(refused, "Ouvrir l’évaluation", ("Date de l’évaluation", "03/03/1999"));
        Assert.Single(ancient.Errors);

        var today = app.Clock.Today().ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);
        var grid = await tutor.SubmitAsync(ancient, "Ouvrir l’évaluation", ("Date de l’évaluation", today));
        Assert.EndsWith("/d1", grid.Path, StringComparison.Ordinal);
        var last = (await tutor.SubmitAsync(await tutor.OpenAsync(grid.Path.Replace("/d1", "/d7", StringComparison.Ordinal)), "Enregistrer")).Path;
        var page = await tutor.OpenAsync(last);
        page.Html.QuerySelectorAll<IHtmlInputElement>("input[type=radio][value=acquis]").First().IsChecked = true;
        Assert.Empty((await tutor.SubmitAsync(page, "Enregistrer et revenir")).Errors);
        var after = await tutor.OpenAsync(Page);
        Assert.Contains(after.Html.QuerySelectorAll(".progress-chart figcaption"), caption =>
            caption.TextContent.Contains("Domaine 7", StringComparison.Ordinal)
        );
        Assert.Contains(
            "1 « Acquis »",
            after.Html.QuerySelectorAll(".progress-chart svg").Select(chart => chart.GetAttribute("aria-label")).Last(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_candidate_gives_their_own_view_and_the_tutor_reads_it_beside()
    {
        using var candidate = await Visitor.SignedInAsync(app, "candidat@horizon.example");
        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        const string own = "/dossiers/DEMO-SPE-01/tutorat";
        Assert.Equal(HttpStatusCode.OK, (await candidate.OpenAsync(own)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await candidate.OpenAsync(own + "/guide")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await candidate.OpenAsync(own + "/evaluations/1/d1")).Status);

        // the file is before the jury: everything is read, nothing changes
        var mine = await candidate.OpenAsync(own + "/auto-evaluations/2/d1");
        Assert.Contains("Votre tuteur", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mine.Html.QuerySelectorAll("button"), button => button.TextContent.StartsWith("Enregistrer", StringComparison.Ordinal));
        Assert.Contains("Auto-évaluation du candidat", (await tutor.OpenAsync($"/dossiers/{File}/tutorat/evaluations/2/d1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_saving_the_same_criterion_show_both_values()
    {
        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        using var manager = await Visitor.SignedInAsync(app, "responsable@horizon.example");
        const string path = Page + "/evaluations/1/d5";
        var (mine, theirs) = (await tutor.OpenAsync(path), await manager.OpenAsync(path));
        Check(theirs, "acquis");
        Assert.Empty((await manager.SubmitAsync(theirs, "Enregistrer")).Errors);
        Check(mine, "non-acquis");
        var late = await tutor.SubmitAsync(mine, "Enregistrer");
        Assert.Single(late.Errors);
        Assert.Contains("Réponse enregistrée entre-temps", late.Text, StringComparison.Ordinal);

        static void Check(WebPage page, string value) =>
            page.Html.QuerySelectorAll<IHtmlInputElement>($"input[type=radio][value={value}]").First().IsChecked = true;
    }

    [Fact]
    public async Task Notes_are_dated_read_by_whom_they_concern_and_removed()
    {
        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var empty = await tutor.SubmitAsync(await tutor.OpenAsync(Page + "/notes/bilan"), "Enregistrer la note", ("Date", "01/01/2031"));
        Assert.Equal(
            ["Date : cette date est dans l’avenir", "Points forts : notez au moins un point fort", "Objectifs : fixez au moins un objectif"],
            empty.Errors
        );

        var review = await tutor.SubmitAsync(
            await tutor.OpenAsync(Page + "/notes/bilan"),
            "Enregistrer la note",
            ("Points forts", "Relit ses dossiers."),
            ("Objectifs", "Animer une réunion.")
        );
        Assert.Contains("Relit ses dossiers.", review.Text);
        await tutor.SubmitAsync(
            await tutor.OpenAsync(Page + "/notes/recadrage"),
            "Enregistrer la note",
            ("Les faits et ce qui a été dit", "Deux retards sans prévenir."),
            ("Objectifs", "Prévenir avant 9 heures.")
        );
        Assert.Contains("Deux retards", (await tutor.OpenAsync(Page + "/guide")).Text, StringComparison.Ordinal);

        // the company reads the review, not the correction
        var read = (await hr.OpenAsync(Page)).Text;
        Assert.Contains("Relit ses dossiers.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Deux retards", read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.OpenAsync(Page + "/guide")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tutor.OpenAsync(Page + "/notes/inconnu")).Status);
        using var stranger = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(Page)).Status);
    }

    [Fact, Rule("TUT-02"), Rule("TUT-08")]
    public async Task The_guide_says_the_seven_missions_and_the_six_phases()
    {
        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        var guide = (await tutor.OpenAsync(Page + "/guide")).Html;
        Assert.Equal(7, guide.QuerySelectorAll("section[aria-labelledby=intervenants] ol > li").Length);
        Assert.Equal(6, guide.QuerySelectorAll("section[aria-labelledby=former] .checklist > li").Length);
        Assert.Contains("À partir de la sixième phase", guide.QuerySelector("section[aria-labelledby=former]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checklist_is_kept_for_the_file()
    {
        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        var guide = await tutor.OpenAsync(Page + "/guide");
        guide.Html.QuerySelector<IHtmlInputElement>("#done-poste")!.IsChecked = true;
        await tutor.SubmitAsync(guide, "Enregistrer la liste");
        using var manager = await Visitor.SignedInAsync(app, "responsable@horizon.example");
        var shared = await manager.OpenAsync(Page + "/guide");
        Assert.True(shared.Html.QuerySelector<IHtmlInputElement>("#done-poste")!.IsChecked);
        shared.Html.QuerySelector<IHtmlInputElement>("#done-poste")!.IsChecked = false;
        Assert.False((await manager.SubmitAsync(shared, "Enregistrer la liste")).Html.QuerySelector<IHtmlInputElement>("#done-poste")!.IsChecked);
    }

    [Fact]
    public async Task An_edition_without_intermediate_grid_offers_reviews_only()
    {
        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        var page = await tutor.OpenAsync("/dossiers/DEMO-BLO-01/tutorat");
        Assert.Contains("Bilans", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Évaluations intermédiaires", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await tutor.OpenAsync("/dossiers/DEMO-BLO-01/tutorat/evaluations/nouvelle")).Status);
    }
}
