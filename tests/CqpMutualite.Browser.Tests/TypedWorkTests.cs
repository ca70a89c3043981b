using CqpMutualite.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CqpMutualite.Browser.Tests;

/// <summary>Nothing that somebody typed is lost without their word: without network, after the session, on the way out.</summary>
public sealed class TypedWorkTests(KestrelHost host, Chromium chromium) : IClassFixture<KestrelHost>
{
    private const string Opened = "/dossiers/DEMO-ATL-01", Interview = Opened + "/entretien", Hr = "rh@atlantique.example", NewFile = "/dossiers/nouveau";

    [Fact]
    public async Task An_answer_kept_offline_and_refused_since_is_shown_wherever_its_author_comes_back()
    {
        await using var author = await chromium.VisitAsync(host);
        var page = author.Page;
        await author.SignInAsync(Hr);
        await author.OpenAsync(Interview);
        await page.Context.SetOfflineAsync(true);
        var field = page.Locator("#entretien [data-answer]:has(textarea)").Nth(1);
        var question = (await field.Locator(".form-label").InnerTextAsync()).Split('(')[0].Trim();
        await field.Locator("textarea").FillAsync("Encadrer une équipe.");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("1\u00A0réponse gardée");

        await using var colleague = await chromium.VisitAsync(host);
        await colleague.SignInAsync(Hr);
        await colleague.OpenAsync(Opened + "/suspension");
        await colleague.Page.Locator("input[name='Form.Kind']").First.CheckAsync();
        await colleague.PressAsync("Suspendre le dossier");

        // the page is left before the network is back: the answer comes back on another one
        await page.GotoAsync("about:blank");
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/dossiers");
        var kept = page.Locator(".kept");
        await Assertions.Expect(kept).ToContainTextAsync("Une réponse gardée n’a pas pu être enregistrée");
        await Assertions.Expect(kept.Locator("label")).ToHaveTextAsync(question);
        await Assertions.Expect(kept.Locator("textarea")).ToHaveValueAsync("Encadrer une équipe.");
        await Assertions.Expect(kept).ToContainTextAsync("suspendu");
        await author.FitsAsync();
        await author.CheckAsync("with an answer kept");

        // on the page of the file too, and never for somebody else on the same device
        await author.OpenAsync(Opened);
        await Assertions.Expect(kept.Locator("textarea")).ToHaveValueAsync("Encadrer une équipe.");
        await author.SignOutAsync();
        await author.SignInAsync("rh@horizon.example");
        await Assertions.Expect(kept).ToHaveCountAsync(0);
        await author.SignInAgainAsync(Hr);
        await kept.GetByRole(AriaRole.Button, new() { Name = "Copier" }).ClickAsync();
        await Assertions.Expect(kept).ToContainTextAsync("Copiée");
        await author.OpenAsync("/dossiers");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(kept).ToHaveCountAsync(0);

        await colleague.OpenAsync(Opened + "/reprise");
        await colleague.PressAsync("Reprendre le dossier");
    }

