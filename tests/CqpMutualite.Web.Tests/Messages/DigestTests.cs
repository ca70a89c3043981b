using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Mail;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>One digest a day for who chose it: what waits for it, when it leaves, what it says, once whatever the number of applications.</summary>
public class DigestTests(MailHost app) : IClassFixture<MailHost>
{
    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_chose_a_digest_receives_one_at_the_hour_and_the_others_are_told_at_once()
    {
        await ChooseAsync("Un récapitulatif par jour");
        app.Clock.MoveTo(SetClock.Start);
        var (tutor, manager) = (app.Sink.To(EvaluationScene.Tutor).Count, app.Sink.To(EvaluationScene.Manager).Count);
        var reference = await HandedOverAsync();
        Assert.Equal(1, await DrainTwiceAsync());
        Assert.Equal(manager + 1, app.Sink.To(EvaluationScene.Manager).Count);

        // the hour of that day has passed
        Assert.Equal(0, await WriteTwiceAsync());
        await SeesAsync("Retenu pour le récapitulatif du jour", reference);

        // what protects an account does not wait
        await PostAsync(MessageKind.AddressChangeAsked);
        Assert.Equal(1, await DrainTwiceAsync());
        Assert.Equal(tutor + 1, app.Sink.To(EvaluationScene.Tutor).Count);

        app.Clock.MoveTo(new DateTimeOffset(2026, 6, 16, 4, 59, 0, TimeSpan.Zero));
        Assert.Equal((0, 0), (await WriteTwiceAsync(), await DrainTwiceAsync()));
        app.Clock.MoveTo(new DateTimeOffset(2026, 6, 16, 5, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await WriteTwiceAsync());
        Assert.Equal(1, await DrainTwiceAsync());
        Assert.Equal((0, 0), (await WriteTwiceAsync(), await DrainTwiceAsync()));
        Assert.Equal(tutor + 2, app.Sink.To(EvaluationScene.Tutor).Count);

        var mail = app.Sink.To(EvaluationScene.Tutor)[^1];
        var text = mail.Text.Replace('\u00A0', ' ');
        Assert.Equal("Votre récapitulatif du mardi 16 juin 2026", mail.Subject.Replace('\u00A0', ' '));
        Assert.Contains("Ce qui vous attend :", text, StringComparison.Ordinal);
        Assert.Contains($"dossier {reference} d’Inès Rolland", text, StringComparison.Ordinal);
        Assert.Contains($"/dossiers/{reference}", text, StringComparison.Ordinal);
        Assert.Contains("<ul", mail.Html, StringComparison.Ordinal);
        await SeesAsync("Dans le récapitulatif", reference);

        // nothing new: nothing leaves, though something is still awaited
        app.Clock.MoveTo(new DateTimeOffset(2026, 6, 17, 6, 0, 0, TimeSpan.Zero));
        Assert.Equal((0, 0), (await WriteTwiceAsync(), await DrainTwiceAsync()));
    }

    [Fact]
    public async Task What_was_held_leaves_by_itself_for_who_wants_each_message_again()
    {
        await ChooseAsync("Un récapitulatif par jour");
        await PostAsync(MessageKind.LinkDeclared);
        Assert.Equal(0, await DrainTwiceAsync());
        await ChooseAsync("Un message à chaque fois");
        Assert.Equal(1, await DrainTwiceAsync());
    }

    [Fact]
    public async Task A_digest_that_is_refused_is_what_is_seen_of_what_it_told()
    {
        await ChooseAsync("Un récapitulatif par jour");
        app.Clock.MoveTo(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));
        var reference = await HandedOverAsync();
        await DrainTwiceAsync();
        app.Clock.MoveTo(new DateTimeOffset(2026, 7, 2, 8, 0, 0, TimeSpan.Zero));
        app.Sink.Answers["RCPT TO"] = "552 5.2.2 mailbox full";
        Assert.Equal(1, await WriteTwiceAsync());
        Assert.Equal(0, await DrainTwiceAsync());
        app.Sink.Answers.Clear();
        await SeesAsync("dans le récapitulatif du 2 juillet 2026 ; boîte pleine", reference);
    }

    private async Task SeesAsync(string words, string reference)
    {
        using var hr = await Visitor.SignedInAsync(app, EvaluationScene.Company);
        Assert.Contains(words, (await hr.OpenAsync(MessagesPaths.OfFile(reference))).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    private async Task ChooseAsync(string pace)
    {
        using var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);
        var page = await tutor.SubmitAsync(await tutor.OpenAsync(AccountsPaths.Profile), "Enregistrer le rythme", ("Rythme des messages", pace));
        Assert.Contains("Rythme des messages enregistré.", page.Text, StringComparison.Ordinal);
    }

    // it is then for both evaluators to evaluate
    private async Task<string> HandedOverAsync()
    {
        var reference = await scene.FileAsync("specialiste-prestations", filled: false);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db.Files.Include(found => found.Assignments).SingleAsync(found => found.Reference == reference, Cancellation);
        var handedOver = file.Evaluation.HandOverCandidatePart(app.Clock.Today());
        Assert.True(handedOver.IsAccepted);
        db.Say(app.Services, file, handedOver, new Actor(file.CandidateId, "Candidat"));
        await db.SaveChangesAsync(Cancellation);
        return reference;
    }

    private async Task PostAsync(MessageKind kind)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var person = await db.Users.Where(account => account.Email == EvaluationScene.Tutor).Select(account => account.PersonId).SingleAsync(Cancellation);
        db.Post(Message.To(person, kind, app.Clock.GetUtcNow(), detail: Guid.NewGuid().ToString()));
        await db.SaveChangesAsync(Cancellation);
    }

    // two applications at once on one database
    private async Task<int> WriteTwiceAsync()
    {
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        return (await Task.WhenAll(
            Task.Run(() => new DailyDigests(scopes, app.Clock).RunAsync(Cancellation)),
            Task.Run(() => new DailyDigests(scopes, app.Clock).RunAsync(Cancellation))
        )).Sum();
    }

    private async Task<int> DrainTwiceAsync()
    {
        using var one = Worker();
        using var other = Worker();
        return (await Task.WhenAll(one.DrainAsync(Cancellation), other.DrainAsync(Cancellation))).Sum();

        Outbox Worker() => new(
            app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<Mailer>(), app.Clock, NullLogger<Outbox>.Instance);
    }
}
