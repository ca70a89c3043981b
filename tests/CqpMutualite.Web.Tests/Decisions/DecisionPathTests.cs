using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Persistence;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Decisions;

/// <summary>From the draft of the president to what follows from a decision, through the real forms.</summary>
public partial class DecisionPathTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Heard = "DEMO-SPE-01", Room = $"/jury/dossiers/{Heard}", Draft = Room + "/brouillon", Decision = $"/dossiers/{Heard}/decision";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_partial_decision_is_drafted_followed_signed_read_and_gone_on_from()
    {
        await HearAsync(Heard);
        using var president = await Visitor.SignedInAsync(host, President);
        using var member = await Visitor.SignedInAsync(host, Member);
        using var candidate = await Visitor.SignedInAsync(host, "candidat@horizon.example");
        using var company = await Visitor.SignedInAsync(host, Company);
        using var foreign = await Visitor.SignedInAsync(host, Other);
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        await KeepDraftAsync(president, member, oemm);
        await FollowDraftAsync(member);
        await SignDraftAsync(president);
        await ReadDecisionAsync(candidate, company, foreign, oemm);
        await PresentAgainAsync(candidate, company, foreign, oemm);
    }

    [Fact]
    public async Task A_published_decision_is_corrected_by_its_president_and_the_first_one_is_kept()
    {
        const string reference = "DEMO-PAR-01", decision = $"/dossiers/{reference}/decision", room = $"/jury/dossiers/{reference}";
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var company = await Visitor.SignedInAsync(host, Company);
        using var president = await Visitor.SignedInAsync(host, President);
        Assert.Contains("Analyser un marché local", (await company.OpenAsync(decision)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync($"{decision}/reprise")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await president.OpenAsync(room)).Status);

        var page = await oemm.OpenAsync($"{decision}/reprise");
        page = await oemm.SubmitAsync(page, "Reprendre la décision");
        Assert.Equal(["Ce que devient la décision : choisissez la correction ou l’annulation"], page.Errors);
        const string correct = "La faire corriger : le président du jury en signe une autre, dans la même session";
        page = await oemm.SubmitAsync(page, "Reprendre la décision", ("Ce que devient la décision", correct), ("Motif", " "));
        Assert.Equal(["Motif : dites pourquoi cette décision est reprise"], page.Errors);
        page = await oemm.SubmitAsync(page, "Reprendre la décision", ("Ce que devient la décision", correct), ("Motif", "Erreur de saisie sur le domaine 6."));
        Assert.Equal(decision, page.Path);
        Assert.Contains("Erreur de saisie sur le domaine 6.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync(decision)).Status);
        Assert.Contains("Décision en cours de correction", (await company.OpenAsync($"/dossiers/{reference}")).Text, StringComparison.Ordinal);

        // the president begins with what was decided
        page = await president.OpenAsync(room);
        Assert.Contains("Correction demandée par le certificateur", page.Text, StringComparison.Ordinal);
        Assert.Equal("Analyser un marché local et bâtir un plan d’action.", Area(page, "d5.modules").Value);
        Choose(page, true, "d6");
        page = await president.SubmitAsync(page, Sign, (Password, DemoPeople.Password));
        Assert.Equal("/jury", page.Path);

        page = await oemm.OpenAsync(decision);
        Assert.Contains("6 domaines acquis sur 7", page.Text, StringComparison.Ordinal);
        page = await oemm.SubmitAsync(page, "Publier la décision");
        Assert.DoesNotContain("pas encore publiée", page.Text, StringComparison.Ordinal);
        Assert.Contains("6 domaines acquis sur 7", (await company.OpenAsync(decision)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await president.OpenAsync(room)).Status);

        // the first sheet can still be read, by the certifier alone
        var pdf = await PdfText.ReadAsync(await oemm.Client.GetByteArrayAsync($"{decision}/fiches/1.pdf", Cancellation), Cancellation);
        Assert.Contains("5 domaines acquis sur 7", pdf.Flat, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await company.Client.GetAsync($"{decision}/fiches/1.pdf", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await oemm.Client.GetAsync($"{decision}/fiches/9.pdf", Cancellation)).StatusCode);
        Assert.Contains(
            "n° 2",
            (
                await PdfText.ReadAsync(await oemm.Client.GetByteArrayAsync($"/dossiers/{reference}/documents/fiche-decision.pdf", Cancellation), Cancellation)
            ).Flat,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("altéré", (await oemm.OpenAsync($"/dossiers/{reference}/verification")).Text, StringComparison.Ordinal);

        // cancelled, the file waits for a session again
        page = await oemm.OpenAsync($"{decision}/reprise");
        await oemm.SubmitAsync(
            page,
            "Reprendre la décision",
            ("Ce que devient la décision", "L’annuler : le dossier attend une nouvelle session"),
            ("Motif", "Composition irrégulière.")
        );
        var file = await FileAsync(reference);
        Assert.Equal((Stage.Jury, NextAct.AttachToSession, null), (file.Stage, file.NextAct, file.SessionId));
        Assert.Contains("Décision annulée", (await company.OpenAsync($"/dossiers/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commission_validates_a_unit_and_delivers_nothing()
    {
        const string reference = "DEMO-BLO-02", room = $"/jury/dossiers/{reference}";
        await HearAsync(reference);
        using var president = await Visitor.SignedInAsync(host, President);
        var page = await president.OpenAsync(room);
        Assert.Contains("La commission", (await (await Visitor.SignedInAsync(host, Member)).OpenAsync(room)).Text, StringComparison.Ordinal);
        Choose(page, true, "b2");
        page = await president.SubmitAsync(page, Sign, (Password, DemoPeople.Password));
        Assert.Contains("Bloc validé", page.Text, StringComparison.Ordinal);
        await PublishAsync(reference);
        using var company = await Visitor.SignedInAsync(host, Company);
        var read = await company.OpenAsync($"/dossiers/{reference}/decision");
        Assert.Contains("Le bloc présenté est validé.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CQP est délivré", read.Text, StringComparison.Ordinal);
        var pdf = await PdfText.ReadAsync(
            await company.Client.GetByteArrayAsync($"/dossiers/{reference}/documents/fiche-decision.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("Fiche de décision de la commission paritaire", pdf.Flat, StringComparison.Ordinal);
        Assert.Contains("Composition de la commission", pdf.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("CQP est délivré", pdf.Flat, StringComparison.Ordinal);
        using var foreign = await Visitor.SignedInAsync(host, Other);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync($"/dossiers/{reference}/unites-acquises")).Status);
        Assert.Contains("sans limite", (await company.OpenAsync($"/dossiers/{reference}/unites-acquises")).Text, StringComparison.Ordinal);
        await ReadByTheLastJuryAsync(reference);
    }

    private static AppDbContext Database(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AppDbContext>();

    private static async Task<Guid> PersonAsync(AppDbContext db, string email) =>
        await db.Users.Where(account => account.Email == email).Select(account => account.PersonId).SingleAsync(Cancellation);

    private static IHtmlTextAreaElement Area(WebPage page, string key) =>
        page.Html.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Single(area => area.Name == $"Answers[{key}].Value");
}
