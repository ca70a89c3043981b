using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Files;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>
/// The candidate writes, hands over, comments. The file under evaluation of the demonstration is given to the candidate who has an account, as if nothing was
/// written.
/// </summary>
public sealed class CandidatePartPagesTests(AppHost app) : IClassFixture<AppHost>, IAsyncLifetime
{
    private const string File = "DEMO-SPE-03", Page = $"/dossiers/{File}/ma-partie", Key = "d1.activites-1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var candidate = await db
            .Users.Where(account => account.Email == "candidat@horizon.example")
            .Select(account => account.PersonId)
            .SingleAsync(Cancellation);
        await db
            .Sheets.Where(sheet => sheet.Booklet == "livret-evaluation" && db.Files.Any(file => file.Id == sheet.FileId && file.Reference == File))
            .ExecuteDeleteAsync(Cancellation);
        var others = await db.People.Where(person => person.BirthName == "Leguen").Select(person => person.Id).SingleAsync(Cancellation);
        await db.Files.Where(file => file.CandidateId == candidate).ExecuteUpdateAsync(file => file.SetProperty(f => f.CandidateId, others), Cancellation);
        await db
            .Files.Where(file => file.Reference == File)
            .ExecuteUpdateAsync(
                file =>
                    file.SetProperty(f => f.CandidateId, candidate)
                        .SetProperty(f => f.Evaluation.CandidatePartPending, true)
                        .SetProperty(f => f.NextAct, NextAct.FillCandidatePart)
                        .SetProperty(f => f.Turn, Turn.Candidate),
                Cancellation
            );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_answer_is_saved_by_itself_and_never_overwrites_another_window()
    {
        using var candidate = await Visitor.SignedInAsync(app, "candidat@horizon.example");
        var page = await candidate.OpenAsync(Page);

        var saved = await SaveAsync(candidate, page, "Des dossiers de santé.", "0");
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(1, saved.Json.GetProperty("token").GetInt32());
        Assert.Equal("1 réponse sur 17", saved.Json.GetProperty("progress").GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, saved.Json.GetProperty("warning").ValueKind);

        var lost = await SaveAsync(candidate, page, "Une autre fenêtre.", "0");
        Assert.Equal(HttpStatusCode.Conflict, lost.Status);
        Assert.Equal(
            ("Une autre fenêtre.", "Des dossiers de santé.", 1),
            (lost.Json.GetProperty("mine").GetString(), lost.Json.GetProperty("theirs").GetString(), lost.Json.GetProperty("token").GetInt32())
        );

        var kept = await SaveAsync(candidate, page, "Une autre fenêtre 漢.", "1");
        Assert.Contains("漢", kept.Json.GetProperty("warning").GetString());
    }

    [Fact]
    public async Task The_first_answers_of_a_new_sheet_sent_at_once_are_all_saved()
    {
        using var candidate = await Visitor.SignedInAsync(app, "candidat@horizon.example");
        var page = await candidate.OpenAsync(Page);
        var keys = page.Html.QuerySelectorAll("[data-answer]").Take(12).Select(box => box.GetAttribute("data-answer")!).ToList();
        Assert.Equal(12, keys.Count);

        var sent = await Task.WhenAll(keys.Select(key => SaveAsync(candidate, page, "Une réponse.", "0", key)));

        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
    }

    [Fact]
    public async Task The_part_is_handed_over_when_complete_without_scripts_then_only_read()
    {
        using var candidate = await Visitor.SignedInAsync(app, "candidat@horizon.example");
        var page = await candidate.OpenAsync(Page);
        page.Html.QuerySelector<IHtmlTextAreaElement>("main textarea")!.Value = "Une première réponse.";
        var missing = await candidate.SubmitAsync(page, "Transmettre ma partie");
        Assert.Equal(16, missing.Errors.Count);
        Assert.Equal("Domaine 1, question 2 : cette réponse manque", missing.Errors[0]);
        Assert.Equal("Une première réponse.", missing.Html.QuerySelector<IHtmlTextAreaElement>("main textarea")!.Value.Trim());

        foreach (var area in missing.Html.QuerySelectorAll<IHtmlTextAreaElement>("main textarea"))
        {
            area.Value = "Une réponse.\nSur deux lignes.";
        }

        Assert.Equal($"/dossiers/{File}", (await candidate.SubmitAsync(missing, "Transmettre ma partie")).Path);
        var read = await candidate.OpenAsync(Page);
        Assert.Empty(read.Html.QuerySelectorAll("main textarea"));
        Assert.Contains("Vous avez transmis votre partie", read.Text);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await SaveAsync(candidate, await candidate.OpenAsync($"/dossiers/{File}/mon-commentaire"), "Trop tard", "1")).Status
        );
        var home = await candidate.OpenAsync("/candidat");
        Assert.Contains("Bonjour Nadia", home.Text);
        Assert.Contains("Votre évaluation en entreprise", home.Text);
    }

    [Fact]
    public async Task Another_candidate_finds_nothing()
    {
        using var other = await Visitor.SignedInAsync(app, "vae@candidats.example");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(other, await other.OpenAsync("/candidat"), "x", "0")).Status);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> SaveAsync(
        Visitor candidate,
        WebPage page,
        string value,
        string token,
        string key = Key
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Page + "/reponse") { Headers = { { "X-Requested-With", "autosave" } } };
        request.Content = new FormUrlEncodedContent([
            new("key", key), new($"Answers[{key}].Value", value), new($"Answers[{key}].Token", token),
            new("__RequestVerificationToken", page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var response = await candidate.Client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
