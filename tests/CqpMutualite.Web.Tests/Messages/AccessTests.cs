using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>The ways in of people without account: a personal link with a code at each visit, a letter with a code that serves once.</summary>
public class AccessTests(MailHost app) : IClassFixture<MailHost>
{
    private readonly EvaluationScene scene = new(app);

    [Fact]
    public async Task An_occasional_evaluator_opens_their_one_file_by_link_and_code_and_nothing_else()
    {
        var (reference, address) = await InvitedAsync();
        var mail = Assert.Single(app.Sink.To(address));
        Assert.Equal($"Une évaluation vous est confiée – dossier {reference}", mail.Subject);
        Assert.Contains("Inès Rolland", mail.Text);
        Assert.Contains("Mutuelle Horizon vous confie", mail.Html);
        Assert.Contains(mail.Link, mail.Html);
        // whoever does not know the application reads for what they are asked; nothing personal but names: neither birth, nor job
        Assert.Contains("pour le CQP Spécialiste prestations", mail.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("conseillère", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nantes", mail.Text + mail.Html);

        using var guest = Visitor.Of(app);
        var page = await OpenedAsync(guest, mail.Link, address);
        Assert.Equal($"/dossiers/{reference}", page.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Évaluateur · Mutuelle Horizon", page.Text);
        Assert.Equal($"/dossiers/{reference}", (await guest.OpenAsync("/")).Path);
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync($"/dossiers/{reference}/evaluation")).Status);

        // every other address of the application, with another file or none
        var other = await scene.FileAsync("specialiste-prestations", filled: false);
        foreach (var route in RouteCase.All(app.Services).Where(route => route is { Method: "GET", Permission: not null, Pattern: not "/" }))
        {
            var path = route.Pattern.Replace("{reference}", other, StringComparison.Ordinal);
            path = System.Text.RegularExpressions.Regex.Replace(path, @"\{(\w+)(:\w+)?\}", "d1");
            Assert.True((await guest.OpenAsync(path)).Status == HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task A_code_serves_once_and_trying_closes_the_link()
    {
        var (_, address) = await InvitedAsync();
        var link = app.Sink.To(address)[0].Link;
        using var guest = Visitor.Of(app);
        var typed = await AskedAsync(guest, link);
        var code = app.Sink.To(address)[^1].Code;
        using (var first = Visitor.Of(app))
        {
            var elsewhere = await first.OpenAsync(link + "/code");
            Assert.StartsWith("/dossiers/", (await first.SubmitAsync(elsewhere, "Ouvrir le dossier", ("Code reçu", code[..3] + " " + code[3..]))).Path);
        }

        var replayed = await guest.SubmitAsync(typed, "Ouvrir le dossier", ("Code reçu", code));
        Assert.Contains(replayed.Errors, error => error.Contains("code ne sert plus", StringComparison.Ordinal));

        typed = await AskedAsync(guest, link);
        code = app.Sink.To(address)[^1].Code;
        for (var attempt = 1; attempt <= PersonalLink.Tries; attempt++)
        {
            typed = await guest.SubmitAsync(typed, "Ouvrir le dossier", ("Code reçu", code == "000000" ? "111111" : "000000"));
        }

        Assert.Contains(typed.Errors, error => error.Contains("ce lien est fermé pour 10 minutes", StringComparison.Ordinal));
        Assert.Contains((await guest.SubmitAsync(typed, "Ouvrir le dossier", ("Code reçu", code))).Errors, error =>
            error.Contains("fermé", StringComparison.Ordinal)
        );
        Assert.Contains((await guest.SubmitAsync(await guest.OpenAsync(link), "Recevoir un code")).Errors, error =>
            error.Contains("fermé", StringComparison.Ordinal)
        );
        app.Clock.Advance(TimeSpan.FromMinutes(PersonalLink.ClosedMinutes));
        Assert.StartsWith("/dossiers/", (await OpenedAsync(guest, link, address)).Path);
    }

    [Fact]
    public async Task A_link_renewed_or_revoked_ends_at_once_with_what_it_had_opened()
    {
        var (reference, address) = await InvitedAsync();
        var link = app.Sink.To(address)[0].Link;
        using var guest = Visitor.Of(app);
        await OpenedAsync(guest, link, address);
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var access = await hr.OpenAsync($"/dossiers/{reference}/acces");
        Assert.Contains("dernière visite le", access.Text);
        await hr.SubmitAsync(access, "Renouveler le lien d’Inès Caron");
        Assert.Equal("/connexion", (await guest.OpenAsync($"/dossiers/{reference}")).Path);
        var gone = await guest.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
        Assert.Contains("Ce lien ne sert plus", gone.Text);

        await app.SendMessagesAsync();
        var renewed = app.Sink.To(address)[^1];
        Assert.Contains("nouveau lien", renewed.Text);
        await OpenedAsync(guest, renewed.Link, address);
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        await oemm.SubmitAsync(await oemm.OpenAsync($"/dossiers/{reference}/acces"), "Retirer le lien d’Inès Caron");
        Assert.Equal("/connexion", (await guest.OpenAsync($"/dossiers/{reference}")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(renewed.Link)).Status);
        Assert.Contains("Lien personnel d’un évaluateur retiré", (await hr.OpenAsync($"/dossiers/{reference}/historique")).Text);
    }

    [Fact]
    public async Task A_copied_cookie_of_a_link_opens_nothing_after_the_sign_out()
    {
        var (reference, address) = await InvitedAsync();
        var jar = new CookieContainerHandler();
        using var guest = new Visitor(app.CreateDefaultClient(app.ClientOptions.BaseAddress, jar));
        var page = await OpenedAsync(guest, app.Sink.To(address)[0].Link, address);
        var copied = new CookieContainer();
        copied.Add(jar.Container.GetAllCookies());
        using var thief = new Visitor(app.CreateDefaultClient(app.ClientOptions.BaseAddress, new CookieContainerHandler(copied)));
        Assert.Equal($"/dossiers/{reference}", (await thief.OpenAsync($"/dossiers/{reference}")).Path);
        await guest.SubmitAsync(page, "Se déconnecter");
        Assert.Equal("/connexion", (await thief.OpenAsync($"/dossiers/{reference}")).Path);
    }

    [Theory]
    [InlineData("/acces/inconnu")]
    [InlineData("/acces/%20")]
    [InlineData("/acces/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/acces/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/code")]
    public async Task A_link_that_is_none_is_told_so(string path)
    {
        using var guest = Visitor.Of(app);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task An_occasional_evaluator_signs_with_a_code_of_its_own()
    {
        var (reference, address) = await InvitedAsync(filled: true);
        using var guest = Visitor.Of(app);
        await OpenedAsync(guest, app.Sink.To(address)[0].Link, address);
        var opening = app.Sink.To(address)[^1].Code;
        var page = await guest.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        Assert.Equal("Code reçu", WebPage.Flat(page.Html.QuerySelector("label[for=Secret]")!.TextContent));

        // the code that opened the file signs nothing
        var declared = new Dictionary<string, string>
        {
            ["Declared"] = "true",
            ["Secret"] = opening,
            ["Parts"] = "d1",
            ["Read[d1]"] = page.Html.QuerySelector<IHtmlInputElement>("[name='Read[d1]']")!.Value,
            ["__RequestVerificationToken"] = EvaluationScene.Antiforgery(page),
        };
        using (var body = new FormUrlEncodedContent(declared))
        using (var answer = await guest.Client.PostAsync($"/dossiers/{reference}/evaluation/signature", body, TestContext.Current.CancellationToken))
        {
            Assert.Contains("Ce code ne sert plus", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        foreach (var box in page.Html.QuerySelectorAll<IHtmlInputElement>("#Declared, input[name=Parts]").Where(box => box.Value is "true" or "d1" or "d2"))
        {
            box.IsChecked = true;
        }

        // what was ticked stays so while the code is on its way
        page = await guest.SubmitAsync(page, "Recevoir un code de signature");
        Assert.EndsWith("/evaluation/signature", page.Path);
        Assert.Equal(
            ["d1", "d2", "true"],
            page.Html.QuerySelectorAll<IHtmlInputElement>("#Declared, input[name=Parts]").Where(box => box.IsChecked).Select(box => box.Value).Order());
        await app.SendMessagesAsync();
        var mail = app.Sink.To(address)[^1];
        Assert.StartsWith("Votre code de signature", mail.Subject);
        var signed = await guest.SubmitAsync(page, "Signer les parties cochées", ("Code reçu", mail.Code));
        Assert.Equal($"/dossiers/{reference}/evaluation", signed.Path);
        var signatures = (await scene.SheetAsync(reference)).Signatures;
        Assert.Equal(["d1", "d2"], signatures.Select(signature => signature.Unit).Order());
        Assert.All(signatures, signature => Assert.Equal((SignatureMethod.OneTimeCode, "Inès Caron"), (signature.Method, signature.Name)));
    }

    [Fact]
    public async Task A_person_without_address_gets_a_letter_whose_code_serves_once()
    {
        var reference = await scene.FileAsync("conseiller-mutualiste-individuels", filled: false);
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var first = await LetterAsync(hr, reference);
        var letter = await LetterAsync(hr, reference);
        Assert.Contains("/premier-acces", letter.Text);
        Assert.Contains("Inès Rolland", letter.Text);

        using var guest = Visitor.Of(app);
        // the second letter made the first void, and a password that does not suit uses nothing
        Assert.Contains((await ChooseAsync(guest, letter.Identifier, first.Code, "Une phrase de passe 42")).Errors, error =>
            error.Contains("ne convient pas", StringComparison.Ordinal)
        );
        Assert.Contains((await ChooseAsync(guest, letter.Identifier, letter.Code, "court")).Errors, error =>
            error.Contains("12 signes", StringComparison.Ordinal)
        );
        Assert.Equal("/connexion", (await ChooseAsync(guest, letter.Identifier, letter.Code.ToLowerInvariant(), "Une phrase de passe 42")).Path);
        Assert.Contains((await ChooseAsync(guest, letter.Identifier, letter.Code, "Une autre phrase 43")).Errors, error =>
            error.Contains("a déjà servi", StringComparison.Ordinal)
        );

        using var candidate = await Visitor.SignedInAsync(app, letter.Identifier, "Une phrase de passe 42");
        Assert.Equal(HttpStatusCode.OK, (await candidate.OpenAsync($"/dossiers/{reference}")).Status);
        Assert.Contains("Compte ouvert", (await hr.OpenAsync($"/dossiers/{reference}/acces")).Text);
    }

    private static async Task<WebPage> ChooseAsync(Visitor guest, string identifier, string code, string password) =>
        await guest.SubmitAsync(
            await guest.OpenAsync("/premier-acces"),
            "Choisir ce mot de passe",
            ("Identifiant", identifier),
            ("Code", code),
            ("Nouveau mot de passe", password),
            ("Le même, une seconde fois", password)
        );

    private static async Task<(string Text, string Identifier, string Code)> LetterAsync(Visitor hr, string reference)
    {
        var page = await hr.OpenAsync($"/dossiers/{reference}/acces");
        var action = page.Html.QuerySelectorAll<IHtmlFormElement>("form[data-download]").First().Action;
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", EvaluationScene.Antiforgery(page))]);
        using var answer = await hr.Client.PostAsync(new Uri(action).AbsolutePath, body, TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        var text = WebPage.Flat((await PdfText.ReadAsync(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).Flat);
        return (text, Between(text, "Identifiant : "), Between(text, "Code : "));

        static string Between(string text, string label) => text[(text.IndexOf(label, StringComparison.Ordinal) + label.Length)..].Split(' ')[0];
    }

    // a file whose first evaluator is somebody invited by an address of their own
    private async Task<(string Reference, string Address)> InvitedAsync(bool filled = false)
    {
        var reference = await scene.FileAsync("specialiste-prestations", filled);
        var address = $"ines.{Guid.NewGuid():N}@horizon.example";
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var page = await hr.OpenAsync($"/dossiers/{reference}/evaluateurs");
        var seat = filled ? "Second" : "First"; // what the first one wrote would be put away
        foreach (var (field, value) in new[] { ("FirstName", "Inès"), ("Name", "Caron"), ("JobTitle", "formatrice interne"), ("Email", address) })
        {
            page.Html.QuerySelector<IHtmlInputElement>($"[name='Form.{seat}.{field}']")!.Value = value;
        }

        Assert.Equal(
            $"/dossiers/{reference}",
            (await hr.SubmitAsync(page, "Enregistrer les évaluateurs", ("Motif du remplacement", "Changement de poste"))).Path
        );
        await app.SendMessagesAsync();
        return (reference, address);
    }

    private async Task<WebPage> AskedAsync(Visitor guest, string link)
    {
        var typed = await guest.SubmitAsync(await guest.OpenAsync(link), "Recevoir un code");
        await app.SendMessagesAsync();
        return typed;
    }

    private async Task<WebPage> OpenedAsync(Visitor guest, string link, string address)
    {
        var typed = await AskedAsync(guest, link);
        return await guest.SubmitAsync(typed, "Ouvrir le dossier", ("Code reçu", app.Sink.To(address)[^1].Code));
    }
}
