using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Messages;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Tasks;

/// <summary>What is awaited, kept in step with what is done: pages, lists done at once, dates, reminders.</summary>
public class OpenTasksTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Edition = "specialiste-prestations";

    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_awaited_follows_each_act_and_names_who_has_not_done_their_part()
    {
        var reference = await scene.InterviewedAsync(Edition, "candidat@horizon.example");
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var page = await hr.OpenAsync(FilesPaths.File(reference));
        Assert.Contains("Signer le guide d’entretien – à vous", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Relancer", page.Text, StringComparison.Ordinal);

        await SignAsync(reference, SignatoryRole.Company);
        page = await hr.OpenAsync(FilesPaths.File(reference));
        Assert.Matches("Signer le guide d’entretien – (?!à vous)", page.Text);
        Assert.Contains("Déclarer une signature sur papier", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Html.QuerySelectorAll("a.btn-primary"), link => link.TextContent.Contains("papier", StringComparison.Ordinal));
        Assert.Equal(
            await scene.ReadAsync(db => db.Files.Where(file => file.Reference == reference).Select(file => file.NextAct).SingleAsync(Cancellation)),
            await scene.ReadAsync(db => TaskOf(db, reference).Where(task => task.Leads).Select(task => task.Act).SingleAsync(Cancellation))
        );
    }

    [Fact]
    public async Task Registrations_are_acknowledged_several_at_once_and_one_that_refuses_leaves_the_others_done()
    {
        string[] references = [await SubmittedAsync(), await SubmittedAsync()];
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var path = SpacesPaths.Tasks(ActWords.SlugOf(NextAct.AcknowledgeRegistration));
        var list = await oemm.OpenAsync(path);
        foreach (var reference in references)
        {
            Tick(list, reference);
        }

        // one of them is acknowledged by a colleague meanwhile
        await ActAsync(references[1], (file, today) => file.Registration.Acknowledge(EditionOf(file), today));
        var after = await oemm.SubmitAsync(list, "Accuser réception pour les dossiers choisis");
        Assert.Contains(references[1], after.Html.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await scene.ReloadAsync(references[0])).Registration.RegisteredOn);
        Assert.DoesNotContain(references[0], (await oemm.OpenAsync(path)).Text, StringComparison.Ordinal);

        await SubmittedAsync();
        var none = await oemm.SubmitAsync(await oemm.OpenAsync(path), "Accuser réception pour les dossiers choisis");
        Assert.Contains("Choisissez au moins un dossier de la liste.", none.Errors);
    }

    [Fact]
    public async Task The_company_sets_dates_and_everybody_reads_them()
    {
        var reference = await scene.InterviewedAsync(Edition, "candidat@horizon.example");
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var page = await hr.OpenAsync(FilesPaths.Targets(reference));
        Assert.Contains("proposées d’après les durées habituelles", page.Text, StringComparison.Ordinal);

        var refused = await hr.SubmitAsync(page, "Enregistrer les échéances", ("Fin de la formation", "01/01/2026"));
        Assert.Contains("cette date est passée", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Null((await scene.ReloadAsync(reference)).Schedule.TrainingBy);

        var done = await hr.SubmitAsync(
            refused,
            "Enregistrer les échéances",
            ("Fin de la formation", "15/12/2026"),
            ("Évaluation en entreprise signée", "15/02/2027"),
            ("Transmission du dossier", "15/03/2027")
        );
        Assert.Contains("Échéances du dossier fixées : fin de la formation le 15 décembre 2026", done.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_leaves_once_however_many_applications_look_for_it_and_by_hand_once_a_day()
    {
        var reference = await scene.InterviewedAsync(Edition, "candidat@horizon.example");
        await SignAsync(reference, SignatoryRole.Company);
        await app.SendMessagesAsync();
        var before = await RemindersOfAsync(reference);
        Assert.Empty(before);

        // fifteen days after the interview the registration is late
        app.Clock.Advance(TimeSpan.FromDays(20));
        await Task.WhenAll(RemindAsync(), RemindAsync());
        await RemindAsync();
        var first = await RemindersOfAsync(reference);
        Assert.Equal(first.Select(message => message.PersonId).Distinct().Count(), first.Count);
        Assert.NotEmpty(first);

        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var remind = FilesPaths.Remind(reference, ActWords.SlugOf(NextAct.SignInterview));
        var again = await hr.SubmitAsync(await hr.OpenAsync(remind), "Envoyer la relance");
        Assert.Contains("déjà été relancées aujourd’hui", Assert.Single(again.Errors), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(1));
        using var next = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        var sent = await next.SubmitAsync(await next.OpenAsync(remind), "Envoyer la relance", ("Votre mot (facultatif)", "Pensez au guide avant jeudi."));
        Assert.Contains("La relance part.", sent.Text, StringComparison.Ordinal);
        await app.SendMessagesAsync();
        Assert.Contains("« Pensez au guide avant jeudi. »", app.Sink.To("candidat@horizon.example")[^1].Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Relance : signer le guide d’entretien : Pensez au guide avant jeudi.", sent.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        Task<int> RemindAsync() => app.Services.GetRequiredService<TaskReminders>().RunAsync(Cancellation);
    }

    private static IQueryable<Web.Persistence.Tasks.OpenTask> TaskOf(AppDbContext db, string reference) =>
        db.OpenTasks.AsNoTracking().Where(task => db.Files.Any(file => file.Id == task.FileId && file.Reference == reference));

    private Task<List<Message>> RemindersOfAsync(string reference) => scene.ReadAsync(db =>
        db.Messages.AsNoTracking()
            .Where(message => message.Kind == MessageKind.TaskReminder && db.Files.Any(file => file.Id == message.FileId && file.Reference == reference))
            .ToListAsync(Cancellation));

    private Referential EditionOf(CertificationFile file) =>
        app.Services.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion);

    private Task SignAsync(string reference, params SignatoryRole[] roles) =>
        ActAsync(reference, (file, today) => file.Orientation.Signed(EditionOf(file), roles, today));

    private async Task<string> SubmittedAsync()
    {
        var reference = await scene.InterviewedAsync(Edition, "candidat@horizon.example");
        await SignAsync(reference, SignatoryRole.Company, SignatoryRole.TrainingOrganisation, SignatoryRole.Candidate);
        var candidate = await scene.ReadAsync(db => db.People.SingleAsync(person => person.Email == "candidat@horizon.example", Cancellation));
        await ActAsync(reference, (file, today) => file.Registration.Submit(candidate, [], today));
        return reference;
    }

    private async Task ActAsync(string reference, Func<CertificationFile, DateOnly, Domain.Common.Outcome> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db.Files.AsSplitQuery().Include(found => found.Units).Include(found => found.Assignments)
            .SingleAsync(found => found.Reference == reference, Cancellation);
        var outcome = act(file, app.Clock.Today());
        Assert.Empty(outcome.Refusals);
        db.Say(scope.ServiceProvider, file, outcome);
        await db.SaveChangesAsync(Cancellation);
    }

    private static void Tick(WebPage page, string reference) =>
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.Html.QuerySelector($"input[name=Dossiers][value='{reference}']")!).IsChecked = true;
}
