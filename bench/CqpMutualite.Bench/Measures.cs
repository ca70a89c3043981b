using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Bench;

/// <summary>Measures pages and PDF on the demonstration, then on as many files as asked; one JSON line a measure (see bench/README.md).</summary>
internal sealed class Measures(BenchApplication app, Settings settings)
{
    private static readonly MeasuredPage[] AllPages =
    [
        new("nue", BareController.Address, "responsable@horizon.example"),
        new("grille", "/dossiers/DEMO-SPE-03/evaluation/d1", "responsable@horizon.example"),
        new("liste", "/dossiers", "rh@horizon.example"),
        new("liste-oemm", "/dossiers", "oemm@cqp.example"),
        new("liste-recherche-nom", "/dossiers?Recherche=le+bihan", "oemm@cqp.example"),
        new("liste-recherche-reference", "/dossiers?Recherche=spe-03", "oemm@cqp.example"),
        new("liste-filtree", "/dossiers?Etape=Training&Certification=specialiste-prestations", "oemm@cqp.example"),
        new("liste-a-moi", "/dossiers?AMoi=oui", "oemm@cqp.example"),
        new("liste-en-retard", "/dossiers?Echeance=Depassee", "oemm@cqp.example"),
        new("liste-tri-candidat", "/dossiers?Tri=Candidat", "oemm@cqp.example"),
        new("liste-tri-entreprise", "/dossiers?Tri=Entreprise&Sens=desc", "oemm@cqp.example"),
        new("liste-tri-echeance", "/dossiers?Tri=Echeance", "oemm@cqp.example"),
        new("accueil-oemm", "/oemm", "oemm@cqp.example"),
        new("accueil-rh", "/entreprise", "rh@horizon.example"),
        new("dossier", "/dossiers/DEMO-SPE-03", "rh@horizon.example"),
        new("inscription", "/dossiers/DEMO-SPE-02/inscription", "rh@horizon.example"),
        new("entretien", "/dossiers/DEMO-SPE-02/entretien", "rh@horizon.example"),
        new("formation", "/dossiers/DEMO-CMI-01/formation", "formation@cap-competences.example"),
        new("tutorat", "/dossiers/DEMO-CMI-01/tutorat", "tuteur@horizon.example"),
        new("annuaire", "/oemm/organismes", "oemm@cqp.example"),
    ];

    private readonly MeasuredPage[] pages =
    [
        .. AllPages.Where(page => settings.Only is null || page.Name == "nue" || page.Name.Contains(settings.Only, StringComparison.Ordinal)),
    ];

    /// <summary>Measures on a database of its own.</summary>
    public static async Task Main(string[] arguments)
    {
        var settings = Settings.Read(arguments);
        PlanningMeasure.Run(Print);
        if (settings.PlanningOnly)
        {
            return;
        }

        await using var app = await BenchApplication.StartAsync();
        await new Measures(app, settings).RunAsync();
    }

    private async Task RunAsync()
    {
        if (settings.Pdf)
        {
            await MeasurePdfAsync("pdf-signe", "/dossiers/DEMO-SPE-01/documents/livret-evaluation.pdf");
            await MeasurePdfAsync("pdf-en-cours", "/dossiers/DEMO-SPE-03/documents/livret-evaluation.pdf");
        }

        await MeasureSavingAsync();
        await SeedAsync(settings.Start - await FilesAsync());
        await MeasurePagesAsync(1);
        if (settings.Factor > 1)
        {
            await SeedAsync((settings.Factor - 1) * await FilesAsync());
            await MeasurePagesAsync(settings.Factor);
        }
    }

    private async Task SeedAsync(int count)
    {
        if (count > 0)
        {
            var watch = Stopwatch.StartNew();
            await app.RunAsync("semer", count.ToString(CultureInfo.InvariantCulture));
            Print(new { mesure = "semer", dossiers = await FilesAsync(), secondes = Math.Round(watch.Elapsed.TotalSeconds, 1) });
            await AnalyseAsync();
        }
    }

