using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Requests;

/// <summary>What a browser, a word processor or somebody of ill will sends.</summary>
public class RequestsTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Pasted => new()
    {
        { "Une liste\u00A0:\r\n\uF0B7\tpremier\r\n\uF0A7 second \uF0E0 fin", "Une liste\u00A0:\r\n•\tpremier\r\n• second – fin" },
        { "deux\u2028lignes\u2029et\vtrois", "deux\nlignes\net\ntrois" },
        { "cou\u00ADpure \u200Binvisible\uFEFF \u202Eretournée", "coupure invisible retournée" },
        { "nul\0, sonnerie\u0007, échappement\u001B[31m", "nul, sonnerie, échappement[31m" },
        { "moitié \uD83D d’un signe, signe entier 😀", "moitié \uFFFD d’un signe, signe entier 😀" },
        { "Rien à changer : « œuvre », 10 000 €\ttab", "Rien à changer : « œuvre », 10 000 €\ttab" },
    };

    [Theory, MemberData(nameof(Pasted))]
    public void What_is_pasted_is_kept_as_text(string pasted, string kept) => Assert.Equal(kept, TypedText.Clean(pasted));

    [Fact]
    public async Task A_comment_pasted_from_Word_reads_the_same_in_the_base_and_on_the_screen()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        const string thread = "/dossiers/DEMO-SPE-01/echanges";
        var page = await hr.SubmitAsync(
            await hr.OpenAsync(thread),
            "Envoyer le message",
            ("Destinataires", "OEMM"),
            ("Message", "À voir\u00A0:\u2028\uF0B7 le contrat\0\u2028\uF0B7 l’ave\u00ADnant"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("• le contrat", page.Text, StringComparison.Ordinal);
        await using var scope = app.Services.CreateAsyncScope();
        var comments = scope.ServiceProvider.GetRequiredService<AppDbContext>().Comments;
        var comment = await comments.SingleAsync(said => said.Text.Contains("le contrat"), Cancellation);
        Assert.Equal("À voir\u00A0:\n• le contrat\n• l’avenant", comment.Text);
    }

    [Fact]
    public async Task A_long_answer_pasted_from_Word_reads_the_same_in_the_base_and_in_the_PDF()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        const string interview = "/dossiers/DEMO-ATL-01/entretien";
        var page = await hr.OpenAsync(interview);
        var area = page.Html.QuerySelectorAll<IHtmlTextAreaElement>("#entretien [data-answer] textarea").First();
        area.Value = "Souhaits\u2028\uF0B7 encadrer\0 une équipe\v\uF0B7 se for\u00ADmer";
        page = await hr.SubmitAsync(page, "Enregistrer");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await using var scope = app.Services.CreateAsyncScope();
        var answers = scope.ServiceProvider.GetRequiredService<AppDbContext>().Answers;
        var answer = await answers.SingleAsync(given => given.Value!.Contains("encadrer"), Cancellation);
        Assert.Contains("encadrer une équipe", answer.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Value!, sign => sign is '\0' or '\u2028' or '\u00AD' or '\uF0B7');
        var pdf = await PdfText.ReadAsync(await hr.Client.GetByteArrayAsync("/dossiers/DEMO-ATL-01/documents/guide-entretien.pdf", Cancellation), Cancellation);
        Assert.Contains("• encadrer une équipe", pdf.Flat, StringComparison.Ordinal);
        Assert.Contains("• se former", pdf.Flat, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zo\0é")]
    [InlineData("Zo\uD800é")]
    [InlineData("\0")]
    public async Task A_name_that_no_base_keeps_is_refused_or_cleaned_and_never_a_fault(string name)
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var form = await hr.OpenAsync("/dossiers/nouveau");
        var page = await hr.SubmitAsync(
            form,
            "Ouvrir le dossier",
            ("Certification préparée", "CQP Spécialiste prestations santé-prévoyance"),
            ("Prénoms", name),
            ("Nom de naissance", "Nulle" + (char)('a' + name.Length)),
            ("Sexe à l’état civil", "Féminin"),
            ("Date de naissance", "14/05/1992"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("incident", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/dossiers?recherche=nadia+belkacem")]
    [InlineData("/dossiers?RECHERCHE=nadia+belkacem")]
    public async Task A_field_of_an_address_is_the_same_in_small_letters(string address)
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await hr.OpenAsync(address);
        Assert.Contains("DEMO-SPE-01", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO-SPE-02", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_answers_like_get_on_every_page()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var addresses = RouteCase.All(app.Services).Where(route => route.Method == "GET" && route.Parameters.Count == 0).Select(route => route.Pattern)
            .Append("/dossiers/DEMO-SPE-01").Append("/rien-de-tel").ToList();
        Assert.True(addresses.Count > 30);
        foreach (var address in addresses)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Head, address);
            using var head = await oemm.Client.SendAsync(asked, Cancellation);
            using var get = await oemm.Client.GetAsync(address, Cancellation);
            Assert.Equal((address, get.StatusCode, get.Content.Headers.ContentType), (address, head.StatusCode, head.Content.Headers.ContentType));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }
}
