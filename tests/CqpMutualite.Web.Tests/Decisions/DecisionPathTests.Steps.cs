using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Persistence;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Decisions;

/// <content>The steps that these stories take.</content>
public partial class DecisionPathTests
{
    private const string Oemm = "oemm@cqp.example",
        President = "jury.salarie@cqp.example",
        Member = "jury.employeur@cqp.example",
        Company = "rh@horizon.example",
        Other = "rh@atlantique.example",
        Trainer = "formation@cap-competences.example";
    private const string Sign = "Signer la fiche de décision",
        Password = "Mot de passe du président";

    // the draft is kept answer by answer; a window that read an older one is shown both
    private static async Task KeepDraftAsync(Visitor president, Visitor member, Visitor oemm)
    {
        var page = await president.OpenAsync(Room);
        Assert.Equal(HttpStatusCode.OK, (await KeepAsync(president, page, Draft, "d4", "non-acquis", 0)).Status);
        Assert.Equal(HttpStatusCode.OK, (await KeepAsync(president, page, Draft, "d4.experience", "Conduire une action mesurée.", 0)).Status);
        var (status, json) = await KeepAsync(president, page, Draft, "d4.experience", "Autre chose.", 0);
        Assert.Equal((HttpStatusCode.Conflict, "Conduire une action mesurée."), (status, json.GetProperty("theirs").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, (await KeepAsync(president, page, Draft, "b9", "acquis", 0)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await KeepAsync(member, await member.OpenAsync("/jury"), Draft, "d1", "acquis", 0)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await KeepAsync(oemm, await oemm.OpenAsync("/oemm"), Draft, "d1", "acquis", 0)).Status);
    }

    // the others follow: their page asks for the board alone
    private static async Task FollowDraftAsync(Visitor member)
    {
        using var following = new HttpRequestMessage(HttpMethod.Get, Room);
        following.Headers.Add("X-Requested-With", "suivi");
        using var board = await member.Client.SendAsync(following, Cancellation);
        var html = await board.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        Assert.Contains("Conduire une action mesurée.", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        var read = await member.OpenAsync(Room);
        Assert.Empty(read.Html.QuerySelectorAll("textarea, input[type=password]"));
        Assert.Equal(Room, read.Html.QuerySelector("[data-follow]")!.GetAttribute("data-follow"));
    }

    // the same page on another device goes on from the draft
    private async Task SignDraftAsync(Visitor president)
    {
        var page = await president.OpenAsync(Room);
        Assert.Equal("Conduire une action mesurée.", Area(page, "d4.experience").Value);
        Choose(page, true, "d1", "d2", "d3", "d5");
        Area(page, "d4.modules").Value = "Qualité de la production.";
        Area(page, "commentaire").Value = "Un parcours solide.";
        Area(page, "note").Value = "Le jury a hésité.";
        page = await president.SubmitAsync(page, Sign, (Password, DemoPeople.Password));
        Assert.Contains("4 domaines acquis sur 5", page.Text, StringComparison.Ordinal);
        Assert.Contains("Le jury a hésité.", page.Text, StringComparison.Ordinal);

        // signed, it is no longer written by any way
        var (again, refused) = await KeepAsync(president, page, Draft, "d4", "acquis", 0);
        Assert.Equal(HttpStatusCode.BadRequest, again);
        Assert.Contains("elle ne change plus", refused.GetProperty("message").GetString(), StringComparison.Ordinal);
        var forged = await PostAsync(president, page, Room, [("Answers[d4].Value", "acquis"), ("Form.Secret", DemoPeople.Password)]);
        Assert.Equal(HttpStatusCode.OK, forged);
        Assert.Equal(DecisionResult.Partial, (await DecisionAsync(Heard)).Result);
    }

    private async Task ReadDecisionAsync(Visitor candidate, Visitor company, Visitor foreign, Visitor oemm)
    {
        foreach (var early in new[] { candidate, company, foreign })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await early.OpenAsync(Decision)).Status);
        }

