using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>The acts of a day of jury, as the certifier and the president do them in the browser.</summary>
internal static class JuryDay
{
    /// <summary>Creates a session for today, seats its members and names its president; its path.</summary>
    public static async Task<string> PlanAsync(
        Visitor oemm,
        string[] editions,
        string startsAt,
        string endsAt,
        string[] members,
        string president,
        bool commission = false
    )
    {
        await oemm.OpenAsync("/oemm/jurys/nouveau");
        if (commission)
        {
            await oemm.Page.Locator("main label", new() { HasText = "Commission paritaire" }).ClickAsync();
        }

        foreach (var edition in editions)
        {
            await oemm.Page.Locator($"input[name='Form.Editions'][value='{edition}']").CheckAsync();
        }

        await oemm.Page.Locator("[name='Form.HeldOn']").FillAsync(oemm.Day(0));
        await oemm.Page.Locator("[name='Form.StartsAt']").FillAsync(startsAt);
        await oemm.Page.Locator("[name='Form.EndsAt']").FillAsync(endsAt);
        await oemm.Page.Locator("[name='Form.Place']").FillAsync("Paris, salle des conseils");
        await oemm.PressAsync("Créer la session");
        var session = new Uri(oemm.Page.Url).AbsolutePath;
        Assert.NotEqual("/oemm/jurys/nouveau", session);
        foreach (var member in members)
        {
            await SeatAsync(oemm, member);
        }

        var name = oemm.Page.GetByRole(AriaRole.Button, new() { Name = $"Proposer à la présidence : {president}" });
        await oemm.PressAsync(name);
        await Assertions.Expect(oemm.Page.GetByText("Proposé à la présidence").First).ToBeVisibleAsync();
        await oemm.CheckAsync("planned");
        return session;
    }

    /// <summary>Seats somebody where the first list offers them; a substitute when asked.</summary>
    public static async Task SeatAsync(Visitor oemm, string member, bool substitute = false)
    {
        if (substitute)
        {
            await oemm.Page.EvaluateAsync("() => document.querySelectorAll('details.substitutes').forEach(d => d.open = true)");
        }

        var form = oemm
            .Page.Locator(
                substitute ? "form.seat.vacant:has([name='Form.Substitute'])" : "form.seat.vacant:not(:has([name='Form.Substitute']))",
                new() { HasText = member }
            )
            .First;
        var choice = form.Locator("select");
        await choice.SelectOptionAsync(
            new SelectOptionValue
            {
                Label = (await choice.Locator("option").AllTextContentsAsync()).First(text => text.Contains(member, StringComparison.Ordinal)).Trim(),
            }
        );
        await oemm.PressAsync(form.GetByRole(AriaRole.Button));
    }

    /// <summary>The path of a session as its members see it.</summary>
    public static string SittingOf(string session) => session.Replace("/oemm/jurys/", "/jury/sessions/", StringComparison.Ordinal);

    /// <summary>The president opens the sitting with everybody.</summary>
    public static async Task OpenAsync(Visitor president, string session)
    {
        await president.OpenAsync(SittingOf(session));
        await president.PressAsync("Ouvrir la séance");
        await president.PressAsync("Ouvrir la séance");
        await Assertions.Expect(president.Page.GetByRole(AriaRole.Heading, new() { Name = "Fin de séance" })).ToBeVisibleAsync();
    }

    /// <summary>The president decides on a file: everything acquired but <paramref name="refused"/>, and signs.</summary>
    public static async Task DecideAsync(Visitor president, string reference, params string[] refused)
    {
        await president.OpenAsync($"/jury/dossiers/{reference}");
        await president.Page.EvaluateAsync(
            "refused => document.querySelectorAll('.unit-row[data-answer]').forEach(row => row.querySelector(refused.includes(row.dataset.answer) ? "
                + "'label.choice.no' : 'label.choice.yes').click())",
            refused
        );

        foreach (var unit in refused)
        {
            await president.Page.Locator($"textarea[name*='{unit}']").First.FillAsync("Traiter trois situations nouvelles avec un tuteur.");
        }

        await president.Page.EvaluateAsync("() => document.activeElement?.blur()");
        await president.SavedAsync();
        await president.CheckAsync("decided");
        await president.Page.Locator("input[type=password]").FillAsync(Visitor.DemoPassword);
        await president.PressAsync("Signer la fiche de décision");
        await Assertions.Expect(president.Page.GetByText("Signée par").First).ToBeVisibleAsync();
    }

    /// <summary>The president closes the sitting.</summary>
    public static async Task CloseAsync(Visitor president, string session)
    {
        await president.OpenAsync(SittingOf(session));
        await president.PressAsync("Clore la séance");
        await president.PressAsync("Clore la séance");
    }
}
