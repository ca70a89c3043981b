using System.Net;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>The grids: saved one answer at a time or all at once, never over somebody else's answer.</summary>
public class AssessTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Conseiller = "conseiller-mutualiste-individuels", Opinion = "d1.avis", Yes = "maitrisee", No = "pas-maitrisee";

    private readonly EvaluationScene scene = new(host);

    [Fact]
    public async Task One_answer_is_saved_by_itself_and_a_lost_race_gives_both_values()
    {
        var reference = await scene.FileAsync(Conseiller, filled: false);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        var page = await manager.OpenAsync($"/dossiers/{reference}/evaluation/d1");
        var hers = EvaluationScene.Antiforgery(page);
        var his = EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d1"));

        var (status, json) = await EvaluationScene.SaveAsync(manager, hers, reference, Opinion, Yes, 0);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            (1, 1, "D1"),
            (
                json.GetProperty("token").GetInt32(),
                json.GetProperty("progress").GetProperty("answered").GetInt32(),
                json.GetProperty("progress").GetProperty("unit").GetString()
            )
        );
        Assert.Matches(@"^\d{1,2}\u00A0h(\u00A0\d\d)?$", json.GetProperty("savedAt").GetString()!);

        (status, json) = await EvaluationScene.SaveAsync(tutor, his, reference, Opinion, No, 0);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(
            (No, Yes, "Claire Morel", 1),
            (
                json.GetProperty("mine").GetString(),
                json.GetProperty("theirs").GetString(),
                json.GetProperty("by").GetString(),
                json.GetProperty("token").GetInt32()
            )
        );

        // « Garder la mienne » sends it again over the version that was shown
        Assert.Equal(HttpStatusCode.OK, (await EvaluationScene.SaveAsync(tutor, his, reference, Opinion, No, 1)).Status);
        Assert.Equal(No, (await scene.SheetAsync(reference)).Find(Opinion, Voice.Official)!.Value);
    }

    [Fact]
    public async Task Fifty_answers_sent_at_once_are_all_saved()
    {
        var reference = await scene.FileAsync("specialiste-prestations", filled: false);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        var token = EvaluationScene.Antiforgery(await manager.OpenAsync($"/dossiers/{reference}/evaluation/d1"));
        var keys = Assessed().Take(25).ToList();

        var sent = await Task.WhenAll(keys.SelectMany(question => new[] { question, question }).Select(question =>
            EvaluationScene.SaveAsync(manager, token, reference, question.Key, question.Value, 0)));

        Assert.All(sent, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var sheet = await scene.SheetAsync(reference);
        Assert.Equal(keys.Select(question => question.Key).Order(), sheet.Answers.Select(answer => answer.Field).Order());
        var ranks = await scene.ReadAsync(db =>
            db.JournalEntries.Where(entry => entry.FileId == sheet.FileId).Select(entry => entry.Rank).OrderBy(rank => rank).ToListAsync()
        );
        Assert.Equal(Enumerable.Range(1, ranks.Count), ranks);
    }

    [Fact]
    public async Task Of_fifty_versions_of_one_answer_sent_at_once_one_wins_and_the_others_read_it()
    {
        var reference = await scene.FileAsync(Conseiller, filled: false);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        var (hers, his) = (
            EvaluationScene.Antiforgery(await manager.OpenAsync($"/dossiers/{reference}/evaluation/d1")),
            EvaluationScene.Antiforgery(await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d1"))
        );

        var sent = await Task.WhenAll(Enumerable.Range(1, 50).Select(rank => rank % 2 == 0
            ? EvaluationScene.SaveAsync(manager, hers, reference, "d1.commentaire-evaluateurs", $"Version {rank}", 0)
            : EvaluationScene.SaveAsync(tutor, his, reference, "d1.commentaire-evaluateurs", $"Version {rank}", 0)));

        Assert.Single(sent, answer => answer.Status == HttpStatusCode.OK);
        var kept = (await scene.SheetAsync(reference)).Find("d1.commentaire-evaluateurs", Voice.Official)!.Value;
        Assert.All(sent.Where(answer => answer.Status != HttpStatusCode.OK), lost =>
        {
            Assert.Equal(HttpStatusCode.Conflict, lost.Status);
            Assert.Equal(kept, lost.Json.GetProperty("theirs").GetString());
            Assert.StartsWith("Version ", lost.Json.GetProperty("mine").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_wrong_value_and_the_part_of_others_are_refused_and_a_foreign_file_does_not_exist()
    {
        var reference = await scene.FileAsync(Conseiller, filled: false);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        using var stranger = await Visitor.SignedInAsync(host, EvaluationScene.OtherCompany);
        var token = EvaluationScene.Antiforgery(await manager.OpenAsync($"/dossiers/{reference}/evaluation/d1"));
        var hr = EvaluationScene.Antiforgery(await company.OpenAsync($"/dossiers/{reference}/evaluation/synthese"));
        var foreign = EvaluationScene.Antiforgery(await stranger.OpenAsync("/dossiers/nouveau"));

        var (status, json) = await EvaluationScene.SaveAsync(manager, token, reference, Opinion, "peut-être", 0);
        Assert.Equal((HttpStatusCode.BadRequest, "Choisissez une des réponses proposées."), (status, json.GetProperty("message").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await EvaluationScene.SaveAsync(manager, token, reference, "synthese.d1.dates", "5 mai", 0)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await EvaluationScene.SaveAsync(manager, token, reference, "d1.activites-1", "À sa place", 0)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await EvaluationScene.SaveAsync(company, hr, reference, Opinion, Yes, 0)).Status);
        Assert.Equal(HttpStatusCode.OK, (await EvaluationScene.SaveAsync(company, hr, reference, "synthese.d1.dates", "5 mai", 0)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await EvaluationScene.SaveAsync(stranger, foreign, reference, "synthese.d1.dates", "5 mai", 0)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await EvaluationScene.SaveAsync(manager, token, "CQP-1999-0001", Opinion, Yes, 0)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/dossiers/{reference}/evaluation/d99")).Status);
        foreach (var path in new[] { "evaluation", "evaluation/d1", "evaluation/synthese", "evaluation/signature", "transmission" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/dossiers/{reference}/{path}")).Status);
        }
    }

    [Fact]
    public async Task Without_script_the_whole_unit_is_posted_and_a_lost_race_shows_both_versions()
    {
        var reference = await scene.FileAsync(Conseiller, filled: false);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        using var tutor = await Visitor.SignedInAsync(host, EvaluationScene.Tutor);
        const string label = "Commentaires (obligatoires) des évaluateurs";
        var hers = await manager.OpenAsync($"/dossiers/{reference}/evaluation/d1");
        var his = await tutor.OpenAsync($"/dossiers/{reference}/evaluation/d1");

        var next = await manager.SubmitAsync(hers, "Domaine 2", (label, "Très à l’écoute."));
        Assert.Equal($"/dossiers/{reference}/evaluation/d2", next.Path);

        var again = await tutor.SubmitAsync(his, "Domaine 2", (label, "Un peu pressé."));
        Assert.Contains("Quelqu’un a modifié cette réponse", string.Join('\n', again.Errors), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Réponse enregistrée entre-tempsTrès à l’écoute.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Un peu pressé.", again.Text, StringComparison.Ordinal);
        Assert.Equal("Très à l’écoute.", (await scene.SheetAsync(reference)).Find("d1.commentaire-evaluateurs", Voice.Official)!.Value);

        // both versions were read: what is sent again replaces the other
        Assert.Empty((await tutor.SubmitAsync(again, "Domaine 2")).Errors);
        Assert.Equal("Un peu pressé.", (await scene.SheetAsync(reference)).Find("d1.commentaire-evaluateurs", Voice.Official)!.Value);
    }

    private List<(string Key, string Value)> Assessed()
    {
        var edition = host.Services.GetRequiredService<CqpMutualite.Web.Persistence.Editions>().Get("specialiste-prestations", 2);
        return
        [
            .. edition
                .Booklet("livret-evaluation")!
                .Questions(edition)
                .Where(question => question.Field.FilledBy == Domain.Referentials.FilledBy.Evaluators)
                .Select(question => (question.Key, question.Field.Scale is { } scale ? edition.Scale(scale).Values[0].Key : "Texte")),
        ];
    }
}
