using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Messages;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Absences;

/// <summary>Somebody is away: a colleague sees, fills and answers in their place, is told with them, and signs nothing.</summary>
public class StandInTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Conseiller = "conseiller-mutualiste-individuels", StandIn = "remplacant@horizon.example";

    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact, Rule("ABS-02"), Rule("ABS-03")]
    public async Task The_stand_in_acts_for_the_absent_one_on_their_files_and_the_history_says_so()
    {
        var reference = await scene.FileAsync(Conseiller, filled: true);
        var membership = await AwayAsync(EvaluationScene.Manager);
        using var colleague = await Visitor.SignedInAsync(app, StandIn);
        var home = await HomeAsync(colleague);
        Assert.Contains("Vous remplacez Claire Morel (évaluateur) jusqu’au 26 juin 2026", home.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.OpenAsync($"/dossiers/{reference}")).Status);

        var standing = await colleague.SubmitAsync(home, "Agir pour Claire Morel");
        Assert.Contains("Vous agissez pour Claire Morel, jusqu’au 26 juin 2026", standing.Text, StringComparison.Ordinal);
        var page = await colleague.OpenAsync($"/dossiers/{reference}/evaluation/d1");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var seen = await scene.SheetAsync(reference);
        var (status, _) = await EvaluationScene.SaveAsync(
            colleague,
            EvaluationScene.Antiforgery(page),
            reference,
            "d1.commentaire-evaluateurs",
            "Vu en son absence.",
            seen.Find("d1.commentaire-evaluateurs", Voice.Official)!.Revision
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("pour Claire Morel", (await colleague.OpenAsync($"/dossiers/{reference}/historique")).Text, StringComparison.Ordinal);

        // the account of the absent one, and what is not of a file, stay theirs
        foreach (var path in new[] { "/mon-compte", "/mon-compte/mot-de-passe", "/referentiels", $"/absences/{membership}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.OpenAsync(path)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await colleague.OpenAsync("/dossiers")).Status);
        var sign = await colleague.OpenAsync($"/dossiers/{reference}/evaluation/signature");
        foreach (var box in sign.Html.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]"))
        {
            box.IsChecked = true;
        }

        sign.Html.QuerySelector<IHtmlInputElement>("input[type=password]")!.Value = Web.Demonstration.DemoPeople.Password;
        var refused = await colleague.SubmitAsync(sign, WebPage.Flat(sign.Html.QuerySelector(".sign-box button, main form button.btn-primary")!.TextContent));
        Assert.Contains("jamais à la place d’une autre personne", refused.Text, StringComparison.Ordinal);
        Assert.Empty((await scene.SheetAsync(reference)).Signatures);

        var own = await colleague.SubmitAsync(standing, "Agir pour moi-même");
        Assert.DoesNotContain("Vous agissez pour", own.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.OpenAsync($"/dossiers/{reference}")).Status);
    }

    [Fact, Rule("ABS-02")]
    public async Task The_rights_end_with_the_absence()
    {
        var reference = await scene.FileAsync(Conseiller, filled: false);
        await AwayAsync(EvaluationScene.Manager);
        using var colleague = await Visitor.SignedInAsync(app, StandIn);
        await colleague.SubmitAsync(await HomeAsync(colleague), "Agir pour Claire Morel");
        Assert.Equal(HttpStatusCode.OK, (await colleague.OpenAsync($"/dossiers/{reference}")).Status);
        using (var manager = await Visitor.SignedInAsync(app, EvaluationScene.Manager))
        {
            var absence = await manager.OpenAsync((await manager.OpenAsync("/mon-compte")).Html.QuerySelector("a[href^='/absences/']")!.GetAttribute("href")!);
            Assert.DoesNotContain("Absences prévues", (await manager.SubmitAsync(absence, "Mettre fin")).Text, StringComparison.Ordinal);
        }

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.OpenAsync($"/dossiers/{reference}")).Status);
    }

    [Fact, Rule("ABS-03")]
    public async Task Nobody_comes_by_it_to_both_places_of_the_evaluators_nor_to_their_own_file()
    {
        var other = await scene.FileAsync(Conseiller, filled: false);
        await AwayAsync(EvaluationScene.Manager);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db.Files.Include(found => found.Assignments).SingleAsync(found => found.Reference == other, Cancellation);
        var seats = file.Evaluators.ToDictionary(seat => seat.Seat, seat => seat.PersonId);
        var (manager, tutor) = (seats[EvaluatorSeat.First], seats[EvaluatorSeat.Second]);
        Assert.True(await SeenAsync(Guid.NewGuid()));
        Assert.False(await SeenAsync(tutor));
        Assert.False(await SeenAsync(file.CandidateId));

        Task<bool> SeenAsync(Guid through) => db
            .FilesVisibleTo(new Reader(manager, Role.Evaluator, null) { ThroughId = through })
            .AnyAsync(found => found.Id == file.Id, Cancellation);
    }

    [Fact, Rule("ABS-04")]
    public async Task Messages_go_to_both()
    {
        await AwayAsync(EvaluationScene.Manager);
        var reference = await scene.FileAsync(Conseiller, filled: false);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var file = await db.Files.Include(found => found.Assignments).SingleAsync(found => found.Reference == reference, Cancellation);
            var done = file.Evaluation.HandOverCandidatePart(app.Clock.Today());
            Assert.True(done.IsAccepted);
            db.Say(app.Services, file, done, new Actor(file.CandidateId, "Candidat"));
            await db.SaveChangesAsync(Cancellation);
        }

        var told = await scene.ReadAsync(db => (
            from message in db.Messages
            where message.Kind == MessageKind.YourTurn && db.Files.Any(file => file.Id == message.FileId && file.Reference == reference)
            join account in db.Users on message.PersonId equals account.PersonId
            orderby account.Email
            select account.Email).ToListAsync(Cancellation));
        Assert.Equal([StandIn, EvaluationScene.Manager, EvaluationScene.Tutor], told);
        await app.SendMessagesAsync();
        Assert.Contains("vous remplacez Claire Morel", WebPage.Flat(app.Sink.To(StandIn)[^1].Text), StringComparison.Ordinal);
    }

    [Fact, Rule("ABS-01")]
    public async Task An_absence_is_declared_by_oneself_or_for_an_evaluator_by_hr()
    {
        await ColleagueAsync();
        var membership = await MembershipAsync(EvaluationScene.Tutor);
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var team = await hr.OpenAsync("/entreprise/equipe");
        Assert.NotNull(team.Html.QuerySelector($"a[href='/absences/{membership}']"));
        var page = await hr.OpenAsync($"/absences/{membership}");
        Assert.Equal(3, (await hr.SubmitAsync(page, "Enregistrer l’absence")).Errors.Count);
        var declared = await hr.SubmitAsync(
            page,
            "Enregistrer l’absence",
            ("Premier jour", "06/07/2026"),
            ("Dernier jour", "24/07/2026"),
            ("Remplacement par", "Sophie Renard, responsable d’agence"));
        Assert.Contains("du 6 juillet 2026 au 24 juillet 2026", declared.Text, StringComparison.Ordinal);
        using var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);
        Assert.Contains("remplacement par Sophie Renard", (await tutor.OpenAsync($"/absences/{membership}")).Text, StringComparison.Ordinal);
        Assert.Contains("remplacement par Sophie Renard", (await tutor.OpenAsync("/mon-compte")).Text, StringComparison.Ordinal);

        foreach (var stranger in new[] { "rh@atlantique.example", EvaluationScene.Manager, "oemm@cqp.example", "candidat@horizon.example" })
        {
            using var other = await Visitor.SignedInAsync(app, stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/absences/{membership}")).Status);
        }

        var own = await MembershipAsync("rh@atlantique.example");
        Assert.Equal(HttpStatusCode.NotFound, (await hr.OpenAsync($"/absences/{own}")).Status);
        Assert.DoesNotContain("Absences prévues", (await hr.SubmitAsync(declared, "Mettre fin")).Text, StringComparison.Ordinal);
    }

    // in one's own capacity: the last one chosen comes back with the next signing in
    private static async Task<WebPage> HomeAsync(Visitor colleague)
    {
        var home = await colleague.OpenAsync("/");
        return home.Html.QuerySelectorAll("button").Any(button => WebPage.Flat(button.TextContent) == "Agir pour moi-même")
            ? await colleague.SubmitAsync(home, "Agir pour moi-même")
            : home;
    }

    // away from today to the 26th, unless it is known already; the capacity left
    private async Task<Guid> AwayAsync(string email)
    {
        var standIn = await ColleagueAsync();
        var membership = await MembershipAsync(email);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var today = app.Clock.Today();
        if (!await db.AbsencesOn(today).AnyAsync(found => found.MembershipId == membership, Cancellation))
        {
            var away = await db.Memberships.SingleAsync(found => found.Id == membership, Cancellation);
            var colleague = await db.Memberships.SingleAsync(found => found.Id == standIn, Cancellation);
            var terms = new AbsenceTerms(today, new DateOnly(2026, 6, 26), away.PersonId);
            db.Add(Absence.Declare(away, colleague, terms, [], app.Clock.GetUtcNow(), today).Absence!);
            await db.SaveChangesAsync(Cancellation);
        }

        return membership;
    }

    // an evaluator of the company who follows no file, with an account
    private async Task<Guid> ColleagueAsync()
    {
        if (await scene.ReadAsync(db => db.Users.AnyAsync(found => found.Email == StandIn, Cancellation)))
        {
            return await MembershipAsync(StandIn);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var company = await db.Organisations.Where(found => found.Name == "Mutuelle Horizon").Select(found => found.Id).SingleAsync(Cancellation);
        var person = Person.Named("Sophie", "Renard", StandIn, "responsable d’agence");
        var membership = Membership.Of(person.Id, Role.Evaluator, company, app.Clock.Today());
        db.AddRange(person, membership);
        await db.SaveChangesAsync(Cancellation);
        var accounts = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>();
        var account = Account.For(person.Id, StandIn, accounts.KeyNormalizer);
        Assert.True((await accounts.CreateAsync(account, Web.Demonstration.DemoPeople.Password)).Succeeded);
        return membership.Id;
    }

    private Task<Guid> MembershipAsync(string email) => scene.ReadAsync(db => (
        from account in db.Users
        where account.Email == email
        join member in db.Memberships on account.PersonId equals member.PersonId
        select member.Id).FirstAsync(Cancellation));
}
