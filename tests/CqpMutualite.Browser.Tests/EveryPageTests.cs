using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>From the home of each account, every kind of page that links lead to: it answers, logs nothing, is accessible and fits a window of 1280 pixels zoomed to 400 %.</summary>
public sealed partial class EveryPageTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
    private const int MostPages = 30;

    // more than five things to fill: it saves by itself, or guards the way out and gives back what was typed
    private const string LongFormsWithoutGuard = """
        () => [...document.querySelectorAll('form')].filter(form => form.method === 'post' && !form.dataset.autosave && !('draft' in form.dataset)
          && new Set([...form.querySelectorAll('input:not([type=hidden],[type=password],[type=file]),select,textarea')].filter(c => c.name && !c.disabled && !c.readOnly).map(c => c.name)).size > 5)
          .map(form => location.pathname + ' ' + form.action)
        """;

    public static TheoryData<string, string> Homes => new()
    {
        { "rh@horizon.example", "/entreprise" },
        { "responsable@horizon.example", "/tuteur" },
        { "tuteur@horizon.example", "/tuteur" },
        { "candidat@horizon.example", "/candidat" },
        { "rh@atlantique.example", "/entreprise" },
        { "formation@cap-competences.example", "/organisme" },
        { "formation@autre-organisme.example", "/organisme" },
        { "oemm@cqp.example", "/oemm" },
        { "jury.employeur@cqp.example", "/jury" },
        { "observateur@cqp.example", "/jury" },
        { "vae@candidats.example", "/candidat" },
        { "admin@cqp.example", "/admin" },
    };

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Every_page_reached_from_a_home_is_sound(string account, string home)
    {
        await using var visitor = await chromium.VisitAsync(host);
        await visitor.SignInAsync(account);
        Assert.Equal(home, new Uri(visitor.Page.Url).AbsolutePath);

        var seen = new HashSet<string>();
        var waiting = new Queue<string>([home]);
        while (waiting.Count > 0 && seen.Count < MostPages)
        {
            var address = waiting.Dequeue();
            await visitor.OpenAsync(address);
            await visitor.FitsAsync();
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(LongFormsWithoutGuard));
            foreach (var link in await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))"))
            {
                // one file, one edition, one unit stand for all of their kind
                var path = link.Split('#')[0];
                if (!Downloaded().IsMatch(path) && seen.Add(Kind(path)))
                {
                    waiting.Enqueue(path);
                }
            }
        }
    }

    [Fact]
    public async Task Signing_in_works_without_JavaScript()
    {
        await using var visitor = await chromium.VisitAsync(host, javaScript: false);
        await visitor.SignInAsync("rh@horizon.example");
        Assert.Equal("À faire – CQP Mutualité", await visitor.Page.TitleAsync());
    }

    // what the browser keeps instead of showing it
    [GeneratedRegex(@"\.(pdf|json|ics|csv|xlsx)$|/pieces/[0-9a-f-]{36}$")]
    private static partial Regex Downloaded();

    private static string Kind(string path) => Variable().Replace(path.Split('?')[0], "*");

    [GeneratedRegex(@"(?<=/)((CQP|DEMO)-[^/]+|[db]\d+|[0-9a-f-]{36}|\d+)(?=/|$)|(?<=/referentiels/)[^/]+")]
    private static partial Regex Variable();
}
