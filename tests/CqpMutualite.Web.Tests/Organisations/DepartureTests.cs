using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Evaluation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Organisations;

/// <summary>An evaluator leaves the company: their files go to others in the same act, or nothing changes.</summary>
public class DepartureTests(AppHost app) : IClassFixture<AppHost>
{
    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact, Rule("DEP-01"), Rule("DEP-02")]
    public async Task The_files_of_an_evaluator_who_leaves_go_to_others_all_together_or_not_at_all()
    {
        var reference = await scene.FileAsync("conseiller-mutualiste-individuels", filled: true);
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var page = await hr.OpenAsync(
            (await hr.OpenAsync("/entreprise/equipe")).Html.QuerySelectorAll("a")
                .First(link => link.GetAttribute("aria-label")?.Contains("Paul Girard, Évaluateur", StringComparison.Ordinal) == true)
                .GetAttribute("href")!
        );
        var listed = page.Html.QuerySelectorAll<IHtmlInputElement>("input[type=hidden][name$='.Reference']").Select(input => input.Value).ToList();
        Assert.Contains(reference, listed);
        Assert.True(listed.Count > 1);
        Assert.Equal(listed.Count, await RunningAsync());
        var alone = await hr.SubmitAsync(page, "Mettre fin à cette qualité");
        Assert.Equal(listed.Count, alone.Errors.Count);
        Assert.All(alone.Errors, error => Assert.Contains("hoisissez qui évalue à sa place", error, StringComparison.Ordinal));

        // one place refused, and nobody moves
        var all = page.Html.QuerySelector<IHtmlSelectElement>("select[name='Form.ForAll']")!;
        all.Value = all.Options.First(option => option.Text.Contains("Vasseur", StringComparison.Ordinal)).Value;
        var forged = page.Html.QuerySelector<IHtmlSelectElement>("select[name='Form.Files[0].PersonId']")!;
        forged.Options[^1].Value = Guid.NewGuid().ToString();
        forged.Value = forged.Options[^1].Value;
        Assert.Single((await hr.SubmitAsync(page, "Mettre fin à cette qualité")).Errors);
        Assert.Equal(listed.Count, await RunningAsync());

        forged.Value = "";
        var done = await hr.SubmitAsync(page, "Mettre fin à cette qualité");
        Assert.Equal("/entreprise/equipe", done.Path);
        Assert.Equal(0, await RunningAsync());
        var history = (await hr.OpenAsync($"/dossiers/{reference}/historique")).Text;
        Assert.Contains("Évaluateur remplacé", history, StringComparison.Ordinal);
        Assert.Contains("départ de l’entreprise", history, StringComparison.Ordinal);
        Assert.Contains("Hélène Vasseur", (await hr.OpenAsync($"/dossiers/{reference}")).Text, StringComparison.Ordinal);

        // the last day is today: tomorrow there is no capacity left
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var gone = Visitor.Of(app);
        var door = await gone.OpenAsync("/connexion");
        var told = await gone.SubmitAsync(
            door, "Se connecter", ("Adresse électronique", EvaluationScene.Tutor), ("Mot de passe", Web.Demonstration.DemoPeople.Password));
        Assert.Contains("n’a plus de qualité en cours", Assert.Single(told.Errors), StringComparison.Ordinal);
        Assert.Equal("/connexion", (await gone.OpenAsync("/tuteur")).Path);
        Assert.Equal("/connexion", (await gone.OpenAsync($"/dossiers/{reference}")).Path);

        // the running files of the company on which the tutor evaluates
        Task<int> RunningAsync() => scene.ReadAsync(db => db.Files.CountAsync(
            file => file.Turn != Domain.Files.Turn.Nobody && file.Evaluation.CompletedOn == null
                && file.Assignments.Any(seat => seat.Until == null
                    && db.Users.Any(account => account.PersonId == seat.PersonId && account.Email == EvaluationScene.Tutor)),
            Cancellation));
    }

    [Fact, Rule("DEP-01")]
    public async Task Whoever_goes_loses_every_capacity_in_the_company_at_once()
    {
        var (membership, person) = await BothAsync();
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var address = (await hr.OpenAsync("/entreprise/equipe")).Html.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))
            .First(url => url?.EndsWith($"/{membership}/fin", StringComparison.Ordinal) == true)!;
        var page = await hr.OpenAsync(address);
        Assert.DoesNotContain("attend un autre évaluateur", page.Text, StringComparison.Ordinal);
        var done = await hr.SubmitAsync(
            page, "Mettre fin à cette qualité", ("Cette personne s’en va : mettre fin à toutes ses qualités ici", "true"));
        Assert.Equal("/entreprise/equipe", done.Path);
        var until = await scene.ReadAsync(db =>
            db.Memberships.Where(member => member.PersonId == person).Select(member => member.Until).ToListAsync(Cancellation));
        Assert.Equal([app.Clock.Today(), app.Clock.Today()], until);
    }

    // somebody of human resources who evaluates too
    private async Task<(Guid Membership, Guid Person)> BothAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var company = await db.Organisations.Where(found => found.Name == "Mutuelle Horizon").Select(found => found.Id).SingleAsync(Cancellation);
        var person = Person.Named("Sophie", "Renard", null, "responsable d’agence");
        var evaluates = Membership.Of(person.Id, Role.Evaluator, company, app.Clock.Today());
        db.AddRange(person, evaluates, Membership.Of(person.Id, Role.CompanyHr, company, app.Clock.Today()));
        await db.SaveChangesAsync(Cancellation);
        return (evaluates.Id, person.Id);
    }
}
