using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>What follows from the acts of a session, whatever page they come from.</summary>
public class SessionFollowersTests(AppHost host) : IClassFixture<AppHost>
{
    private const string Specialiste = "DEMO-SPE-01", Conseiller = "DEMO-CMI-03";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_change_of_a_convened_session_reaches_those_it_concerns()
    {
        using var oemm = await Visitor.SignedInAsync(host, "oemm@cqp.example");
        var session = await PlanAsync();
        var path = $"/oemm/jurys/{session}";
        var member = await InBaseAsync(db => RightsHost.MandateAsync(db, "jury.salarie2@cqp.example"));
        await PostAsync(oemm, path, "/dossiers", ("Form.Reference", Specialiste));
        Assert.Empty(await ToldAsync(session));

        await PostAsync(oemm, path, "/convocation");
        Assert.Equal(["SPE 09:00", "4 membres à 09:00"], await ToldAsync(session));
        await PostAsync(oemm, path, "/dossiers", ("Form.Reference", Conseiller));
        Assert.Equal(["SPE 09:00", "CMI 09:20", "4 membres à 09:00"], await ToldAsync(session));
        await PostAsync(oemm, path, "/ordre", ("Candidate", Conseiller), ("Move", "up"));
        Assert.Equal(["CMI 09:00", "SPE 09:30", "4 membres à 09:00"], await ToldAsync(session));
        await oemm.SubmitAsync(await oemm.OpenAsync($"{path}/pauses"), "Enregistrer les pauses", ("Première pause, à", "09:30"));
        Assert.Equal(["CMI 09:00", "SPE 09:45", "4 membres à 09:00"], await ToldAsync(session));
        await oemm.SubmitAsync(await oemm.OpenAsync($"{path}/horaires/{Specialiste}"), "Enregistrer l’horaire", ("Passe à", "11:00"));
        Assert.Equal(["CMI 09:00", "SPE 11:00", "4 membres à 09:00"], await ToldAsync(session));
        await PostAsync(oemm, path, "/membres/retrait", ("Form.PersonId", member.PersonId.ToString()));
        Assert.Equal(["CMI 09:00", "SPE 11:00", "3 membres à 09:00"], await ToldAsync(session));
        await PostAsync(oemm, path, "/membres", ("Form.College", nameof(College.Employees)), ("Form.PersonId", member.PersonId.ToString()));
        Assert.Equal(["CMI 09:00", "SPE 11:00", "4 membres à 09:00"], await ToldAsync(session));
        await PostAsync(oemm, path, "/dossiers/retrait", ("Form.Reference", Conseiller));
        Assert.Equal(["SPE 11:00", "4 membres à 09:00"], await ToldAsync(session));
        await oemm.SubmitAsync(await oemm.OpenAsync($"{path}/modifier"), "Enregistrer la modification", ("Début", "10:00"));
        Assert.Equal(["SPE 11:00", "4 membres à 10:00"], await ToldAsync(session));
        await PostAsync(oemm, path, "/absences", ("Form.Reference", Specialiste), ("Form.Excused", "true"));
        Assert.Equal(["4 membres à 10:00"], await ToldAsync(session));
    }

    private static async Task PostAsync(Visitor oemm, string session, string under, params (string Name, string Value)[] fields)
    {
        var page = await oemm.OpenAsync(session);
        var token = page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            KeyValuePair.Create("__RequestVerificationToken", token),
        ]);
        using var answer = await oemm.Client.PostAsync(session + under, content, Cancellation);
        Assert.True((int)answer.StatusCode is >= 300 and < 400, $"{under}: {answer.StatusCode}");
    }

    // what the convocations that hold say: each candidate with their hour, and how many sit
    private Task<List<string>> ToldAsync(Guid session) =>
        InBaseAsync(async db =>
        {
            var told = await db.Convocations.AsNoTracking().Where(found => found.SessionId == session && found.CancelledAt == null).ToListAsync(Cancellation);
            var names = await db
                .Files.AsNoTracking()
                .Where(file => file.Reference == Specialiste || file.Reference == Conseiller)
                .ToDictionaryAsync(file => file.Id, file => file.Reference[5..8], Cancellation);
            var candidates = told.Where(found => found.As == ConvenedAs.Candidate)
                .OrderBy(found => found.StartsAt)
                .Select(found => $"{names[found.FileId!.Value]} {FrenchText.TypedTime(found.StartsAt)}");
            return told.Count == 0
                ? []
                : candidates.Append($"{told.Count(found => found.Sits)} membres à {FrenchText.TypedTime(told.First(found => found.Sits).StartsAt)}").ToList();
        });

    private Task<Guid> PlanAsync() => InBaseAsync(async db =>
    {
        var editions = host.Services.GetRequiredService<Editions>();
        var day = host.Clock.Today().AddDays(40);
        Referential[] heard = [editions.Get("specialiste-prestations", 2), editions.Get("conseiller-mutualiste-individuels", 2)];
        var session = JurySession.Plan(SessionKind.Jury, SessionTerms.WholeDay(day, "Lyon"), heard).Session!;
        foreach (var email in new[] { "jury.employeur", "jury.employeur2", "jury.salarie", "jury.salarie2" })
        {
            Assert.True(session.Seat(await RightsHost.MandateAsync(db, email + "@cqp.example"), heard[0].Jury).IsAccepted);
        }

        db.Add(session);
        await db.SaveChangesAsync(Cancellation);
        return session.Id;
    });

    private async Task<T> InBaseAsync<T>(Func<AppDbContext, Task<T>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
