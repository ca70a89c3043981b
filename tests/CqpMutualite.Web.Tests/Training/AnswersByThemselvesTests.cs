using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.Training;

/// <summary>Every form of a booklet saves answer by answer: training sheets, intermediate evaluations, self-assessments.</summary>
public class AnswersByThemselvesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string File = "/dossiers/DEMO-CMI-01", Trainer = "formation@cap-competences.example", Tutor = "tuteur@horizon.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, string> Forms => new()
    {
        { Trainer, File + "/formation/d7", "textarea", "Organise sa semaine." },
        { Trainer, File + "/formation-generalites", "input[type=text],textarea", "12/01/2026" },
        { Tutor, File + "/tutorat/evaluations/1/d7", "input[type=radio]", "acquis" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task An_answer_is_saved_alone_and_a_lost_race_shows_both(string account, string address, string control, string value)
    {
        using var author = await Visitor.SignedInAsync(app, account);
        var page = await author.OpenAsync(address);
        var field = page.Html.QuerySelectorAll("form[data-autosave] [data-answer]").FirstOrDefault(box => box.QuerySelector(control) is not null);
        if (field is null)
        {
            // a cover that asks nothing has nothing to save
            Assert.EndsWith("generalites", address, StringComparison.Ordinal);
            return;
        }

        var key = field.GetAttribute("data-answer")!;
        var token = field.QuerySelector<IHtmlInputElement>("[data-token]")!.Value;
        var saved = await SaveAsync(author, page, key, value, token);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Matches(@"^\d{1,2}\u00A0h(\u00A0\d\d)?$", saved.Json.GetProperty("savedAt").GetString()!);

        var other =
            control.Contains("radio", StringComparison.Ordinal) ? "non-acquis"
            : value.Contains('/', StringComparison.Ordinal) ? "13/01/2026"
            : "Autre chose.";
        var late = await SaveAsync(author, page, key, other, token);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal((other, value), (late.Json.GetProperty("mine").GetString(), late.Json.GetProperty("theirs").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await SaveAsync(author, page, key, other, saved.Json.GetProperty("token").GetRawText())).Status);

        using var stranger = await Visitor.SignedInAsync(app, "vae@candidats.example");
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(stranger, await stranger.OpenAsync("/candidat"), key, value, "0", page)).Status);
    }

    [Fact]
    public async Task A_day_to_come_is_refused_alone_and_an_evaluation_never_opened_is_not_found()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var page = await trainer.OpenAsync(File + "/formation/d7");
        var day = page.Html.QuerySelectorAll("[data-answer]").First(box => box.QuerySelector("[data-day]") is not null);
        var tomorrow = app.Clock.Today().AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var refused = await SaveAsync(trainer, page, day.GetAttribute("data-answer")!, tomorrow, day.QuerySelector<IHtmlInputElement>("[data-token]")!.Value);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("avenir", refused.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(trainer, page, "inconnue", "x", "0")).Status);

        using var tutor = await Visitor.SignedInAsync(app, Tutor);
        var grid = await tutor.OpenAsync(File + "/tutorat/evaluations/1/d7");
        var key = grid.Html.QuerySelector("[data-answer]")!.GetAttribute("data-answer")!;
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(tutor, grid, key, "acquis", "0", url: File + "/tutorat/evaluations/99/reponse")).Status);

        // the candidate's view of a file before the jury changes no more
        using var candidate = await Visitor.SignedInAsync(app, "candidat@horizon.example");
        var own = await candidate.OpenAsync("/dossiers/DEMO-SPE-01/tutorat/auto-evaluations/2/d1");
        Assert.Null(own.Html.QuerySelector("form[data-autosave^='/']"));
        var closed = own.Html.QuerySelector("[data-answer]")!.GetAttribute("data-answer")!;
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await SaveAsync(candidate, own, closed, "acquis", "0", url: "/dossiers/DEMO-SPE-01/tutorat/auto-evaluations/2/reponse")).Status
        );
    }

    private static async Task<(HttpStatusCode Status, JsonElement Json)> SaveAsync(
        Visitor author,
        WebPage page,
        string key,
        string value,
        string token,
        WebPage? of = null,
        string? url = null
    )
    {
        var address = url ?? (of ?? page).Html.QuerySelector("form[data-autosave]")!.GetAttribute("data-autosave")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Headers = { { "X-Requested-With", "autosave" } } };
        request.Content = new FormUrlEncodedContent([
            new("key", key), new($"Answers[{key}].Value", value), new($"Answers[{key}].Token", token),
            new("__RequestVerificationToken", page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var response = await author.Client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
