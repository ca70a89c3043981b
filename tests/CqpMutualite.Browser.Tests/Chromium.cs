using CqpMutualite.Browser.Tests;
using CqpMutualite.Testing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(TestServer))]
[assembly: AssemblyFixture(typeof(Chromium))]

namespace CqpMutualite.Browser.Tests;

/// <summary>
/// One browser for the whole assembly; each visitor has a context of their own. Uses the machine's Chromium (or CHROMIUM_PATH), else Playwright's own.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds left to a busy machine before something that does not come is a failure.</summary>
    private const float Patience = 30_000;

    // without a window to draw, the first one takes half the time
    private static readonly string[] Installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Installed.FirstOrDefault(File.Exists),
                Args =
                [
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--no-first-run",
                    .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
                ],
            }
        );
    }

    /// <summary>
    /// Somebody in front of the application, with or without JavaScript. <paramref name="site"/>: under another name than the address it listens at.
    /// </summary>
    public async Task<Visitor> VisitAsync(KestrelHost host, bool javaScript = true, string? site = null)
    {
        var context = await ContextAsync(site ?? host.Address.ToString(), javaScript);
        return new Visitor(context, await context.NewPageAsync(), host.Clock, javaScript);
    }

    /// <summary>Somebody who knows the address of the site and no other.</summary>
    public async Task<Walker> WalkAsync(Uri site)
    {
        var context = await ContextAsync(site.ToString(), javaScript: true);
        return new Walker(context, await context.NewPageAsync(), site);
    }

    private async Task<IBrowserContext> ContextAsync(string site, bool javaScript)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = site,
                JavaScriptEnabled = javaScript,
                Locale = "fr-FR",
                TimezoneId = "Europe/Paris",
                ViewportSize = new() { Width = 1280, Height = 900 },
            }
        );
        context.SetDefaultTimeout(Patience);
        await context.AddInitScriptAsync("addEventListener('submit', e => { if (!e.defaultPrevented) document.documentElement.dataset.leaving = ''; })");
        return context;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
