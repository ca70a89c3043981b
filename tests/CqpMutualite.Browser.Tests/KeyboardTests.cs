using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>Somebody who has no mouse signs in and opens a file: each stop of the Tab key is seen, and Enter does the rest.</summary>
public sealed class KeyboardTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
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
