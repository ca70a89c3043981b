using CqpMutualite.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>Somebody who has no mouse, then no network: each stop of the Tab key is seen, the keys do the rest, and nothing typed is lost.</summary>
public sealed class KeyboardTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
    private const string Grid = "/dossiers/DEMO-SPE-03/evaluation/d5";
    private const int MostStops = 80;

    [Fact]
    public async Task A_file_is_opened_with_the_keyboard_alone()
    {
        await using var visitor = await chromium.VisitAsync(host);
        var keyboard = visitor.Page.Keyboard;
        await visitor.OpenAsync("/connexion");
        await ReachAsync(visitor, "input email Email");
        await keyboard.TypeAsync("rh@horizon.example");
        await ReachAsync(visitor, "input password Password");
        await keyboard.TypeAsync(Visitor.DemoPassword);
        await keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/entreprise");

        await visitor.OpenAsync("/dossiers/nouveau");
        await ReachAsync(visitor, "Form.Certification");
        await keyboard.PressAsync("ArrowDown");
        await ReachAsync(visitor, "Form.FirstNames");
        await keyboard.TypeAsync("Camille");
        await ReachAsync(visitor, "Form.BirthName");
        await keyboard.TypeAsync("Clavier");
        await ReachAsync(visitor, "Form.Sex");
        await keyboard.PressAsync("Space");
        await ReachAsync(visitor, "Form.BirthDate");
        await keyboard.TypeAsync("14/05/1992");
        await ReachAsync(visitor, "button submit");
        await keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/dossiers/CQP-*");
    }

    [Fact]
    public async Task A_grid_is_filled_with_the_keyboard_alone()
    {
        await using var visitor = await chromium.VisitAsync(host);
        var (page, keyboard) = (visitor.Page, visitor.Page.Keyboard);
        await visitor.SignInAsync("responsable@horizon.example");
        await visitor.OpenAsync(Grid);
        await ReachAsync(visitor, "input radio");
        await keyboard.PressAsync("o");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("Enregistré à");
        await visitor.SavedAsync();
        await visitor.OpenAsync(Grid);
        var groups = page.Locator("#grid [role=radiogroup]");
        await Assertions.Expect(groups.Nth(0).Locator("input").First).ToBeCheckedAsync();
        await Assertions.Expect(groups.Nth(1).Locator("input").Last).ToBeCheckedAsync();
    }

    [Fact]
    public async Task What_is_answered_without_network_stays_on_the_device_and_is_sent_again()
    {
        await using var visitor = await chromium.VisitAsync(host);
        var page = visitor.Page;
        await visitor.SignInAsync("tuteur@horizon.example");
        await visitor.OpenAsync(Grid);
        await page.Context.SetOfflineAsync(true);
        var third = page.Locator("#grid [role=radiogroup]").Nth(2);
        await third.Locator("label.choice.yes").ClickAsync();
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("1\u00A0réponse gardée sur cet appareil");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("Enregistré à", new() { Timeout = 20_000 });
        await visitor.OpenAsync(Grid);
        await Assertions.Expect(third.Locator("input").First).ToBeCheckedAsync();
    }

    private static async Task ReachAsync(Visitor visitor, string target)
    {
        var stops = new List<string>();
        while (stops.Count < MostStops)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var focus = await visitor.FocusAsync();
            for (var wait = 0; focus.Length == 0 && wait < 20; wait++)
            {
                // the link to the content slides in
                await visitor.Page.WaitForTimeoutAsync(50);
                focus = await visitor.FocusAsync();
            }

            Assert.True(focus.Length > 0, $"{visitor.Page.Url} : after {string.Join(", ", stops)}, the focus cannot be seen.");
            stops.Add(focus);
            if (focus.Contains(target, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"{target} is not reached: {string.Join(", ", stops)}");
    }
}
