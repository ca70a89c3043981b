using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Testing;
using CqpMutualite.Web.Tests.Rights;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>
/// Two evaluators who answer each alone. Before both have handed over, whatever the one writes changes nothing of what anybody else
/// can open: every page, every JSON and every PDF of the application is read before and after, and must be the same.
/// </summary>
public partial class BlindTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Reference = "DEMO-SPE-03", Unit = "d5", Page = $"/dossiers/{Reference}/evaluation/{Unit}";
    private const string Secret = "note-que-nul-autre-ne-lit";

    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_reads_sees_or_counts_what_an_evaluator_writes_alone()
    {
        using var first = await Visitor.SignedInAsync(app, "responsable@horizon.example");
        using var second = await Visitor.SignedInAsync(app, "tuteur@horizon.example");
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var certifier = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        using var organisation = await Visitor.SignedInAsync(app, "formation@cap-competences.example");
        (string Who, Visitor Visitor)[] others = [("second", second), ("company", company), ("certifier", certifier), ("organisation", organisation)];
        await first.SubmitAsync(await first.OpenAsync(Page), "Répondre chacun de son côté");

        var before = await ReadAllAsync(others);
        await AnswerAsync(first, favourable: true, Secret);
        var after = await ReadAllAsync(others);
        Assert.True(before.Count > 50, $"only {before.Count} pages were read");
        Assert.All(before, page => Assert.True(page.Value == after[page.Key], $"{page.Key} changed:\n{Difference(page.Value, after[page.Key])}"));
        Assert.All(after, page => Assert.DoesNotContain(Secret, page.Value, StringComparison.OrdinalIgnoreCase));

        // their own answers come back to who wrote them
        Assert.Contains(Secret, (await first.OpenAsync(Page)).Text, StringComparison.Ordinal);

        // handed over by one: still nothing but the fact that it is
        var page = await first.SubmitAsync(await first.OpenAsync(Page), "Remettre mes réponses");
        Assert.Empty(page.Errors);
        Assert.Contains("Vous avez remis vos réponses", page.Text, StringComparison.Ordinal);
        Assert.All(await ReadAllAsync(others), read => Assert.DoesNotContain(Secret, read.Value, StringComparison.OrdinalIgnoreCase));

        // handed over by both: they read each other, and what differs awaits a word
        await AnswerAsync(second, favourable: false, "Pas observé.");
        page = await second.SubmitAsync(await second.OpenAsync(Page), "Remettre mes réponses");
        Assert.Empty(page.Errors);
        page = await second.OpenAsync($"/dossiers/{Reference}/evaluation/consensus");
        Assert.Contains(Secret, page.Text, StringComparison.Ordinal);
        Assert.Contains("à trancher", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("input[type=radio][checked]"));
        Assert.All(await ReadAllAsync([.. others.Skip(1)]), read => Assert.DoesNotContain(Secret, read.Value, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task To_answer_together_takes_both_evaluators_and_nothing_leaves_their_sight()
    {
        const string comment = "d5.commentaire-evaluateurs";
        var reference = await scene.FileAsync("conseiller-mutualiste-individuels", filled: false);
        var path = $"/dossiers/{reference}/evaluation/d5";
        using var first = await Visitor.SignedInAsync(app, "responsable@horizon.example");
        using var second = await Visitor.SignedInAsync(app, "tuteur@horizon.example");
        await first.SubmitAsync(await first.OpenAsync(path), "Répondre chacun de son côté");
        var hers = await first.OpenAsync(path);
        var his = await second.OpenAsync(path);
        Assert.EndsWith("/evaluation/seul/reponse", hers.Html.QuerySelector("#grid")!.GetAttribute("data-autosave"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await SaveOwnAsync(first, hers, comment, "Analyse juste et complète.")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SaveOwnAsync(second, his, "d5.avis", "maitrisee")).Status);

        // one proposes: nothing changes for the other, who reads of it and may decline
        var page = await first.SubmitAsync(await first.OpenAsync(path), "Proposer de répondre ensemble");
        Assert.Contains("Rien ne change avant l’accord", page.Text, StringComparison.Ordinal);
        Assert.Contains("Analyse juste et complète.", page.Text, StringComparison.Ordinal);
        page = await second.OpenAsync(path);
        Assert.Contains("L’autre évaluateur propose de répondre ensemble", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Analyse juste", page.Text, StringComparison.Ordinal);
        Assert.Contains("propose de répondre ensemble", (await second.OpenAsync($"/dossiers/{reference}/evaluation")).Text, StringComparison.Ordinal);
        page = await second.SubmitAsync(page, "Rester chacun de son côté");
        Assert.Contains("Vous répondez chacun de votre côté", page.Text, StringComparison.Ordinal);

        // both agree: each reads what the other wrote, beside its question
        await second.SubmitAsync(await second.OpenAsync(path), "Proposer de répondre ensemble");
        var stale = await first.OpenAsync(path);
        await first.SubmitAsync(stale, "Accepter et répondre ensemble");
        page = await second.OpenAsync(path);
        Assert.Contains("L’évaluateur 1 avait répondu seul", page.Text, StringComparison.Ordinal);
        Assert.Contains("Analyse juste et complète.", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 réponses données par un seul de vous", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("/evaluation/reponse", page.Html.QuerySelector("#grid")!.GetAttribute("data-autosave"), StringComparison.Ordinal);
        Assert.Contains("L’évaluateur 2 avait répondu seul", (await first.OpenAsync(path)).Text, StringComparison.Ordinal);

        // what a page of before still sends is never taken for the common answer
        var (status, json) = await SaveOwnAsync(second, his, "d5.avis", "pas-maitrisee", 1);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("répondent ici ensemble", json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Null((await scene.SheetAsync(reference)).Find("d5.avis", Voice.Official));
        page = await first.SubmitAsync(stale, "Remettre mes réponses");
        Assert.NotEmpty(page.Errors);
        Assert.Equal("Analyse juste et complète.", page.Html.QuerySelector<IHtmlTextAreaElement>($"textarea[name='Answers[{comment}].Value']")!.Value.Trim());
        Assert.Null((await scene.SheetAsync(reference)).Find(comment, Voice.Official));
        Assert.Equal(
            HttpStatusCode.OK,
            (await EvaluationScene.SaveAsync(second, EvaluationScene.Antiforgery(await second.OpenAsync(path)), reference, "d5.avis", "maitrisee", 0)).Status
        );

        async Task<(HttpStatusCode Status, JsonElement Json)> SaveOwnAsync(Visitor visitor, WebPage from, string key, string value, int token = 0)
        {
            using var body = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["key"] = key,
                [$"Answers[{key}].Value"] = value,
                [$"Answers[{key}].Token"] = token.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["__RequestVerificationToken"] = EvaluationScene.Antiforgery(from),
            });
            using var answer = await visitor.Client.PostAsync(from.Html.QuerySelector("#grid")!.GetAttribute("data-autosave"), body, Cancellation);
            return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation));
        }
    }

    private static async Task AnswerAsync(Visitor evaluator, bool favourable, string note)
    {
        var page = await evaluator.OpenAsync(Page);
        var fields = new List<KeyValuePair<string, string>>
        {
            new("__RequestVerificationToken", page.Html.QuerySelector("#grid input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        };
        fields.AddRange(
            page.Html.QuerySelectorAll<IHtmlInputElement>("#grid > input[name=alone]")
                .Select(input => new KeyValuePair<string, string>(input.Name!, input.Value))
        );
        foreach (var box in page.Html.QuerySelectorAll("#grid [data-answer]"))
        {
            var radios = box.QuerySelectorAll("input[type=radio]").ToList();
            var control = radios.Count > 0 ? radios[favourable ? 0 : 1] : box.QuerySelector("textarea, input:not([type=hidden])")!;
            fields.Add(new(control.GetAttribute("name")!, radios.Count > 0 ? control.GetAttribute("value")! : "Observé pendant deux transmissions."));
            foreach (var extra in box.QuerySelectorAll("[data-token], .note textarea"))
            {
                fields.Add(new(extra.GetAttribute("name")!, extra.HasAttribute("data-token") ? extra.GetAttribute("value")! : note));
            }
        }

        using var response = await evaluator.Client.PostAsync(Page, new FormUrlEncodedContent(fields), Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
    }

    private async Task<Dictionary<string, string>> ReadAllAsync((string Who, Visitor Visitor)[] visitors)
    {
        var read = new Dictionary<string, string>();
        foreach (var (who, visitor) in visitors)
        {
            foreach (
                var route in RouteCase
                    .All(app.Services)
                    .Where(route => route.Method == "GET" && route.Permission is not null && !route.Pattern.StartsWith("/dev", StringComparison.Ordinal))
            )
            {
                foreach (var address in Addresses(route.Pattern))
                {
                    using var response = await visitor.Client.GetAsync(address, Cancellation);
                    if (!response.IsSuccessStatusCode)
                    {
                        continue;
                    }

                    var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
                    read[$"{who} {address}"] = response.Content.Headers.ContentType?.MediaType == "application/pdf"
                        ? (await PdfText.ReadAsync(bytes, Cancellation)).Flat
                        : Volatile().Replace(System.Text.Encoding.UTF8.GetString(bytes), "");
                }
            }
        }

        return read;
    }

    private static IEnumerable<string> Addresses(string pattern)
    {
        var address = pattern.Replace("{reference}", Reference, StringComparison.Ordinal).Replace("{unit}", Unit, StringComparison.Ordinal);
        return address.Contains("{booklet}", StringComparison.Ordinal) || address.Contains("{document}", StringComparison.Ordinal)
                ? new[] { "guide-entretien", "livret-formation", "suivi-tuteur", "livret-evaluation" }
                    .Select(key => address.Replace("{booklet}", key, StringComparison.Ordinal).Replace("{document}", key, StringComparison.Ordinal))
                    .Where(found => !found.Contains('{', StringComparison.Ordinal))
            : address.Contains('{', StringComparison.Ordinal) ? []
            : [address];
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - 80);
        return $"…{before.Substring(from, Math.Min(200, before.Length - from))}\n…{after.Substring(from, Math.Min(200, after.Length - from))}";
    }

    // tokens, and the files that the reader themselves opened lately
    [GeneratedRegex("""(name="__RequestVerificationToken" type="hidden" value="[^"]*")|(nonce="[^"]*")|(\s*<nav class="recent"[\s\S]*?</nav>)""")]
    private static partial Regex Volatile();
}