    [Fact]
    public async Task A_conflict_far_from_its_page_is_told_and_settled_there()
    {
        const string grid = "/dossiers/DEMO-SPE-03/evaluation/d1";
        await using var tutor = await chromium.VisitAsync(host);
        await using var manager = await chromium.VisitAsync(host);
        var page = tutor.Page;
        await tutor.SignInAsync("tuteur@horizon.example");
        await tutor.OpenAsync(grid);
        await page.Context.SetOfflineAsync(true);
        var comment = page.Locator("#grid .verdict textarea").First;
        await comment.FillAsync("Ce que j’ai écrit.");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("1\u00A0réponse gardée");
        await page.GotoAsync("about:blank");

        await manager.SignInAsync("responsable@horizon.example");
        await manager.OpenAsync(grid);
        await manager.Page.Locator("#grid .verdict textarea").First.FillAsync("Ce que l’autre a écrit.");
        await Assertions.Expect(manager.Page.Locator("[data-save]")).ToContainTextAsync("Enregistré à");
        await manager.SavedAsync();

        await page.Context.SetOfflineAsync(false);
        await tutor.OpenAsync("/dossiers");
        var kept = page.Locator(".kept");
        await Assertions.Expect(kept).ToContainTextAsync("Ce que l’autre a écrit.");
        await Assertions.Expect(kept.Locator("textarea")).ToHaveValueAsync("Ce que j’ai écrit.");
        await tutor.PressAsync(kept.Locator("a"));
        var conflict = page.Locator(".conflict-block");
        await Assertions.Expect(conflict).ToContainTextAsync("Ce que j’ai écrit.");
        await Assertions.Expect(conflict).ToContainTextAsync("Ce que l’autre a écrit.");
        await tutor.CheckAsync("in conflict");

        // left without a choice, it is still there
        await tutor.OpenAsync("/dossiers");
        await Assertions.Expect(kept.Locator("textarea")).ToHaveValueAsync("Ce que j’ai écrit.");
        await kept.GetByRole(AriaRole.Button, new() { Name = "Abandonner" }).ClickAsync();
        await Assertions.Expect(kept).ToHaveCountAsync(0);
        await tutor.OpenAsync(grid);
        await Assertions.Expect(comment).ToHaveValueAsync("Ce que l’autre a écrit.");
    }

