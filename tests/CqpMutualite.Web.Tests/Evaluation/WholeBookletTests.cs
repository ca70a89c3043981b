using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>The whole booklet answered each alone, handed over at once, agreed on, then signed.</summary>
public class WholeBookletTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Edition = "blocs-relation-clients", Disputed = "b1.evaluation.relation-de-qualite", Comment = "b1.commentaire-evaluateurs";

    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Apart_handed_over_agreed_and_signed_in_one_go_each()
    {
        var reference = await scene.FileAsync(Edition, filled: false);
        var path = $"/dossiers/{reference}/evaluation";
        using var first = await Visitor.SignedInAsync(app, EvaluationScene.Manager);
        using var second = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);

        var page = await first.SubmitAsync(await first.OpenAsync(path), "Répondre chacun de son côté à tout le livret");
        Assert.Contains("Vous répondez chacun de votre côté à 3 blocs", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vous répondez ensemble", page.Text, StringComparison.Ordinal);
        var button = page.Html.QuerySelector<IHtmlButtonElement>("#remise button")!;
        Assert.True(button.IsDisabled);

        // whoever sends it all the same is told what lacks
        button.IsDisabled = false;
        page = await first.PressAsync(page, button);
        Assert.Matches("Il manque [0-9]+ réponses", page.Text);

        await AnswerAsync(reference, EvaluatorSeat.First, favourable: true, "Écoute et reformule.");
        await AnswerAsync(reference, EvaluatorSeat.Second, favourable: false, "Prend le temps.");
        page = await first.SubmitAsync(await first.OpenAsync(path), "Remettre toutes mes réponses");
        Assert.Contains("Toutes vos réponses sont remises", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Remettre toutes mes réponses", page.Text, StringComparison.Ordinal);
        page = await second.OpenAsync(path);
        Assert.Contains("Remettre mes réponses", page.Text, StringComparison.Ordinal);
        page = await second.SubmitAsync(page, "Remettre toutes mes réponses");
        Assert.Contains("1 désaccord à trancher et 1 texte commun à écrire", page.Text, StringComparison.Ordinal);

        // one disagreement, with everything its criterion says; two texts are none
        page = await second.OpenAsync($"{path}/consensus");
        Assert.Equal("1 désaccord", page.Html.QuerySelector("#differences")!.TextContent.Replace('\u00A0', ' '));
        Assert.Equal("1 texte à écrire ensemble", page.Html.QuerySelector("#texts")!.TextContent.Replace('\u00A0', ' '));
        var row = EvaluationRow();
        Assert.All(
            row.Criteria.SelectMany(criterion => criterion.Items.Append(criterion.Text)),
            words => Assert.Contains(Flat(words), Flat(page.Text), StringComparison.Ordinal));
        Assert.Contains("Il reste 1 désaccord à trancher avant de signer", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector(".dock a[data-next]"));

        page.Html.QuerySelector<IHtmlInputElement>($"input[name='Answers[{Disputed}].Value'][value=acquis]")!.IsChecked = true;
        page.Html.QuerySelector<IHtmlTextAreaElement>($"textarea[name='Answers[{Disputed}].Note']")!.Value = "Vu ensemble le 3 juin.";
        page = await second.SubmitAsync(page, "Enregistrer");
        Assert.Contains("Il reste 1 texte commun à écrire avant de signer", page.Text, StringComparison.Ordinal);
        page.Html.QuerySelector<IHtmlTextAreaElement>($"textarea[name='Answers[{Comment}].Value']")!.Value = "Écoute, reformule et prend le temps.";
        page = await second.SubmitAsync(page, "Enregistrer");
        Assert.Contains("Tout est tranché", page.Text, StringComparison.Ordinal);
        var sign = page.Html.QuerySelector(".dock a[data-next]")!;
        Assert.Equal("Signer", sign.TextContent.Trim());
        page = await second.OpenAsync(sign.GetAttribute("href")!);
        Assert.Equal(3, page.Html.QuerySelectorAll("input[name=Parts]").Length);

        static string Flat(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
    }

    private GridRow EvaluationRow() => app.Services.GetRequiredService<Editions>().Get(Edition, 1).Booklet("livret-evaluation")!.Blocks
        .Select(pair => pair.Block).OfType<Grid>().SelectMany(grid => grid.Groups.SelectMany(group => group.Rows.Select(row => (grid.AnswerKey(row), row))))
        .Single(pair => pair.Item1 == Disputed).row;

    // everything acquired and the same words, but for one criterion and one comment
    private async Task AnswerAsync(string reference, EvaluatorSeat seat, bool favourable, string comment)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(Edition, 1);
        var file = await db.Files.Include(found => found.Assignments).SingleAsync(found => found.Reference == reference, Cancellation);
        var sheet = await db.Sheets.Include(found => found.Answers).SingleAsync(found => found.FileId == file.Id, Cancellation);
        foreach (var question in EvaluationBooklet.Of(edition).AllAssessed)
        {
            var value = question.Field.Kind != FieldKind.Choice ? question.Key == Comment ? comment : "Observé en situation."
                : edition.Scale(question.Field.Scale!).Values.First(found => found.Favourable == (favourable || question.Key != Disputed)).Key;
            var written = sheet.Write(
                question, Sheet.OwnVoice(seat), value, edition, file.Evaluators.Single(place => place.Seat == seat).PersonId, app.Clock.GetUtcNow());
            Assert.True(written.IsAccepted);
        }

        db.Say(scope.ServiceProvider, file, new AnswersWritten(AnswerPlace.Evaluation, "b1", Alone: true));
        await db.SaveChangesAsync(Cancellation);
    }
}
