using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Training;

/// <summary>A whole form of a booklet posted without the revisions that it was read over: it overwrites nobody, and both versions come back.</summary>
public sealed class FormsWithoutRevisionsTests(AppHost app) : IClassFixture<AppHost>, IAsyncLifetime
{
    private const string Trainer = "formation@cap-competences.example", Candidate = "candidat@horizon.example";

    private const string Text = "input[type=text],textarea", Choice = "input[type=radio]";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Forms => new()
    {
        { Trainer, "/dossiers/DEMO-CMI-01/formation/d7", Text },
        { Trainer, "/dossiers/DEMO-CMI-01/formation-generalites", Text },
        { "tuteur@horizon.example", "/dossiers/DEMO-CMI-01/tutorat/evaluations/1/d7", Choice },
        { Candidate, "/dossiers/DEMO-CMI-01/tutorat/auto-evaluations/1/d7", Choice },
        { Candidate, "/dossiers/DEMO-SPE-03/ma-partie", Text },
        { Candidate, "/dossiers/DEMO-SPE-03/mon-commentaire", Text },
        { "rh@atlantique.example", "/dossiers/DEMO-ATL-01/entretien", Text },
        { "responsable@horizon.example", "/dossiers/DEMO-SPE-03/evaluation/d4", Choice },
    };

    /// <summary>Both files become those of the candidate who has an account, as if nothing was written of the evaluation.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var candidate = await db.Users.Where(account => account.Email == Candidate).Select(account => account.PersonId).SingleAsync(Cancellation);
        var evaluated = db.Files.Where(file => file.Reference == "DEMO-SPE-03");
        await db.Sheets.Where(sheet => sheet.Booklet == "livret-evaluation" && evaluated.Any(file => file.Id == sheet.FileId)).ExecuteDeleteAsync(Cancellation);
        await db.Files.Where(file => file.Reference == "DEMO-SPE-03" || file.Reference == "DEMO-CMI-01")
            .ExecuteUpdateAsync(file => file.SetProperty(known => known.CandidateId, candidate), Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_without_revisions_shows_both_versions_and_overwrites_nothing(string account, string address, string control)
    {
        using var author = await Visitor.SignedInAsync(app, account);
        var page = await author.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var box = page.Html.QuerySelectorAll("[data-answer]").First(answer => answer.QuerySelector(control) is not null);
        var key = box.GetAttribute("data-answer")!;
        var (theirs, mine) = Values(box);

        var saved = await PostAsync(author, page, key, theirs, box.QuerySelector<IHtmlInputElement>("[data-token]")!.Value);
        Assert.DoesNotContain("entre-temps", saved.Text, StringComparison.Ordinal);

        var late = await PostAsync(author, page, key, mine, null);
        var shown = Answer(late, key);
        Assert.Equal((address, mine), (late.Path, Given(shown)));
        Assert.NotEmpty(late.Errors);
        Assert.Contains("entre-temps", shown.TextContent, StringComparison.Ordinal);

        Assert.Equal(theirs, Given(Answer(await author.OpenAsync(address), key)));
    }

    private static (string Theirs, string Mine) Values(IElement box) =>
        box.QuerySelectorAll<IHtmlInputElement>(Choice).Where(choice => choice.Value.Length > 0).ToList() is { Count: > 1 } choices
        ? (choices[0].Value, choices[^1].Value)
        : box.QuerySelector("[data-day]") is not null ? ("12/01/2026", "13/01/2026")
        : ("Les mots des uns.", "Les mots des autres.");

    private static IElement Answer(WebPage page, string key) =>
        page.Html.QuerySelectorAll("[data-answer]").First(answer => answer.GetAttribute("data-answer") == key);

    private static string? Given(IElement box) => box.QuerySelector<IHtmlTextAreaElement>("textarea")?.Value.Trim()
        ?? box.QuerySelectorAll<IHtmlInputElement>("input:not([type=hidden])").FirstOrDefault(input => input.Type != "radio" || input.IsChecked)?.Value;

    private static async Task<WebPage> PostAsync(Visitor author, WebPage page, string key, string value, string? token)
    {
        List<KeyValuePair<string, string>> posted =
        [
            new($"Answers[{key}].Value", value),
            new("__RequestVerificationToken", page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ];
        if (token is not null)
        {
            posted.Add(new($"Answers[{key}].Token", token));
        }

        return await author.ReadAsync(await author.Client.PostAsync(page.Path, new FormUrlEncodedContent(posted), Cancellation));
    }
}
