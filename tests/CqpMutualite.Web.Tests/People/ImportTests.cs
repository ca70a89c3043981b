using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Imports;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.People;

/// <summary>Lists of candidates: read whatever their form, checked whole, written once confirmed.</summary>
public class ImportTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Head =
        "Certification;Mention souhaitée;Prénoms;Nom de naissance;Nom d’usage;Sexe;Date de naissance;Commune de naissance;Code INSEE ou postal de "
            + "naissance;Pays de naissance;Adresse électronique;Emploi occupé;Type de contrat;Date d’entrée\r\n";
    private const string Specialiste = "CQP Spécialiste prestations santé-prévoyance";

    [Fact]
    public async Task A_Windows_1252_list_with_semicolons_is_previewed_then_opened()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var text =
            Head.Replace('’', '\'')
            + $"{Specialiste};santé;Zoé, Françoise;Bœuf-Ançay;;F;3/4/1990;Ajaccio;2A004;;;\"gestionnaire; prestations\";CDI;01/09/2020\r\n;;;;;;;;;;;;;\r\n"
            + $"{Specialiste};;Élodie;Lefèvre;;féminin;1991-05-06;Bourg;1053;;elodie.lefevre@horizon.example;;;\r\n";
        var page = await SendAsync(company, CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text), "liste.csv");

        Assert.Empty(page.Errors);
        Assert.Contains("Liste prête à importer", page.Text);
        Assert.Contains("Bœuf-Ançay, Zoé, Françoise", page.Text);
        var before = await CountAsync();
        page = await company.SubmitAsync(page, "Ouvrir 2 dossiers");
        Assert.Contains("2 dossiers sont ouverts", page.Text);
        Assert.Equal(before + 2, await CountAsync());
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var candidate = await db.People.SingleAsync(
            person => person.BirthName == "Lefèvre" && person.FirstNames == "Élodie",
            TestContext.Current.CancellationToken
        );
        Assert.Equal("01053", candidate.BirthCode);
        Assert.True(await db.Users.AnyAsync(account => account.PersonId == candidate.Id, TestContext.Current.CancellationToken));

        // sent again: everybody is on the way already
        page = await SendAsync(company, Encoding.UTF8.GetBytes(text), "liste.csv");
        Assert.Contains("2 lignes seront passées", page.Text);
        Assert.Contains("(CQP-", page.Text);
        page = await company.SubmitAsync(page, "Clore la liste");
        Assert.Contains("2 lignes passées", page.Text);
        Assert.Equal(before + 2, await CountAsync());

        // another company learns nothing of it, nor reads the list
        using var other = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(page.Path)).Status);
        page = await SendAsync(other, Encoding.UTF8.GetBytes(text), "liste.csv");
        Assert.Contains("Le certificateur peut vous dire", page.Text);
        Assert.DoesNotContain("CQP-2", page.Text);
    }

    [Fact]
    public async Task Three_hundred_faulty_rows_are_shown_by_fifty_downloaded_safely_and_open_nothing()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var before = await CountAsync();
        var rows = string.Concat(
            Enumerable
                .Range(1, 300)
                .Select(rank => $"Inconnu {(char)('a' + (rank % 26))};;=HYPERLINK(\"\"x\"\");Nom;;?;32/13/1990;;;;pas-une-adresse;;;01/01/2090\r\n")
        );

        var page = await SendAsync(company, Encoding.UTF8.GetBytes(Head + rows), "fautes.csv");

        Assert.Contains("300 lignes à corriger", page.Text);
        Assert.Equal(50, page.Html.QuerySelectorAll("table tbody tr").Length);
        Assert.Equal(before, await CountAsync());
        Assert.DoesNotContain(page.Html.QuerySelectorAll<IHtmlButtonElement>("button"), button => button.TextContent.Contains("Ouvrir"));
        using var file = await company.Client.GetAsync(page.Path + "/erreurs.csv", TestContext.Current.CancellationToken);
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 1500);
        Assert.Contains(lines, line => line.StartsWith("2;Prénoms;", StringComparison.Ordinal) && line.Contains("'=HYPERLINK", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Split(';').Any(cell => cell.TrimStart('"').StartsWith('=')));
    }

    [Fact]
    public async Task A_workbook_is_read_with_its_dates_and_twins_of_the_list_are_found()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var template = await company.Client.GetAsync("/entreprise/import/modele.xlsx", TestContext.Current.CancellationToken);
        var read = Workbook.Read(new MemoryStream(await template.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)))!.Rows;
        Assert.Equal(CandidateColumns.All, read[0].Cells);
        List<string> row = [.. CandidateColumns.Example];
        row[6] = "33738"; // 14/05/1992 as a workbook keeps it
        row[2] = "KARIM";
        row[3] = "Benaïssa";
        List<string> twin = [.. row];
        twin[3] = "BENAISSA";
        twin[6] = "14/05/1992";
        twin[2] = "Karim, Youssef";

        var page = await SendAsync(company, Workbook.Write("Candidats", [CandidateColumns.All, row, twin]), "liste.xlsx");

        Assert.Contains("Ressemble à Benaïssa KARIM, né(e) le 14 mai 1992, à la ligne 2.", page.Text);
        page = await SendAsync(company, Workbook.Write("Candidats", [CandidateColumns.All, row]), "liste.xlsx");
        Assert.Contains("14 mai 1992", page.Text);
    }

    [Theory]
    [InlineData("MZ\0\0exécutable", "ni un classeur XLSX ni un texte CSV")]
    [InlineData("PK\u0003\u0004rien", "ni un classeur XLSX ni un texte CSV")]
    [InlineData("Nom;Prénom\r\nBenali;Karim", "Il manque les colonnes")]
    [InlineData("", "Choisissez le fichier")]
    public async Task What_is_no_list_is_refused_at_its_field(string content, string message)
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await SendAsync(company, Encoding.UTF8.GetBytes(content), "faux.csv");
        Assert.Equal("/entreprise/import", page.Path);
        Assert.Contains(message, Assert.Single(page.Errors), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Six_hundred_candidates_are_opened_some_at_a_time_and_each_is_found_and_awaited()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var rows = string.Concat(
            Enumerable
                .Range(0, 600)
                .Select(rank => $"{Specialiste},,Prénom{(char)('a' + (rank % 26))},Nom{(char)('a' + (rank / 26))}x,,M,{1 + (rank % 28):00}/02/1985,,,,,,,\r\n")
        );
        var page = await SendAsync(company, Encoding.UTF8.GetBytes(Head.Replace(';', ',') + rows), "grande.csv");
        Assert.Contains("Liste prête à importer", page.Text);
        var before = await CountAsync();

        page = await company.SubmitAsync(page, "Ouvrir 600 dossiers");
        Assert.Contains("500 lignes traitées sur 600", page.Text);
        page = await company.SubmitAsync(page, "Continuer l’import");

        Assert.Contains("600 dossiers sont ouverts", page.Text);
        Assert.Equal(before + 600, await CountAsync());
        Assert.Contains("Prénoma Nomax", (await company.OpenAsync("/dossiers?recherche=nomax+prenoma")).Text);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var files = db.Files.Where(file => db.People.Any(person => person.Id == file.CandidateId && person.FirstNames.StartsWith("Prénom")));
        var opened = files.Select(file => new
        {
            Tasks = db.OpenTasks.Count(task => task.FileId == file.Id && task.Leads),
            Lines = db.JournalEntries.Count(line => line.FileId == file.Id),
            Words = db.SearchWords.Count(word => word.OwnerId == file.Id),
        });
        Assert.Equal(600, await opened.CountAsync(file => file.Tasks == 1 && file.Lines == 1 && file.Words > 5, TestContext.Current.CancellationToken));
        var reference = await files.Select(file => file.Reference).FirstAsync(TestContext.Current.CancellationToken);
        Assert.Contains("La chaîne est intacte", (await company.OpenAsync($"/dossiers/{reference}/verification")).Text);
    }

    [Theory]
    [InlineData("P00-a03-date1900.xlsx")]
    [InlineData("F02-a02-date1904.xlsx")]
    [InlineData("F20-a07-hidden-first.xlsx")]
    [InlineData("P06-a32-prefix.xlsx")]
    [InlineData("P08-a35-zero-lost.xlsx")]
    public async Task The_days_of_a_workbook_count_from_the_day_that_it_says_and_its_hidden_sheets_are_not_read(string name)
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await SendAsync(company, Case(name), name);
        Assert.Empty(page.Errors);
        Assert.Contains("Liste prête à importer", page.Text);
        Assert.Contains("14 mai 1992", page.Text);
    }

    [Theory]
    [InlineData("1904", "32276", "14/5/1992")]
    [InlineData("1904", "1985", "1985")]
    [InlineData("1900", "33738", "14/5/1992")]
    [InlineData("1900", "33738.75", "14/5/1992")]
    [InlineData("1900", "1985", "1985")]
    [InlineData("1900", "14/05/1992", "14/05/1992")]
    public void A_day_kept_as_a_number_is_written_out_in_its_columns_only(string counted, string cell, string read)
    {
        var sheet = new Sheet(
            [new TableRow(1, ["Code INSEE ou postal de naissance", "Date de naissance", "Date d’entrée"]), new TableRow(2, [cell, cell, cell])],
            counted == "1904" ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)
        );
        Assert.Equal([cell, read, read], CandidateList.Of(sheet)[1].Cells);
    }

    [Fact]
    public async Task A_number_that_no_workbook_explains_is_no_day()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await SendAsync(company, Encoding.UTF8.GetBytes(Head + $"{Specialiste};;Karim;Benali;;M;33738;;;;;;;\r\n"), "liste.csv");
        Assert.Contains("Cette date ne se lit pas", page.Text);
    }

    [Fact]
    [Rule("DOC-06")]
    public async Task A_name_that_no_document_can_print_is_refused_in_its_column()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await SendAsync(company, Case("F10-a29-cyr.csv"), "liste.csv");
        Assert.Contains("Ces signes ne s’impriment pas", page.Text);
        page = await SendAsync(company, Encoding.UTF8.GetBytes(Head + $"{Specialiste};;小明;王;;M;14/05/1992;;;;;;;\r\n"), "liste.csv");
        Assert.Contains("Ces signes ne s’impriment pas sur les documents : 小 明", page.Text);
        page = await SendAsync(
            company,
            Encoding.UTF8.GetBytes(Head + $"{Specialiste};;Thị Hằng, Ștefan;Đặng-Łukasz d’Aÿrens;;F;14/05/1992;;;;;;;\r\n"),
            "liste.csv"
        );
        Assert.Contains("Liste prête à importer", page.Text);
    }

    [Theory]
    [InlineData("F11-a12-insee-etranger.csv")]
    [InlineData("F11-a13-pays-codes.csv")]
    [InlineData("F13-a15-datevar.csv")]
    [InlineData("F17-a28-latin.csv")]
    [InlineData("F34-a14-sexe.csv")]
    public async Task What_registries_and_spreadsheets_write_is_read(string name)
    {
        using var company = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var page = await SendAsync(company, Case(name), name);
        Assert.Empty(page.Errors);
        Assert.Contains("Liste prête à importer", page.Text);
    }

    [Fact]
    public async Task What_is_read_is_kept_as_it_was_said()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await SendAsync(
            company,
            Encoding.UTF8.GetBytes(
                Head
                    + $"{Specialiste};;  Zoé ,Ana  ;d'Aÿrens-LE  GOFF;;Mme;00/05/1985;Casablanca;99350;;;;;\r\n"
                    + $"{Specialiste};;sans prénom;Wayansuharti;;2;1985;Saint-Denis;97411;La Réunion;;;;\r\n"
                    + $"{Specialiste};;-;Uncommontiret;;1;14 mai 1992;Nantes;35238;FRA;;;;\r\n"),
            "etat-civil.csv");
        Assert.Contains("Le code 35238 est celui de Rennes", page.Text);
        Assert.Contains("mai 1985", page.Text);
        page = await company.SubmitAsync(page, "Ouvrir 3 dossiers");
        Assert.Contains("3 dossiers sont ouverts", page.Text);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var names = new[] { "d’Aÿrens-LE GOFF", "Wayansuharti", "Uncommontiret" };
        var people = (await db.People.Where(person => names.Contains(person.BirthName)).ToListAsync(TestContext.Current.CancellationToken))
            .ToDictionary(person => person.BirthName);
        Assert.Equal(
            ["Zoé d’Aÿrens-LE GOFF|1985-05|Maroc|99350|", "Wayansuharti|1985|France|99100|97411", "Uncommontiret|1992-05-14|France|99100|35238"],
            names.Select(name => people[name])
                .Select(person => $"{person.Name}|{person.BirthDate}|{person.BirthCountry}|{person.BirthCountryCode}|{person.BirthCode}"));
    }

    [Fact]
    [Rule("IDE-02")]
    public async Task An_empty_first_name_is_asked_about_then_opened_as_a_single_name()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var page = await SendAsync(company, Case("F14-a16-mononyme.csv"), "liste.csv");
        Assert.Contains("Liste à compléter", page.Text);
        page = await company.SubmitAsync(page, "Enregistrer les réponses");
        Assert.Contains("répondez pour chaque ligne", Assert.Single(page.Errors), StringComparison.OrdinalIgnoreCase);
        page = await company.SubmitAsync(page, "Enregistrer les réponses", ("Cette personne n’a pas de prénom", "true"));
        Assert.Contains("Liste prête à importer", page.Text);
        page = await company.SubmitAsync(page, "Ouvrir 1 dossier");
        Assert.Contains("1 dossier est ouvert", page.Text);
        await using var scope = app.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<AppDbContext>().People
            .SingleAsync(found => found.BirthName == "Suharti", TestContext.Current.CancellationToken);
        Assert.Equal(("", "Suharti", "Suharti"), (person.FirstNames, person.Name, person.FullName));
    }

    [Fact]
    [Rule("IDE-06")]
    public async Task Whoever_has_a_file_is_recognised_however_the_next_list_writes_their_name()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        const string born = "Masculin;14/05/1992;Nantes;44109;France;;gestionnaire;CDI;01/09/2020\r\n";
        var page = await SendAsync(
            company,
            Encoding.UTF8.GetBytes(Head + $"{Specialiste};Mention santé;Łukasz;Đorđević;;{born}{Specialiste};Mention santé;Karim, Youssef;Virgule;;{born}"),
            "premiers.csv");
        await company.SubmitAsync(page, "Ouvrir 2 dossiers");

        // letters of another alphabet alone: the same person; first names in another order: asked
        Assert.Contains("1 ligne sera passée", (await SendAsync(company, Case("F17-b01-dup-latin.csv"), "F17-b01-dup-latin.csv")).Text);
        Assert.Contains("Liste à compléter", (await SendAsync(company, Case("F17-b03-dup-prenoms.csv"), "F17-b03-dup-prenoms.csv")).Text);
    }

    [Theory]
    [InlineData("F16-b05-twins.csv", "Jumeau", "Jumeau Jean-Baptiste")]
    [InlineData("F17-b04-dup-attached.csv", "Delatour", "Delatour Anne")]
    [Rule("IDE-06")]
    public async Task Two_rows_that_resemble_each_other_are_one_person_or_two_as_is_answered(string name, string last, string asked)
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var before = await CountAsync();
        var page = await SendAsync(company, Case(name), name);
        Assert.Contains("Liste à compléter", page.Text);
        Assert.Contains("à la ligne 2.", page.Text);
        page = await company.SubmitAsync(page, "Enregistrer les réponses", ($"Ligne 3 : {asked}", "C’est une autre personne"));
        Assert.Single(page.Errors);
        Assert.Contains("Dites pourquoi c’est une autre personne", page.Text);
        var twice = await company.SubmitAsync(
            page,
            "Enregistrer les réponses",
            ($"Ligne 3 : {asked}", "C’est une autre personne"),
            ("Pourquoi c’est une autre personne", "Jumeaux, deux actes de naissance."));
        twice = await company.SubmitAsync(twice, "Ouvrir 2 dossiers");
        Assert.Contains("2 dossiers sont ouverts", twice.Text);
        Assert.Equal(before + 2, await CountAsync());
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var words = await db.JournalEntries.Where(entry => db.Files.Any(file => file.Id == entry.FileId
                && db.People.Any(person => person.Id == file.CandidateId && person.BirthName == last)))
            .Select(entry => entry.Words).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(words, line => line.StartsWith("Candidat distingué", StringComparison.Ordinal) && line.Contains("Jumeaux", StringComparison.Ordinal));

        // the same list once more: both are known
        page = await SendAsync(company, Case(name), name);
        Assert.Contains("2 lignes seront passées", page.Text);
    }

    [Fact]
    [Rule("IDE-06")]
    public async Task A_list_that_names_somebody_known_otherwise_asks_and_the_same_person_is_passed()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var text = Head + $"{Specialiste};;Mamadou;Ressemblant;;M;03/02/1987;;;;;;;\r\n";
        var page = await company.SubmitAsync(await SendAsync(company, Encoding.UTF8.GetBytes(text), "a.csv"), "Ouvrir 1 dossier");
        Assert.Contains("1 dossier est ouvert", page.Text);
        page = await SendAsync(company, Encoding.UTF8.GetBytes(text.Replace("Mamadou", "Alpha Mamadou", StringComparison.Ordinal)), "b.csv");
        Assert.Contains("Ressemble à Mamadou Ressemblant, né(e) le 3 février 1987, qui a déjà ce dossier en cours (CQP-", page.Text);
        page = await company.SubmitAsync(page, "Enregistrer les réponses", ("Ligne 2 : Ressemblant Alpha Mamadou", "C’est la même personne"));
        Assert.Contains("1 ligne sera passée", page.Text);
    }

    [Fact]
    public void A_workbook_that_unfolds_without_end_or_holds_no_sheet_is_no_workbook()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open());
            writer.Write("<!DOCTYPE a [<!ENTITY b \"cc\">]><workbook/>");
        }

        stream.Position = 0;
        Assert.Null(Workbook.Read(stream));
    }

    private static byte[] Case(string name)
    {
        using var content = typeof(ImportTests).Assembly.GetManifestResourceStream($"cases/{name}")!;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private async Task<int> CountAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Files.CountAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<WebPage> SendAsync(Visitor company, byte[] content, string name)
    {
        var form = await company.OpenAsync("/entreprise/import");
        using var body = new MultipartFormDataContent
        {
            {
                new StringContent(form.Html.QuerySelector<IHtmlInputElement>("form[enctype] input[name=__RequestVerificationToken]")!.Value),
                "__RequestVerificationToken"
            },
            { new ByteArrayContent(content), "Form.File", name },
        };
        using var answer = await company.Client.PostAsync("/entreprise/import", body, TestContext.Current.CancellationToken);
        return answer.Headers.Location is { } next ? await company.OpenAsync(next.OriginalString) : await company.ReadAsync(answer);
    }
}