    private async Task MeasurePagesAsync(int factor)
    {
        var sizes = new Dictionary<string, (int Sql, int Bytes)>();
        foreach (var page in pages)
        {
            using var visitor = await Visitor.SignInAsync(app.Address, page.Email);
            await Load.WarmUpAsync(visitor, page.Path, settings);
            using var sql = new SqlCount();
            await Task.Delay(TimeSpan.FromSeconds(1.5)); // EF Core remembers for a second that nobody listens
            var bytes = await visitor.GetAsync(page.Path);
            sizes[page.Name] = (sql.Take(), bytes);
        }

        // in turns: a busy moment of the machine then weighs on every page
        var rounds = new Dictionary<string, List<Throughput>>();
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var page in pages)
            {
                using var visitor = await Visitor.SignInAsync(app.Address, page.Email);
                rounds.TryAdd(page.Name, []);
                rounds[page.Name].Add(await Load.MeasureAsync(visitor, app.Address, page.Path, settings));
            }
        }

        var bare = Median(rounds["nue"]).PerSecond;
        foreach (var page in pages)
        {
            var median = Median(rounds[page.Name]);
            Print(new
            {
                mesure = "page",
                facteur = factor,
                page = page.Name,
                sql = sizes[page.Name].Sql,
                octets = sizes[page.Name].Bytes,
                parSeconde = Math.Round(median.PerSecond),
                p50ms = Math.Round(median.P50, 2),
                p99ms = Math.Round(median.P99, 2),
                processeurMs = Math.Round(median.Processor, 2),
                partDeLaPageNue = Math.Round(median.PerSecond / bare, 2),
            });
        }
    }

    // one answer that saves by itself, typed over and over by one evaluator
    private async Task MeasureSavingAsync()
    {
        const string grid = "/dossiers/DEMO-SPE-03/evaluation/d5", field = "d5.commentaire-evaluateurs";
        using var visitor = await Visitor.SignInAsync(app.Address, "responsable@horizon.example");
        var token = await visitor.OpenFormAsync(grid);
        var revision = await visitor.SaveAnswerAsync("/dossiers/DEMO-SPE-03/evaluation/reponse", token, field, "Premier essai.", 0);
        using var sql = new SqlCount();
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // EF Core remembers for a second that nobody listens
        revision = await visitor.SaveAnswerAsync("/dossiers/DEMO-SPE-03/evaluation/reponse", token, field, "Deuxième essai.", revision);
        var commands = sql.Take();
        var watch = Stopwatch.StartNew();
        const int saves = 200;
        for (var rank = 0; rank < saves; rank++)
        {
            revision = await visitor.SaveAnswerAsync("/dossiers/DEMO-SPE-03/evaluation/reponse", token, field, $"Essai {rank}.", revision);
        }

        Print(
            new
            {
                mesure = "enregistrement",
                sql = commands,
                parSeconde = Math.Round(saves / watch.Elapsed.TotalSeconds),
                moyenneMs = Math.Round(watch.Elapsed.TotalMilliseconds / saves, 1),
            }
        );
    }

    private async Task MeasurePdfAsync(string name, string path)
    {
        using var visitor = await Visitor.SignInAsync(app.Address, "responsable@horizon.example");
        var watch = Stopwatch.StartNew();
        var bytes = await visitor.GetAsync(path);
        var first = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        await visitor.GetAsync(path);
        Print(
            new
            {
                mesure = "pdf",
                document = name,
                octets = bytes,
                premiereFoisMs = Math.Round(first),
                ensuiteMs = Math.Round(watch.Elapsed.TotalMilliseconds),
            }
        );
    }

    private async Task<int> FilesAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Files.CountAsync();
    }

    // what autovacuum would do a minute later: fresh statistics for the planner
    private async Task AnalyseAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync("vacuum analyze");
    }

    private static Throughput Median(List<Throughput> rounds) => rounds.OrderBy(round => round.PerSecond).ElementAt(rounds.Count / 2);

    private static void Print(object line) => Console.WriteLine(JsonSerializer.Serialize(line));
}

/// <summary>A page and who reads it.</summary>
internal sealed record MeasuredPage(string Name, string Path, string Email);
