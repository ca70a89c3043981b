using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>
/// The kinds of pages that links lead to from the home of each account of the demonstration (one file, one edition, one unit stand for all of their kind),
/// walked over HTTP once, on an application that nobody changes.
/// </summary>
public sealed partial class Site
{
    /// <summary>Each account, and where it arrives.</summary>
    public static readonly (string Account, string Home)[] Homes =
    [
        ("rh@horizon.example", "/entreprise"),
        ("responsable@horizon.example", "/tuteur"),
        ("tuteur@horizon.example", "/tuteur"),
        ("candidat@horizon.example", "/candidat"),
        ("rh@atlantique.example", "/entreprise"),
        ("formation@cap-competences.example", "/organisme"),
        ("formation@autre-organisme.example", "/organisme"),
        ("oemm@cqp.example", "/oemm"),
        ("jury.employeur@cqp.example", "/jury"),
        ("observateur@cqp.example", "/jury"),
        ("vae@candidats.example", "/candidat"),
        ("admin@cqp.example", "/admin"),
    ];

    private readonly Lazy<Task<IReadOnlyList<SitePage>>> pages;

    private Site() => pages = new(WalkAsync);

    /// <summary>The one of this process.</summary>
    public static Site Current { get; } = new();

    /// <summary>Where it is shown.</summary>
    public KestrelHost Host { get; } = new();

    /// <summary>One page of each kind, in the account that is shown most of it.</summary>
    public Task<IReadOnlyList<SitePage>> PagesAsync() => pages.Value;

    /// <summary>What pages of a path are, whichever the file, the edition, the unit.</summary>
    public static string Kind(string path) => Variable().Replace(path.Split('?')[0], "*");

    private async Task<IReadOnlyList<SitePage>> WalkAsync()
    {
        await Host.InitializeAsync();
        TestServer.Current.LetGoFirst(Host);
        var seen = new List<SitePage>();
        foreach (var (account, home) in Homes)
        {
            using var visitor = await Testing.Visitor.SignedInAsync(Host, account);
            seen.AddRange(await WalkAsync(visitor, account, home));
        }

        return [.. seen.GroupBy(page => page.Kind).Select(kind => kind.MaxBy(page => page.Length)!)];
    }

    private static async Task<List<SitePage>> WalkAsync(Testing.Visitor visitor, string account, string home)
    {
        var seen = new List<SitePage>();
        var met = new HashSet<string> { home };
        var waiting = new Queue<string>(met);
        while (waiting.TryDequeue(out var address))
        {
            var page = await visitor.OpenAsync(address);
            Assert.True((int)page.Status < 400, $"{account} {address} : {page.Status}");
            seen.Add(new SitePage(Kind(page.Path), account, address, page.Text.Length));
            foreach (var link in page.Html.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                if (!Downloaded().IsMatch(link.Split('?')[0]) && met.Add(Kind(link)))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        return seen;
    }

    // what the browser keeps instead of showing it
    [GeneratedRegex(@"\.[a-z]+$|/pieces/[0-9a-f-]{36}$")]
    private static partial Regex Downloaded();

    [GeneratedRegex(@"(?<=/)((CQP|DEMO)-[^/]+|[db]\d+|[0-9a-f-]{36}|[0-9A-Z]{5}(-[0-9A-Z]{5}){3}|\d+)(?=/|$)|(?<=/referentiels/)[^/]+")]
    private static partial Regex Variable();
}

/// <summary>A page of the site.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Account">Who reads it.</param>
/// <param name="Address">Where.</param>
/// <param name="Length">How much it says.</param>
public sealed record SitePage(string Kind, string Account, string Address, int Length);
