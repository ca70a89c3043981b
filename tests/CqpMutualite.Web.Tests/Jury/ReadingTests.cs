using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>A member of a jury reads a file before the session, keeps notes for themselves and declares a link; nobody else reads the notes.</summary>
public class ReadingTests(RightsHost app) : IClassFixture<RightsHost>
{
    private const string Member = "jury.salarie@cqp.example", Other = "jury.salarie2@cqp.example", Oemm = "oemm@cqp.example";
    private const string Page = $"/jury/dossiers/{RightsHost.Complete}/lecture", Link = $"/jury/dossiers/{RightsHost.Complete}/lien";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Rule("JUR-08"), Rule("DOC-05")]
    public async Task The_path_is_read_on_one_page_in_the_order_in_which_it_was_followed()
    {
        using var member = await Visitor.SignedInAsync(app, Member);
        var page = await member.OpenAsync(Page);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var heads = page.Html.QuerySelectorAll(".reading thead th").Select(cell => WebPage.Flat(cell.TextContent));
        Assert.Equal(["Domaine", "Entretien d’orientation", "Formation", "Évaluations intermédiaires", "Évaluation finale", "Avis des évaluateurs"], heads);
        var second = WebPage.Flat(page.Html.QuerySelectorAll(".reading tbody tr")[1].TextContent);
        Assert.Contains("Partiellement", second, StringComparison.Ordinal);
        Assert.Contains("Objectif atteint", second, StringComparison.Ordinal);
        Assert.Contains("3 Acquis, 1 A améliorer", second, StringComparison.Ordinal);
        Assert.Contains("4 OUI", second, StringComparison.Ordinal);
        Assert.Contains("Le domaine est maîtrisé", second, StringComparison.Ordinal);

        // each booklet and each piece that the page lists opens
        var links = page
            .Html.QuerySelectorAll<IHtmlAnchorElement>(".reading-list a:not([href$='.pdf']), .attachments a")
            .Select(link => link.GetAttribute("href")!)
            .ToList();
        Assert.True(links.Count >= 5);
        foreach (
            var link in links.Where(link =>
                !link.Contains("/pieces/", StringComparison.Ordinal) || !link.EndsWith(app.Attachment.ToString(), StringComparison.Ordinal)
            )
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await member.Client.GetAsync(link, Cancellation)).StatusCode);
        }

        // the tutor's booklet opens with its results; what the tutor wrote of the reviews stays with the company
        var tutoring = await member.OpenAsync($"/dossiers/{RightsHost.Complete}/livrets/suivi-tuteur");
        var review = await InBaseAsync(db =>
            db.TutoringEntries.Where(note => note.Kind == Domain.Tutoring.TutoringKind.Review).Select(note => note.Summary).FirstAsync(Cancellation)
        );
        Assert.DoesNotContain(WebPage.Flat(review), tutoring.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("observateur@cqp.example")]
    [InlineData(Oemm)]
    [InlineData("rh@horizon.example")]
    [InlineData("candidat@horizon.example")]
    public async Task Who_does_not_sit_there_finds_no_page(string email)
    {
        using var visitor = await Visitor.SignedInAsync(app, email);
        foreach (var address in new[] { Page, Link })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(address)).Status);
        }
    }

    [Fact]
    public async Task A_note_saves_by_itself_and_only_its_author_reads_it()
    {
        using var member = await Visitor.SignedInAsync(app, Member);
        var page = await member.OpenAsync(Page);
        using (var saved = await SaveAsync(member, page, "d2", "Comment vérifie-t-elle une clause ?", "0"))
        {
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
            Assert.Contains("\"token\":1", await saved.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        // typed over nothing in another window: both are kept, none overwritten
        using (var lost = await SaveAsync(member, page, "d2", "Autre chose", "0"))
        {
            Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
            Assert.Contains("clause", await lost.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        using (var long1 = await SaveAsync(member, page, "dossier", new string('a', 4001), "0"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, long1.StatusCode);
        }

        using (var unknown = await SaveAsync(member, page, "d9", "x", "0"))
        {
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        // without a script the whole form goes
        page = await member.OpenAsync(Page);
        var area = page.Html.QuerySelector<IHtmlTextAreaElement>("textarea[name='Notes[d2].Text']")!;
        Assert.Equal("Comment vérifie-t-elle une clause ?", area.Value.Trim());
        area.Value = "Relire le compte-rendu.";
        page = await member.SubmitAsync(page, "Enregistrer");
        Assert.Contains(
            "Relire le compte-rendu.",
            page.Html.QuerySelector<IHtmlTextAreaElement>("textarea[name='Notes[d2].Text']")!.Value,
            StringComparison.Ordinal
        );

        foreach (
            var (email, address) in new[]
            {
                (Other, Page),
                (Oemm, $"/dossiers/{RightsHost.Complete}"),
                (Oemm, $"/dossiers/{RightsHost.Complete}/historique"),
                (Oemm, $"/oemm/jurys/{app.Session}"),
            }
        )
        {
            using var reader = await Visitor.SignedInAsync(app, email);
            var read = await reader.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, read.Status);
            Assert.DoesNotContain("compte-rendu.", read.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        Assert.False(
            await InBaseAsync(db => db.JournalEntries.AnyAsync(entry => entry.Changes != null && entry.Changes.Contains("compte-rendu."), Cancellation))
        );
    }

    [Fact]
    [Rule("SIL-11")]
    public async Task A_declared_link_is_shown_to_the_certifier_who_is_told_without_any_detail()
    {
        const string Words = "Nous avons partagé un bureau de 2015 à 2019.";
        using var member = await Visitor.SignedInAsync(app, Other);
        using var oemm = await Visitor.SignedInAsync(app, Oemm);
        var form = await member.OpenAsync(Link);
        form = await member.SubmitAsync(form, "Déclarer le lien", ("En quelques mots", Words));
        Assert.Equal(["Le lien : dites de quel lien il s’agit"], form.Errors);
        Assert.Equal(Words, form.Html.QuerySelector<IHtmlTextAreaElement>("textarea[name='Form.Words']")!.Value.Trim());
        var page = await member.SubmitAsync(
            form,
            "Déclarer le lien",
            ("Quel lien avez-vous avec ce candidat ?", "Lien de travail, présent ou passé"),
            ("En quelques mots", Words)
        );
        Assert.Equal(Page, page.Path);
        Assert.Contains("Vous avez déclaré un lien avec ce candidat", page.Text, StringComparison.Ordinal);

        var session = await oemm.OpenAsync($"/oemm/jurys/{app.Session}");
        Assert.Contains("a déclaré un lien avec le candidat", session.Text, StringComparison.Ordinal);
        Assert.Contains("Nous avons partagé un bureau de 2015 à 2019", session.Text, StringComparison.Ordinal);
        var message = await InBaseAsync(db => db.Messages.AsNoTracking().SingleAsync(found => found.Kind == MessageKind.LinkDeclared, Cancellation));
        Assert.Equal((app.Session.ToString(), (Guid?)null), (message.Detail, message.FileId));
        using (var colleague = await Visitor.SignedInAsync(app, Member))
        {
            Assert.DoesNotContain(
                "partagé un bureau",
                (await colleague.OpenAsync(Page)).Text + (await colleague.OpenAsync(Link)).Text,
                StringComparison.Ordinal
            );
        }

        Assert.DoesNotContain("Lien avec le candidat", (await oemm.OpenAsync($"/dossiers/{RightsHost.Complete}/historique")).Text, StringComparison.Ordinal);
        form = await member.SubmitAsync(await member.OpenAsync(Link), "Retirer la déclaration");
        Assert.DoesNotContain("Retirer la déclaration", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a déclaré un lien", (await oemm.OpenAsync($"/oemm/jurys/{app.Session}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guide_is_read_on_screen_and_on_paper()
    {
        using var member = await Visitor.SignedInAsync(app, Member);
        var page = await member.OpenAsync("/jury/guide?edition=blocs-relation-clients");
        Assert.Contains("La commission : des blocs isolés, sur dossier", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, page.Html.QuerySelectorAll("nav.subnav a").Length);
        var pdf = await PdfText.ReadAsync(await member.Client.GetByteArrayAsync("/jury/guide/specialiste-prestations.pdf", Cancellation), Cancellation);
        Assert.Contains("Guide pour le jury", pdf.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("commission : des", pdf.Flat, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync("/jury/guide?edition=inconnue")).Status);
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync("/jury/guide")).Status);
    }

    [Fact]
    public async Task The_minutes_say_who_sat_and_what_waits_for_a_decision()
    {
        using var member = await Visitor.SignedInAsync(app, Member);
        var bytes = await member.Client.GetByteArrayAsync($"/oemm/jurys/{app.Session}/documents/proces-verbal.pdf", Cancellation);
        var minutes = await PdfText.ReadAsync(bytes, Cancellation);
        foreach (
            var words in new[]
            {
                "ce procès-verbal est provisoire",
                "Présidence : Anne Lefort",
                "Les 4 voix sont présentes",
                "Nadia Belkacem",
                "Décision non signée",
            }
        )
        {
            Assert.Contains(words, minutes.Flat, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("@", minutes.Flat, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/oemm/jurys/{app.Session}/documents/autre.pdf")).Status);
        using var observer = await Visitor.SignedInAsync(app, "observateur@cqp.example");
        Assert.Equal(HttpStatusCode.NotFound, (await observer.OpenAsync($"/oemm/jurys/{app.Session}/documents/proces-verbal.pdf")).Status);
    }

    private static async Task<HttpResponseMessage> SaveAsync(Visitor visitor, WebPage page, string key, string text, string token)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            page.Html.QuerySelector<IHtmlFormElement>("form[data-autosave]")!.GetAttribute("data-autosave")
        );
        request.Headers.Add("X-Requested-With", "autosave");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Html.QuerySelector<IHtmlInputElement>("form[data-autosave] input[name=__RequestVerificationToken]")!.Value,
            ["key"] = key,
            [$"Notes[{key}].Text"] = text,
            [$"Notes[{key}].Token"] = token,
        });
        return await visitor.Client.SendAsync(request, Cancellation);
    }

    private async Task<T> InBaseAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
