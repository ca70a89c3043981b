using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Messages;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>Who may sit, by the real forms: mandates given, corrected and ended; the lists of a session and its presidency follow them.</summary>
public class MandatePagesTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Mandates = "/oemm/jurys/membres", Specialiste = "specialiste-prestations", Conseiller = "conseiller-mutualiste-individuels";
    private const string NewPassword = "Un-Premier-Acces-2027";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => app.Clock.Today();

    [Fact]
    public async Task The_certifier_names_a_member_who_chooses_a_password_and_may_be_seated_in_that_college_only()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        Assert.NotNull((await oemm.OpenAsync("/oemm/jurys")).Html.QuerySelector($"a[href='{Mandates}']"));
        Assert.NotNull((await oemm.OpenAsync(Mandates)).Html.QuerySelector($"a[href='{Mandates}/nouveau']"));
        var form = await oemm.OpenAsync(Mandates + "/nouveau");
        var empty = await oemm.SubmitAsync(form, "Nommer et inviter", ("Premier jour du mandat", ""));
        Assert.Equal(7, empty.Errors.Count);

        (string, string)[] typed =
        [
            ("Prénom", "Nadine"), ("Nom", "Keller"), ("Adresse électronique", "nadine.keller@cqp.example"), ("Fonction", "déléguée nationale"),
            ("Collège", "Salariés : membre du jury, avec voix"), ("Organisation représentée", "Syndicat Protection sociale"),
            ("Premier jour du mandat", FrenchText.TypedDate(Today)),
        ];
        var reversed = await oemm.SubmitAsync(form, "Nommer et inviter", [.. typed, ("Dernier jour du mandat", FrenchText.TypedDate(Today.AddDays(-1)))]);
        Assert.Contains("ne vient pas avant le premier", Assert.Single(reversed.Errors), StringComparison.Ordinal);
        Assert.Equal("Syndicat Protection sociale", reversed.Html.QuerySelector<IHtmlInputElement>("[name='Mandate.Represents']")!.Value);
        var named = await oemm.SubmitAsync(form, "Nommer et inviter", [.. typed, ("Dernier jour du mandat", FrenchText.TypedDate(Today.AddDays(30)))]);
        Assert.Equal(Mandates, named.Path);
        Assert.Contains("Nadine Keller", named.Text, StringComparison.Ordinal);
        Assert.Contains("Invitation envoyée", named.Text, StringComparison.Ordinal);

        // one college at a time
        var again = await oemm.SubmitAsync(form, "Nommer et inviter", [.. typed, ("Collège", "Employeurs : membre du jury, avec voix")]);
        Assert.Contains("a déjà un mandat de jury", Assert.Single(again.Errors), StringComparison.Ordinal);

        await app.SendMessagesAsync();
        using var juror = Visitor.Of(app);
        var door = await juror.OpenAsync(Assert.Single(app.Sink.To("nadine.keller@cqp.example")).Link);
        await juror.SubmitAsync(door, "Changer le mot de passe", ("Nouveau mot de passe", NewPassword), ("Le même, une seconde fois", NewPassword));
        using var member = await Visitor.SignedInAsync(app, "nadine.keller@cqp.example", NewPassword);
        Assert.Contains("Membre du jury", (await member.OpenAsync("/jury")).Text, StringComparison.Ordinal);

        // the mandate covers the 30th day and not the 31st; one list offers her
        Assert.Equal(["Employees"], OfferedIn(await SessionAsync(oemm, 30), "Nadine Keller"));
        Assert.Empty(OfferedIn(await SessionAsync(oemm, 31), "Nadine Keller"));
    }

    [Fact]
    public async Task A_mandate_is_ended_except_under_a_session_that_it_would_leave()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var session = await PlanAsync([Specialiste], Today.AddDays(60), "jury.salarie2@cqp.example");
        var page = await oemm.OpenAsync(
            (await oemm.OpenAsync(Mandates))
                .Html.QuerySelectorAll<IHtmlAnchorElement>("a")
                .First(link => link.GetAttribute("aria-label")?.EndsWith("Luc Bertin", StringComparison.Ordinal) == true)
                .PathName
        );
        var refused = await oemm.SubmitAsync(page, "Enregistrer le mandat", ("Dernier jour du mandat", FrenchText.TypedDate(Today.AddDays(59))));
        Assert.Contains("retirez-la d’abord de la session", Assert.Single(refused.Errors), StringComparison.Ordinal);
        refused = await oemm.SubmitAsync(page, "Enregistrer le mandat", ("Collège", "Employeurs"), ("Dernier jour du mandat", ""));
        Assert.Contains("gardez son collège", Assert.Single(refused.Errors), StringComparison.Ordinal);
        var kept = await oemm.SubmitAsync(
            page,
            "Enregistrer le mandat",
            ("Collège", "Salariés"),
            ("Dernier jour du mandat", FrenchText.TypedDate(Today.AddDays(60)))
        );
        Assert.Equal(Mandates, kept.Path);

        // the session does not move past the end of the mandate
        var terms = await oemm.OpenAsync($"/oemm/jurys/{session}/modifier");
        var moved = await oemm.SubmitAsync(terms, "Enregistrer la modification", ("Jour de la session", FrenchText.TypedDate(Today.AddDays(61))));
        Assert.Contains("Le mandat d’une personne qui siège ne couvre pas", Assert.Single(moved.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mandate_belongs_to_the_certifier_alone()
    {
        var mandate = await InBaseAsync(async db => (await RightsHost.MandateAsync(db, "jury.employeur@cqp.example")).Id);
        foreach (var account in new[] { "rh@horizon.example", "admin@cqp.example", "jury.employeur@cqp.example" })
        {
            using var visitor = await Visitor.SignedInAsync(app, account);
            Assert.All(await Task.WhenAll(new[] { Mandates, Mandates + "/nouveau", $"{Mandates}/{mandate}" }.Select(visitor.OpenAsync)), page =>
                Assert.Equal(HttpStatusCode.NotFound, page.Status)
            );
        }

        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var hr = await InBaseAsync(db =>
            db.Memberships.Where(membership => membership.Role == Role.CompanyHr).Select(membership => membership.Id).FirstAsync(Cancellation)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await oemm.OpenAsync($"{Mandates}/{hr}")).Status);
    }

    [Fact]
    public async Task The_turn_comes_from_the_last_sitting_really_held_for_any_of_the_certifications()
    {
        var planned = await PlanAsync([Specialiste, Conseiller], Today.AddDays(200));
        var (before, after) = await InBaseAsync(async db =>
        {
            var session = await db.Sessions.AsNoTracking().SingleAsync(found => found.Id == planned, Cancellation);
            var first = await db.LastPresidencyAsync(session, Cancellation);

            // a session of the second certification, planned later and presided by the other college, counts once it is opened
            var day = Today.AddDays(190);
            await db
                .Sessions.Where(found => found.HeldOn == day)
                .ExecuteUpdateAsync(row => row.SetProperty(found => found.OpenedAt, app.Clock.GetUtcNow()), Cancellation);
            return (first, await db.LastPresidencyAsync(session, Cancellation));
        },
            () => PlanAsync([Conseiller], Today.AddDays(190), president: "jury.employeur2@cqp.example")
        );
        Assert.NotEqual(Today.AddDays(190), before!.HeldOn);
        Assert.Equal(new LastPresidency(Today.AddDays(190), College.Employers), after);
    }

    private static IEnumerable<string> OfferedIn(WebPage page, string name) =>
        page
            .Html.QuerySelectorAll<IHtmlFormElement>("form.seat.vacant")
            .Where(form =>
                form.QuerySelector("[name='Form.Substitute']") is null
                && form.QuerySelectorAll<IHtmlOptionElement>("option").Any(option => option.Text.Contains(name, StringComparison.Ordinal))
            )
            .Select(form => form.QuerySelector<IHtmlInputElement>("[name='Form.College']")!.Value);

    private async Task<WebPage> SessionAsync(Visitor oemm, int inDays) =>
        await oemm.OpenAsync($"/oemm/jurys/{await PlanAsync([Specialiste], Today.AddDays(inDays))}");

    private Task<Guid> PlanAsync(string[] editions, DateOnly day, string? seated = null, string? president = null) => InBaseAsync(async db =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        var known = scope.ServiceProvider.GetRequiredService<Editions>();
        var session = JurySession.Plan(SessionKind.Jury, SessionTerms.WholeDay(day, "Lyon"), [.. editions.Select(code => known.Get(code, 2))]).Session!;
        if ((seated ?? president) is { } email)
        {
            Assert.True(session.Seat(await RightsHost.MandateAsync(db, email), known.Get(editions[0], 1).Jury).IsAccepted);
        }

        if (president is not null)
        {
            Assert.True(session.NamePresident(session.Members[0].PersonId).IsAccepted);
        }

        db.Add(session);
        await db.SaveChangesAsync(Cancellation);
        return session.Id;
    });

    private async Task<T> InBaseAsync<T>(Func<AppDbContext, Task<T>> read, Func<Task>? first = null)
    {
        if (first is not null)
        {
            await first();
        }

        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
