using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>
/// Twelve candidates, two certifications, two juries and a commission on one day: planned, convened, held, closed, published and certified, each act done by
/// its role in the browser.
/// </summary>
public partial class JuryDayTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
    private const string Specialiste = "specialiste-prestations", Accueil = "charge-accueil", Blocs = "blocs-relation-clients";

    [Fact]
    public async Task A_day_of_two_juries_and_a_commission_goes_from_the_planning_to_the_certificates()
    {
        // with one file of the demonstration each: seven and five
        await SeedAsync("6", Specialiste);
        await SeedAsync("4", Accueil);
        await using var oemm = await SignedInAsync("oemm@cqp.example");
        var first = await JuryDay.PlanAsync(
            oemm,
            [Specialiste],
            "09:00",
            "12:30",
            ["Anne Lefort", "Denis Caradec", "Samira Haddad", "Luc Bertin"],
            "Samira Haddad"
        );
        await SubstituteAsync(oemm, "Collège employeurs : suppléant");
        var second = await JuryDay.PlanAsync(oemm, [Blocs], "13:30", "17:30", ["Denis Caradec", "Luc Bertin", "Odile Nguyen"], "Denis Caradec");
        await DistributeAsync(oemm);
        var heard = await OrderAsync(oemm, first, 7);
        var afternoon = await OrderAsync(oemm, second, 5);
        await ConveneAsync(oemm, first, second);
        await AcknowledgeAsync();
        await SettleConflictAsync(oemm, first, heard[1]);
        await ObserveAsync(second, afternoon[0], heard[0]);
        await HoldMorningAsync(first, heard);
        await HoldAfternoonAsync(second, afternoon);
        await PublishAsync(oemm, first, second);
        await CertifyAsync(oemm, heard[0]);
        await HoldCommissionAsync(oemm);
    }

    // twelve files find their place at once
    private static async Task DistributeAsync(Visitor oemm)
    {
        await oemm.OpenAsync("/oemm/jurys/dossiers");
        await oemm.PressAsync("Répartir automatiquement");
        await oemm.PressAsync("Inscrire ces 12 dossiers");
        await oemm.PressAsync("Confirmer l’inscription");
    }

    private static async Task ConveneAsync(Visitor oemm, params string[] sessions)
    {
        foreach (var session in sessions)
        {
            await oemm.OpenAsync(session);
            await oemm.PressAsync("Convoquer la session");
            await Assertions.Expect(oemm.Page.GetByText("Séance à venir").First).ToBeVisibleAsync();
        }
    }

    // one absent, one partial decision, the others complete; a member follows what the president writes
    private async Task HoldMorningAsync(string session, List<string> heard)
    {
        await using var president = await SignedInAsync("jury.salarie@cqp.example");
        await JuryDay.OpenAsync(president, session);
        await president.PressAsync(president.Page.GetByRole(AriaRole.Button, new() { NameRegex = Absent() }).Nth(2));
        await Assertions.Expect(president.Page.GetByText("Absents et excusés").First).ToBeVisibleAsync();
        heard.RemoveAt(2);
        await FollowAsync(president, heard[0]);
        foreach (var reference in heard)
        {
            await JuryDay.DecideAsync(president, reference, reference == heard[^1] ? ["d5"] : []);
        }

        await JuryDay.CloseAsync(president, session);
        Assert.Equal(404, (await president.Page.APIRequest.GetAsync($"/dossiers/{heard[0]}")).Status);
    }

    private async Task HoldAfternoonAsync(string session, List<string> heard)
    {
        await using var president = await SignedInAsync("jury.employeur2@cqp.example");
        await JuryDay.OpenAsync(president, session);
        foreach (var reference in heard)
        {
            await JuryDay.DecideAsync(president, reference);
        }

        await JuryDay.CloseAsync(president, session);
    }

    private static async Task PublishAsync(Visitor oemm, string first, string second)
    {
        Assert.Contains("Samira Haddad", await PdfAsync(oemm, $"{first}/documents/proces-verbal.pdf"), StringComparison.Ordinal);
        foreach (var session in new[] { first, second })
        {
            await oemm.OpenAsync(session);
            await oemm.PressAsync("Publier les décisions");
            await Assertions.Expect(oemm.Page.GetByText("Décisions publiées").First).ToBeVisibleAsync();
        }
    }

    private async Task SeedAsync(params string[] arguments)
    {
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(0, await SeedFiles.RunAsync(scope.ServiceProvider, arguments));
    }

    // whoever of the college is free
    private static async Task SubstituteAsync(Visitor oemm, string label)
    {
        await oemm.Page.EvaluateAsync("() => document.querySelectorAll('details.substitutes').forEach(d => d.open = true)");
        var choice = oemm.Page.GetByLabel(label, new() { Exact = true });
        await choice.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await oemm.PressAsync(choice.Locator("xpath=ancestor::form").GetByRole(AriaRole.Button));
        await Assertions.Expect(oemm.Page.GetByText("1 suppléant")).ToBeVisibleAsync();
    }

    // the references in the order of passage
    private static async Task<List<string>> OrderAsync(Visitor oemm, string session, int expected)
    {
        await oemm.OpenAsync(session);
        var links = await oemm
            .Page.Locator("table tbody th a")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href').split('/').pop())");
        Assert.Equal(expected, links.Length);
        return [.. links];
    }

    // the candidate of the demonstration is convened, reads the convocation and says so
    private async Task AcknowledgeAsync()
    {
        await using var candidate = await SignedInAsync("candidat@horizon.example");
        await candidate.OpenAsync("/dossiers/DEMO-SPE-01");
        await candidate.PressAsync(candidate.Page.GetByRole(AriaRole.Link, new() { NameRegex = Convocation() }).First);
        await candidate.CheckAsync("to acknowledge");
        await candidate.PressAsync("J’ai bien reçu ma convocation");
        Assert.Contains("Nadia Belkacem", await PdfAsync(candidate, "/dossiers/DEMO-SPE-01/documents/convocation.pdf"), StringComparison.Ordinal);
    }

    // a member declares a link with a candidate: a substitute sits for that file
    private async Task SettleConflictAsync(Visitor oemm, string session, string reference)
    {
        await using var member = await SignedInAsync("jury.employeur2@cqp.example");
        await member.OpenAsync($"/jury/dossiers/{reference}/lecture");
        await member.OpenAsync($"/jury/dossiers/{reference}/lien");
        await member.Page.Locator("main label.choice, main .choice-line, main [role=radiogroup] label").First.ClickAsync();
        await member.Page.Locator("[name='Form.Words']").FillAsync("Nous avons préparé ensemble une formation.");
        await member.PressAsync("Déclarer le lien");
        await oemm.OpenAsync(session);
        await Assertions.Expect(oemm.Page.GetByText("Lien avec le jury").First).ToBeVisibleAsync();
        await oemm.PressAsync(oemm.Page.GetByRole(AriaRole.Button, new() { NameRegex = StandIn() }).First);
        await Assertions.Expect(oemm.Page.GetByText("Un suppléant siège").First).ToBeVisibleAsync();
    }

    // the observer reads the files of their session, and no other
    private async Task ObserveAsync(string session, string read, string foreign)
    {
        await using var observer = await SignedInAsync("observateur@cqp.example");
        await observer.OpenAsync(JuryDay.SittingOf(session));
        await observer.OpenAsync($"/jury/dossiers/{read}/lecture");
        Assert.Equal(404, (await observer.Page.APIRequest.GetAsync($"/jury/dossiers/{foreign}/lecture")).Status);
        Assert.Equal(404, (await observer.Page.APIRequest.GetAsync($"/dossiers/{foreign}")).Status);
    }

    // what the president chooses appears by itself on the screen of a member
    private async Task FollowAsync(Visitor president, string reference)
    {
        await using var member = await SignedInAsync("jury.employeur@cqp.example");
        await member.OpenAsync($"/jury/dossiers/{reference}");
        Assert.Equal(0, await member.Page.Locator("input[type=password]").CountAsync());
        await president.OpenAsync($"/jury/dossiers/{reference}");
        await president.Page.Locator(".unit-row[data-answer] label.choice.no").First.ClickAsync();
        await Assertions.Expect(member.Page.GetByText("Non acquis").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await president.Page.Locator(".unit-row[data-answer] label.choice.yes").First.ClickAsync();
    }

    private async Task CertifyAsync(Visitor oemm, string reference)
    {
        await oemm.OpenAsync("/oemm/certificats/a-delivrer");
        await oemm.PressAsync(oemm.Page.GetByRole(AriaRole.Button, new() { NameRegex = Deliver() }).First);
        await oemm.OpenAsync($"/dossiers/{reference}/certificat");
        if (await oemm.Page.GetByRole(AriaRole.Button, new() { Name = "Délivrer le certificat" }).CountAsync() > 0)
        {
            await oemm.PressAsync("Délivrer le certificat");
        }

        var text = await PdfAsync(oemm, $"/dossiers/{reference}/documents/certificat.pdf");
        Assert.Contains("CQP", text, StringComparison.Ordinal);
        var code = await oemm.Page.Locator("a[href^='/verification/']").First.GetAttributeAsync("href");
        await using var anyone = await chromium.VisitAsync(host);
        await anyone.OpenAsync(code!);
        await Assertions.Expect(anyone.Page.GetByText("En vigueur")).ToBeVisibleAsync();
        await oemm.OpenAsync("/oemm/certificats");
    }

    private async Task HoldCommissionAsync(Visitor oemm)
    {
        const string reference = "DEMO-BLO-02";
        var session = await JuryDay.PlanAsync(
            oemm,
            [Blocs],
            "18:00",
            "19:00",
            ["Anne Lefort", "Denis Caradec", "Samira Haddad", "Luc Bertin", "Odile Nguyen"],
            "Luc Bertin",
            commission: true
        );
        await oemm.PressAsync("Inscrire Robin Le Bihan à la session");
        await oemm.PressAsync("Convoquer la session");
        await using var president = await SignedInAsync("jury.salarie2@cqp.example");
        await JuryDay.OpenAsync(president, session);
        await JuryDay.DecideAsync(president, reference);
        await JuryDay.CloseAsync(president, session);
        await oemm.OpenAsync(session);
        await oemm.PressAsync("Publier les décisions");
        await oemm.OpenAsync($"/dossiers/{reference}/certificat");
        await oemm.PressAsync("Délivrer l’attestation");
        Assert.Contains("Robin", await PdfAsync(oemm, $"/dossiers/{reference}/documents/attestation-bloc.pdf"), StringComparison.Ordinal);
    }

    private static async Task<string> PdfAsync(Visitor reader, string address)
    {
        var answer = await reader.Page.APIRequest.GetAsync(address);
        Assert.True(answer.Ok, $"{address} : {answer.Status}");
        return (await PdfText.ReadAsync(await answer.BodyAsync(), TestContext.Current.CancellationToken)).Flat;
    }

    private async Task<Visitor> SignedInAsync(string email)
    {
        var visitor = await chromium.VisitAsync(host);
        await visitor.SignInAsync(email);
        return visitor;
    }

    [GeneratedRegex("^Absent : ")]
    private static partial Regex Absent();

    [GeneratedRegex("^Faire siéger un suppléant")]
    private static partial Regex StandIn();

    [GeneratedRegex("^Délivrer les \\d+ documents")]
    private static partial Regex Deliver();

    [GeneratedRegex("^Convocation au jury")]
    private static partial Regex Convocation();
}
