using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>Naming the evaluators, inviting somebody, and replacing one in mid-course.</summary>
public class EvaluatorsPagesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Page = "/dossiers/DEMO-SPE-02/evaluateurs",
        Claire = "Claire Morel, responsable du pôle prestations",
        Paul = "Paul Girard, gestionnaire expert, tuteur";

    private readonly EvaluationScene scene = new(app);

    [Fact]
    public async Task Two_persons_of_the_company_are_named_never_twice_the_same_never_somebody_else()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(2, (await hr.SubmitAsync(await hr.OpenAsync(Page), "Nommer les évaluateurs")).Errors.Count);

        var page = await hr.OpenAsync(Page);
        Choose(page, "First", Claire);
        Choose(page, "Second", Claire);
        Assert.Equal(["Évaluateur 2 : les deux évaluateurs sont deux personnes distinctes"], (await hr.SubmitAsync(page, "Nommer les évaluateurs")).Errors);

        page = await hr.OpenAsync(Page);
        Choose(page, "First", Claire);
        Option(page, "Second", Paul).Value = Guid.NewGuid().ToString();
        Choose(page, "Second", Paul);
        Assert.Equal(["Évaluateur 2 : choisissez une personne de la liste"], (await hr.SubmitAsync(page, "Nommer les évaluateurs")).Errors);

        page = await hr.OpenAsync(Page);
        Choose(page, "First", Claire);
        Choose(page, "Second", Paul);
        var named = await hr.SubmitAsync(page, "Nommer les évaluateurs");
        Assert.Equal("/dossiers/DEMO-SPE-02", named.Path);
        Assert.Contains("Claire MorelÉvaluateur 1", named.Text);
        Assert.Contains("Paul GirardÉvaluateur 2", named.Text);
    }

    [Theory]
    [InlineData("Tuteur@Horizon.example", "cette adresse est celle de Paul Girard, qui figure déjà dans la liste")]
    [InlineData("candidat@horizon.example", "C’est l’adresse du candidat : il ne peut pas être un de ses évaluateurs")]
    [InlineData("rh@atlantique.example", "cette adresse est déjà employée par une autre personne. Vérifiez-la, ou donnez-en une autre")]
    [InlineData("rh@horizon.example", "cette adresse est celle de Hélène Vasseur, qui figure déjà dans la liste")]
    [InlineData("ines.caron", "cette adresse n’est pas complète : il faut un nom, @ et un domaine")]
    public async Task An_address_that_cannot_be_theirs_is_said_and_keeps_what_was_typed(string email, string sentence)
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var reference = await scene.FileOfAsync("specialiste-prestations", "candidat@horizon.example");
        var page = await hr.OpenAsync($"/dossiers/{reference}/evaluateurs");
        Invite(page, "Second", "Inès", "Caron", "formatrice interne", email);
        var refused = await hr.SubmitAsync(page, "Enregistrer les évaluateurs");
        Assert.Equal(["Évaluateur 2, adresse électronique : " + sentence], refused.Errors);
        Assert.Equal("Caron", Input(refused, "Second.Name").Value);
        Assert.NotNull(refused.Html.QuerySelectorAll("details.invite")[1].GetAttribute("open"));
    }

    [Fact]
    public async Task Somebody_of_the_company_known_under_that_name_and_address_joins_the_evaluators()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var reference = await scene.FileAsync("specialiste-prestations", filled: false);
        var page = await hr.OpenAsync($"/dossiers/{reference}/evaluateurs");
        Invite(page, "First", "Hélène", "Vasseur", "responsable des ressources humaines", "rh@horizon.example");
        var named = await hr.SubmitAsync(page, "Enregistrer les évaluateurs", ("Motif du remplacement", "Changement de poste"));
        Assert.Contains("Hélène VasseurÉvaluateur 1", named.Text);
    }

    [Fact]
    public async Task Human_resources_stand_in_the_list_and_then_act_in_two_capacities()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var page = await hr.OpenAsync("/dossiers/DEMO-ATL-01");
        Assert.DoesNotContain("Nommer les évaluateurs", page.Text, StringComparison.Ordinal); // not before the interview is concluded
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await db
                .Files.Where(file => file.Reference == "DEMO-ATL-01")
                .ExecuteUpdateAsync(row => row.SetProperty(file => file.Stage, Domain.Files.Stage.Registration), TestContext.Current.CancellationToken);
        }

        page = await hr.OpenAsync("/dossiers/DEMO-ATL-01");
        var link = page
            .Html.QuerySelectorAll<IHtmlAnchorElement>("a")
            .Single(found => found.TextContent.Contains("Nommer les évaluateurs", StringComparison.Ordinal));
        page = await hr.OpenAsync(link.PathName);
        var own = page.Html.QuerySelectorAll<IHtmlOptionElement>("[name='Form.First.PersonId'] option").Single(option => option.Value.Length > 0);
        Choose(page, "First", own.TextContent);
        Invite(page, "Second", "Inès", "Caron", "formatrice interne", "");
        var named = await hr.SubmitAsync(page, "Nommer les évaluateurs");
        Assert.Contains("Évaluateur 1", named.Text, StringComparison.Ordinal);
        var roles = await scene.ReadAsync(db =>
            db.Memberships.Where(member => member.PersonId == Guid.Parse(own.Value)).Select(member => member.Role).Order().ToListAsync()
        );
        Assert.Equal([Domain.People.Role.CompanyHr, Domain.People.Role.Evaluator], roles.Order());

        // the same person again, now as an evaluator
        using var both = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        page = await both.OpenAsync("/capacite");
        Assert.Contains("Évaluateur", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replacement_asks_why_puts_the_answers_of_who_leaves_away_and_starts_again()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var reference = await scene.FileAsync("specialiste-prestations", filled: true);
        var before = await scene.SheetAsync(reference);
        var manager = await scene.ReadAsync(db => db.People.Where(person => person.Email == EvaluationScene.Manager).Select(person => person.Id).SingleAsync());
        var owed = before.Answers.Count(answer => answer is { Voice: Voice.Official, Value: not null } && answer.AuthorId == manager);
        Assert.True(owed > 0);

        var page = await hr.OpenAsync($"/dossiers/{reference}/evaluateurs");
        Invite(page, "First", "Inès", "Caron", "formatrice interne", "");
        Assert.Equal(["Motif du remplacement : dites pourquoi, en une phrase au moins"], (await hr.SubmitAsync(page, "Enregistrer les évaluateurs")).Errors);

        using var leaver = await Visitor.SignedInAsync(app, EvaluationScene.Manager);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await leaver.OpenAsync($"/dossiers/{reference}")).Status);
        page = await hr.OpenAsync($"/dossiers/{reference}/evaluateurs");
        Invite(page, "First", "Inès", "Caron", "formatrice interne", "");
        var named = await hr.SubmitAsync(page, "Enregistrer les évaluateurs", ("Motif du remplacement", "Changement de poste"));
        Assert.Equal($"/dossiers/{reference}/acces", named.Path);
        Assert.Contains("une lettre lui donne son accès", named.Text);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await leaver.OpenAsync($"/dossiers/{reference}")).Status);
        var after = await scene.SheetAsync(reference);
        Assert.DoesNotContain(after.Answers, answer => answer is { Voice: Voice.Official, Value: not null } && answer.AuthorId == manager);
        Assert.Equal(owed, await scene.ReadAsync(db => db.PastAnswers.CountAsync(answer => answer.SheetId == after.Id && answer.AuthorId == manager)));
        var shown = await hr.OpenAsync($"/dossiers/{reference}/evaluateurs");
        Assert.Contains($"{owed} réponses gardées à l’historique", shown.Text);
        Assert.Contains("Changement de poste", shown.Text);
        Assert.Contains("réponses mises à l’historique", (await hr.OpenAsync($"/dossiers/{reference}/historique")).Text);
    }

    [Fact]
    public async Task Once_both_have_signed_the_evaluators_do_not_change_any_more()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await hr.OpenAsync("/dossiers/DEMO-SPE-01/evaluateurs");
        Assert.Empty(page.Html.QuerySelectorAll("main form"));
        Assert.Contains("Claire MorelÉvaluateur 1", page.Text);
    }

    private static void Choose(WebPage page, string seat, string words) => Option(page, seat, words).IsSelected = true;

    private static IHtmlOptionElement Option(WebPage page, string seat, string words) =>
        page.Html.QuerySelectorAll<IHtmlOptionElement>($"[name='Form.{seat}.PersonId'] option").First(found => found.TextContent == words);

    private static IHtmlInputElement Input(WebPage page, string field) => page.Html.QuerySelector<IHtmlInputElement>($"[name='Form.{field}']")!;

    private static void Invite(WebPage page, string seat, string firstName, string name, string job, string email)
    {
        Input(page, seat + ".FirstName").Value = firstName;
        Input(page, seat + ".Name").Value = name;
        Input(page, seat + ".JobTitle").Value = job;
        Input(page, seat + ".Email").Value = email;
    }
}