        await PublishAsync(Heard);
        foreach (var reader in new[] { candidate, company })
        {
            var read = await reader.OpenAsync(Decision);
            Assert.Contains("Conduire une action mesurée.", read.Text, StringComparison.Ordinal);
            Assert.Contains("Qualité de la production.", read.Text, StringComparison.Ordinal);
            Assert.Contains("Un parcours solide.", read.Text, StringComparison.Ordinal);
            Assert.Contains("valable jusqu’au", read.Text, StringComparison.Ordinal);
            Assert.Contains("Cap Compétences", read.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Le jury a hésité.", read.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Le jury a hésité.", (await oemm.OpenAsync(Decision)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync(Decision)).Status);
        var pdf = await PdfText.ReadAsync(
            await candidate.Client.GetByteArrayAsync($"/dossiers/{Heard}/documents/fiche-decision.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("Modules à suivre", pdf.Flat, StringComparison.Ordinal);
        Assert.Contains("Liste des organismes de formation agréés", pdf.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("hésité", pdf.Flat, StringComparison.Ordinal);
        Assert.Equal(1, await MessagesAsync(Heard, "candidat@horizon.example"));
        Assert.Equal(1, await MessagesAsync(Heard, Company));
        Assert.Equal(1, await MessagesAsync(Heard, Trainer));
    }

    // the company opens a new presentation, for what is missing only
    private static async Task PresentAgainAsync(Visitor candidate, Visitor company, Visitor foreign, Visitor oemm)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync($"/dossiers/{Heard}/nouvelle-presentation")).Status);
        var page = await company.OpenAsync($"/dossiers/{Heard}/nouvelle-presentation");
        Assert.Equal(["d4"], page.Html.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Select(input => input.Name!.Split('[', ']')[1]).Distinct());
        Assert.Contains("Conduire une action mesurée.", page.Text, StringComparison.Ordinal);
        page = await company.SubmitAsync(page, "Ouvrir la nouvelle présentation");
        Assert.Equal(["Domaine 4 : dites si une formation précède l’évaluation"], page.Errors);
        page.Html.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Single(input => input.Value == "directe").IsChecked = true;
        page = await company.SubmitAsync(page, "Ouvrir la nouvelle présentation");
        var next = page.Path.Split('/')[^1];
        Assert.StartsWith("CQP-", next, StringComparison.Ordinal);
        Assert.Contains("les autres sont acquis auparavant", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"Le candidat poursuit déjà dans le dossier {next}",
            (await company.OpenAsync($"/dossiers/{Heard}/nouvelle-presentation")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "valable jusqu’au",
            (await candidate.OpenAsync($"/dossiers/{next}/unites-acquises")).Text.Replace("jusqu’au", "valable jusqu’au", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains($"Le candidat poursuit déjà dans le dossier {next}", (await oemm.OpenAsync($"{Decision}/reprise")).Text, StringComparison.Ordinal);
    }

    // a candidate who holds every bloc goes before a jury, which reads the files where they were validated, and decides on none of them
    private async Task ReadByTheLastJuryAsync(string earlier)
    {
        const string whole = "DEMO-BLO-01";
        using var member = await Visitor.SignedInAsync(host, Member);
        await HearAsync(whole);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/dossiers/{earlier}")).Status);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var candidate = (await FileAsync(earlier)).CandidateId;
            await Database(scope)
                .Files.Where(file => file.Reference == whole)
                .ExecuteUpdateAsync(
                    file => file.SetProperty(found => found.CandidateId, candidate).SetProperty(found => found.Origin, FileOrigin.EveryUnitHeld),
                    Cancellation
                );
        }

        var page = await member.OpenAsync($"/jury/dossiers/{whole}/lecture");
        Assert.Contains("Blocs validés séparément", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/dossiers/{earlier}", page.Html.QuerySelector("section[aria-labelledby='earlier'] a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync($"/dossiers/{earlier}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await member.Client.GetAsync($"/dossiers/{earlier}/documents/livret-evaluation.pdf", Cancellation)).StatusCode);
        foreach (var own in new[] { $"/jury/dossiers/{earlier}/lecture", $"/jury/dossiers/{earlier}/lien", $"/jury/dossiers/{earlier}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(own)).Status);
        }
    }

    // a session of today for that file, open
    private async Task HearAsync(string reference)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        var file = await db.Files.SingleAsync(found => found.Reference == reference, Cancellation);
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion);
        var kind = file.Presentation.IsForCommission ? SessionKind.Commission : SessionKind.Jury;
        var panel = file.Presentation.IsForCommission ? edition.Commission! : edition.Jury;
        var (today, now) = (host.Clock.Today(), host.Clock.GetUtcNow());
        var session = JurySession.Plan(kind, SessionTerms.WholeDay(today, "Paris, salle des conseils"), [edition]).Session!;
        foreach (var email in new[] { Member, "jury.employeur2@cqp.example", President, "jury.salarie2@cqp.example", "observateur@cqp.example" })
        {
            session.Seat(await RightsHost.MandateAsync(db, email), panel);
        }

        var president = await PersonAsync(db, President);
        Assert.True(session.NamePresident(president).IsAccepted);
        Assert.True(file.Presentation.Attach(session.Id, today, kind: kind).IsAccepted);
        var received = session.Receive(file, 20);
        Assert.True(received.IsAccepted);
        Assert.True(session.Convene(panel, now).IsAccepted);
        Assert.True(
            session
                .Open(new SittingOpening(president, president, [.. session.Members.Select(member => member.PersonId)]), new OpeningRules(panel), today, now)
                .IsAccepted
        );
        db.Add(session);
        db.Say(host.Services, file, received);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task PublishAsync(string reference)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        var file = await db.Files.SingleAsync(found => found.Reference == reference, Cancellation);
        var session = await db
            .Sessions.Include(found => found.Members)
            .Include(found => found.Passages)
            .SingleAsync(found => found.Id == file.SessionId, Cancellation);
        var (today, now) = (host.Clock.Today(), host.Clock.GetUtcNow());
        Assert.True(session.Close([file.Id], _ => "", now).IsAccepted);
        db.Announce(session, session.Publish([file.Id], _ => "", today), now);
        var published = file.Presentation.Publish(today);
        Assert.True(published.IsAccepted);
        db.Say(host.Services, file, published, new Actor(await PersonAsync(db, Oemm), "OEMM"));
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<CertificationFile> FileAsync(string reference)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await Database(scope).Files.AsNoTracking().SingleAsync(file => file.Reference == reference, Cancellation);
    }

    private async Task<Decision> DecisionAsync(string reference)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        return await db
            .Decisions.AsNoTracking()
            .SingleAsync(decision => db.Files.Any(file => file.Id == decision.FileId && file.Reference == reference), Cancellation);
    }

    private async Task<int> MessagesAsync(string reference, string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = Database(scope);
        var person = await PersonAsync(db, email);
        return await db.Messages.CountAsync(
            message =>
                message.Kind == MessageKind.DecisionPublished
                && message.PersonId == person
                && db.Files.Any(file => file.Id == message.FileId && file.Reference == reference),
            Cancellation
        );
    }

    private static void Choose(WebPage page, bool acquired, params string[] units)
    {
        foreach (var unit in units)
        {
            page
                .Html.QuerySelectorAll<IHtmlInputElement>($"input[name='Answers[{unit}].Value']")
                .Single(input => input.Value == (acquired ? "acquis" : "non-acquis"))
                .IsChecked = true;
        }
    }

    // what the script of the page posts
    private static async Task<(HttpStatusCode Status, JsonElement Json)> KeepAsync(
        Visitor visitor,
        WebPage page,
        string path,
        string key,
        string value,
        int token
    )
    {
        using var content = Form(
            page,
            [("key", key), ($"Answers[{key}].Value", value), ($"Answers[{key}].Token", token.ToString(System.Globalization.CultureInfo.InvariantCulture))]
        );
        using var response = await visitor.Client.PostAsync(path, content, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }

    private static async Task<HttpStatusCode> PostAsync(Visitor visitor, WebPage page, string path, (string Name, string Value)[] fields)
    {
        using var content = Form(page, fields);
        using var response = await visitor.Client.PostAsync(path, content, Cancellation);
        return response.StatusCode;
    }

    private static FormUrlEncodedContent Form(WebPage page, (string Name, string Value)[] fields) =>
        new([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", page.Html.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value),
        ]);
}
