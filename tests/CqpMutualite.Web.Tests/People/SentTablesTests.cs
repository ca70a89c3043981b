using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.People;

/// <summary>Lists as companies send them, of every make: read as they are meant, or refused by a sentence that says what to do.</summary>
public class SentTablesTests(AppHost app) : IClassFixture<AppHost>
{
    [Theory]
    [InlineData("P00-a01-baseline.csv", "Basique", null)]
    [InlineData("F19-a06-sep.csv", "Separateur", null)]
    [InlineData("P07-a21-utf16le.csv", "", null)]
    [InlineData("P07-a33-comma-quotes.csv", "Virgulé", null)]
    [InlineData("P07-a34-multiline.csv", "Lignes", null)]
    [InlineData("P07-a37-cp1252.csv", "", "Windows-1252")]
    [InlineData("F38-a19-macroman.csv", "Macroman", "Mac OS Roman")]
    [InlineData("F38-a20-cp850.csv", "Dosancien", "MS-DOS 850")]
    [InlineData("P00-a03-date1900.xlsx", "Windaube", null)]
    [InlineData("F02-a02-date1904.xlsx", "Macintosh", null)]
    [InlineData("F20-a07-hidden-first.xlsx", "Cachee", null)]
    [InlineData("P06-a32-prefix.xlsx", "Prefixe", null)]
    [InlineData("P08-a35-zero-lost.xlsx", "Zero", null)]
    public async Task A_list_is_read_as_it_is_meant(string name, string person, string? guessed)
    {
        var page = await SendAsync(name, Case(name));
        Assert.Empty(page.Errors);
        Assert.True(page.Text.Contains("Liste prête à importer", StringComparison.Ordinal), page.Text);
        Assert.Contains("14 mai 1992", page.Text, StringComparison.Ordinal);
        Assert.Contains(person, page.Text, StringComparison.Ordinal);
        Assert.Equal(guessed is not null, page.Text.Contains("ne dit pas son encodage", StringComparison.Ordinal));
        Assert.Contains(guessed ?? "", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P14-a38-liste.ods", "OpenDocument (.ods). Enregistrez-le en classeur XLSX")]
    [InlineData("P14-a39-ancien.xls", "ancien format (.xls), ou protégé par un mot de passe. Enregistrez-le en classeur XLSX")]
    public async Task A_workbook_of_another_format_is_refused_with_what_to_do(string name, string sentence)
    {
        var page = await SendAsync(name, Case(name));
        Assert.Equal("/entreprise/import", page.Path);
        Assert.Contains(sentence, Assert.Single(page.Errors), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cell_that_shows_an_error_is_an_error_of_its_row()
    {
        const string head = "Certification;Prénoms;Nom de naissance;Sexe;Date de naissance;Emploi occupé\n",
            cqp = "CQP Spécialiste prestations santé-prévoyance";
        var page = await SendAsync("erreurs.csv", System.Text.Encoding.UTF8.GetBytes(
            head + $"{cqp};Karim;Bon;Masculin;14/05/1992;gestionnaire\n{cqp};Zoé;Mauvaise;Féminin;14/05/1992;#N/A\n"));
        Assert.Contains("1 ligne à corriger", page.Text, StringComparison.Ordinal);
        Assert.Contains("Le tableur affiche une erreur dans cette cellule", page.Text, StringComparison.Ordinal);
    }

    private static byte[] Case(string name)
    {
        using var content = typeof(SentTablesTests).Assembly.GetManifestResourceStream($"cases/{name}")!;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private async Task<WebPage> SendAsync(string name, byte[] content)
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var form = await company.OpenAsync("/entreprise/import");
        var token = form.Html.QuerySelector<IHtmlInputElement>("form[enctype] input[name=__RequestVerificationToken]")!.Value;
        using var body = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "Form.File", name },
        };
        return await company.ReadAsync(await company.Client.PostAsync("/entreprise/import", body, TestContext.Current.CancellationToken));
    }
}
