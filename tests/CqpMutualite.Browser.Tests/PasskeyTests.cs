using CqpMutualite.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>A passkey made by the browser, with its virtual authenticator, opens the account without a password.</summary>
public sealed class PasskeyTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
    [Fact]
    public async Task A_passkey_is_made_named_used_and_removed()
    {
        await using var visitor = await chromium.VisitAsync(host, site: $"http://localhost:{host.Address.Port}");
        var devices = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await visitor.SignInAsync("tuteur@horizon.example");
        await visitor.OpenAsync("/mon-compte/cles");
        await visitor.Page.GetByLabel("Nom de la clé").FillAsync("Portable du bureau");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter la clé" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".plain-rows").GetByText("Portable du bureau")).ToBeVisibleAsync();

        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.OpenAsync("/connexion");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/tuteur");

        await visitor.OpenAsync("/mon-compte/cles");
        await visitor.PressAsync("Retirer la clé Portable du bureau");
        await Assertions.Expect(visitor.Page.GetByText("Aucune clé pour l’instant")).ToBeVisibleAsync();
    }
}
