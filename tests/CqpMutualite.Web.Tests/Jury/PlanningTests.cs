using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>Files ready, their distribution over sessions, the hours of a session, through the real forms.</summary>
public class PlanningTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Oemm = "oemm@cqp.example",
        Specialiste = "DEMO-SPE-01",
        Conseiller = "DEMO-CMI-03",
        Isolated = "DEMO-BLO-02",
        Ready = "/oemm/jurys/dossiers",
        Distribution = "/oemm/jurys/repartition";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Day => host.Clock.Today().AddDays(40);

    [Fact]
    public async Task Ready_files_of_every_company_are_filtered_counted_and_downloaded()
    {
        await FreeAsync();
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        var page = await oemm.OpenAsync(Ready);

        Assert.Equal(["Fatou Diarra", "Nadia Belkacem"], Names(page).Take(2));
        Assert.Contains("Commission à planifier", page.Text, StringComparison.Ordinal);
        Assert.Contains("assez pour une séance", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Nadia Belkacem"], Names(await oemm.OpenAsync($"{Ready}?Certification=specialiste-prestations")));
        Assert.Equal(["Nadia Belkacem"], Names(await oemm.OpenAsync($"{Ready}?Edition=specialiste-prestations.v2&Region=PaysDeLaLoire&Etat=APlanifier")));
        Assert.Empty(Names(await oemm.OpenAsync($"{Ready}?Region=Bretagne")));
        Assert.Empty(Names(await oemm.OpenAsync($"{Ready}?Region=inconnue")));
        Assert.Empty(Names(await oemm.OpenAsync($"{Ready}?Mois=12")));
        Assert.Empty(Names(await oemm.OpenAsync($"{Ready}?Recu=2020-01-01")));
        Assert.Empty(Names(await oemm.OpenAsync($"{Ready}?Avant=2020-01-01")));
        Assert.Contains("Aucun dossier prêt ne répond à ces filtres", (await oemm.OpenAsync($"{Ready}?Etat=Planifie")).Text, StringComparison.Ordinal);
        Assert.Contains("Planifier un jury", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);

        var csv = await oemm.Client.GetStringAsync($"{Ready}.csv?Certification=specialiste-prestations", Cancellation);
        Assert.Contains("DEMO-SPE-01;Nadia Belkacem;Mutuelle Horizon;Pays de la Loire;", csv, StringComparison.Ordinal);
        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((byte)'P', (await oemm.Client.GetByteArrayAsync($"{Ready}.xlsx", Cancellation))[0]);
    }

    [Fact]
    public async Task Enough_files_are_a_task_until_a_session_has_room()
    {
        await FreeAsync();
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        Assert.Contains("1 dossier prêt · CQP Spécialiste prestations", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);

        await SetAsync(OemmSettings.MinimumFiles, "specialiste-prestations", 2);
        Assert.DoesNotContain("1 dossier prêt · CQP Spécialiste prestations", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);
        await SetAsync(OemmSettings.MinimumFiles, "specialiste-prestations", 1);
        await SessionAsync(SessionKind.Jury, "specialiste-prestations");
        Assert.DoesNotContain("1 dossier prêt · CQP Spécialiste prestations", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);
        Assert.Contains("1 dossier prêt · CQP Conseiller", (await oemm.OpenAsync("/oemm")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_distributed_as_shown_or_not_at_all()
    {
        await FreeAsync();
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        var jury = await SessionAsync(SessionKind.Jury, "specialiste-prestations", "conseiller-mutualiste-individuels");
        var commission = await SessionAsync(SessionKind.Commission, "blocs-relation-clients");

        var preview = await oemm.OpenAsync(Distribution);
        Assert.Contains("3 dossiers placés sur 4", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Aucun des jurys retenus n’entend cette certification.", preview.Text, StringComparison.Ordinal);
        Assert.Empty((await oemm.OpenAsync($"{Distribution}?Choix=true")).Html.QuerySelectorAll("input[name='Form.Placements']"));

        // somebody is faster: nothing is written
        await AttachAsync(Specialiste, jury, new TimeOnly(9, 30));
        var late = await oemm.SubmitAsync(await oemm.SubmitAsync(preview, "Inscrire ces 3 dossiers"), "Confirmer l’inscription");
        Assert.Contains(late.Errors, error => error.StartsWith("Rien n’a été inscrit", StringComparison.Ordinal));
        Assert.Equal([null, null], [(await FileAsync(Conseiller)).SessionId, (await FileAsync(Isolated)).SessionId]);
        Assert.Contains("2 dossiers placés sur 3", late.Text, StringComparison.Ordinal);

        var done = await oemm.SubmitAsync(await oemm.SubmitAsync(late, "Inscrire ces 2 dossiers"), "Confirmer l’inscription");
        Assert.Equal(Ready, done.Path);
        Assert.Equal(
            [jury, jury, commission],
            [(await FileAsync(Specialiste)).SessionId, (await FileAsync(Conseiller)).SessionId, (await FileAsync(Isolated)).SessionId]
        );
        Assert.Equal([new TimeOnly(9, 0), new TimeOnly(9, 30)], (await LoadAsync(jury)).Order.Select(passage => passage.StartsAt!.Value));
        Assert.Null((await LoadAsync(commission)).Order.Single().StartsAt);
        Assert.Contains("séance du", done.Text, StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent([
            KeyValuePair.Create("Form.Placements", $"{jury}|{Specialiste}@25:00"),
            KeyValuePair.Create("__RequestVerificationToken", Token(preview)),
        ]);
        Assert.Contains(
            "Aucun dossier n’est à inscrire",
            (await oemm.ReadAsync(await oemm.Client.PostAsync(Distribution, content, Cancellation))).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_order_the_hours_and_the_pauses_of_a_session_are_changed_by_forms()
    {
        await FreeAsync();
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        var jury = await SessionAsync(SessionKind.Jury, "specialiste-prestations", "conseiller-mutualiste-individuels");
        var path = $"/oemm/jurys/{jury}";
        await AttachAsync(Specialiste, jury);
        await AttachAsync(Conseiller, jury);

        var page = await oemm.OpenAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(oemm, page, $"{path}/ordre", ("Candidate", Conseiller), ("Move", "up")));
        Assert.Equal(["CMI 09:00", "SPE 09:30"], await OrderAsync(jury));
        Assert.Contains(
            "passe déjà le premier",
            await TextAsync(oemm, page, $"{path}/ordre", ("Candidate", Conseiller), ("Move", "up")),
            StringComparison.Ordinal
        );

        page = await oemm.SubmitAsync(await oemm.OpenAsync($"{path}/pauses"), "Enregistrer les pauses", ("Première pause, à", "09:20"));
        Assert.Equal(path, page.Path);
        Assert.Equal(["CMI 09:35", "SPE 10:05"], await OrderAsync(jury));
        page = await oemm.SubmitAsync(await oemm.OpenAsync($"{path}/pauses"), "Enregistrer les pauses", ("Première pause, à", "08:00"));
        Assert.Single(page.Errors);
        page = await oemm.SubmitAsync(
            await oemm.OpenAsync($"{path}/pauses"),
            "Enregistrer les pauses",
            ("Première pause, à", ""),
            ("Durée de la première pause (minutes)", "10")
        );
        Assert.Single(page.Errors);

        var hour = await oemm.OpenAsync($"{path}/horaires/{Specialiste}");
        page = await oemm.SubmitAsync(hour, "Enregistrer l’horaire", ("Passe à", "09:25"));
        Assert.Contains(page.Errors, error => error.Contains("une pause ou un autre passage à heure fixe", StringComparison.Ordinal));
        page = await oemm.SubmitAsync(hour, "Enregistrer l’horaire", ("Passe à", ""), ("Doit avoir fini à", "10:00"), ("Motif", "Train de 10 h 30"));
        Assert.Equal(path, page.Path);
        Assert.Equal(["SPE 09:00", "CMI 09:35"], await OrderAsync(jury));
        Assert.Contains("fini à 10 h (Train de 10 h 30)", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await oemm.OpenAsync($"{path}/horaires/DEMO-BLO-01")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await oemm.OpenAsync($"/oemm/jurys/{Guid.NewGuid()}/pauses")).Status);
    }

    [Fact]
    public async Task Of_fifty_placements_on_one_hour_at_once_one_is_kept_and_the_others_are_told()
    {
        await FreeAsync();
        using var oemm = await Visitor.SignedInAsync(host, Oemm);
        var jury = await SessionAsync(SessionKind.Jury, "specialiste-prestations", "conseiller-mutualiste-individuels");
        var token = Token(await oemm.OpenAsync($"/oemm/jurys/{jury}"));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(async rank =>
                {
                    using var content = new FormUrlEncodedContent([
                        KeyValuePair.Create("Form.Reference", rank % 2 == 0 ? Specialiste : Conseiller),
                        KeyValuePair.Create("Form.At", "10:00"),
                        KeyValuePair.Create("__RequestVerificationToken", token),
                    ]);
                    using var answer = await oemm.Client.PostAsync($"/oemm/jurys/{jury}/dossiers", content, Cancellation);
                    return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync(Cancellation));
                })
        );

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect), lost =>
        {
            Assert.Equal(HttpStatusCode.OK, lost.StatusCode);
            Assert.Contains("err-sum", lost.Text, StringComparison.Ordinal);
        });
        var session = await LoadAsync(jury);
        Assert.Equal(new TimeOnly(10, 0), session.Order.Single().StartsAt);
        Assert.Single(new[] { await FileAsync(Specialiste), await FileAsync(Conseiller) }, file => file.SessionId == jury);
    }

    private static IEnumerable<string> Names(WebPage page) => page.Html.QuerySelectorAll("tbody th a").Select(link => WebPage.Flat(link.TextContent));

    private static string Token(WebPage page) => page.Html.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, WebPage page, string path, params (string Name, string Value)[] fields) =>
        (await PostAsync(visitor, page, path, fields)).StatusCode;

    private static async Task<string> TextAsync(Visitor visitor, WebPage page, string path, params (string Name, string Value)[] fields) =>
        await (await PostAsync(visitor, page, path, fields)).Content.ReadAsStringAsync(Cancellation);

    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, WebPage page, string path, (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", Token(page)),
        ]);
        return await visitor.Client.PostAsync(path, content, Cancellation);
    }

    private async Task<Guid> SessionAsync(SessionKind kind, params string[] editions) => await WriteAsync(async (db, services) =>
    {
        var known = services.GetRequiredService<Editions>();
        var session = JurySession.Plan(kind, SessionTerms.WholeDay(Day, "Lyon"), [.. editions.Select(code => known.Get(code, 2))]).Session!;
        db.Add(session);
        await db.SaveChangesAsync(Cancellation);
        return session.Id;
    });

    private Task AttachAsync(string reference, Guid session, TimeOnly? at = null) =>
        WriteAsync(
            async (db, services) =>
            {
                var file = await db
                    .Files.Include(found => found.Organisations)
                    .Include(found => found.Assignments)
                    .SingleAsync(found => found.Reference == reference, Cancellation);
                var edition = services.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion);
                var found = await db
                    .Sessions.Include(session => session.Members)
                    .Include(session => session.Passages)
                    .SingleAsync(found => found.Id == session, Cancellation);
                Assert.True(file.Presentation.Attach(session, Day).IsAccepted);
                var received = found.Receive(file, edition.JuryTiming(file.Certification)!.Minutes, 0, at);
                Assert.True(received.IsAccepted);
                db.Announce(found, received, host.Clock.GetUtcNow());
                db.Say(services, file, received);
                await db.SaveChangesAsync(Cancellation);
                return true;
            }
        );

    // each test begins with its files free and no session
    private Task FreeAsync() =>
        WriteAsync(
            async (db, services) =>
            {
                foreach (
                    var file in await db
                        .Files.Include(found => found.Organisations)
                        .Include(found => found.Assignments)
                        .Where(found => found.SessionId != null && found.Presentation.DecidedOn == null)
                        .ToListAsync(Cancellation)
                )
                {
                    var session = file.SessionId!.Value;
                    Assert.True(file.Presentation.Detach(host.Clock.Today()).IsAccepted);
                    db.Say(services, file, new FileWithdrawn(session, SessionKind.Jury, Day));
                }

                await db.SaveChangesAsync(Cancellation);
                await db.Sessions.Where(session => session.HeldOn == Day).ExecuteDeleteAsync(Cancellation);
                return true;
            });

    private Task SetAsync<T>(Setting<T> setting, string certification, T value) =>
        WriteAsync(
            async (db, _) =>
            {
                var person = await db.People.Select(found => found.Id).FirstAsync(Cancellation);
                db.Add(
                    SettingChange.Of(
                        setting,
                        certification,
                        await db.LastChangeAsync(setting, certification, Cancellation),
                        value,
                        person,
                        "Mathilde Roy, OEMM",
                        host.Clock.GetUtcNow()
                    )!
                );
                await db.SaveChangesAsync(Cancellation);
                return true;
            }
        );

    private Task<CertificationFile> FileAsync(string reference) =>
        WriteAsync((db, _) => db.Files.AsNoTracking().SingleAsync(file => file.Reference == reference, Cancellation));

    private Task<JurySession> LoadAsync(Guid session) =>
        WriteAsync((db, _) => db.Sessions.AsNoTracking().Include(found => found.Passages).SingleAsync(found => found.Id == session, Cancellation));

    private Task<List<string>> OrderAsync(Guid session) => WriteAsync(async (db, _) =>
    {
        var found = await db.Sessions.AsNoTracking().Include(loaded => loaded.Passages).SingleAsync(loaded => loaded.Id == session, Cancellation);
        var references = await db.Files.Where(file => file.SessionId == session).ToDictionaryAsync(file => file.Id, file => file.Reference, Cancellation);
        return found.Order.Select(passage => $"{references[passage.FileId].Split('-')[1]} {FrenchText.TypedTime(passage.StartsAt!.Value)}").ToList();
    });

    private async Task<T> WriteAsync<T>(Func<AppDbContext, IServiceProvider, Task<T>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider);
    }
}
