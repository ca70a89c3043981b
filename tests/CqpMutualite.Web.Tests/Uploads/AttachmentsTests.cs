using System.Net;
using System.Net.Http.Headers;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Testing;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Uploads;

/// <summary>Pieces joined through the real form, on a real server: its limits are those that a browser meets.</summary>
public class AttachmentsTests(KestrelHost app) : IClassFixture<KestrelHost>
{
    private const string File = "DEMO-CMI-01", Page = $"/dossiers/{File}/formation/d6/attestations", Trainer = "formation@cap-competences.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_piece_is_joined_given_back_as_it_was_and_removed()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var pdf = Samples.Pdf("jointe puis retirée");
        using (await PostAsync(trainer, pdf, "dossier\\Été 2026; fin.PDF"))
        {
        }

        var page = await trainer.OpenAsync(Page);
        Assert.Contains("Été 2026- fin.pdf", page.Text);
        Assert.Contains("1 ko, jointe le", page.Text);
        var link = page
            .Html.QuerySelectorAll(".attachments a")
            .Single(found => found.TextContent.Contains("Été", StringComparison.Ordinal))
            .GetAttribute("href")!;
        using (var served = await trainer.Client.GetAsync(link, Cancellation))
        {
            Assert.Equal("application/pdf", served.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", served.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("Été 2026- fin.pdf", served.Content.Headers.ContentDisposition.FileNameStar);
            Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(pdf, await served.Content.ReadAsByteArrayAsync(Cancellation));
        }

        // it follows the booklet: the company and the candidate of the file read it, nobody else knows it exists
        using var stranger = await Visitor.SignedInAsync(app, "formation@autre-organisme.example");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(link)).Status);
        using var certified = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.Equal(HttpStatusCode.NotFound, (await certified.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.OpenAsync(link.Replace(File, "DEMO-SPE-01", StringComparison.Ordinal))).Status);

        foreach (var other in page.Html.QuerySelectorAll(".attachments li").Where(item => !item.TextContent.Contains("Été", StringComparison.Ordinal)).ToList())
        {
            other.Remove();
        }

        Assert.DoesNotContain("Été 2026", (await trainer.SubmitAsync(page, "Retirer")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.OpenAsync(link)).Status);
    }

    public static TheoryData<string, int, string> Refused => new()
    {
        { "program", 0, "n’est ni un PDF" },
        { "empty", 0, "Ce fichier est vide" },
        { "large", 30, "Ce fichier pèse 30 Mo ; la limite est de 15 Mo" },
        { "huge", 140, "Ce fichier pèse 140 Mo ; la limite est de 15 Mo" },
        { "none", 0, "Choisissez le fichier à joindre" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_piece_that_cannot_be_kept_is_refused_beside_the_field(string what, int megabytes, string sentence)
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        byte[]? content = what switch
        {
            "none" => null,
            "program" => Samples.Executable,
            "empty" => [],
            _ => [.. "%PDF-1.7\n"u8, .. new byte[(megabytes * 1_000_000) - 9]],
        };
        using var response = await PostAsync(trainer, content, "attestation.pdf");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = WebPage.Flat(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation)));
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.Contains("id=\"Form_File-error\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("attestation.pdf", html, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Contents, "*.partiel"));
    }

    public static TheoryData<string, string> Harmful => new()
    {
        { "programme-compresse.pdf", "contient un programme (JavaScript)" },
        { "fichiers.pdf", "contient d’autres fichiers" },
        { "mot-de-passe.pdf", "demande un mot de passe pour s’ouvrir" },
        { "signature", "porte la marque d’un virus" },
        { "dimensions", "la limite est de 50 millions en tout" },
    };

    [Theory, MemberData(nameof(Harmful))]
    public async Task A_piece_that_readers_would_run_or_cannot_open_is_refused_beside_the_field(string what, string sentence)
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        var content = what switch
        {
            "signature" => [.. Samples.Pdf("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")],
            "dimensions" => ReceptionTests.Grey(12_000, 10_000),
            _ => await System.IO.File.ReadAllBytesAsync(ReceptionTests.PathOf(what), Cancellation),
        };
        using var response = await PostAsync(trainer, content, "nuisible.pdf");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = WebPage.Flat(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation)));
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.Contains("id=\"Form_File-error\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("nuisible", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("marque-avant.pdf")]
    [InlineData("ligne-avant.pdf")]
    [InlineData("zeros-apres.pdf")]
    [InlineData("sans-modification.pdf")]
    [InlineData("photo-mouvement.jpg")]
    public async Task A_piece_that_readers_open_is_accepted(string name)
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        using var response = await PostAsync(trainer, await System.IO.File.ReadAllBytesAsync(ReceptionTests.PathOf(name), Cancellation), name);
        Assert.DoesNotContain("Form_File-error", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains(name, (await trainer.OpenAsync(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugged_antivirus_is_asked_and_nothing_is_kept_without_its_answer()
    {
        using var service = new AntivirusTests.StandIn("stream: Test FOUND\0");
        await using var guarded = app.WithWebHostBuilder(builder =>
            builder
                .UseSetting("Antivirus:Host", "127.0.0.1")
                .UseSetting("Antivirus:Port", service.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        using var trainer = new Visitor(guarded.CreateClient(new() { AllowAutoRedirect = false }));
        await trainer.SubmitAsync(await trainer.OpenAsync("/connexion"), "Se connecter", ("Adresse électronique", Trainer), ("Mot de passe", "Demo-CQP-2026!"));
        Assert.Contains("porte la marque d’un virus", await SaidAsync(), StringComparison.Ordinal);
        Assert.Equal(Samples.Pdf("examinée"), await service.Received);
        service.Dispose();
        Assert.Contains("L’antivirus ne répond pas, et rien n’est gardé", await SaidAsync(), StringComparison.Ordinal);

        async Task<string> SaidAsync()
        {
            using var response = await PostAsync(trainer, Samples.Pdf("examinée"), "examinee.pdf");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return WebPage.Flat(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation)));
        }
    }

    [Fact]
    public async Task A_stamp_kept_before_images_were_bounded_stops_no_PDF()
    {
        var contents = app.Services.GetRequiredService<ContentStores>().Pieces;
        foreach (var (stamp, printed) in new[] { (ReceptionTests.Grey(12_000, 10_000), false), (ReceptionTests.Grey(6_000, 4_000), true) })
        {
            var proof = new SignatureProof("Hélène Vasseur", "le 21 avril 2026 à 9:30", new string('a', 64))
            {
                Stamp = new StampImage(await contents.KeepAsync(stamp, Cancellation), "image/png"),
            };
            var document = new Document(
                new DocumentMeta("Cachet", DateTimeOffset.UnixEpoch),
                [new SignatureBlock(null, [new SignatureFrame("Cachet de l’entreprise et signature", "Hélène Vasseur", null, proof)])]
            );
            var pdf = await app.Services.GetRequiredService<PdfRenderer>().RenderAsync(document, Cancellation);
            Assert.Equal(printed, System.Text.Encoding.Latin1.GetString(pdf.Bytes).Contains("/Subtype /Image", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_piece_altered_on_the_disk_is_not_given()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        using (await PostAsync(trainer, Samples.Pdf("bientôt altérée"), "alteree.pdf"))
        {
        }

        await using var scope = app.Services.CreateAsyncScope();
        var piece = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Attachments.SingleAsync(found => found.Name == "alteree.pdf", Cancellation);
        var path = Path.Combine(Contents, piece.Sha256[..2], piece.Sha256);
        await System.IO.File.WriteAllBytesAsync(path, Samples.Pdf("autre chose !!!"), Cancellation);
        var refused = await trainer.OpenAsync($"/dossiers/{File}/pieces/{piece.Id}");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Cette pièce n’est pas remise", refused.Text);
        System.IO.File.Delete(path);
        Assert.Equal(HttpStatusCode.Conflict, (await trainer.OpenAsync($"/dossiers/{File}/pieces/{piece.Id}")).Status);
    }

    [Fact]
    public async Task The_sweep_leaves_what_a_line_names_and_what_is_recent()
    {
        using var trainer = await Visitor.SignedInAsync(app, Trainer);
        using (await PostAsync(trainer, Samples.Jpeg, "photo.jpg"))
        {
        }

        var contents = app.Services.GetRequiredService<ContentStores>().Pieces;
        var orphan = await contents.KeepAsync(Samples.Pdf("orpheline"), Cancellation);
        var recent = await contents.KeepAsync(Samples.Pdf("récente"), Cancellation);
        foreach (var file in Directory.GetFiles(Contents, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(recent, StringComparison.Ordinal)))
        {
            System.IO.File.SetLastWriteTimeUtc(file, app.Clock.GetUtcNow().UtcDateTime.AddDays(-3));
        }

        Assert.True(await app.Services.GetRequiredService<OrphanSweep>().SweepAsync(Cancellation) >= 1);
        Assert.Null(await contents.OpenAsync(orphan, Cancellation));
        await using (await contents.OpenAsync(recent, Cancellation))
        {
        }

        await using var scope = app.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Attachments.SingleAsync(found => found.Name == "photo.jpg", Cancellation);
        await using var read = await contents.OpenVerifiedAsync(kept.Sha256, Cancellation);
        Assert.NotNull(read);
    }

    private string Contents => Path.Combine(app.Database.Folder, "attachments");

    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, byte[]? content, string name)
    {
        var token = (await visitor.OpenAsync(Page)).Html.QuerySelector("form.attach input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        if (content is not null)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            form.Add(file, "Form.File", name);
        }

        return await visitor.Client.PostAsync(Page, form, Cancellation);
    }
}
