using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>
/// Every kind of page that links lead to: it answers, logs nothing, is accessible and fits a window of 1280 pixels zoomed to 400 %, in the account that is
/// shown most of it.
/// </summary>
public sealed class EveryPageTests(Chromium chromium)
{
    // more than five things to fill: it saves by itself, or guards the way out and gives back what was typed
    private const string LongFormsWithoutGuard = """
        () => [...document.querySelectorAll('form')].filter(form => form.method === 'post' && !form.dataset.autosave && !('draft' in form.dataset)
          && new Set([...form.querySelectorAll('input:not([type=hidden],[type=password],[type=file]),select,textarea')]
            .filter(c => c.name && !c.disabled && !c.readOnly).map(c => c.name)).size > 5)
          .map(form => location.pathname + ' ' + form.action)
        """;

    public static TheoryData<string, string> Homes => new(Site.Homes);

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Every_page_that_an_account_sees_best_is_sound(string account, string home)
    {
        var pages = (await Site.Current.PagesAsync()).Where(page => page.Account == account);
        await using var visitor = await chromium.VisitAsync(Site.Current.Host);
        await visitor.SignInAsync(account);
        Assert.Equal(home, new Uri(visitor.Page.Url).AbsolutePath);
        var wrong = new List<string>();
        foreach (var page in pages)
        {
            await visitor.OpenAsync(page.Address);
            wrong.AddRange(await visitor.ViolationsAsync());
            wrong.AddRange(await visitor.OverflowAsync());
            wrong.AddRange(await visitor.Page.EvaluateAsync<string[]>(LongFormsWithoutGuard));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Somebody_arrives_at_home_goes_through_their_menus_and_leaves(string account, string home)
    {
        await Site.Current.PagesAsync();
        await using var visitor = await chromium.VisitAsync(Site.Current.Host);
        await visitor.SignInAsync(account);
        Assert.Equal(home, new Uri(visitor.Page.Url).AbsolutePath);
        var menus = visitor.Page.Locator(".nav-main a");
        for (var rank = 0; rank < await menus.CountAsync(); rank++)
        {
            await visitor.PressAsync(menus.Nth(rank));
            Assert.Equal(1, await visitor.Page.Locator("h1").CountAsync());
            Assert.Equal(1, await visitor.Page.Locator(".nav-main [aria-current]").CountAsync());
        }

        await visitor.SignOutAsync();
        await visitor.OpenAsync(home);
        Assert.Equal("/connexion", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Signing_in_works_without_JavaScript()
    {
        await Site.Current.PagesAsync();
        await using var visitor = await chromium.VisitAsync(Site.Current.Host, javaScript: false);
        await visitor.SignInAsync("rh@horizon.example");
        Assert.Equal("À faire – CQP Mutualité", await visitor.Page.TitleAsync());
    }
}
