using System.Text.RegularExpressions;
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

    private static async Task AnswerAsync(Visitor evaluator, bool favourable, string note)
    {
        var page = await evaluator.OpenAsync(Page);
        var fields = new List<KeyValuePair<string, string>> { new("__RequestVerificationToken", page.Html.QuerySelector("#grid input[name=__RequestVerificationToken]")!.GetAttribute("value")!) };
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
            foreach (var route in RouteCase.All(app.Services).Where(route => route.Method == "GET" && route.Permission is not null && !route.Pattern.StartsWith("/dev", StringComparison.Ordinal)))
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
            ? new[] { "guide-entretien", "livret-formation", "suivi-tuteur", "livret-evaluation" }.Select(key => address.Replace("{booklet}", key, StringComparison.Ordinal).Replace("{document}", key, StringComparison.Ordinal)).Where(found => !found.Contains('{', StringComparison.Ordinal))
            : address.Contains('{', StringComparison.Ordinal) ? [] : [address];
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{before.Substring(Math.Max(0, at - 80), Math.Min(200, before.Length - Math.Max(0, at - 80)))}\n…{after.Substring(Math.Max(0, at - 80), Math.Min(200, after.Length - Math.Max(0, at - 80)))}";
    }

    [GeneratedRegex("""(name="__RequestVerificationToken" type="hidden" value="[^"]*")|(nonce="[^"]*")""")]
    private static partial Regex Volatile();
}