    [Fact]
    public async Task A_session_that_ended_says_where_to_sign_in_again_and_gives_the_answer_back()
    {
        await using var tutor = await chromium.VisitAsync(host);
        var page = tutor.Page;
        const string grid = "/dossiers/DEMO-SPE-03/evaluation/d1";
        await tutor.SignInAsync("tuteur@horizon.example");
        await tutor.OpenAsync(grid);
        await page.Context.ClearCookiesAsync(new() { Name = "cqp" });
        await page.Locator("#grid .verdict textarea").First.FillAsync("Écrit trop tard.");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("votre session est terminée");
        await page.Locator("[data-save] a").ClickAsync();
        await tutor.SignInAgainAsync("tuteur@horizon.example");
        Assert.EndsWith(grid, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#grid .verdict textarea").First).ToHaveValueAsync("Écrit trop tard.");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("Enregistré à");
    }

    [Fact]
    public async Task A_long_form_sent_after_the_session_is_given_back_to_who_typed_it()
    {
        await using var author = await chromium.VisitAsync(host);
        var page = author.Page;
        await author.SignInAsync(Hr);
        await author.OpenAsync(NewFile);
        await FillAsync(page);
        await page.Context.ClearCookiesAsync(new() { Name = "cqp" });
        await author.PressAsync("Ouvrir le dossier");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Votre session était terminée");

        await author.SignInAgainAsync(Hr);
        Assert.Equal(NewFile, new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(page.Locator("main [role=status]").First).ToContainTextAsync("Nous avons remis ce que vous aviez saisi");
        await ExpectFilledAsync(page, "Camille");
        await author.CheckAsync("given back");

        // refused: what comes back is what was sent, and the draft follows it
        await page.GetByLabel("Date de naissance").FillAsync("99/99/1992");
        await author.PressAsync("Ouvrir le dossier");
        await Assertions.Expect(page.Locator(".err-sum")).ToContainTextAsync("Date de naissance");
        await author.CheckAsync("refused");
        await page.GetByLabel("Date de naissance").FillAsync("14/05/1992");
        await author.PressAsync("Ouvrir le dossier");
        Assert.NotEqual(NewFile, new Uri(page.Url).AbsolutePath);
        Assert.Equal(0, await DraftsAsync(page));
        await author.OpenAsync(NewFile);
        await ExpectFilledAsync(page, "");
    }

    [Fact]
    public async Task A_long_form_left_asks_first_is_put_back_and_can_be_erased()
    {
        await using var author = await chromium.VisitAsync(host);
        var page = author.Page;
        await author.SignInAsync(Hr);
        await author.OpenAsync(NewFile);
        await FillAsync(page);
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.AcceptAsync();
        };
        await author.PressAsync(page.Locator("main a", new() { HasTextString = "Annuler" }));
        Assert.Equal(["beforeunload"], asked);
        await author.OpenAsync(NewFile);
        await ExpectFilledAsync(page, "Camille");
        await page.Locator(".draft-says button").ClickAsync();
        await ExpectFilledAsync(page, "");
        await author.OpenAsync("/dossiers");
        Assert.Equal(["beforeunload"], asked);
        await author.OpenAsync(NewFile);
        await ExpectFilledAsync(page, "");
    }

    [Fact]
    public async Task A_draft_goes_with_its_session_and_is_never_shown_to_another_person()
    {
        await using var author = await chromium.VisitAsync(host);
        var page = author.Page;
        await author.SignInAsync(Hr);
        await author.OpenAsync(NewFile);
        await FillAsync(page);
        await page.Context.ClearCookiesAsync(new() { Name = "cqp" });
        await author.OpenAsync(NewFile);
        await author.SignInAgainAsync("rh@horizon.example");
        Assert.Equal(NewFile, new Uri(page.Url).AbsolutePath);
        await ExpectFilledAsync(page, "");
        Assert.Equal(0, await DraftsAsync(page));

        await FillAsync(page);
        Assert.Equal(1, await DraftsAsync(page));
        await author.SignOutAsync();
        Assert.Equal(0, await DraftsAsync(page));
    }

    [Fact]
    public async Task Every_form_of_a_booklet_saves_by_itself()
    {
        await using var trainer = await chromium.VisitAsync(host);
        await trainer.SignInAsync("formation@cap-competences.example");
        await SavesAsync(trainer, "/dossiers/DEMO-CMI-01/formation/d6", "Prépare ses rendez-vous.");
        await using var tutor = await chromium.VisitAsync(host);
        await tutor.SignInAsync("tuteur@horizon.example");
        await tutor.OpenAsync("/dossiers/DEMO-CMI-01/tutorat/evaluations/1/d6");
        await tutor.Page.Locator("#evaluation label.choice").First.ClickAsync();
        await Assertions.Expect(tutor.Page.Locator("[data-save]")).ToContainTextAsync("Enregistré à");
        await tutor.OpenAsync("/dossiers/DEMO-CMI-01/tutorat/evaluations/1/d6");
        await Assertions.Expect(tutor.Page.Locator("#evaluation input[type=radio]").First).ToBeCheckedAsync();
    }

    private static async Task SavesAsync(Visitor visitor, string address, string text)
    {
        var page = visitor.Page;
        await visitor.OpenAsync(address);
        var area = page.Locator("form[data-autosave] textarea").First;
        await area.FillAsync(text);
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("Enregistré à");
        await visitor.SavedAsync();
        await visitor.OpenAsync(address);
        await Assertions.Expect(area).ToHaveValueAsync(text);
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("Certification").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Prénoms").FillAsync("Camille");
        await page.GetByLabel("Nom de naissance").FillAsync("Delestre");
        await page.GetByLabel("Féminin").CheckAsync();
        await page.GetByLabel("Date de naissance").FillAsync("14/05/1992");
        await page.GetByLabel("Adresse électronique").FillAsync("camille.delestre@candidats.example");
    }

    private static async Task ExpectFilledAsync(IPage page, string firstNames)
    {
        await Assertions.Expect(page.GetByLabel("Prénoms")).ToHaveValueAsync(firstNames);
        await Assertions.Expect(page.GetByLabel("Féminin")).ToBeCheckedAsync(new() { Checked = firstNames.Length > 0 });
        await Assertions.Expect(page.Locator("form[data-draft]")).ToHaveCountAsync(1);
    }

    private static Task<int> DraftsAsync(IPage page) =>
        page.EvaluateAsync<int>("() => Object.keys(sessionStorage).filter(k => k.startsWith('cqp:draft:')).length");
}
