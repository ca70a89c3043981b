using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.WholePath;

/// <summary>
/// Somebody who knows no address but that of the site: goes by the links, the labels and the buttons of the page under their eyes. A missing one stops them.
/// </summary>
internal sealed class Walker : IDisposable
{
    private readonly Visitor visitor;

    private Walker(Visitor visitor, WebPage page) => (this.visitor, Page) = (visitor, page);

    /// <summary>The page under their eyes.</summary>
    public WebPage Page { get; private set; }

    private IElement Main => Page.Html.QuerySelector("main")!;

    /// <summary>Signs in, and arrives at home.</summary>
    public static async Task<Walker> ArriveAsync(AppHost app, string email, string password = DemoPeople.Password)
    {
        var visitor = await Visitor.SignedInAsync(app, email, password);
        return new Walker(visitor, await visitor.OpenAsync("/"));
    }

    /// <summary>Follows a link received, which asks for a password of one's own, then arrives with it.</summary>
    public static async Task<Walker> InvitedAsync(AppHost app, string link, string email, string password)
    {
        using var visitor = Visitor.Of(app);
        var page = await visitor.OpenAsync(link);
        await visitor.SubmitAsync(page, "Changer le mot de passe", ("Nouveau mot de passe", password), ("Le même, une seconde fois", password));
        return await ArriveAsync(app, email, password);
    }

    /// <summary>Follows the first link whose words begin so, of the page before the menus.</summary>
    public Task FollowAsync(string words) => OpenAsync(Links().FirstOrDefault(link => Words(link).StartsWith(words, StringComparison.Ordinal)), $"« {words} »");

    /// <summary>Follows a link that leads there: one of this page, or of a page of that part of the site that this one leads to.</summary>
    public async Task GoAsync(string address, string within = "-")
    {
        var from = Page;
        foreach (
            var way in Links()
                .Select(link => link.GetAttribute("href")!)
                .Where(link => link.StartsWith(within, StringComparison.Ordinal) && !link.Contains('.', StringComparison.Ordinal))
                .Distinct()
                .ToList()
        )
        {
            if (LinkTo(address) is not null)
            {
                break;
            }

            Page = await visitor.OpenAsync(way);
        }

        var link = LinkTo(address);
        Page = link is null ? from : Page;
        await OpenAsync(link, address);
    }

    /// <summary>Goes home, and from there to what is awaited of them: about that candidate, or the one thing of a home that has but one.</summary>
    public async Task TurnAsync(string candidate)
    {
        await FollowAsync("À faire");
        var mine = Main.QuerySelectorAll<IHtmlAnchorElement>("[aria-labelledby=todo-mine] .act a").ToList();
        var listed = mine.Find(link => link.GetAttribute("aria-label")!.EndsWith("Voir la liste", StringComparison.Ordinal));
        await OpenAsync(
            mine.Find(link => link.GetAttribute("aria-label")!.EndsWith(candidate, StringComparison.Ordinal))
                ?? (mine.Count == 0 ? Main.QuerySelector<IHtmlAnchorElement>("a.btn-primary") : listed),
            $"what {candidate} awaits");
    }

    /// <summary>Opens a page of before, which nothing links to any more.</summary>
    public async Task RecallAsync(string address) => Page = await visitor.OpenAsync(address);

    /// <summary>Presses the first button whose name begins so.</summary>
    public async Task PressAsync(string name)
    {
        var button = Page.Html.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(found => Words(found).StartsWith(name, StringComparison.Ordinal));
        Assert.True(button is { IsDisabled: false }, Lost($"the button « {name} »"));
        Page = await visitor.PressAsync(Page, button!);
        Assert.True((int)Page.Status < 400, $"{Page.Path} : {Page.Status}");
        Assert.Empty(Page.Errors);
    }

