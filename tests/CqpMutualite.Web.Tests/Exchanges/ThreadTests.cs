using System.Net;
using AngleSharp.Dom;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Exchanges;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Exchanges;

/// <summary>The thread of a file: who reads what, who is told, and until when a message is taken back.</summary>
public class ThreadTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Hr = "rh@horizon.example",
        Trainer = "formation@cap-competences.example",
        Candidate = "candidat@horizon.example",
        Oemm = "oemm@cqp.example";

    private readonly EvaluationScene scene = new(app);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact, Rule("ECH-01")]
    public async Task A_message_is_read_by_its_group_and_those_chosen_and_by_nobody_else()
    {
        var reference = await scene.FileOfAsync("conseiller-mutualiste-individuels", Candidate);
        var thread = $"/dossiers/{reference}/echanges";
        using var hr = await Visitor.SignedInAsync(app, Hr);
        var page = await hr.OpenAsync(thread);
        Assert.Equal(
            ["Organisme de formation", "OEMM", "Candidat"],
            page.Html.QuerySelectorAll("fieldset label").Select(label => WebPage.Flat(label.TextContent))
        );
        Assert.Single((await hr.SubmitAsync(page, "Envoyer le message")).Errors);
        await hr.SubmitAsync(page, "Envoyer le message", ("Destinataires", "Candidat"), ("Message", "Votre entretien est avancé à lundi."));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await hr.SubmitAsync(await hr.OpenAsync(thread), "Envoyer le message", ("Destinataires", "OEMM"), ("Message", "Faut-il un avenant ?"));

        Assert.Equal(["Votre entretien est avancé à lundi.", "Faut-il un avenant ?"], await ReadAsync(Hr));
        Assert.Equal(["Votre entretien est avancé à lundi.", "Faut-il un avenant ?"], await ReadAsync(EvaluationScene.Tutor));
        Assert.Equal(["Votre entretien est avancé à lundi."], await ReadAsync(Candidate));
        Assert.Equal(["Faut-il un avenant ?"], await ReadAsync(Oemm));
        Assert.Empty(await ReadAsync(Trainer));
        foreach (var stranger in new[] { "rh@atlantique.example", "jury.employeur@cqp.example", "observateur@cqp.example", "admin@cqp.example" })
        {
            using var other = await Visitor.SignedInAsync(app, stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(thread)).Status);
        }

        // neither in the history, nor for the certifier who enters for somebody
        using var certifier = await Visitor.SignedInAsync(app, Oemm);
        Assert.DoesNotContain("avancé à lundi", (await certifier.OpenAsync($"/dossiers/{reference}/historique")).Text, StringComparison.Ordinal);
        await certifier.SubmitAsync(
            await certifier.OpenAsync($"/dossiers/{reference}/saisie-pour"),
            "Commencer la saisie",
            ("À la place de", "Claire Morel – Évaluateur"),
            ("Motif", "Livret rendu sur papier"));
        Assert.Equal(HttpStatusCode.NotFound, (await certifier.OpenAsync(thread)).Status);
        await certifier.SubmitAsync(await certifier.OpenAsync($"/dossiers/{reference}"), "Terminer la saisie");

        async Task<IEnumerable<string>> ReadAsync(string email)
        {
            using var reader = await Visitor.SignedInAsync(app, email);
            return [.. (await reader.OpenAsync(thread)).Html.QuerySelectorAll(".thread .typed").Select(text => WebPage.Flat(text.TextContent))];
        }
    }

    [Fact, Rule("ECH-02")]
    public async Task The_next_employer_does_not_read_what_the_former_was_told()
    {
        var reference = await scene.FileOfAsync("conseiller-mutualiste-individuels", Candidate);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db.Files.AsNoTracking().SingleAsync(found => found.Reference == reference, Cancellation);
        var author = new CommentAuthor(file.CandidateId, ExchangeGroup.Candidate, "Candidature");
        db.Add(Comment.Write(file, author, [ExchangeGroup.Company, ExchangeGroup.Certifier], "Je pars en juin.", app.Clock.GetUtcNow()).Comment!);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(1, await SeenAsync());
        var next = await db.Memberships.Where(found => found.Role == Role.CompanyHr && found.OrganisationId != file.EmployerId)
            .Select(found => found.OrganisationId!.Value).FirstAsync(Cancellation);
        await db.Files.Where(found => found.Id == file.Id).ExecuteUpdateAsync(row => row.SetProperty(found => found.EmployerId, next), Cancellation);
        Assert.Equal(0, await SeenAsync());

        Task<int> SeenAsync() => db.CommentsVisibleTo(new Reader(Guid.NewGuid(), Role.CompanyHr, null), file.Id).CountAsync(Cancellation);
    }

    [Fact, Rule("ECH-04")]
    public async Task Whoever_may_read_is_told_once_until_they_open_the_thread()
    {
        var reference = await scene.FileOfAsync("conseiller-mutualiste-individuels", Candidate);
        var thread = $"/dossiers/{reference}/echanges";
        using var hr = await Visitor.SignedInAsync(app, Hr);
        using var candidate = await Visitor.SignedInAsync(app, Candidate);
        await SendAsync("Un.");
        await SendAsync("Deux.");
        Assert.Equal(1, await ToldAsync(Candidate));
        Assert.Equal(0, await ToldAsync(Hr));
        Assert.Equal(1, await ToldAsync(EvaluationScene.Tutor));
        Assert.Equal(0, await ToldAsync(Oemm));
        Assert.Contains("Échanges 2 nouveaux", (await candidate.OpenAsync($"/dossiers/{reference}")).Text, StringComparison.Ordinal);

        await app.SendMessagesAsync();
        var mail = app.Sink.To(Candidate)[^1];
        Assert.Equal($"Un message vous attend – dossier {reference}", mail.Subject);
        Assert.DoesNotContain("Deux.", mail.Text, StringComparison.Ordinal);
        var read = await candidate.OpenAsync(mail.Link);
        Assert.Equal(thread, read.Path);
        Assert.Equal(2, read.Html.QuerySelectorAll(".thread .tag, .thread [class*=tag]").Count(tag => WebPage.Flat(tag.TextContent) == "Nouveau"));
        Assert.DoesNotContain("nouveaux", (await candidate.OpenAsync($"/dossiers/{reference}")).Text, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync("Trois.");
        Assert.Equal(2, await ToldAsync(Candidate));
        Assert.Equal(1, await ToldAsync(EvaluationScene.Tutor));
        Assert.Contains("Échanges 1 nouveau", (await candidate.OpenAsync($"/dossiers/{reference}")).Text, StringComparison.Ordinal);

        async Task SendAsync(string text) =>
            Assert.Empty((await hr.SubmitAsync(await hr.OpenAsync(thread), "Envoyer le message", ("Destinataires", "Candidat"), ("Message", text))).Errors);

        Task<int> ToldAsync(string email) => scene.ReadAsync(db => db.Messages.CountAsync(
            message => message.Kind == MessageKind.CommentWritten && db.Files.Any(file => file.Id == message.FileId && file.Reference == reference)
                && db.Users.Any(account => account.PersonId == message.PersonId && account.Email == email)));
    }

    [Fact, Rule("ECH-03")]
    public async Task A_message_is_taken_back_by_its_author_alone_and_not_for_long()
    {
        var reference = await scene.FileOfAsync("conseiller-mutualiste-individuels", Candidate);
        var thread = $"/dossiers/{reference}/echanges";
        using var hr = await Visitor.SignedInAsync(app, Hr);
        using var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);
        var sent = await hr.SubmitAsync(await hr.OpenAsync(thread), "Envoyer le message", ("Message", "Envoyé trop vite."));
        Assert.DoesNotContain("Retirer ce message", (await tutor.OpenAsync(thread)).Text, StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains("dans les 15 minutes", (await hr.SubmitAsync(sent, "Retirer ce message")).Text, StringComparison.Ordinal);

        var again = await hr.SubmitAsync(await hr.OpenAsync(thread), "Envoyer le message", ("Message", "Encore une fois."));
        Assert.Contains("Message retiré par son auteur", (await hr.SubmitAsync(again, "Retirer ce message")).Text, StringComparison.Ordinal);
        var read = await tutor.OpenAsync(thread);
        Assert.DoesNotContain("Encore une fois", read.Text, StringComparison.Ordinal);
        Assert.Contains("Envoyé trop vite.", read.Text, StringComparison.Ordinal);
    }
}
