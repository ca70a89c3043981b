using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Training;

/// <summary>A formative evaluation signed, opened again, followed by another; through the real forms.</summary>
public class FormativeSignatureTests(AppHost app) : IClassFixture<AppHost>
{
    private const string File = "DEMO-CMI-01", Page = $"/dossiers/{File}/formation", Trainer = "formation@cap-competences.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sheet_is_signed_with_the_password_opened_again_with_a_reason_and_followed_by_another()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var unit = await UnitToSignAsync(trainer);
        await SetResultAsync(trainer, unit, "non-atteint");

        // a wrong password, then none of the content changed since it was read
        var reading = await trainer.OpenAsync($"{Page}/{unit}/signature");
        Assert.Equal(["Ce mot de passe n’est pas le vôtre : rien n’est signé."], (await SignAsync(trainer, reading, "Autre-Mot-2026!")).Errors);
        var signed = await SignAsync(trainer, reading, DemoPeople.Password);
        Assert.Empty(signed.Errors);
        Assert.Contains("évaluation signée", signed.Text, StringComparison.Ordinal);
        Assert.Contains("Signée par Sofia Andrade", (await trainer.OpenAsync($"{Page}/{unit}")).Text);
        Assert.Contains("déjà signé", (await SignAsync(trainer, reading, DemoPeople.Password)).Text, StringComparison.Ordinal);

        // the signature is printed in the section of the unit
        Assert.Contains("Sofia Andrade", (await trainer.OpenAsync($"/dossiers/{File}/livrets/livret-formation")).Text);

        // opened again, with a reason
        var refused = await trainer.SubmitAsync(await trainer.OpenAsync($"{Page}/{unit}/reouverture"), "Rouvrir l’évaluation");
        Assert.Single(refused.Errors);
        var open = await trainer.SubmitAsync(refused, "Rouvrir l’évaluation", ("Pourquoi rouvrir cette évaluation", "Un critère coché par erreur."));
        Assert.Contains("Un critère coché par erreur.", open.Text);
        await SignAsync(trainer, await trainer.OpenAsync($"{Page}/{unit}/signature"), DemoPeople.Password);

        // not reached: another sheet, the first one kept and read
        var another = await trainer.SubmitAsync(await trainer.OpenAsync($"{Page}/{unit}"), "Ouvrir un nouveau feuillet");
        Assert.Contains("feuillet 2", another.Text, StringComparison.Ordinal);
        Assert.Contains("Objectif non atteint", (await trainer.OpenAsync($"{Page}/{unit}/feuillets/1")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.OpenAsync($"{Page}/{unit}/feuillets/3")).Status);
        var booklet = (await trainer.OpenAsync($"/dossiers/{File}/livrets/livret-formation")).Text;
        Assert.Contains("feuillet 1", booklet, StringComparison.Ordinal);

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var sheets = await db
            .Sheets.Include(sheet => sheet.Signatures)
            .Where(sheet =>
                sheet.Booklet == "livret-formation" && sheet.Unit == unit && db.Files.Any(file => file.Id == sheet.FileId && file.Reference == File)
            )
            .OrderBy(sheet => sheet.Occurrence)
            .ToListAsync(Cancellation);
        Assert.Equal([2, 0], sheets.Select(sheet => sheet.Signatures.Count));
        Assert.Equal("Un critère coché par erreur.", sheets[0].ReopenedBecause);
        Assert.Contains(
            "Évaluation formative rouverte",
            string.Join('\n', await db.JournalEntries.Where(entry => entry.FileId == sheets[0].FileId).Select(entry => entry.Words).ToListAsync(Cancellation)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_date_to_come_is_refused_and_kept_on_the_page()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var page = await trainer.OpenAsync(Page + "/d6");
        var field = page.Html.QuerySelector<IHtmlInputElement>("input[name='Answers[d6.formative-date].Value']")!;
        field.Value = "05/01/2031";
        var refused = await trainer.SubmitAsync(page, "Enregistrer");
        Assert.Equal(["Date de l'évaluation : cette date est dans l’avenir"], refused.Errors);
        Assert.Equal("05/01/2031", refused.Html.QuerySelector<IHtmlInputElement>("input[name='Answers[d6.formative-date].Value']")!.Value);
    }

    [Fact]
    public async Task Another_organisation_does_not_know_the_sheet()
    {
        using var stranger = await Visitor.SignedInAsync(app, "formation@autre-organisme.example");
        foreach (var path in new[] { "/d1", "/d1/signature", "/d1/reouverture", "/d1/feuillets/1", "/d1/attestations" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(Page + path)).Status);
        }
    }

    // the demonstration leaves one complete evaluation to sign
    private static async Task<string> UnitToSignAsync(Visitor trainer) =>
        (await trainer.OpenAsync(Page))
            .Html.QuerySelectorAll("tr")
            .Single(row => row.TextContent.Contains("À signer", StringComparison.Ordinal))
            .QuerySelector<IHtmlAnchorElement>("a.btn")!
            .PathName.Split('/')[^1];

    private static async Task SetResultAsync(Visitor trainer, string unit, string result)
    {
        var page = await trainer.OpenAsync($"{Page}/{unit}");
        page.Html.QuerySelector<IHtmlInputElement>($"input[name='Answers[{unit}.formative-resultat].Value'][value='{result}']")!.IsChecked = true;
        Assert.Empty((await trainer.SubmitAsync(page, "Enregistrer")).Errors);
    }

    private static Task<WebPage> SignAsync(Visitor trainer, WebPage page, string password)
    {
        page.Html.QuerySelector<IHtmlInputElement>("input[name=Declared]")!.IsChecked = true;
        return trainer.SubmitAsync(page, "Signer l’évaluation", ("Mot de passe", password));
    }
}
