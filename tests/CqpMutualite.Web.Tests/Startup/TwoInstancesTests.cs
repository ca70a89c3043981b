using System.Collections.Concurrent;
using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>Two instances of one service: what one does the other reads, and one that dies takes nothing with it.</summary>
public sealed class TwoInstancesTests(PublishedPair pair) : IClassFixture<PublishedPair>
{
    private const int Writers = 3, BeforeTheEnd = 12, AfterTheEnd = 24;
    private const string Company = "rh@horizon.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_does_the_other_reads_and_one_that_is_killed_loses_nothing_it_acknowledged()
    {
        // the session of one is that of the other; what one kept is read from the other
        using var visitor = pair.Proxy.Visitor();
        var home = await SignInAsync(visitor);
        Assert.Equal("/entreprise", home.Path);
        using (var stranger = pair.Proxy.Visitor(1))
        {
            Assert.Equal("/connexion", (await stranger.OpenAsync("/entreprise")).Path);
        }

        foreach (var _ in Enumerable.Range(0, 4))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/dossiers")).Status);
        }

        const string certificate = "/dossiers/DEMO-OK-01/documents/certificat.pdf";
        var pdf = await visitor.Client.GetByteArrayAsync(certificate, Cancellation);
        Assert.Equal(pdf, await visitor.Client.GetByteArrayAsync(certificate, Cancellation));
        Assert.Contains("Tout est conforme", (await visitor.OpenAsync("/dossiers/DEMO-OK-01/verification")).Text, StringComparison.Ordinal);

        // invitations by three hands, one instance killed among them
        var acknowledged = new ConcurrentBag<string>();
        var team = (await visitor.OpenAsync("/entreprise/equipe")).Html.QuerySelectorAll("a")
            .First(link => link.TextContent.Contains("Inviter une personne", StringComparison.Ordinal));
        var invitation = team.GetAttribute("href")!;
        using var killed = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, Writers).Select(async hand =>
        {
            using var writer = pair.Proxy.Visitor();
            await SignInAsync(writer);
            for (var number = 0; number < (BeforeTheEnd + AfterTheEnd) / Writers; number++)
            {
                await InviteAsync(writer, invitation, (hand, number), acknowledged);
                if (hand == 0 && number == BeforeTheEnd / Writers)
                {
                    killed.Release();
                }
            }
        }).ToList();
        await killed.WaitAsync(Cancellation);
        await pair.KillAsync(0);
        await Task.WhenAll(writers);
        Assert.True(acknowledged.Count >= AfterTheEnd, $"{acknowledged.Count} invitations were acknowledged.");

        // the session goes on; everything acknowledged is there, and nobody was written to twice
        var members = (await visitor.OpenAsync("/entreprise/equipe")).Text;
        Assert.All(acknowledged, address => Assert.Contains(address, members, StringComparison.Ordinal));
        await UntilAsync(() => Invitations().Count() >= acknowledged.Count - Writers);
        Assert.All(Invitations().CountBy(address => address), received => Assert.Equal(1, received.Value));
        Assert.DoesNotContain("Unhandled exception", pair.Written, StringComparison.Ordinal);
    }

    // one that the killed instance was giving to the server stays « départ incertain »: it is not sent again by itself
    private IEnumerable<string> Invitations() =>
        pair.Mail.Messages.Select(mail => mail.To).Where(address => address.StartsWith("personne.", StringComparison.Ordinal));

    private static async Task<WebPage> SignInAsync(Visitor visitor)
    {
        var door = await visitor.OpenAsync("/connexion");
        return await visitor.SubmitAsync(door, "Se connecter", ("Adresse électronique", Company), ("Mot de passe", DemoPeople.Password));
    }

    // a request that the killed instance held is not acknowledged: its author sends it again
    private static async Task InviteAsync(Visitor writer, string path, (int Hand, int Number) whom, ConcurrentBag<string> acknowledged)
    {
        var (address, name) = ($"personne.{whom.Hand}.{whom.Number}@horizon.example", "Durand" + new string((char)('a' + whom.Number), 1 + whom.Hand));
        var page = await writer.OpenAsync(path);
        if (page.Status != HttpStatusCode.OK)
        {
            return;
        }

        var answer = await writer.SubmitAsync(
            page,
            "Envoyer l’invitation",
            ("Prénom", "Camille"),
            ("Nom", name),
            ("Adresse électronique", address),
            ("Fonction", "assistance"),
            ("Ce que cette personne fera", "Évaluateur : évalue les candidats qui lui sont confiés, rien d’autre")
        );
        if (answer.Status == HttpStatusCode.OK && answer.Errors.Count == 0)
        {
            acknowledged.Add(address);
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (!condition() && DateTime.UtcNow < limit)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }
    }
}
