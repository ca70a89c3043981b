using System.Net;
using AngleSharp.Dom;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Lists;

/// <summary>Filters, order, exports, named views, files opened lately.</summary>
public class ListTests(AppHost app) : IClassFixture<AppHost>
{
    private readonly ListScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Lists => new()
    {
        { "rh@horizon.example", "/dossiers" },
        { "formation@cap-competences.example", "/dossiers" },
        { "responsable@horizon.example", "/dossiers" },
        { "candidat@horizon.example", "/dossiers" },
        { "oemm@cqp.example", "/dossiers" },
        { "oemm@cqp.example", "/oemm/certificats" },
        { "oemm@cqp.example", "/courriers" },
        { "oemm@cqp.example", "/oemm/jurys" },
        { "oemm@cqp.example", "/oemm/jurys/dossiers" },
        { "oemm@cqp.example", "/oemm/jurys/membres" },
        { "oemm@cqp.example", "/oemm/entreprises" },
        { "oemm@cqp.example", "/oemm/organismes" },
        { "oemm@cqp.example", "/comptes" },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task Every_column_sorts_both_ways_and_the_export_says_the_same_in_the_same_order(string email, string list)
    {
        using var visitor = await Visitor.SignedInAsync(app, email);
        var page = await visitor.OpenAsync(list);
        if (page.Html.QuerySelector("table") is null)
        {
            Assert.Contains("Aucun", page.Text); // nothing to sort in the demonstration
            return;
        }

        var heads = page.Html.QuerySelectorAll("thead a.sort").Select(head => (WebPage.Flat(head.TextContent), head.GetAttribute("href")!)).ToList();
        Assert.NotEmpty(heads);
        foreach (var (words, url) in heads)
        {
            var up = await visitor.OpenAsync(url);
            var sorted = Assert.Single(up.Html.QuerySelectorAll("th[aria-sort]"));
            Assert.Equal((words, "ascending"), (WebPage.Flat(sorted.TextContent), sorted.GetAttribute("aria-sort")));
            var down = await visitor.OpenAsync(sorted.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal("descending", Assert.Single(down.Html.QuerySelectorAll("th[aria-sort]")).GetAttribute("aria-sort"));
            Assert.Equal(Names(up).Order(StringComparer.Ordinal), Names(down).Order(StringComparer.Ordinal));
            await SameInExportsAsync(visitor, down);
        }
    }

    private static async Task SameInExportsAsync(Visitor visitor, WebPage page)
    {
        var links = page.Html.QuerySelectorAll(".exports a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal([".csv", ".xlsx"], links.Select(url => Path.GetExtension(url.Split('?')[0])));
        foreach (var url in links)
        {
            var bytes = await visitor.Client.GetByteArrayAsync(url, Cancellation);
            var rows = url.Contains(".csv") ? CsvText.Read(CsvText.Decode(bytes)!.Value.Text) : Workbook.Read(new MemoryStream(bytes))!.Rows;
            var lines = page.Html.QuerySelectorAll("tbody tr").ToList();
            Assert.Equal(lines.Count, rows.Count - 1);
            foreach (var (line, row) in lines.Zip(rows.Skip(1)))
            {
                // the register of certificates begins with the number
                var name = WebPage.Flat(line.QuerySelector("th a, th")!.FirstChild!.TextContent);
                Assert.Contains(row.Cells, cell => cell.StartsWith(name, StringComparison.Ordinal));
            }
        }
    }

    private static IEnumerable<string> Names(WebPage page) => page.Html.QuerySelectorAll("tbody tr").Select(line => WebPage.Flat(line.TextContent));

    [Fact]
    public async Task Files_are_sorted_by_the_folded_name_and_by_the_order_of_the_stages()
    {
        var company = "Mutuelle du Tri";
        foreach (var name in new[] { "Étienne", "Zola", "d’Été", "Eluard" })
        {
            await scene.FileAsync("Sam", name, company: company);
        }

        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var page = await oemm.OpenAsync($"/dossiers?Entreprise={company}&Tri=Candidat");
        Assert.Equal(["Sam d’Été", "Sam Eluard", "Sam Étienne", "Sam Zola"], Cells(page, "th"));
        page = await oemm.OpenAsync($"/dossiers?Entreprise={company}&Tri=Candidat&Sens=desc");
        Assert.Equal(["Sam Zola", "Sam Étienne", "Sam Eluard", "Sam d’Été"], Cells(page, "th"));

        var ranks = Cells(await oemm.OpenAsync("/dossiers?Tri=Etape"), "td[data-l='Étape']").Select(cell => cell.Split(' ')[0]).ToList();
        Assert.Equal(ranks.Order(), ranks);
    }

    [Fact]
    public async Task Each_filter_keeps_what_it_says()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var all = Cells(await oemm.OpenAsync("/dossiers"), "td[data-l='Référence']");
        foreach (
            var (filter, expected) in new (string, Func<AppDbContext, IQueryable<CertificationFile>>)[]
            {
                ("Certification=specialiste-prestations", db => db.Files.Where(file => file.Certification == "specialiste-prestations")),
                ("Edition=specialiste-prestations.v2", db => db.Files.Where(file => file.EditionCode == "specialiste-prestations")),
                ("Etape=Training", db => db.Files.Where(file => file.Stage == Stage.Training && file.Turn != Turn.Nobody)),
                ("Attente=Evaluators", db => db.Files.Where(file => file.Turn == Turn.Evaluators)),
                ("AMoi=oui", db => db.Files.Where(file => file.Turn == Turn.Certifier)),
                ("Etat=Termine", db => db.Files.Where(file => file.Presentation.PublishedOn != null)),
                (
                    "Entreprise=horizon",
                    db => db.Files.Where(file => file.EmployerId == db.Organisations.Single(found => found.Name == DemoPeople.Horizon).Id)
                ),
                (
                    "Organisme=cap+competences",
                    db =>
                        from file in db.Files
                        from place in file.Organisations
                        where place.Until == null && place.OrganisationId == db.Organisations.Single(found => found.Name == DemoPeople.CapCompetences).Id
                        select file
                ),
            }
        )
        {
            await using var scope = app.Services.CreateAsyncScope();
            var references = await expected(scope.ServiceProvider.GetRequiredService<AppDbContext>())
                .OrderByDescending(file => file.TurnSince)
                .ThenBy(file => file.Id)
                .Select(file => file.Reference)
                .Take(25)
                .ToListAsync(Cancellation);
            Assert.NotEmpty(references);
            var shown = Cells(await oemm.OpenAsync("/dossiers?" + filter), "td[data-l='Référence']");
            Assert.Equal($"{filter}: {string.Join(", ", references)}", $"{filter}: {string.Join(", ", shown)}");
        }

        Assert.NotEmpty(all);
    }

    [Fact]
    public async Task Late_files_are_those_whose_last_day_is_over_and_that_nobody_decided()
    {
        await scene.FileAsync("Tard", "Dépassée", company: "Mutuelle du Retard");
        await scene.FileAsync("Tôt", "Tranquille", company: "Mutuelle du Retard");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var late = app.Clock.Today().AddDays(-1);
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await db
                .Files.Where(file => db.People.Any(person => person.Id == file.CandidateId && person.BirthName == "Dépassée"))
                .ExecuteUpdateAsync(row => row.SetProperty(file => file.FirstJuryBefore, late).SetProperty(file => file.DueBefore, late), Cancellation);
        }

        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.Equal(["Tard Dépassée"], Cells(await oemm.OpenAsync("/dossiers?Entreprise=retard&Echeance=Depassee"), "th"));
        Assert.Equal("Tard Dépassée", Cells(await oemm.OpenAsync("/dossiers?Tri=Echeance"), "th")[0]);
    }

    [Fact]
    public async Task A_view_is_kept_under_a_name_by_its_owner_alone_and_forgotten()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var page = await oemm.OpenAsync("/dossiers?Recherche=demo&Attente=Evaluators&Tri=Candidat&Sens=desc&Page=1");
        page = await oemm.SubmitAsync(page, "Garder la vue", ("Nom de la vue", "Évaluations : à relancer"));
        Assert.Contains("est gardée", page.Text);
        var view = page.Html.QuerySelector(".subnav a[aria-current]")!;
        Assert.Equal("Évaluations : à relancer", WebPage.Flat(view.TextContent));
        var url = view.GetAttribute("href")!;
        Assert.Equal("/dossiers?Recherche=demo&Attente=Evaluators&Tri=Candidat&Sens=desc", url);

        using var other = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.DoesNotContain("à relancer", (await other.OpenAsync("/dossiers")).Text);
        var remove = (await oemm.OpenAsync(url)).Html.QuerySelector("form[action$='/retrait']")!.GetAttribute("action")!;
        var own = await other.OpenAsync("/dossiers?Recherche=x");
        var form = own.Html.QuerySelector("form[action='/dossiers/vues']")!;
        form.SetAttribute("action", remove);
        Assert.Equal(HttpStatusCode.NotFound, (await other.SubmitAsync(own, "Garder la vue")).Status);

        page = await oemm.SubmitAsync(await oemm.OpenAsync(url), "Retirer la vue « Évaluations : à relancer »");
        Assert.DoesNotContain(page.Html.QuerySelectorAll(".subnav a"), link => link.TextContent.Contains("relancer"));
        page = await oemm.SubmitAsync(await oemm.OpenAsync(url), "Garder la vue");
        Assert.StartsWith("Vue du", WebPage.Flat(page.Html.QuerySelector(".subnav a[aria-current]")!.TextContent));
    }

