using System.Net;
using System.Text;
using System.Text.Json;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Certificates;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Certificates;

/// <summary>The certificate of a file that is over: read, checked by anybody, copied, replaced, taken back, delivered again.</summary>
public class CertificatePagesTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Reference = "DEMO-OK-01",
        Page = $"/dossiers/{Reference}/certificat",
        Paper = $"/dossiers/{Reference}/documents/certificat.pdf",
        Token = $"{Page}/numerique.jwt";
    private const string Oemm = "oemm@cqp.example",
        Company = "rh@horizon.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_paper_is_printed_once_and_its_code_leads_to_the_public_page()
    {
        using var company = await Visitor.SignedInAsync(host, Company);
        var known = await InForceAsync();
        var page = await company.OpenAsync(Page);
        Assert.Contains(known.Number, page.Text, StringComparison.Ordinal);
        Assert.Contains("gratification de 120 points", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Annuler le certificat", page.Text, StringComparison.Ordinal);

        var pdf = await company.Client.GetByteArrayAsync(Paper, Cancellation);
        Assert.Equal(pdf, await company.Client.GetByteArrayAsync(Paper, Cancellation));
        var text = await PdfText.ReadAsync(pdf, Cancellation);
        Assert.Single(text.Pages);
        foreach (
            var printed in new[]
            {
                "Certificat de qualification professionnelle",
                "Spécialiste prestations santé-prévoyance, mention santé",
                known.HolderName,
                known.Number,
                VerificationCode.Printed(known.Code),
                "La présidence de la CPNEFP",
            }
        )
        {
            Assert.Contains(printed, text.Flat, StringComparison.Ordinal);
        }

        // what a telephone reads on the paper
        using var qr = JsonDocument.Parse(await NodeTool.RunAsync("pdf-qr.mjs", pdf, Cancellation));
        var address = qr.RootElement.GetProperty("text").GetString()!;
        Assert.Equal(known.Address, address);
        using var anybody = Visitor.Of(host);
        var answer = await anybody.OpenAsync(new Uri(address).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            [known.Title + ", mention santé", known.HolderName, known.Number, FrenchText.PlainDate(known.IssuedOn).Replace('\u00A0', ' ')],
            answer.Html.QuerySelectorAll(".verified dd").Select(line => WebPage.Flat(line.TextContent)));
        Assert.Contains("En vigueur", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1985", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Horizon", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_read_whatever_its_case_and_hyphens_and_an_unknown_one_is_said_so()
    {
        using var anybody = Visitor.Of(host);
        var known = await InForceAsync();
        var page = await anybody.OpenAsync("/verification");
        page = await anybody.SubmitAsync(page, "Vérifier le certificat", ("Code de vérification", "abc"));
        Assert.Contains("20 lettres et chiffres", Assert.Single(page.Errors), StringComparison.Ordinal);
        page = await anybody.SubmitAsync(
            page,
            "Vérifier le certificat",
            ("Code de vérification", $" {VerificationCode.Printed(known.Code).ToLowerInvariant()} ")
        );
        Assert.Equal($"/verification/{known.Code}", page.Path);
        Assert.Contains("Ce document est authentique", page.Text, StringComparison.Ordinal);

        using var unknown = await anybody.Client.GetAsync("/verification/ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("noindex", Assert.Single(unknown.Headers.GetValues("X-Robots-Tag")));
        Assert.Contains(
            "Ce code n’est celui d’aucun certificat",
            WebUtility.HtmlDecode(await unknown.Content.ReadAsStringAsync(Cancellation)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Checks_are_counted_by_address()
    {
        await using var strict = host.WithWebHostBuilder(builder => builder.UseSetting("Verification:ChecksPerMinute", "2"));
        using var client = strict.CreateClient();
        var answers = new List<HttpStatusCode>();
        for (var check = 0; check < 3; check++)
        {
            using var answer = await client.GetAsync("/verification/AAAAA", Cancellation);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task The_credential_is_verified_by_the_published_keys_and_an_altered_one_is_not()
    {
        using var company = await Visitor.SignedInAsync(host, Company);
        using var anybody = Visitor.Of(host);
        var known = await InForceAsync();
        var keys = await anybody.Client.GetStringAsync("/.well-known/jwks.json", Cancellation);
        Assert.DoesNotContain("\"d\"", keys, StringComparison.Ordinal);
        var token = await company.Client.GetStringAsync(Token, Cancellation);

        using var verified = await CheckAsync(keys, token);
        var credential = verified.RootElement.GetProperty("payload");
        Assert.Equal(["VerifiableCredential", "OpenBadgeCredential"], credential.GetProperty("type").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal(known.Address, credential.GetProperty("id").GetString());
        var holder = credential.GetProperty("credentialSubject").GetProperty("identifier")[0];
        Assert.Equal("sha256$" + Credential.HashOf(known.HolderName, holder.GetProperty("salt").GetString()!), holder.GetProperty("identityHash").GetString());
        Assert.DoesNotContain(known.HolderName, credential.GetRawText(), StringComparison.Ordinal);

        var parts = token.Split('.');
        var forged = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).Replace("santé", "prévoyance", StringComparison.Ordinal);
        using var altered = await CheckAsync(keys, $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(forged))}.{parts[2]}");
        Assert.Equal("ERR_JWS_SIGNATURE_VERIFICATION_FAILED", altered.RootElement.GetProperty("fault").GetString());
    }

    [Fact]
    public async Task Only_the_certifier_the_company_and_the_holder_read_it()
    {
        foreach (
            var email in new[]
            {
                "rh@atlantique.example",
                "responsable@horizon.example",
                "formation@cap-competences.example",
                "jury.employeur@cqp.example",
                "candidat@horizon.example",
                "admin@cqp.example",
            }
        )
        {
            using var visitor = await Visitor.SignedInAsync(host, email);
            foreach (var address in new[] { Page, Paper, Token })
            {
                using var answer = await visitor.Client.GetAsync(address, Cancellation);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{email} {address}: {answer.StatusCode}");
            }
        }

        using var company = await Visitor.SignedInAsync(host, Company);
        foreach (var address in new[] { "/oemm/certificats", "/oemm/certificats.csv", $"{Page}/annulation", $"{Page}/duplicata", $"{Page}/remplacement" })
        {
            using var answer = await company.Client.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact, Domain.Tests.Rule("IDE-10")]
    public async Task A_certificate_is_copied_replaced_taken_back_and_delivered_again()
    {
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        using var company = await Visitor.SignedInAsync(host, Company);
        using var anybody = Visitor.Of(host);
        var first = await InForceAsync();
        await CopyAsync(oemm, company, first);
        var second = await ReplaceAsync(oemm, company, anybody, first);
        await TakeBackAsync(oemm, company, anybody, second);
        var third = await DeliverAgainAsync(oemm);
        await ReadRegisterAsync(oemm, first, second, third);
        await DeliverSessionAsync(oemm);
    }

    // a duplicate: a reason, a number, a day on the paper
    private async Task CopyAsync(Visitor oemm, Visitor company, Certificate first)
    {
        var page = await oemm.SubmitAsync(await oemm.OpenAsync($"{Page}/duplicata"), "Délivrer le duplicata");
        Assert.Single(page.Errors);
        page = await oemm.SubmitAsync(page, "Délivrer le duplicata", ("Motif", "Original perdu."));
        Assert.Contains("Duplicata n° 1", page.Text, StringComparison.Ordinal);
        Assert.Equal(["certificat-duplicata-1"], await ToFreezeAsync());
        var copy = await PdfText.ReadAsync(
            await company.Client.GetByteArrayAsync($"/dossiers/{Reference}/documents/certificat-duplicata-1.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("Duplicata n° 1 du", copy.Flat, StringComparison.Ordinal);
        Assert.Contains(first.Number, copy.Flat, StringComparison.Ordinal);
        foreach (var absent in new[] { "certificat-duplicata-2", "certificat-duplicata-0", "certificat-duplicata-x", "attestation-bloc" })
        {
            using var none = await company.Client.GetAsync($"/dossiers/{Reference}/documents/{absent}.pdf", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    // replaced only when what is printed has changed
    private async Task<Certificate> ReplaceAsync(Visitor oemm, Visitor company, Visitor anybody, Certificate first)
    {
        var page = await oemm.SubmitAsync(await oemm.OpenAsync($"{Page}/remplacement"), "Remplacer le certificat", ("Motif", "Pour voir."));
        Assert.Contains("délivrez plutôt un duplicata", Assert.Single(page.Errors), StringComparison.Ordinal);
        await ChangeAsync(async db =>
        {
            var candidate = await db.Files.Where(file => file.Reference == Reference).Select(file => file.CandidateId).SingleAsync(Cancellation);
            var holder = await db.People.SingleAsync(person => person.Id == candidate, Cancellation);
            var married = new CivilNames(holder.FirstNames, holder.BirthName, "Delorme");
            Assert.True(holder.ChangeName(married, "Mariage.", host.Clock.Today(), host.Clock.Today()).IsAccepted);
        });
        page = await oemm.SubmitAsync(await oemm.OpenAsync($"{Page}/remplacement"), "Remplacer le certificat", ("Motif", "Changement de nom."));
        var second = await InForceAsync();
        Assert.NotEqual((first.Number, first.Code), (second.Number, second.Code));
        Assert.Contains("certificat", await ToFreezeAsync());
        Assert.Equal("Julien Delorme", second.HolderName);
        var replaced = (await anybody.OpenAsync($"/verification/{first.Code}")).Text;
        Assert.Contains("Ce document est remplacé", replaced, StringComparison.Ordinal);
        Assert.DoesNotContain(first.HolderName, replaced, StringComparison.Ordinal);
        Assert.Contains(
            "Julien Delorme",
            (await PdfText.ReadAsync(await company.Client.GetByteArrayAsync(Paper, Cancellation), Cancellation)).Flat,
            StringComparison.Ordinal
        );
        return second;
    }

    // taken back: nobody downloads it any more, and whoever checks it knows
    private static async Task TakeBackAsync(Visitor oemm, Visitor company, Visitor anybody, Certificate second)
    {
        var page = await oemm.SubmitAsync(await oemm.OpenAsync($"{Page}/annulation"), "Annuler le certificat", ("Motif", "Délivré par erreur."));
        Assert.Contains("Délivré par erreur.", page.Text, StringComparison.Ordinal);
        using (var gone = await company.Client.GetAsync(Paper, Cancellation))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        Assert.Contains("Ce document est annulé", (await anybody.OpenAsync($"/verification/{second.Code}")).Text, StringComparison.Ordinal);
    }

    // nothing is delivered while nobody signs; two people who deliver at once deliver one
    private async Task<Certificate> DeliverAgainAsync(Visitor oemm)
    {
        await SignatoryAsync([]);
        var page = await oemm.OpenAsync(Page);
        Assert.Contains("Le signataire du certificat n’est pas renseigné", page.Text, StringComparison.Ordinal);
        await SignatoryAsync(["La présidence de la CPNEFP"]);
        page = await oemm.OpenAsync(Page);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => oemm.SubmitAsync(page, "Délivrer le certificat")));
        var third = await InForceAsync();
        Assert.Equal(3, await ReadAsync(db => db.Certificates.CountAsync(certificate => certificate.DecisionId == third.DecisionId, Cancellation)));
        return third;
    }

    // the register, as a page, as text and as a workbook
    private static async Task ReadRegisterAsync(Visitor oemm, Certificate first, Certificate second, Certificate third)
    {
        var page = await oemm.OpenAsync("/oemm/certificats?Etat=Revoked&Recherche=delorme");
        Assert.Equal([second.Number], page.Html.QuerySelectorAll("tbody td[data-l='Numéro']").Select(cell => cell.FirstChild!.TextContent.Trim()));
        var rows = CsvText.Read(CsvText.Decode(await oemm.Client.GetByteArrayAsync("/oemm/certificats.csv", Cancellation))!.Value.Text);
        Assert.Equal([third.Number, second.Number, first.Number], rows.Skip(1).Select(row => row.Cells[0]));
        Assert.Equal(["Annulé", "Délivré par erreur."], [rows[2].Cells[9], rows[2].Cells[11]]);
        using var workbook = new MemoryStream(await oemm.Client.GetByteArrayAsync("/oemm/certificats.xlsx?Etat=Valid", Cancellation));
        Assert.Equal([third.Number], Workbook.Read(workbook)!.Rows.Skip(1).Select(row => row.Cells[0]));
    }

    // the whole session at once, when none was ever delivered
    private async Task DeliverSessionAsync(Visitor oemm)
    {
        await ChangeAsync(async db =>
        {
            await db.Set<Duplicate>().ExecuteDeleteAsync(Cancellation);
            await db.Certificates.ExecuteDeleteAsync(Cancellation);
        });
        Assert.Contains("1 décision publiée · Certificats et attestations de bloc", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);
        var page = await oemm.OpenAsync("/oemm/certificats/a-delivrer");
        Assert.Contains(Reference, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO-PAR-01", page.Text, StringComparison.Ordinal);
        var button = page
            .Html.QuerySelectorAll("button")
            .Select(found => WebPage.Flat(found.TextContent))
            .First(text => text.StartsWith("Délivrer le document", StringComparison.Ordinal));
        page = await oemm.SubmitAsync(page, button);
        Assert.Contains("Rien à délivrer", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Délivrer les certificats", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);
        Assert.Equal("Julien Delorme", (await InForceAsync()).HolderName);
    }

    [Fact]
    public async Task The_attestation_of_the_commission_is_one_page_too()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db.Files.AsNoTracking().SingleAsync(found => found.Reference == "DEMO-BLO-02", Cancellation);
        var holder = await db.People.AsNoTracking().SingleAsync(person => person.Id == file.CandidateId, Cancellation);
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion);
        var (today, now) = (host.Clock.Today(), host.Clock.GetUtcNow());
        var decision = Decision
            .Sign(
                new DecisionContext(file.Id, file.Reference, Guid.NewGuid(), today, edition) { ByCommission = true },
                new DecisionContent(edition.Units.ToDictionary(unit => unit.Key, _ => new UnitVerdict(true))),
                Guid.NewGuid(),
                "Samira Haddad",
                content => new SealedContent(CanonicalContent.Hash(content), now, "sceau", "clef")
            )
            .Decision!;
        Assert.True(file.Presentation.Attach(Guid.NewGuid(), today, kind: SessionKind.Commission).IsAccepted);
        Assert.True(file.Presentation.RecordDecision(today).IsAccepted);
        Assert.True(file.Presentation.Publish(today).IsAccepted);
        const string code = "23456789ABCDEFGHJKMN";
        var (certificate, outcome) = Certificate.Issue(
            file,
            decision,
            [],
            holder,
            edition,
            new Delivery(["Camille Delorme", "Présidence de la CPNEFP"], "CERT-2026-00042", code, $"https://cqp.example/verification/{code}", now, today)
        );
        Assert.True(outcome.IsAccepted);

        using var renderer = Pdf.Renderer.Make();
        var document = Domain.Documents.CertificateDocument.Of(certificate!, edition, file.Reference, QrDrawing.Of(certificate!.Address).Svg, null);
        var bytes = (await renderer.RenderAsync(document, Cancellation)).Bytes;
        if (Environment.GetEnvironmentVariable("CQP_PDF_SAMPLES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "attestation-bloc.pdf"), bytes, Cancellation);
        }

        var text = await PdfText.ReadAsync(bytes, Cancellation);
        Assert.Single(text.Pages);
        foreach (
            var printed in edition
                .Units.Select(unit => unit.Title)
                .Concat(["Attestation de blocs de compétences", holder.BirthName, "CERT-2026-00042", "Camille Delorme"])
        )
        {
            Assert.Contains(printed, text.Flat, StringComparison.Ordinal);
        }
    }

    private async Task<List<string>> ToFreezeAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        return await db
            .DocumentsToFreeze.Where(found => db.Files.Any(file => file.Id == found.FileId && file.Reference == Reference))
            .OrderBy(found => found.At)
            .Select(found => found.Document)
            .ToListAsync(Cancellation);
    }

    private static async Task<JsonDocument> CheckAsync(string keys, string token) =>
        JsonDocument.Parse(
            await NodeTool.RunAsync("check-credential.mjs", Encoding.UTF8.GetBytes($$"""{"jwks":{{keys}},"token":"{{token}}"}"""), Cancellation)
        );

    private Task<Certificate> InForceAsync() =>
        ReadAsync(db => db.Certificates.AsNoTracking().SingleAsync(certificate => certificate.State == CertificateState.Valid, Cancellation));

    private Task SignatoryAsync(IReadOnlyList<string> signatory) =>
        ChangeAsync(async db =>
        {
            var person = await db.People.Select(found => found.Id).FirstAsync(Cancellation);
            db.Add(
                SettingChange.Of(
                    OemmSettings.CertificateSignatory,
                    "",
                    await db.LastChangeAsync(OemmSettings.CertificateSignatory, "", Cancellation),
                    signatory,
                    person,
                    "Essai",
                    host.Clock.GetUtcNow()
                )!
            );
        });

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private async Task ChangeAsync(Func<AppDbContext, Task> change)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await change(db);
        await db.SaveChangesAsync(Cancellation);
    }
}
