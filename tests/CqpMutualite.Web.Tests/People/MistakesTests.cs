using System.Net;
using AngleSharp.Dom;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.People;

/// <summary>Mistakes put right: an address where nobody came from, a file opened by mistake.</summary>
public class MistakesTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Hr = "rh@horizon.example", Team = "/entreprise/equipe";

    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact, Rule("ERR-01")]
    public async Task A_wrong_address_is_corrected_before_its_holder_comes_in()
    {
        using var hr = await Visitor.SignedInAsync(app, Hr);
        var invitation = await hr.OpenAsync((await hr.OpenAsync(Team)).Html.QuerySelectorAll("main a")
            .First(link => link.TextContent.Contains("Inviter une personne", StringComparison.Ordinal)).GetAttribute("href")!);
        var invited = await hr.SubmitAsync(
            invitation,
            "Envoyer l’invitation",
            ("Prénom", "Karim"),
            ("Nom", "Haddad"),
            ("Adresse électronique", "karim.hadad@horizon.example"),
            ("Fonction", "chef d’équipe"),
            ("Ce que cette personne fera", "Évaluateur : évalue les candidats qui lui sont confiés, rien d’autre"));
        await app.SendMessagesAsync();
        var wrong = Assert.Single(app.Sink.To("karim.hadad@horizon.example"));

        var page = await hr.OpenAsync(invited.Html.QuerySelector("a[aria-label='Corriger l’adresse : Karim Haddad']")!.GetAttribute("href")!);
        Assert.Contains("déjà enregistrée", Assert.Single((await hr.SubmitAsync(page, "Corriger et envoyer")).Errors), StringComparison.Ordinal);
        Assert.Contains(
            "déjà celle d’un autre compte",
            Assert.Single((await hr.SubmitAsync(page, "Corriger et envoyer", ("Adresse électronique", "RH@atlantique.example"))).Errors),
            StringComparison.Ordinal);
        var corrected = await hr.SubmitAsync(page, "Corriger et envoyer", ("Adresse électronique", "karim.haddad@horizon.example"));
        Assert.Equal(Team, corrected.Path);
        await app.SendMessagesAsync();
        var right = Assert.Single(app.Sink.To("karim.haddad@horizon.example"));
        Assert.Single(app.Sink.To("karim.hadad@horizon.example"));

        using var guest = Visitor.Of(app);
        Assert.DoesNotContain("Le même, une seconde fois", (await guest.OpenAsync(wrong.Link)).Text, StringComparison.Ordinal);
        await guest.SubmitAsync(
            await guest.OpenAsync(right.Link),
            "Changer le mot de passe",
            ("Nouveau mot de passe", "Un-Premier-Acces-2027"),
            ("Le même, une seconde fois", "Un-Premier-Acces-2027"));
        using var karim = await Visitor.SignedInAsync(app, "karim.haddad@horizon.example", "Un-Premier-Acces-2027");
        Assert.Contains("elle la change elle-même", (await hr.OpenAsync(page.Path)).Text, StringComparison.Ordinal);
        Assert.Null((await hr.OpenAsync(Team)).Html.QuerySelector("a[aria-label='Corriger l’adresse : Karim Haddad']"));
        using var stranger = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(page.Path)).Status);
    }

    [Fact, Rule("ERR-02")]
    public async Task A_file_opened_by_mistake_leaves_its_reference_and_a_reason_and_nothing_else()
    {
        using var hr = await Visitor.SignedInAsync(app, Hr);
        var file = await OpenedAsync(hr, "Delmas");
        var reference = file.Path.Split('/')[2];
        var id = await scene.ReadAsync(db => db.Files.Where(found => found.Reference == reference).Select(found => found.Id).SingleAsync(Cancellation));
        await hr.SubmitAsync(await hr.OpenAsync($"/dossiers/{reference}/acces"), "Renvoyer l’invitation à Zoé Delmas");
        await hr.SubmitAsync(await hr.OpenAsync($"/dossiers/{reference}/echanges"), "Envoyer le message", ("Message", "Pour mémoire."));
        using (var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await tutor.OpenAsync($"/dossiers/{reference}/suppression")).Status);
        }

        var page = await hr.OpenAsync($"/dossiers/{reference}/suppression");
        Assert.NotNull((await hr.OpenAsync($"/dossiers/{reference}")).Html.QuerySelector($"a[href='{page.Path}']"));
        Assert.Single((await hr.SubmitAsync(page, "Supprimer le dossier")).Errors);
        var gone = await hr.SubmitAsync(page, "Supprimer le dossier", ("Motif", "ouvert deux fois"));
        Assert.Equal("/dossiers/supprimes", gone.Path);
        Assert.Contains($"Dossier {reference}, ouvert par erreur, supprimé : ouvert deux fois – Hélène Vasseur", gone.Text, StringComparison.Ordinal);
        using (var stranger = await Visitor.SignedInAsync(app, "rh@atlantique.example"))
        {
            Assert.DoesNotContain(reference, (await stranger.OpenAsync("/dossiers/supprimes")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await hr.OpenAsync($"/dossiers/{reference}")).Status);

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

            // nothing is ever erased from the journal: its lines name nobody
            var lines = await db.JournalEntries.AsNoTracking().Where(entry => entry.FileId == id).OrderBy(entry => entry.Rank).ToListAsync(Cancellation);
            Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(entry => entry.Rank));
            Assert.All(lines, entry => Assert.DoesNotContain("Delmas", $"{entry.Words}{entry.Data}{entry.Changes}", StringComparison.Ordinal));
            var line = lines[^1];
            Assert.Equal("dossier.supprime", line.Code);
            Assert.Equal($"Dossier {reference}, ouvert par erreur, supprimé\u00A0: ouvert deux fois", line.Words);
            Assert.Null(line.Changes);
            Assert.False(await db.People.AnyAsync(person => person.BirthName == "Delmas", Cancellation));
            Assert.False(await db.Users.AnyAsync(account => account.Email == "zoe.delmas@horizon.example", Cancellation));
            Assert.False(await db.Comments.AnyAsync(comment => comment.FileId == id, Cancellation));
        }

        Assert.NotEqual(reference, (await OpenedAsync(hr, "Delmas")).Path.Split('/')[2]);
    }

    [Fact, Rule("ERR-02")]
    public async Task A_file_on_which_something_was_done_is_closed_not_deleted()
    {
        using var hr = await Visitor.SignedInAsync(app, Hr);
        foreach (var reference in new[] { "DEMO-SPE-01", "DEMO-SPE-02", "DEMO-SPE-03" })
        {
            var page = await hr.OpenAsync($"/dossiers/{reference}/suppression");
            Assert.Contains("n’est plus vide", page.Text, StringComparison.Ordinal);
            Assert.Null((await hr.OpenAsync($"/dossiers/{reference}")).Html.QuerySelector($"a[href='{page.Path}']"));
        }
    }

    private static async Task<WebPage> OpenedAsync(Visitor hr, string name)
    {
        var opened = await hr.SubmitAsync(
            await hr.OpenAsync("/dossiers/nouveau?certification=charge-accueil"),
            "Ouvrir le dossier",
            ("Prénoms", "Zoé"),
            ("Nom de naissance", name),
            ("Sexe à l’état civil", "Féminin"),
            ("Date de naissance", "03/02/1990"),
            ("Adresse électronique", $"zoe.{name.ToLowerInvariant()}@horizon.example"));
        Assert.Empty(opened.Errors);
        return opened;
    }
}
