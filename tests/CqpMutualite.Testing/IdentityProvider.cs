using System.Diagnostics;
using System.Net;
using System.Text;

namespace CqpMutualite.Testing;

/// <summary>The directory of an organisation, written by others (npm oidc-provider), a process of its own; see npm/testtools/identity-provider.mjs.</summary>
public sealed class IdentityProvider : IDisposable
{
    private readonly Process node;

    private IdentityProvider(Process node, Uri address) => (this.node, Address) = (node, address);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, for an application that is at that address.</summary>
    public static IdentityProvider Start(Uri application)
    {
        var node = Process.Start(new ProcessStartInfo("node", [NodeTool.Path("identity-provider.mjs"), application.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        return new IdentityProvider(node, new Uri(node.StandardOutput.ReadLine()!));
    }

    /// <summary>
    /// Somebody of the directory (« sub|address|verified|siret », as it knows them from now on) says there who they are, from the address to which the
    /// application sent them; answers where it sends them back.
    /// </summary>
    public async Task<Uri> SayAsync(Uri asked, string person)
    {
        string[] names = ["sub", "email", "email_verified", "siret"];
        var told = names.Zip(person.Split('|')).Where(claim => claim.Second.Length > 0).Select(claim => $"{claim.First}={Uri.EscapeDataString(claim.Second)}");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler);
        (await browser.GetAsync(new Uri(Address, "people?" + string.Join('&', told)))).Dispose();
        var answer = await browser.GetAsync(asked);
        while (true)
        {
            var at = answer.RequestMessage!.RequestUri!;
            var next = answer.Headers.Location is { } location ? new Uri(at, location) : null;
            answer.Dispose();
            if (next is not null && next.Authority != Address.Authority)
            {
                return next;
            }

            using var typed = new FormUrlEncodedContent([new("prompt", "login"), new("login", person.Split('|')[0]), new("password", "any")]);
            answer = next is not null ? await browser.GetAsync(next) : await browser.PostAsync(at, typed);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }
}
