using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>A person with a browser. Every page opened through it must answer, log no error and show no violation of WCAG 2.2 A and AA.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private const string Password = "Demo-CQP-2026!";

    private static readonly AxeRunOptions Wcag = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    private readonly IBrowserContext context;
    private readonly bool javaScript;
    private readonly List<string> errors = [];
    private readonly HashSet<string> checkedPages = [];

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

    /// <summary>The page under the eyes.</summary>
    public IPage Page { get; }

    /// <summary>Signs in with a demonstration account.</summary>
    public async Task SignInAsync(string email)
    {
        await OpenAsync("/connexion");
        await Page.GetByLabel("Adresse électronique").FillAsync(email);
        await Page.GetByLabel("Mot de passe").FillAsync(Password);
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
        var target = await button.CountAsync() > 0 ? button.First : Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;
        await target.ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await CheckAsync();
    }

    /// <summary>No violation of the accessibility rules, once per address and title.</summary>
    public async Task CheckAsync()
    {
        if (!javaScript || !checkedPages.Add(Page.Url + await Page.TitleAsync()))
        {
            return;
        }

        var result = await Page.RunAxe(Wcag);
        Assert.True(result.Violations.Length == 0, $"{Page.Url} :\n" + string.Join('\n', result.Violations.Select(violation => $"{violation.Id} : {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
    }

    /// <summary>Ends the visit; errors logged by any page fail the test.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(errors);
    }
}
