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

    /// <summary>What is written wherever a sentence is asked for.</summary>
    public const string Sentence = "Réponse saisie pendant le parcours d’essai.";

    private static readonly AxeRunOptions Wcag = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    private static readonly ConcurrentDictionary<(string Account, string Url, string Title), bool> CheckedPages = [];

    private readonly IBrowserContext context;
    private readonly bool javaScript;
    private readonly List<string> errors = [];
    private string account = "";

    internal Visitor(IBrowserContext context, IPage page, bool javaScript)
    {
        this.context = context;
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
    public static string Day(int fromToday) => TimeProvider.System.Today().AddDays(fromToday).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

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
        account = email;
        await PressAsync("Se connecter");
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
            // a form sent is answered before anything else is asked: to open another page now would abandon it
            await Page.WaitForFunctionAsync("() => !('leaving' in document.documentElement.dataset) && document.readyState !== 'loading'", null, new() { PollingInterval = 20 });
        }

        await CheckAsync();
    }

    /// <summary>Answers whatever is still empty on the page: the favourable choice when there is one, a date, a sentence; then waits until everything is saved.</summary>
    public async Task AnswerEverythingAsync()
    {
        await Page.EvaluateAsync("() => document.querySelectorAll('main details:not([open])').forEach(d => d.open = true)");
        foreach (var group in await Page.Locator("main [role=radiogroup]").AllAsync())
        {
            if (await group.Locator("input:checked").CountAsync() == 0)
            {
                var favourable = group.Locator("label.choice.yes");
                await (await favourable.CountAsync() > 0 ? favourable.First : group.Locator("label.choice").Last).ClickAsync();
            }
        }

        foreach (var field in await Page.Locator("main input[type=text]:not([disabled]), main input[type=date], main textarea").AllAsync())
        {
            if (await field.IsVisibleAsync() && await field.InputValueAsync() == "")
            {
                await field.FillAsync((await field.GetAttributeAsync("type"), await field.GetAttributeAsync("inputmode")) switch
                {
                    ("date", _) => TimeProvider.System.Today().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    (_, "numeric") => "21",
                    _ => Sentence,
                });
            }
        }

        // the form says while an answer is still on its way; a page without automatic saving is saved by its button
        await Page.EvaluateAsync("() => document.activeElement?.blur()");
        await Page.WaitForFunctionAsync("() => !document.querySelector('form[data-pending]')", null, new() { PollingInterval = 100, Timeout = 60_000 });
    }

    /// <summary>No violation of the accessibility rules, once per account, address and title.</summary>
    public async Task CheckAsync()
    {
        if (!javaScript || !CheckedPages.TryAdd((account, Page.Url, await Page.TitleAsync()), true))
        {
            return;
        }

        var result = await Page.RunAxe(Wcag);
        Assert.True(result.Violations.Length == 0, $"{Page.Url} :\n" + string.Join('\n', result.Violations.Select(violation => $"{violation.Id} : {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
    }

    /// <summary>Zoomed to 400 %, the page does not scroll sideways.</summary>
    public async Task FitsAsync()
    {
        await Page.SetViewportSizeAsync(320, 256);
        var width = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        await Page.SetViewportSizeAsync(1280, 900);
        Assert.True(width <= 320, $"{Page.Url} : {width} pixels of width in a window of 320.");
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