    /// <summary>Fills the field whose label begins so, or chooses in its list the line that begins so, or ticks its box.</summary>
    public void Fill(string label, string value = "")
    {
        var control = Main.QuerySelectorAll<IHtmlLabelElement>("label").Where(found => Words(found).StartsWith(label, StringComparison.Ordinal))
            .Select(found => found.Control ?? found.QuerySelector("input")).FirstOrDefault(found => found is not null && !found.IsDisabled());
        Assert.True(control is not null, Lost($"the field « {label} »"));
        switch (control)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                box.IsChecked = true;
                break;
            case IHtmlSelectElement list:
                Choose(list, value);
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            default:
                ((IHtmlInputElement)control!).Value = value;
                break;
        }
    }

    /// <summary>Chooses, in the list of that rank, the line that begins so: where labels repeat.</summary>
    public void Choose(int rank, string line) => Choose(Main.QuerySelectorAll<IHtmlSelectElement>("select").ElementAt(rank), line);

    /// <summary>Picks a choice of a question of a booklet: the first, or the last.</summary>
    public void Answer(string question, bool first = true)
    {
        var choices = Main.QuerySelectorAll<IHtmlInputElement>($"[data-answer='{question}'] input[type=radio]").ToList();
        Assert.True(choices.Count > 0, Lost($"the question {question}"));
        (first ? choices[0] : choices[^1]).IsChecked = true;
    }

    /// <summary>Writes the text of a question of a booklet.</summary>
    public void Write(string question, string text)
    {
        var area = Main.QuerySelector<IHtmlTextAreaElement>($"[data-answer='{question}'] textarea");
        Assert.True(area is not null, Lost($"the question {question}"));
        area!.Value = text;
    }

    /// <summary>
    /// Answers whatever is still empty: the favourable choice when there is one, a number, a date, a sentence; the first questions the other way when asked.
    /// </summary>
    public void AnswerEverything(string sentence, DateOnly yesterday, int unfavourable = 0)
    {
        foreach (var group in Main.QuerySelectorAll("[role=radiogroup]").Where(group => group.QuerySelector("input[checked]") is null))
        {
            var labels = group.QuerySelectorAll<IHtmlLabelElement>("label.choice").ToList();
            var chosen =
                unfavourable-- > 0
                    ? labels.First(label => !label.ClassList.Contains("yes"))
                    : labels.FirstOrDefault(label => label.ClassList.Contains("yes")) ?? labels[^1];
            ((IHtmlInputElement)chosen.Control!).IsChecked = true;
        }

        foreach (
            var field in Main.QuerySelectorAll("input[type=text], textarea")
                .Where(field => !field.IsDisabled() && field.Closest("[hidden], template") is null)
        )
        {
            if (field is IHtmlTextAreaElement { Value: "" } area)
            {
                area.Value = sentence;
            }
            else if (field is IHtmlInputElement { Value: "" } input)
            {
                input.Value =
                    input.HasAttribute("data-day") ? FrenchText.TypedDate(yesterday)
                    : input.GetAttribute("inputmode") == "numeric" ? "21"
                    : sentence;
            }
        }
    }

    /// <summary>Declares, gives the password again and signs.</summary>
    public async Task SignAsync(string password, string button)
    {
        Main.QuerySelector<IHtmlInputElement>("#Declared")!.IsChecked = true;
        Fill("Mot de passe", password);
        await PressAsync(button);
    }

    /// <summary>Names a point to correct, and why.</summary>
    public void Return(string point, string reason)
    {
        Main.QuerySelector<IHtmlInputElement>($"#named-{point}")!.IsChecked = true;
        Main.QuerySelector<IHtmlTextAreaElement>($"textarea[name='Form.Points[{point}]']")!.Value = reason;
    }

    /// <summary>In the list of a vacant seat, chooses somebody and presses the button beside it.</summary>
    public async Task SeatAsync(string name)
    {
        var form = Main.QuerySelectorAll<IHtmlFormElement>("form.seat.vacant:not(:has([name='Form.Substitute']))")
            .FirstOrDefault(found => found.TextContent.Contains(name, StringComparison.Ordinal));
        Assert.True(form is not null, Lost($"a seat for {name}"));
        Choose(form!.QuerySelector<IHtmlSelectElement>("select")!, name);
        Page = await visitor.PressAsync(Page, form!.QuerySelector<IHtmlButtonElement>("button")!);
        Assert.Empty(Page.Errors);
    }

    /// <summary>The page says that.</summary>
    public void Sees(string words) => Assert.True(Page.Text.Contains(words, StringComparison.Ordinal), Lost($"« {words} »"));

    /// <summary>The text of a PDF that the page links to.</summary>
    public async Task<string> ReadAsync(string address)
    {
        Assert.True(Links().Any(link => link.GetAttribute("href") == address), Lost(address));
        return (
            await PdfText.ReadAsync(
                await visitor.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken
            )
        ).Flat;
    }

    /// <inheritdoc />
    public void Dispose() => visitor.Dispose();

    private static string Words(IElement element) => WebPage.Flat(element.GetAttribute("aria-label") ?? element.TextContent);

    private static void Choose(IHtmlSelectElement list, string line) =>
        list.Value = list.Options.First(option => WebPage.Flat(option.Text).StartsWith(line, StringComparison.Ordinal)).Value;

    private IElement? LinkTo(string address) => Links().FirstOrDefault(link => link.GetAttribute("href") == address);

    private IEnumerable<IElement> Links() => Page.Html.QuerySelectorAll("main a[href], .dock a[href]").Concat(Page.Html.QuerySelectorAll("a[href]"));

    private async Task OpenAsync(IElement? link, string name)
    {
        Assert.True(link is not null, Lost(name));
        Page = await visitor.OpenAsync(link!.GetAttribute("href")!);
        Assert.True((int)Page.Status < 400, $"{link.GetAttribute("href")} : {Page.Status}");
    }

    private string Lost(string sought) =>
        $"{Page.Path} does not show "
            + $"{sought}.\n{WebPage.Flat(Main.TextContent)}\n"
            + string.Join('\n', Links().Select(link => $"{Words(link)} → {link.GetAttribute("href")}").Distinct());
}
