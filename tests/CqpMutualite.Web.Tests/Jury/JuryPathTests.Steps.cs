using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <content>The steps that these stories take.</content>
public partial class JuryPathTests
{
    private const string Oemm = "oemm@cqp.example",
        President = "jury.salarie@cqp.example",
        Member = "jury.employeur@cqp.example",
        Observer = "observateur@cqp.example",
        Candidate = "candidat@horizon.example";
    private const string Specialiste = "specialiste-prestations",
        Conseiller = "conseiller-mutualiste-individuels",
        Blocs = "blocs-relation-clients",
        Sign = "Signer la fiche de décision",
        Password = "Mot de passe du président";

    private async Task<WebPage> ComposeAsync(Visitor oemm, Visitor member)
    {
        var page = await PlanAsync(oemm, Specialiste);
        Assert.Contains("Il manque 2 représentants des employeurs", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(Booklet)).Status);

        page = await SeatAsync(oemm, page, "Employers", "");
        Assert.Equal(["Choisissez une personne de la liste."], page.Errors);
        page = await SeatAsync(oemm, await oemm.OpenAsync(SessionOf(page)), "Employers", "Anne Lefort");
        page = await SeatAsync(oemm, page, "Employers", "Denis Caradec");
        page = await SeatAsync(oemm, page, "Employees", "Samira Haddad");
        page = await PressAsync(oemm, page, "Inscrire Nadia Belkacem à la session");
        Assert.Equal(Stage.Jury, (await FileAsync(Heard)).Stage);
        return page;
    }

    // nobody is convened while the jury is not complete, and no member reads before the convening
    private static async Task<WebPage> ConveneAsync(Visitor oemm, Visitor president, Visitor member, WebPage page)
    {
        Assert.True(Button(page, "Convoquer la session").IsDisabled);
        Assert.Contains("La présidence est désignée au début de la séance", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(Booklet)).Status);
        page = await PressAsync(oemm, page, "Proposer à la présidence : Samira Haddad");
        page = await SeatAsync(oemm, page, "Employees", "Luc Bertin");
        page = await oemm.SubmitAsync(page, "Convoquer la session");
        Assert.Contains("Séance à venir", page.Text, StringComparison.Ordinal);

        // a member reads the booklets of the file from the convening on, and of no other
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync(Booklet)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync("/dossiers/DEMO-CMI-03")).Status);
        var deliberation = await president.OpenAsync($"/jury/dossiers/{Heard}");
        Assert.Contains("La séance n’est pas encore ouverte", deliberation.Text, StringComparison.Ordinal);
        return page;
    }

    private async Task<WebPage> OpenSittingAsync(Visitor president, WebPage page)
    {
        var home = await president.OpenAsync("/jury");
        Assert.Contains("Ouvrir la séance", home.Text, StringComparison.Ordinal);
        var sitting = await president.OpenAsync(
            home.Html.QuerySelectorAll("table a")
                .Select(link => link.GetAttribute("href")!)
                .First(address => address.EndsWith(SessionPathOf(page).Split('/')[^1], StringComparison.Ordinal))
        );
        Assert.Contains("20 min", sitting.Text, StringComparison.Ordinal);
        var opening = await president.OpenAsync(sitting.Path + "/ouverture");
        opening = await PostToAsync(president, opening, opening.Path, ("Form.Present", await PersonAsync(Member)));
        Assert.Contains(opening.Errors, error => error.Contains("2 membres manquent", StringComparison.Ordinal));
        sitting = await president.SubmitAsync(await president.OpenAsync(sitting.Path + "/ouverture"), "Ouvrir la séance");
        Assert.Empty(sitting.Errors);
        Assert.Contains("Délibérer", sitting.Text, StringComparison.Ordinal);
        return sitting;
    }

    // the others read, the president decides
    private async Task DeliberateAsync(Visitor president, Visitor member)
    {
        var deliberation = await member.OpenAsync($"/jury/dossiers/{Heard}");
        Assert.Contains("Samira Haddad, qui préside, remplit et signe", deliberation.Text, StringComparison.Ordinal);
        Assert.Empty(deliberation.Html.QuerySelectorAll("input[type=password]"));
        deliberation = await president.OpenAsync($"/jury/dossiers/{Heard}");
        Assert.Contains("Entreprise : le domaine est maîtrisé (7 OUI sur 7)", deliberation.Text, StringComparison.Ordinal);
        Choose(deliberation, "d1", "d2", "d3", "d5");
        deliberation = await president.SubmitAsync(deliberation, "Calculer le résultat");
        Assert.Contains("1 domaine reste à décider", deliberation.Text, StringComparison.Ordinal);
        deliberation = await president.SubmitAsync(
            deliberation,
            Sign,
            ("Commentaire pour le candidat", "Mesurer les effets d’une action."),
            (Password, "Un-autre-mot-2026")
        );
        Assert.Equal(2, deliberation.Errors.Count);
        Assert.Contains("Ce mot de passe n’est pas le vôtre", deliberation.Text, StringComparison.Ordinal);
        Assert.Contains("Mesurer les effets d’une action.", deliberation.Text, StringComparison.Ordinal);
        Assert.Null((await FileAsync(Heard)).Presentation.DecidedOn);

        Choose(deliberation, "d4", acquired: false);
        deliberation = await president.SubmitAsync(deliberation, Sign, (Password, DemoPeople.Password));
        Assert.Contains("4 domaines acquis sur 5", deliberation.Text, StringComparison.Ordinal);
        Assert.Contains("Signée par Samira Haddad", deliberation.Text, StringComparison.Ordinal);
        await AssertSealedAsync(Heard);
        Assert.True(
            await InBaseAsync(db =>
                db.DocumentsToFreeze.AnyAsync(
                    found => found.Document == "fiche-decision" && db.Files.Any(file => file.Id == found.FileId && file.Reference == Heard),
                    Cancellation
                )
            )
        );
    }

    // nothing moves any more in the composition; the candidate waits for the publication
    private async Task<WebPage> WaitForPublicationAsync(Visitor oemm, Visitor member, Visitor candidate, WebPage page)
    {
        page = await oemm.OpenAsync(page.Path);
        Assert.DoesNotContain("Désigner président", page.Text, StringComparison.Ordinal);
        var refused = await PostAsync(oemm, page, "/membres/retrait", ("Form.PersonId", await PersonAsync(Member)));
        Assert.Contains(refused.Errors, error => error.Contains("la composition du jury ne change plus", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(candidate, Sheet));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(member, Sheet));

        refused = await PostAsync(oemm, page, "/publication");
        Assert.Contains(refused.Errors, error => error.Contains("La séance n’est pas close", StringComparison.Ordinal));
        return page;
    }

    // closing asks first
    private async Task CloseAndPublishAsync(Visitor oemm, Visitor president, Visitor member, Visitor candidate, WebPage page, WebPage sitting)
    {
        var closing = await president.OpenAsync(sitting.Path + "/cloture");
        Assert.Contains("La séance ne se rouvre pas", closing.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Seul le président", (await member.OpenAsync(sitting.Path + "/cloture")).Text, StringComparison.Ordinal);
        await InBaseAsync(async db =>
        {
            var file = await db.Files.AsNoTracking().SingleAsync(found => found.Reference == Heard, Cancellation);
            db.Add(JuryNote.Begin(file.Id, Guid.Parse(await PersonAsync(Member)), "", file.SessionId!.Value, "À relire.", host.Clock.GetUtcNow()).Note!);
            return await db.SaveChangesAsync(Cancellation);
        });
        await president.SubmitAsync(closing, "Clore la séance");
        Assert.True(await InBaseAsync(db => db.JuryNotes.AnyAsync(note => note.Text == "À relire.", Cancellation)));
        page = await oemm.SubmitAsync(await oemm.OpenAsync(page.Path), "Publier les décisions");
        Assert.Contains("Décisions publiées", page.Text, StringComparison.Ordinal);
        Assert.False(await InBaseAsync(db => db.JuryNotes.AnyAsync(note => note.Text == "À relire.", Cancellation)));
        Assert.Equal((Stage.Decision, NextAct.None), (await FileAsync(Heard) is var file ? file.Stage : default, file.NextAct));
        var pdf = await PdfText.ReadAsync(await candidate.Client.GetByteArrayAsync(Sheet, Cancellation), Cancellation);
        Assert.Contains("Mesurer les effets d’une action.", pdf.Flat, StringComparison.Ordinal);
        Assert.Contains("Présidence du jury, collège salariés", pdf.Flat, StringComparison.Ordinal);

        // the jury's window is closed
        foreach (var address in new[] { Booklet, Sheet, $"/dossiers/{Heard}", $"/jury/dossiers/{Heard}", sitting.Path })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(member, address));
        }
    }

    private async Task<WebPage> PlanAsync(Visitor oemm, string edition, string startsAt = "09:00", string endsAt = "12:30")
    {
        var form = await oemm.OpenAsync("/oemm/jurys/nouveau");
        var session = await PostToAsync(
            oemm,
            form,
            form.Path,
            ("Form.Kind", "Jury"),
            ("Form.Editions", edition),
            ("Form.HeldOn", Day(host.Clock.Today())),
            ("Form.StartsAt", startsAt),
            ("Form.EndsAt", endsAt),
            ("Form.Place", "Lyon, maison de la branche")
        );
        Assert.Matches("^/oemm/jurys/[0-9a-f-]{36}$", session.Path);
        return session;
    }

    private static Task<WebPage> SeatAsync(Visitor oemm, WebPage page, string college, string name)
    {
        var form = page
            .Html.QuerySelectorAll<IHtmlFormElement>("form.seat.vacant")
            .First(found => found.QuerySelector<IHtmlInputElement>("[name='Form.College']")!.Value == college);
        var person = form.QuerySelectorAll<IHtmlOptionElement>("option")
            .First(option => name.Length == 0 ? option.Value.Length == 0 : option.Text.Contains(name, StringComparison.Ordinal))
            .Value;
        return PostAsync(oemm, page, "/membres", ("Form.College", college), ("Form.PersonId", person));
    }

    // the buttons of a line are told apart by their accessible name
    private static async Task<WebPage> PressAsync(Visitor visitor, WebPage page, string name)
    {
        var button = page.Html.QuerySelectorAll<IHtmlButtonElement>("button").First(found => WebPage.Flat(found.GetAttribute("aria-label") ?? "") == name);
        var hidden = button
            .Form!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Where(input => input.Name != "__RequestVerificationToken")
            .Select(input => (input.Name!, input.Value))
            .ToArray();
        return await PostToAsync(visitor, page, new Uri(button.Form!.Action).AbsolutePath, hidden);
    }

    private static async Task<WebPage> PostToAsync(Visitor visitor, WebPage page, string path, params (string Name, string Value)[] fields)
    {
        var token = page.Html.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var content = new FormUrlEncodedContent([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var response = await visitor.Client.PostAsync(path, content, Cancellation);
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            return await visitor.OpenAsync(response.Headers.Location!.OriginalString);
        }

        var html = await BrowsingContext
            .New(Configuration.Default)
            .OpenAsync(
                async document => document.Content(await response.Content.ReadAsStringAsync(Cancellation)).Address(new Uri(visitor.Client.BaseAddress!, path)),
                Cancellation
            );
        return new WebPage(response.StatusCode, path, (IHtmlDocument)html);
    }

    private static void Choose(WebPage page, params string[] units) => Choose(page, units, acquired: true);

    private static void Choose(WebPage page, string unit, bool acquired) => Choose(page, [unit], acquired);

    private static void Choose(WebPage page, string[] units, bool acquired)
    {
        foreach (var unit in units)
        {
            page
                .Html.QuerySelectorAll<IHtmlInputElement>($"input[name='Answers[{unit}].Value']")
                .Single(input => input.Value == (acquired ? "acquis" : "non-acquis"))
                .IsChecked = true;
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var response = await visitor.Client.GetAsync(path, Cancellation);
        return response.StatusCode;
    }

    private async Task<T> InBaseAsync<T>(Func<AppDbContext, Task<T>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await act(Database(scope));
    }

    private async Task<CertificationFile> FileAsync(string reference)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await Database(scope).Files.AsNoTracking().SingleAsync(file => file.Reference == reference, Cancellation);
    }

    private async Task<string> PersonAsync(string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await Database(scope).Users.Where(account => account.Email == email).Select(account => account.PersonId).SingleAsync(Cancellation)).ToString();
    }

    private async Task<List<string>> ActsAsync(string reference)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        return await db
            .JournalEntries.Where(entry => db.Files.Any(file => file.Id == entry.FileId && file.Reference == reference))
            .OrderBy(entry => entry.Rank)
            .Select(entry => entry.Words)
            .ToListAsync(Cancellation);
    }

    private async Task AssertSealedAsync(string reference)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        var file = await db.Files.AsNoTracking().SingleAsync(found => found.Reference == reference, Cancellation);
        var decision = await db.Decisions.AsNoTracking().Include(found => found.Units).SingleAsync(found => found.FileId == file.Id, Cancellation);
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion);
        Assert.Equal(DecisionResult.Partial, decision.Result);
        Assert.Equal(Domain.Booklets.CanonicalContent.Hash(decision.Content(edition, reference)), decision.ContentHash);
        Assert.True(
            scope
                .ServiceProvider.GetRequiredService<Seals>()
                .Verify(
                    new Domain.Booklets.SealedContent(decision.ContentHash, decision.SignedAt, decision.Seal, decision.KeyId),
                    decision.PresidentId,
                    Seals.President
                )
        );
    }
}