    [Fact]
    public async Task The_last_eight_files_opened_come_back_to_whoever_opened_them_while_they_see_them()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var references = new List<string>();
        for (var rank = 0; rank < 9; rank++)
        {
            references.Add(await scene.FileAsync("Rang", $"N{(char)('a' + rank)}"));
            await company.OpenAsync("/dossiers/" + references[^1]);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await company.OpenAsync("/dossiers/introuvable");
        var expected = Enumerable.Reverse(references).Take(8).ToList();
        var recent = await RecentAsync(company, list => list.SequenceEqual(expected));
        Assert.Equal(expected, recent);
        await company.OpenAsync("/dossiers/" + expected[^1]);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([expected[^1], .. expected[..^1]], await RecentAsync(company, list => list.FirstOrDefault() == expected[^1]));

        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.Empty(await RecentAsync(oemm, _ => true));
    }

    // a worker writes them, a moment after the page
    private static async Task<List<string>> RecentAsync(Visitor visitor, Func<List<string>, bool> arrived)
    {
        for (var attempt = 0; ; attempt++)
        {
            var page = await visitor.OpenAsync("/dossiers");
            var found = page.Html.QuerySelectorAll(".recent a").Select(link => link.GetAttribute("href")!["/dossiers/".Length..]).ToList();
            if (arrived(found) || attempt == 50)
            {
                return found;
            }

            await Task.Delay(100, Cancellation);
        }
    }

    private static List<string> Cells(WebPage page, string selector) =>
        [.. page.Html.QuerySelectorAll($"tbody {selector}").Select(cell => WebPage.Flat(cell.TextContent))];
}
