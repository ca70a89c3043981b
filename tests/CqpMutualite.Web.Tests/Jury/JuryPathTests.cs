using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>From the files that wait for a session to the decision that the candidate reads, through the real forms.</summary>
public partial class JuryPathTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Heard = "DEMO-SPE-01",
        Booklet = $"/dossiers/{Heard}/livrets/livret-evaluation",
        Sheet = $"/dossiers/{Heard}/documents/fiche-decision.pdf";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_through_its_jury_up_to_the_published_decision()
    {
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var president = await Visitor.SignedInAsync(host, President);
        using var member = await Visitor.SignedInAsync(host, Member);
        using var candidate = await Visitor.SignedInAsync(host, Candidate);
        var page = await ComposeAsync(oemm, member);
        page = await ConveneAsync(oemm, president, member, page);
        var sitting = await OpenSittingAsync(president, page);
        await DeliberateAsync(president, member);
        page = await WaitForPublicationAsync(oemm, member, candidate, page);
        await CloseAndPublishAsync(oemm, president, member, candidate, page, sitting);
        var acts = await ActsAsync(Heard);
        Assert.Equal(["Fiche de décision signée par le président du jury", "Séance du jury close", "Décision du jury publiée"], acts.TakeLast(3));
        Assert.Contains(acts, act => act.StartsWith("Dossier inscrit à la session du", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_jury_may_not_do_is_refused_and_changes_nothing()
    {
        const string reference = "DEMO-CMI-03";
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var member = await Visitor.SignedInAsync(host, Member);
        using var observer = await Visitor.SignedInAsync(host, Observer);
        var page = await PlanAsync(oemm, Conseiller, "13:30", "17:30"); // whoever sits in the morning in another test is free
        foreach (
            var (college, name) in new[]
            {
                ("Employers", "Anne Lefort"),
                ("Employers", "Denis Caradec"),
                ("Employees", "Samira Haddad"),
                ("Employees", "Luc Bertin"),
            }
        )
        {
            page = await SeatAsync(oemm, page, college, name);
        }

        // an observer is no member: forged posts meet the same rules
        var forged = await PostAsync(oemm, page, "/membres", ("Form.College", "Employees"), ("Form.PersonId", await PersonAsync(Observer)));
        Assert.Equal(["Choisissez une personne de la liste."], forged.Errors);
        forged = await PostAsync(oemm, page, "/membres", ("Form.College", "Secretariat"), ("Form.PersonId", await PersonAsync(Observer)));
        Assert.Equal(["Ce collège est complet."], forged.Errors);
        forged = await PostAsync(oemm, page, "/presidence", ("Form.PersonId", await PersonAsync(Observer)));
        Assert.Equal(["Le président est un des membres du jury."], forged.Errors);
        forged = await PostAsync(oemm, page, "/dossiers", ("Form.Reference", "DEMO-ATL-01"));
        Assert.Single(forged.Errors);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(oemm, page, "/dossiers", ("Form.Reference", "CQP-1999-0001"))).Status);
        forged = await PostAsync(oemm, page, "/publication");
        Assert.Equal(["Aucun dossier n’est inscrit à cette session : il n’y a rien à publier."], forged.Errors);

        // the employees presided last: another time needs a reason
        forged = await PressAsync(oemm, await oemm.OpenAsync(page.Path), "Proposer à la présidence : Samira Haddad");
        Assert.Contains(forged.Errors, error => error.Contains("La présidence revient au collège employeurs", StringComparison.Ordinal));
        page = await PostAsync(
            oemm,
            page,
            "/presidence",
            ("Form.PersonId", await PersonAsync(President)),
            ("Form.TurnBecause", "Le collège employeurs l’a demandé.")
        );
        Assert.Contains("Le collège employeurs l’a demandé.", page.Text, StringComparison.Ordinal);
        page = await PressAsync(oemm, page, "Inscrire Fatou Diarra à la session");
        forged = await PostAsync(oemm, page, "/publication");
        Assert.Equal(["Un dossier attend encore sa décision signée : Fatou Diarra."], forged.Errors);
        page = await oemm.SubmitAsync(await oemm.OpenAsync(page.Path), "Convoquer la session");
        using var president = await Visitor.SignedInAsync(host, President);
        var sitting = page.Path.Replace("/oemm/jurys", "/jury/sessions", StringComparison.Ordinal);
        Assert.Equal(
            2,
            (await PostToAsync(member, await member.OpenAsync(sitting), sitting + "/ouverture", ("Form.PresidentId", await PersonAsync(Observer)))).Errors.Count
        );
        await president.SubmitAsync(await president.OpenAsync(sitting + "/ouverture"), "Ouvrir la séance");

        // a member who does not preside signs nothing; who sits nowhere sees nothing
        var deliberation = await member.OpenAsync($"/jury/dossiers/{reference}");
        (string, string)[] all = [.. Enumerable.Range(1, 7).Select(rank => ($"Answers[d{rank}].Value", "acquis")), ("Form.Secret", DemoPeople.Password)];
        forged = await PostToAsync(member, deliberation, $"/jury/dossiers/{reference}", all);
        Assert.Equal(["Seul le président de la session remplit et signe la fiche de décision."], forged.Errors);
        Assert.Null((await FileAsync(reference)).Presentation.DecidedOn);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(observer, $"/jury/dossiers/{reference}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(observer, page.Path.Replace("/oemm/jurys", "/jury/sessions", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, page.Path));

        // detached, the file is out of the member's sight
        page = await PressAsync(oemm, await oemm.OpenAsync(page.Path), "Retirer de la session : Fatou Diarra");
        Assert.Null((await FileAsync(reference)).SessionId);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, $"/dossiers/{reference}"));
        Assert.Equal(
            ["Ce dossier n’est pas inscrit à cette session."],
            (await PostAsync(oemm, page, "/dossiers/retrait", ("Form.Reference", reference))).Errors
        );
    }

    [Fact]
    public async Task A_file_whose_evaluation_is_not_positive_waits_for_a_reasoned_derogation()
    {
        const string reference = "DEMO-BLO-01";
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await Database(scope)
                .Files.Where(file => file.Reference == reference)
                .ExecuteUpdateAsync(file => file.SetProperty(found => found.Evaluation.Positive, false), Cancellation);
        }

        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var company = await Visitor.SignedInAsync(host, "rh@horizon.example");
        var sessions = await oemm.OpenAsync("/oemm/jurys");
        Assert.Contains("Dérogation nécessaire", sessions.Text, StringComparison.Ordinal);
        Assert.NotNull(sessions.Html.QuerySelector("a[href='/oemm/jurys/nouveau']"));
        var session = await PlanAsync(oemm, Blocs);
        var refused = await PostAsync(oemm, session, "/dossiers", ("Form.Reference", reference));
        Assert.Contains(refused.Errors, error => error.Contains("demande une dérogation motivée", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(company, $"/dossiers/{reference}/derogation/evaluation"));
        var page = await oemm.OpenAsync($"/dossiers/{reference}/derogation/evaluation");
        page = await oemm.SubmitAsync(page, "Accorder la dérogation", ("Motif de la dérogation", " "));
        Assert.Equal(["Motif de la dérogation : dites pourquoi, en une phrase au moins"], page.Errors);
        page = await oemm.SubmitAsync(page, "Accorder la dérogation", ("Motif de la dérogation", "Une compétence n’a pu être observée faute d’activité."));
        Assert.Equal($"/oemm/jurys/dossiers/{reference}", page.Path);
        Assert.Contains("Dérogation accordée", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dérogation accordée pour le passage devant le jury", await ActsAsync(reference));
        await PressAsync(oemm, await oemm.OpenAsync(SessionOf(session)), "Inscrire Manon Texier à la session");
        Assert.NotNull((await FileAsync(reference)).SessionId);
        Assert.Contains("Aucune dérogation à accorder", (await oemm.OpenAsync("/dossiers/DEMO-OK-01/derogation/evaluation")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Dites où la session se tient", "")]
    [InlineData("Lyon", "Ce jour est passé", "14/01/2020")]
    [InlineData("Lyon", "Vérifiez l’année", "14/01/2099")]
    public async Task A_session_has_a_place_and_a_plausible_day(string place, string sentence, string day)
    {
        day = day.Length > 0 ? day : Day(host.Clock.Today().AddDays(40));
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        var form = await oemm.OpenAsync("/oemm/jurys/nouveau");
        var page = await PostToAsync(
            oemm,
            form,
            form.Path,
            ("Form.Editions", Specialiste),
            ("Form.HeldOn", day),
            ("Form.StartsAt", "09:00"),
            ("Form.EndsAt", "17:30"),
            ("Form.Place", place)
        );
        Assert.Equal("/oemm/jurys/nouveau", page.Path);
        Assert.Contains(page.Errors, error => error.Contains(sentence, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(day, page.Html.QuerySelector<IHtmlInputElement>("[name='Form.HeldOn']")!.Value);
    }

    private static AppDbContext Database(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AppDbContext>();

    private static string SessionOf(WebPage page) =>
        page.Path.Replace("/membres", "", StringComparison.Ordinal).Replace("/dossiers", "", StringComparison.Ordinal);

    private static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<WebPage> PostAsync(Visitor visitor, WebPage page, string under, params (string Name, string Value)[] fields) =>
        PostToAsync(visitor, page, SessionPathOf(page) + under, fields);

    private static string SessionPathOf(WebPage page) => string.Join('/', page.Path.Split('/').Take(4));

    private static IHtmlButtonElement Button(WebPage page, string text) =>
        page.Html.QuerySelectorAll<IHtmlButtonElement>("button").First(found => WebPage.Flat(found.TextContent) == text);
}
