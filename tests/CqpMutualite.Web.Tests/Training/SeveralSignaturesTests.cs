using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using Xunit;

namespace CqpMutualite.Web.Tests.Training;

/// <summary>The formative evaluations that are ready, signed together.</summary>
public class SeveralSignaturesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string File = "DEMO-CMI-01", Page = $"/dossiers/{File}/formation", Trainer = "formation@cap-competences.example";

    [Fact]
    public async Task Several_sheets_are_signed_with_one_password_all_or_none()
    {
        const string several = $"/dossiers/{File}/signatures-formation";
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var lines = (await trainer.OpenAsync(several)).Html.QuerySelectorAll("li");
        var signed = lines.First(line => line.TextContent.Contains("Signée", StringComparison.Ordinal));
        var other = signed.QuerySelector<IHtmlAnchorElement>("a.btn")!.PathName;
        await trainer.SubmitAsync(await trainer.OpenAsync(other + "/reouverture"), "Rouvrir l’évaluation", ("Pourquoi rouvrir cette évaluation", "Relue."));
        var training = await trainer.OpenAsync(Page);
        var link = training.Html.QuerySelectorAll<IHtmlAnchorElement>("a").Single(found => found.PathName == several);
        Assert.Contains("évaluations complètes", link.TextContent, StringComparison.Ordinal);

        var page = await trainer.OpenAsync(several);
        var boxes = page.Html.QuerySelectorAll<IHtmlInputElement>("input[name=Parts]").ToList();
        Assert.True(boxes.Count > 1);

        // one of them is changed since it was read: none is signed
        page.Html.QuerySelector<IHtmlInputElement>("input[name=Declared]")!.IsChecked = true;
        var read = page.Html.QuerySelector<IHtmlInputElement>($"input[name='Read[{boxes[1].Value}]']")!;
        var known = read.Value;
        read.Value = new string('0', 64);
        Assert.NotEmpty((await trainer.SubmitAsync(page, "Signer les évaluations", ("Mot de passe", DemoPeople.Password))).Errors);
        Assert.Equal(boxes.Count, (await trainer.OpenAsync(several)).Html.QuerySelectorAll("input[name=Parts]").Length);

        read.Value = known;
        var done = await trainer.SubmitAsync(page, "Signer les évaluations", ("Mot de passe", DemoPeople.Password));
        Assert.Equal(Page, done.Path);
        Assert.Contains("évaluations signées", done.Text, StringComparison.Ordinal);
        Assert.Empty((await trainer.OpenAsync(several)).Html.QuerySelectorAll("input[name=Parts]"));
    }
}
