using System.Net;
using System.Net.Http.Headers;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>A booklet filled and signed by hand: its scan, its keying by one person, its comparison by another.</summary>
public class PaperPagesTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Blocs = "blocs-relation-clients", Oemm = "oemm@cqp.example";

    private readonly EvaluationScene scene = new(host);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booklet_signed_by_hand_is_keyed_by_one_and_compared_by_another()
    {
        var reference = await scene.FileAsync(Blocs, filled: false);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var stranger = await Visitor.SignedInAsync(host, EvaluationScene.OtherCompany);
        using var manager = await Visitor.SignedInAsync(host, EvaluationScene.Manager);
        var paper = $"/dossiers/{reference}/papier";
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(paper)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync(paper)).Status);

        var page = await SendAsync(company, paper, Samples.Png, "photo.png");
        Assert.Contains("en un seul PDF", page.Text, StringComparison.Ordinal);
        page = await SendAsync(company, paper, Samples.Pdf("livret"), "livret.pdf");
        Assert.Contains("Saisie des résultats", page.Text, StringComparison.Ordinal);
        Assert.Contains("rempli et signé sur papier", (await manager.OpenAsync($"/dossiers/{reference}/evaluation/b1")).Text, StringComparison.Ordinal);

        var edition = host.Services.GetRequiredService<Editions>().Get(Blocs, 1);
        foreach (var part in new[] { "b1", "b2", "b3", "synthese" })
        {
            await KeyAsync(company, edition, $"{paper}/saisie/{part}", part);
        }

        page = await company.OpenAsync($"{paper}/signatures");
        page = await company.SubmitAsync(page, "Terminer la saisie", ("Nom du premier évaluateur", "Claire Morel"));
        Assert.Contains(page.Errors, error => error.Contains("la date écrite sur le papier", StringComparison.Ordinal));
        foreach (var name in new[] { "Form.FirstOn", "Form.SecondOn" })
        {
            ((AngleSharp.Html.Dom.IHtmlInputElement)page.Html.QuerySelector($"[name='{name}']")!).Value = "05/01/2026";
        }

        page = await company.SubmitAsync(page, "Terminer la saisie", ("Nom du second évaluateur", "Paul Girard"));
        Assert.Equal(paper, page.Path);
        Assert.Equal(NextAct.CheckPaper, (await scene.ReloadAsync(reference)).NextAct);
        Assert.Contains("une autre personne la compare", (await company.OpenAsync($"{paper}/comparaison")).Text, StringComparison.Ordinal);

        page = await oemm.OpenAsync($"{paper}/comparaison");
        Assert.Contains("Saisi d’après l’original papier", page.Text, StringComparison.Ordinal);
        page = await oemm.SubmitAsync(page, "Renvoyer la saisie");
        Assert.Contains(page.Errors, error => error.Contains("ce qui diffère", StringComparison.Ordinal));
        await oemm.SubmitAsync(page, "Renvoyer la saisie", ("Ce qui diffère de l’original", "Bloc 2, ligne 3."));
        Assert.Contains("Bloc 2, ligne 3.", (await company.OpenAsync(paper)).Text, StringComparison.Ordinal);
        await company.SubmitAsync(await company.OpenAsync($"{paper}/signatures"), "Terminer la saisie");
        await oemm.SubmitAsync(await oemm.OpenAsync($"{paper}/comparaison"), "Confirmer la saisie");

        var file = await scene.ReloadAsync(reference);
        Assert.Equal((Stage.Transmission, PaperStep.Confirmed, true), (file.Stage, file.Evaluation.Paper, file.Evaluation.Positive));
        var sheet = await scene.SheetAsync(reference);
        Assert.All(sheet.Signatures, signature => Assert.Equal(SignatureMethod.Paper, signature.Method));
        Assert.Equal(["Claire Morel", "Paul Girard"], sheet.Signatures.Select(signature => signature.Name).Distinct().Order());
        var kept = await scene.ReadAsync(db => db.PaperBooklets.SingleAsync(found => found.FileId == file.Id, Cancellation));
        Assert.NotEqual(kept.KeyedBy, kept.CheckedBy);

        // the scan is given back as it was, beside the PDF that says where it comes from; the evaluators read it, another company does not
        Assert.Equal(Samples.Pdf("livret"), await manager.Client.GetByteArrayAsync($"/dossiers/{reference}/pieces/{kept.ScanId}", Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Client.GetAsync($"/dossiers/{reference}/pieces/{kept.ScanId}", Cancellation)).StatusCode);
        var pdf = await PdfText.ReadAsync(
            await company.Client.GetByteArrayAsync($"/dossiers/{reference}/documents/livret-evaluation.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("Saisi d’après l’original papier", pdf.Flat.Replace('\'', '’'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_may_be_given_up_while_it_is_keyed_and_nothing_keyed_remains()
    {
        var reference = await scene.FileAsync(Blocs, filled: true);
        using var company = await Visitor.SignedInAsync(host, EvaluationScene.Company);
        await SendAsync(company, $"/dossiers/{reference}/papier", Samples.Pdf("abandon"), "livret.pdf");
        Assert.DoesNotContain((await scene.SheetAsync(reference)).Answers, answer =>
            answer.Value is not null && answer.Field.StartsWith("b1.", StringComparison.Ordinal)
        );

        await company.SubmitAsync(await company.OpenAsync($"/dossiers/{reference}/papier"), "Renoncer au papier");

        var file = await scene.ReloadAsync(reference);
        Assert.Equal((null, null, NextAct.Evaluate), (file.Evaluation.Paper, file.Evaluation.PaperScanId, file.NextAct));
        Assert.False(await scene.ReadAsync(db => db.Attachments.AnyAsync(piece => piece.FileId == file.Id, Cancellation)));
    }

    private static async Task<WebPage> SendAsync(Visitor visitor, string path, byte[] content, string name)
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent(EvaluationScene.Antiforgery(await visitor.OpenAsync(path))), "__RequestVerificationToken" },
        };
        using var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Add(part, "Form.File", name);
        return await visitor.ReadAsync(await visitor.Client.PostAsync(path, body, Cancellation));
    }

    private static async Task KeyAsync(Visitor visitor, Referential edition, string path, string part)
    {
        var page = await visitor.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = EvaluationScene.Antiforgery(page) };
        foreach (
            var question in edition
                .Booklet("livret-evaluation")!
                .Questions(edition)
                .Where(question =>
                    question.Field.FilledBy == FilledBy.Evaluators && (part == "synthese" ? question.IsSummary : question.Unit == part && !question.IsSummary)
                )
        )
        {
            fields[$"Answers[{question.Key}].Value"] = question.Field.Kind switch
            {
                FieldKind.Choice => edition.Scale(question.Field.Scale!).Values.First(value => value.Favourable == true).Key,
                FieldKind.Date => "05/01/2026",
                _ => "Lu sur l’original.",
            };
            fields[$"Answers[{question.Key}].Token"] = "0";
        }

        using var body = new FormUrlEncodedContent(fields);
        using var answer = await visitor.Client.PostAsync(path, body, Cancellation);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
