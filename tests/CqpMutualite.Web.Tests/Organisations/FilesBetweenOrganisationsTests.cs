using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.Organisations;

/// <summary>A file shared by several training organisations, a file that goes to another company, a person in several capacities, a stamp.</summary>
public class FilesBetweenOrganisationsTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Shared = "/dossiers/DEMO-SPE-04", Draft = "/dossiers/DEMO-SPE-02", Signed = "/dossiers/DEMO-SPE-01";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_organisation_has_its_own_units_and_nothing_of_the_others()
    {
        using var first = await Visitor.SignedInAsync(app, "formation@cap-competences.example");
        using var second = await Visitor.SignedInAsync(app, "formation@autre-organisme.example");
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var (mine, theirs) = (await first.OpenAsync(Shared + "/formation"), await second.OpenAsync(Shared + "/formation"));
        Assert.Equal(["Domaine 1", "Domaine 4"], Units(mine));
        Assert.Equal(["Domaine 2", "Domaine 5"], Units(theirs));
        Assert.Contains("Informations générales", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Informations générales", theirs.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await first.OpenAsync(Shared + "/formation/d1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.OpenAsync(Shared + "/formation/d1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.OpenAsync(Shared + "/formation-generalites")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.OpenAsync(Shared + "/formation/d1/attestations")).Status);

        var file = await hr.OpenAsync(Shared);
        Assert.Contains("Organisme de formation · Domaine 1, Domaine 4", file.Text, StringComparison.Ordinal);
        Assert.Contains("Organisme de formation · Domaine 2, Domaine 5", file.Text, StringComparison.Ordinal);

        static IEnumerable<string> Units(WebPage page) =>
            page.Html.QuerySelectorAll("[aria-labelledby='units'] tbody th").Select(cell => WebPage.Flat(cell.FirstChild!.TextContent)).Distinct();
    }

    [Fact]
    public async Task The_company_shares_the_path_and_is_told_what_is_missing()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await hr.OpenAsync(
            (await hr.OpenAsync(Draft + "/organisme"))
                .Html.QuerySelectorAll("main a")
                .First(link => link.TextContent == "Répartir le parcours entre eux")
                .GetAttribute("href")!
        );
        var labels = page.Html.QuerySelectorAll("main form label").Select(label => WebPage.Flat(label.TextContent)).ToList();
        Assert.Equal(3, labels.Count);
        var missing = await hr.SubmitAsync(page, "Enregistrer la répartition", (labels[0], "Choisir…"));
        Assert.Contains("Il manque un organisme pour", Assert.Single(missing.Errors), StringComparison.Ordinal);

        var forged = await hr.OpenAsync(Draft + "/organismes");
        ((IHtmlOptionElement)forged.Html.QuerySelector("main form select option:last-child")!).Value = Guid.NewGuid().ToString();
        Assert.Contains(
            "n’est plus dans la liste",
            Assert.Single(
                (
                    await hr.SubmitAsync(
                        forged,
                        "Enregistrer la répartition",
                        (labels[0], WebPage.Flat(forged.Html.QuerySelector("main form select option:last-child")!.TextContent))
                    )
                ).Errors
            ),
            StringComparison.Ordinal
        );

        Assert.NotEqual(
            Draft + "/organismes",
            (await hr.SubmitAsync(await hr.OpenAsync(Draft + "/organismes"), "Enregistrer la répartition", (labels[1], "Autre Organisme, Bordeaux"))).Path
        );
        var file = await hr.OpenAsync(Draft);
        Assert.Contains("Cap Compétences et Autre Organisme", file.Text, StringComparison.Ordinal);
        using var other = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(Draft + "/organismes")).Status);
    }

    [Fact]
    public async Task The_former_company_keeps_what_it_signed_and_the_new_one_takes_over()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        using var former = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var next = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.Equal(HttpStatusCode.NotFound, (await former.OpenAsync(Signed + "/employeur")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await next.OpenAsync(Signed)).Status);

        var page = await oemm.OpenAsync(Signed + "/employeur");
        Assert.Equal(2, (await oemm.SubmitAsync(page, "Confier le dossier")).Errors.Count);
        (string, string)[] typed =
        [
            ("Nouvelle entreprise", "Mutuelle Atlantique, La Rochelle"),
            ("Motif", "Embauche à La Rochelle, à la demande de la candidate."),
        ];
        Assert.Contains(
            "se place entre",
            Assert.Single(
                (
                    await oemm.SubmitAsync(
                        page,
                        "Confier le dossier",
                        [.. typed, ("Premier jour dans la nouvelle entreprise", FrenchText.TypedDate(app.Clock.Today().AddDays(3)))]
                    )
                ).Errors
            ),
            StringComparison.Ordinal
        );
        var changed = await oemm.SubmitAsync(await oemm.OpenAsync(Signed + "/employeur"), "Confier le dossier", typed);
        Assert.Empty(changed.Errors);
        Assert.Equal(Signed, changed.Path);
        Assert.Contains("Changement d’employeur", changed.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await next.OpenAsync(Signed)).Status);
        foreach (var gone in new[] { "", "/historique", "/livrets/livret-evaluation", "/documents/livret-evaluation.pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await former.Client.GetAsync(Signed + gone, Cancellation)).StatusCode);
        }

        var kept = await former.OpenAsync("/entreprise/anciens-dossiers");
        Assert.Contains("Nadia Belkacem", kept.Text, StringComparison.Ordinal);
        var document = kept
            .Html.QuerySelectorAll("main tbody a")
            .Select(link => link.GetAttribute("href")!)
            .First(url => url.EndsWith("livret-evaluation.pdf", StringComparison.Ordinal));
        using var pdf = await former.Client.GetAsync(document, Cancellation);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await former.Client.GetAsync(document.Replace("livret-evaluation", "livret-formation", StringComparison.Ordinal), Cancellation)).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await next.Client.GetAsync(document, Cancellation)).StatusCode);
        Assert.Contains("Aucun ancien dossier", (await next.OpenAsync("/entreprise/anciens-dossiers")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tutor_becomes_a_candidate_of_two_certifications()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        foreach (var certification in new[] { "conseiller-mutualiste-individuels", "charge-accueil" })
        {
            var form = await hr.OpenAsync("/dossiers/nouveau?certification=" + certification);
            var opened = await hr.SubmitAsync(
                form,
                "Ouvrir le dossier",
                ("Prénoms", "Paul"),
                ("Nom de naissance", "Girard"),
                ("Sexe à l’état civil", "Masculin"),
                ("Date de naissance", "03/02/1980"),
                ("Adresse électronique", "tuteur@horizon.example")
            );
            Assert.Empty(opened.Errors);
        }

        using var paul = await Visitor.SignedInAsync(app, "tuteur@horizon.example");
        var home = await paul.OpenAsync("/");
        Assert.Equal("/tuteur", home.Path);
        var candidate = await paul.SubmitAsync(home, "CandidatMutuelle Horizon");
        Assert.Equal("/candidat", candidate.Path);
        Assert.Equal(2, (await paul.OpenAsync("/dossiers")).Html.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task A_stamp_is_an_image_and_nothing_else()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var other = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var page = (await hr.OpenAsync("/entreprise/equipe"))
            .Html.QuerySelectorAll("main a")
            .First(link => link.TextContent == "Ajouter un cachet")
            .GetAttribute("href")!;
        Assert.Contains("n’est ni un PDF, ni une image", await RefusalAsync("MZ not an image"u8.ToArray(), "cachet.png"), StringComparison.Ordinal);
        Assert.Contains("plus de 500", await RefusalAsync([.. Png, .. new byte[600_000]], "cachet.png"), StringComparison.Ordinal);
        Assert.Contains("pas un PDF", await RefusalAsync("%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF"u8.ToArray(), "cachet.png"), StringComparison.Ordinal);
        using var kept = await PostAsync(Png, "cachet.png");
        Assert.Equal("/entreprise/equipe", kept.Headers.Location?.OriginalString);
        using var image = await hr.Client.GetAsync(page + "/image", Cancellation);
        Assert.Equal("image/png", image.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(page + "/image", Cancellation)).StatusCode);

        async Task<string> RefusalAsync(byte[] content, string name)
        {
            using var response = await PostAsync(content, name);
            return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation));
        }

        async Task<HttpResponseMessage> PostAsync(byte[] content, string name)
        {
            var token = (await hr.OpenAsync(page)).Html.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            return await hr.Client.PostAsync(
                page,
                new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { file, "Form.File", name } },
                Cancellation
            );
        }
    }

    private static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
