using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>The certifier enters on a file in the place of an evaluator: their rights on that file, nothing else, and no signature.</summary>
public class OnBehalfTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Conseiller = "conseiller-mutualiste-individuels";

    private readonly EvaluationScene scene = new(host);

    [Fact]
    public async Task What_is_entered_says_for_whom_and_nothing_is_signed_nor_seen_elsewhere()
    {
        var reference = await scene.FileAsync(Conseiller, filled: true);
        using var certifier = await Visitor.SignedInAsync(host, "oemm@cqp.example");
        var choose = await certifier.OpenAsync($"/dossiers/{reference}/saisie-pour");
        Assert.Equal(2, (await certifier.SubmitAsync(choose, "Commencer la saisie")).Errors.Count);
        var file = await certifier.SubmitAsync(
            choose,
            "Commencer la saisie",
            ("À la place de", "Claire Morel – Évaluateur"),
            ("Motif", "Livret rendu sur papier")
        );
        Assert.Contains("Vous saisissez pour Claire Morel", file.Text, StringComparison.Ordinal);

        var page = await certifier.OpenAsync($"/dossiers/{reference}/evaluation/d1");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var seen = await scene.SheetAsync(reference);
        var (status, _) = await EvaluationScene.SaveAsync(
            certifier,
            EvaluationScene.Antiforgery(page),
            reference,
            "d1.commentaire-evaluateurs",
            "Repris du papier.",
            seen.Find("d1.commentaire-evaluateurs", Voice.Official)!.Revision
        );
        Assert.Equal(HttpStatusCode.OK, status);

        foreach (var path in new[] { "/oemm", "/dossiers", "/dossiers/DEMO-SPE-01", "/mon-compte", "/comptes" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await certifier.OpenAsync(path)).Status);
        }

        var sign = await certifier.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        foreach (var box in sign.Html.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]"))
        {
            box.IsChecked = true;
        }

        sign.Html.QuerySelector<IHtmlInputElement>("input[type=password]")!.Value = Web.Demonstration.DemoPeople.Password;
        var refused = await certifier.SubmitAsync(sign, WebPage.Flat(sign.Html.QuerySelector(".sign-box button, main form button.btn-primary")!.TextContent));
        Assert.Contains("jamais à la place d’une autre personne", refused.Text, StringComparison.Ordinal);
        Assert.Empty((await scene.SheetAsync(reference)).Signatures);

        var ended = await certifier.SubmitAsync(file, "Terminer la saisie");
        Assert.Equal($"/dossiers/{reference}", ended.Path);
        Assert.DoesNotContain("Vous saisissez pour", ended.Text, StringComparison.Ordinal);
        Assert.Contains("saisi par l’OEMM pour Claire Morel (Évaluateur)", ended.Text, StringComparison.Ordinal);
        Assert.Contains("Saisie à la place d’une personne commencée : Livret rendu sur papier", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await certifier.OpenAsync($"/dossiers/{reference}/evaluation/d1")).Status);
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        var reference = await scene.FileAsync(Conseiller, filled: false);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync($"/dossiers/{reference}/saisie-pour")).Status);
    }
}
