using System.Collections.Concurrent;
using System.Globalization;
using CqpMutualite.Web.Platform;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>A person with a browser. Every page opened through it must answer, log no error and show no violation of WCAG 2.2 A and AA.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Password of every demonstration account.</summary>
    public const string DemoPassword = "Demo-CQP-2026!";

    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly ConcurrentDictionary<(string Kind, string State), bool> Checked = [];

    private readonly IBrowserContext context;
    private readonly TimeProvider clock;
    private readonly bool javaScript;
    private readonly List<string> errors = [];

    internal Visitor(IBrowserContext context, IPage page, TimeProvider clock, bool javaScript)
    {
        this.context = context;
        this.clock = clock;
        this.javaScript = javaScript;
        Page = page;
        page.Console += (_, message) =>
        {
            // a refused form answers 200, a missing page is asserted by the test that asks for it: what is left is ours to mend
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                errors.Add($"{page.Url} : {message.Text}");
            }
        };
        page.PageError += (_, error) => errors.Add($"{page.Url} : {error}");
    }

    /// <summary>That many days from today in Paris, as people type it.</summary>
    public string Day(int fromToday) => clock.Today().AddDays(fromToday).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>The page under the eyes.</summary>
    public IPage Page { get; }

    /// <summary>Signs in with a demonstration account.</summary>
    public async Task SignInAsync(string email, string password = DemoPassword)
    {
        await OpenAsync("/connexion");
        await SignInAgainAsync(email, password);
    }

    /// <summary>Signs in on the door where the page is, or opens it: what was asked for comes next.</summary>
    public async Task SignInAgainAsync(string email, string password = DemoPassword)
    {
        if (new Uri(Page.Url).AbsolutePath != "/connexion")
        {
            await Page.Context.ClearCookiesAsync(new() { Name = "cqp" });
            await OpenAsync("/connexion");
        }

        await Page.GetByLabel("Adresse électronique").FillAsync(email);
        await Page.GetByLabel("Mot de passe").FillAsync(password);
        await PressAsync("Se connecter");
    }

    /// <summary>Signs out, by the menu of the account.</summary>
    public async Task SignOutAsync()
    {
        await Page.Locator("details[data-menu]:has(form[action='/deconnexion']) > summary").ClickAsync();
        await PressAsync("Se déconnecter");
    }

    /// <summary>Opens an address and checks what it shows.</summary>
    public async Task OpenAsync(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.True(answer!.Status < 400, $"{address} : {answer.Status}");
        await CheckAsync();
    }

    /// <summary>Presses a button or follows a link by its name, and checks what follows.</summary>
    public async Task PressAsync(string name)
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        try
        {
            await PressAsync(await button.CountAsync() > 0 ? button.First : Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{Page.Url} : « {name} » cannot be pressed.\n{await Page.Locator("main").InnerTextAsync()}");
        }
    }

    /// <summary>Presses that, and checks what follows.</summary>
    public async Task PressAsync(ILocator target)
    {
        await target.ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        if (javaScript)
        {
            await Page.WaitForFunctionAsync(Typing.Arrived, null, new() { PollingInterval = 20 });
        }

        await CheckAsync();
    }

    /// <summary>Answers whatever is still empty on the page (<see cref="Typing.Answers"/>), then waits until everything is saved.</summary>
    public async Task AnswerEverythingAsync()
    {
        await Page.EvaluateAsync(
            Typing.Answers,
            new { sentence = Typing.Sentence, yesterday = Day(-1) }
        );
        await SavedAsync();
    }

    /// <summary>Waits until every answer is saved.</summary>
    public Task SavedAsync() => Page.WaitForFunctionAsync(Typing.Saved, null, new() { PollingInterval = 50, Timeout = 60_000 });

    /// <summary>
    /// No violation of the accessibility rules, once per kind of page: here for the kinds that the walk of the site (<see cref="Site"/>) does not meet,
    /// and for what a test names of the state that it brought a page to.
    /// </summary>
    public async Task CheckAsync(string state = "")
    {
        var kind = Site.Kind(new Uri(Page.Url).AbsolutePath);
        if (javaScript && (state.Length > 0 || (await Site.Current.PagesAsync()).All(page => page.Kind != kind)) && Checked.TryAdd((kind, state), true))
        {
            Assert.Empty(await ViolationsAsync());
        }
    }

    /// <summary>What violates the accessibility rules on this page.</summary>
    public async Task<IEnumerable<string>> ViolationsAsync()
    {
        var result = await Page.RunAxe(Wcag);
        return result.Violations.Select(violation => $"{Page.Url} : {violation.Id} : {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
    }

    /// <summary>Zoomed to 400 %, the page does not scroll sideways.</summary>
    public async Task FitsAsync() => Assert.Empty(await OverflowAsync());

    /// <summary>What, zoomed to 400 %, would scroll the page sideways.</summary>
    public async Task<string[]> OverflowAsync()
    {
        await Page.SetViewportSizeAsync(320, 256);
        var width = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        await Page.SetViewportSizeAsync(1280, 900);
        return width <= 320 ? [] : [$"{Page.Url} : {width} pixels of width in a window of 320."];
    }

    /// <summary>Where the keyboard is: name and kind of the control; empty when its focus cannot be seen, or something covers it.</summary>
    public Task<string> FocusAsync() => Page.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return 'page';
          const seen = e.matches('input[type=radio],input[type=checkbox]') ? e.labels?.[0] ?? e : e;
          const style = [seen, e].map(x => getComputedStyle(x)), box = seen.getBoundingClientRect();
          const outlined = style.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none');
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
          if (!outlined || !top || !(seen.contains(top) || top.contains(seen))) return '';
          return `${e.localName} ${e.type ?? ''} ${e.name ?? ''}`.trim() + ' ' + e.textContent.trim().slice(0, 40);
        }
        """);

    /// <summary>Ends the visit; errors logged by any page fail the test.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(errors);
    }
}
