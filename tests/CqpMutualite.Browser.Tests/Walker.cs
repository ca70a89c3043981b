using System.Globalization;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>
/// Somebody who knows no address: opens the site, the links received by mail, and nothing else but what a page shows. A missing link stops them.
/// </summary>
public sealed class Walker : IAsyncDisposable
{
    private const float Patience = 15_000;

    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly Uri site;

    internal Walker(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, this.page, this.site) = (context, page, site);
        page.SetDefaultTimeout(Patience);
    }

    /// <summary>Opens the site, as one types its name.</summary>
    public async Task OpenSiteAsync() => Answered(await page.GotoAsync(site.ToString()));

    /// <summary>Follows a link received, which is of the site.</summary>
    public async Task FollowAsync(string link)
    {
        Assert.StartsWith(site.ToString(), link, StringComparison.Ordinal);
        Answered(await page.GotoAsync(link));
    }

    /// <summary>Chooses a password on the page of a link received, and signs in with it.</summary>
    public async Task ComeInAsync(string link, string email, string password)
    {
        await FollowAsync(link);
        await FillAsync("Nouveau mot de passe", password);
        await FillAsync("Le même, une seconde fois", password);
        await PressAsync("Changer le mot de passe");
        await FillAsync("Adresse électronique", email);
        await FillAsync("Mot de passe", password);
        await PressAsync("Se connecter");
        if (new Uri(page.Url).AbsolutePath == "/mon-compte/deux-etapes")
        {
            await TakeSecondStepAsync(password);
        }
    }

    // what is asked of the OEMM, of administration and of those who may preside, the first time
    private async Task TakeSecondStepAsync(string password)
    {
        await FillAsync("Mot de passe actuel", password);
        await PressAsync("Activer les deux étapes");
        await FillAsync("Code affiché par l’application", Totp.Code(await page.Locator(".key").InnerTextAsync()));
        await PressAsync("Vérifier le code");
        await PressAsync("J’ai gardé mes codes");
        await OpenSiteAsync();
    }

    /// <summary>Presses what bears that name: a button or a link that can be seen, in the page before the menus.</summary>
    public Task PressAsync(string name) => TryAsync($"press « {name} »", async () =>
    {
        ILocator[] places =
        [
            page.Locator("main, .dock").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }),
            page.Locator("main, .dock").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }),
            page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }),
        ];
        foreach (var place in places)
        {
            if (await FirstVisibleAsync(place) is { } found)
            {
                await PressAsync(found);
                return;
            }
        }

        Assert.Fail("nothing of that name can be seen");
    });

    /// <summary>The same, when the page shows it: two pages may lead to the same place.</summary>
    public async Task PressIfSeenAsync(string name)
    {
        if (await FirstVisibleAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true })) is { } found)
        {
            await PressAsync(found);
        }
    }

    /// <summary>Presses the first button or link whose name begins so.</summary>
    public Task PressLikeAsync(string start) =>
        TryAsync($"press « {start}… »", async () =>
            await PressAsync(
                await FirstVisibleAsync(page.Locator("main a, main button, .dock a, .dock button").Filter(new() { HasText = start }))
                    ?? throw new InvalidOperationException("nothing begins so")
            )
        );

    /// <summary>Presses the main button of the page: the one next act that it offers.</summary>
    public Task NextAsync() =>
        TryAsync("press the main button", async () =>
            await PressAsync(
                await FirstVisibleAsync(page.Locator("main a.btn-primary, main button.btn-primary, .dock .btn-primary"))
                    ?? throw new InvalidOperationException("none")
            )
        );

    /// <summary>Goes home, and from there to what is awaited of them about that candidate.</summary>
    public async Task TurnAsync(string candidate)
    {
        await PressAsync("À faire");
        await TryAsync($"find at home what {candidate} awaits", async () =>
            await PressAsync(
                await FirstVisibleAsync(page.Locator($"[aria-labelledby=todo-mine] .act a[aria-label$='{candidate}']"))
                    ?? throw new InvalidOperationException("nothing about them")
            )
        );
    }

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string value) => TryAsync($"fill « {label} »", async () => await (await FieldAsync(label)).FillAsync(value));

    /// <summary>Chooses in a list by what its line begins with.</summary>
    public Task ChooseAsync(string label, string line) =>
        TryAsync($"choose « {line} » in « {label} »", async () => await ChooseInAsync(await FieldAsync(label), line));

    /// <summary>Ticks a box or a choice by its label.</summary>
    public Task TickAsync(string label) => TryAsync($"tick « {label} »", () => page.Locator("main").GetByLabel(label).First.CheckAsync());

    /// <summary>Gives the field of that label a picture, of what is before the eyes.</summary>
    public Task AttachPictureAsync(string label) => TryAsync($"give « {label} » a picture", async () =>
        await page.Locator("main").GetByLabel(label).SetInputFilesAsync(
            new FilePayload { Name = "attestation.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() }));

    /// <summary>In the list of a vacant seat, chooses somebody and presses the button beside it.</summary>
    public Task SeatAsync(string name) => TryAsync($"seat {name}", async () =>
    {
        var form = page.Locator("form.seat.vacant:not(:has([name='Form.Substitute']))", new() { HasText = name }).First;
        await ChooseInAsync(form.Locator("select"), name);
        await PressAsync(form.GetByRole(AriaRole.Button));
    });

    /// <summary>Chooses in the list of that rank on the page, where labels repeat.</summary>
    public Task ChooseNthAsync(int rank, string line) =>
        TryAsync($"choose « {line} » in the list {rank}", () => ChooseInAsync(page.Locator("main select").Nth(rank), line));

    /// <summary>Picks, for one question of a booklet, the choice of that name.</summary>
    public Task AnswerAsync(string question, string choice) =>
        TryAsync($"answer {question}", () => page.Locator($"[data-answer='{question}'] label.choice", new() { HasText = choice }).First.ClickAsync());

    /// <summary>
    /// Says yes everywhere: the favourable choice, a sentence, a number or a date wherever nothing is answered; then waits until everything is saved.
    /// </summary>
    public Task AnswerEverythingAsync() => TryAsync("answer everything", async () =>
        {
            await page.EvaluateAsync(
                Typing.Answers,
                new { sentence = Typing.Sentence, yesterday = Day(-1) }
            );
            await page.WaitForFunctionAsync(Typing.Saved, null, new() { PollingInterval = 50, Timeout = 60_000 });
        });

    /// <summary>Signs with the password asked again.</summary>
    public async Task SignAsync(string password, string button)
    {
        await TryAsync("declare", () => page.Locator("#Declared").CheckAsync());
        await TryAsync("give the password", () => page.Locator("#Secret").FillAsync(password));
        await PressAsync(button);
    }

    /// <summary>What the page says.</summary>
    public Task SeesAsync(string words) =>
        TryAsync($"see « {words} »", () => Assertions.Expect(page.Locator("body")).ToContainTextAsync(words, new() { Timeout = Patience }));

    /// <summary>The text of the page, every kind of space an ordinary one.</summary>
    public async Task<string> TextAsync() => WebPage.Flat(await page.Locator("main").InnerTextAsync());

    /// <summary>That many days from today, as people type it.</summary>
    public static string Day(int fromToday) => TimeProvider.System.Today().AddDays(fromToday).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static async Task ChooseInAsync(ILocator list, string line)
    {
        var option = (await list.Locator("option").AllTextContentsAsync()).First(text => WebPage.Flat(text).StartsWith(line, StringComparison.Ordinal));
        await list.SelectOptionAsync(new SelectOptionValue { Label = option.Trim() });
    }

    private static async Task<ILocator?> FirstVisibleAsync(ILocator all)
    {
        for (var rank = 0; rank < await all.CountAsync(); rank++)
        {
            if (await all.Nth(rank).IsVisibleAsync() && await all.Nth(rank).IsEnabledAsync())
            {
                return all.Nth(rank);
            }
        }

        return null;
    }

    private static void Answered(IResponse? answer) => Assert.True(answer!.Status < 400, $"{answer.Url} : {answer.Status}");

    private async Task PressAsync(ILocator target)
    {
        await page.WaitForFunctionAsync(Typing.Saved, null, new() { PollingInterval = 50 });
        await target.ClickAsync();
        await page.WaitForFunctionAsync(Typing.Arrived, null, new() { PollingInterval = 20 });
    }

    private async Task<ILocator> FieldAsync(string label)
    {
        var exact = page.Locator("main").GetByLabel(label, new() { Exact = true });
        return await FirstVisibleAsync(exact) ?? page.Locator("main").GetByLabel(label).First;
    }

    // where people are lost, what they see
    private async Task TryAsync(string act, Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (Exception lost) when (lost is PlaywrightException or TimeoutException or InvalidOperationException or Xunit.Sdk.XunitException)
        {
            var seen = await page.Locator("main a, main button, header a, .dock a, .dock button").AllInnerTextsAsync();
            Assert.Fail(
                $"{page.Url}: cannot {act}: {lost.Message}\n{await page.Locator("main").InnerTextAsync()}\nLinks and buttons: "
                    + $"{string.Join(" | ", seen.Select(WebPage.Flat))}"
            );
        }
    }
}
