using AngleSharp.Dom;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>Several sessions are composed at once: each day is shown with its doubts, then all are created, or none.</summary>
public class ComposeQuarterTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_quarter_takes_over_the_members_of_a_session_tells_the_doubts_and_creates_every_day_in_one_go()
    {
        var source = await ConvocationPagesTests.SessionAsync(app);
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.NotNull((await oemm.OpenAsync("/oemm/jurys/calendrier")).Html.QuerySelector("a[href='/oemm/jurys/trimestre']"));
        var before = await CountAsync();
        var taken = await ReadAsync(db => db.Sessions.Where(session => session.Id == source).Select(session => session.HeldOn).SingleAsync(Cancellation));
        var form = await oemm.OpenAsync($"/oemm/jurys/trimestre?session={source}");
        (string, string)[] typed =
        [
            ("Certifications", "Spécialiste prestations santé-prévoyance"), ("Jour de la session", "12/01/2027"), ("Lieu", "Tours"),
            ("Autres jours", $"09/02/2027\n2027-01-01\n{taken:dd/MM/yyyy}"),
        ];
        var asked = await oemm.SubmitAsync(form, "Vérifier les jours", typed);
        Assert.Empty(asked.Errors);
        Assert.Contains("Créer ces 4 sessions", asked.Text, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
        var days = asked.Html.QuerySelectorAll(".plain-rows li").Select(line => WebPage.Flat(line.TextContent)).ToList();
        Assert.Contains("Une autre session se tient ce jour-là à 9 h, Lyon", days[0], StringComparison.Ordinal);
        Assert.Contains("ne siège pas : cette personne siège", days[0], StringComparison.Ordinal);
        Assert.Contains("Personne ne siège encore", days[0], StringComparison.Ordinal);
        Assert.Contains("férié : le jour de l’An", days[1], StringComparison.Ordinal);
        Assert.Contains("4 personnes siègent", days[2], StringComparison.Ordinal);

        // to be corrected, the form comes back as it was
        var back = await oemm.SubmitAsync(asked, "Corriger");
        Assert.Contains("2027-01-01", back.Html.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var done = await oemm.SubmitAsync(asked, "Créer 4 sessions");
        Assert.Equal(before + 4, await CountAsync());
        Assert.Contains("sessions sont créées", done.Text, StringComparison.Ordinal);
        Assert.Equal(
            [0, 4, 4, 4],
            await ReadAsync(db => db.Sessions.Where(session => session.Id != source && (session.Place == "Tours"))
                .OrderBy(session => session.HeldOn)
                .Select(session => session.Members.Count)
                .ToListAsync(Cancellation)));
    }

    [Theory]
    [InlineData("12/01/2027", "est donné deux fois")]
    [InlineData("le 3 mars", "« le 3 mars » : donnez un jour à venir")]
    [InlineData("12/01/2020", "« 12/01/2020 » : donnez un jour à venir")]
    public async Task One_day_that_is_wrong_keeps_them_all(string other, string sentence)
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var before = await CountAsync();
        var form = await oemm.OpenAsync("/oemm/jurys/trimestre");
        (string, string)[] typed = [("Certifications", "Spécialiste prestations santé-prévoyance"), ("Jour de la session", "12/01/2027"), ("Lieu", "Tours")];
        var page = await oemm.SubmitAsync(form, "Vérifier les jours", [.. typed, ("Autres jours", other)]);
        Assert.Contains(page.Errors, error => error.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_quarter_without_a_place_is_refused_as_a_session_is()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var form = await oemm.OpenAsync("/oemm/jurys/trimestre");
        var page = await oemm.SubmitAsync(
            form, "Vérifier les jours", ("Certifications", "Spécialiste prestations santé-prévoyance"), ("Jour de la session", "12/01/2027"));
        Assert.Contains(page.Errors, error => error.Contains("dites où la session se tient", StringComparison.Ordinal));
    }

    private Task<int> CountAsync() => ReadAsync(db => db.Sessions.CountAsync(Cancellation));

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
