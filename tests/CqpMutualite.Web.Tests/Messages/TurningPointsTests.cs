using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Evaluation;
using CqpMutualite.Web.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>Who is written to, when, and what the register keeps of it.</summary>
public class TurningPointsTests(MailHost app) : IClassFixture<MailHost>
{
    private readonly EvaluationScene scene = new(app);

    [Fact]
    public async Task An_act_writes_once_to_each_person_it_concerns_and_not_to_who_does_it()
    {
        var reference = await scene.FileAsync("specialiste-prestations", filled: false);
        var kinds = await KindsAsync(reference);
        Assert.Empty(kinds); // what the demonstration and the scene did, the application did

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db.Files.Include(found => found.Assignments).SingleAsync(found => found.Reference == reference, TestContext.Current.CancellationToken);
        var candidate = file.CandidateId;
        var handedOver = file.Evaluation.HandOverCandidatePart(app.Clock.Today());
        Assert.True(handedOver.IsAccepted);
        db.Say(app.Services, file, handedOver, new Actor(candidate, "Candidat"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        kinds = await KindsAsync(reference);
        Assert.Equal(
            [(MessageKind.YourTurn, nameof(NextAct.Evaluate)), (MessageKind.YourTurn, nameof(NextAct.Evaluate))],
            kinds.Select(message => (message.Kind, message.Detail))
        );
        Assert.Equal(2, kinds.Select(message => message.PersonId).Distinct().Count());

        Assert.True(await app.SendMessagesAsync() >= 2);
        var mail = app.Sink.To(EvaluationScene.Tutor)[^1];
        Assert.Equal($"C’est à vous – dossier {reference}", mail.Subject);
        Assert.Equal($"/dossiers/{reference}", mail.Link);
        using var tutor = await Visitor.SignedInAsync(app, EvaluationScene.Tutor);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await tutor.OpenAsync(mail.Link)).Status);
    }

    [Theory]
    [InlineData("specialiste-prestations", false)]
    [InlineData("conseiller-mutualiste-individuels", true)]
    [InlineData("blocs-relation-clients", false)]
    public async Task Whoever_a_guide_awaits_is_written_to_in_turn_then_the_certifier_whom_a_registration_reaches(string edition, bool byOrganisation)
    {
        var reference = await scene.InterviewedAsync(edition, "candidat@horizon.example");
        var (hr, trainer, candidate, oemm) = (
            await IdAsync("rh@horizon.example"),
            await IdAsync("formation@cap-competences.example"),
            await IdAsync("candidat@horizon.example"),
            await IdAsync("oemm@cqp.example")
        );
        Assert.Equal(
            byOrganisation ? trainer : candidate,
            await ToldAsync(hr, file => file.Orientation.Signed(Of(edition), [SignatoryRole.Company], app.Clock.Today()))
        );
        if (byOrganisation)
        {
            Assert.Equal(
                candidate,
                await ToldAsync(trainer, file =>
                    file.Orientation.Signed(Of(edition), [SignatoryRole.Company, SignatoryRole.TrainingOrganisation], app.Clock.Today())
                )
            );
        }

        await ToldAsync(candidate, file =>
            file.Orientation.Signed(Of(edition), [SignatoryRole.Company, SignatoryRole.TrainingOrganisation, SignatoryRole.Candidate], app.Clock.Today())
        );
        var person = await scene.ReadAsync(db => db.People.SingleAsync(found => found.Id == candidate));
        Assert.Equal(oemm, await ToldAsync(hr, file => file.Registration.Submit(person, [], app.Clock.Today())));

        await app.SendMessagesAsync();
        Assert.Contains(
            "attend votre signature : relisez-le, puis signez-le.",
            app.Sink.To("candidat@horizon.example")[^1].Text.Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "transmise par Mutuelle Horizon, attend votre examen.",
            app.Sink.To("oemm@cqp.example")[^1].Text.Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );

        Task<Guid> IdAsync(string email) => scene.ReadAsync(db => db.People.Where(found => found.Email == email).Select(found => found.Id).SingleAsync());

        Referential Of(string code) => app.Services.GetRequiredService<Editions>().Get(code, 1);

        // the one person told by that act; nobody: an empty identifier
        async Task<Guid> ToldAsync(Guid actor, Func<CertificationFile, Domain.Common.Outcome> act)
        {
            var before = (await KindsAsync(reference)).Select(message => message.Id).ToHashSet();
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var file = await db
                .Files.AsSplitQuery()
                .Include(found => found.Units)
                .Include(found => found.Assignments)
                .SingleAsync(found => found.Reference == reference);
            var outcome = act(file);
            Assert.True(outcome.IsAccepted, string.Join(' ', outcome.Refusals.Select(refusal => refusal.Message)));
            db.Say(app.Services, file, outcome, new Actor(actor, "Essai"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            var told = (await KindsAsync(reference)).Where(message => !before.Contains(message.Id)).ToList();
            Assert.All(told, message => Assert.Equal(MessageKind.YourTurn, message.Kind));
            return told.Select(message => message.PersonId).SingleOrDefault();
        }
    }

    [Fact]
    public async Task The_register_shows_what_was_sent_and_sends_it_again()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await hr.OpenAsync("/dossiers/nouveau");
        var opened = await hr.SubmitAsync(
            page,
            "Ouvrir le dossier",
            ("Certification préparée", "CQP Spécialiste prestations santé-prévoyance"),
            ("Prénoms", "Yvon"),
            ("Nom de naissance", "Kerbrat"),
            ("Sexe à l’état civil", "Masculin"),
            ("Date de naissance", "12/04/1991"),
            ("Adresse électronique", "yvon.kerbrat@horizon.example")
        );
        Assert.Empty(opened.Errors);
        await app.SendMessagesAsync();
        var mail = Assert.Single(app.Sink.To("yvon.kerbrat@horizon.example"));
        Assert.Contains("Bonjour Yvon Kerbrat,", mail.Text);
        Assert.Contains("text/html", mail.Source, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<h1", mail.Html);
        Assert.DoesNotContain("1991", mail.Text + mail.Html);
        using (var candidate = Visitor.Of(app))
        {
            Assert.Contains("Nouveau mot de passe", (await candidate.OpenAsync(mail.Link)).Text);
        }

        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var register = await oemm.OpenAsync("/courriers?Recherche=kerbrat");
        Assert.Contains("Yvon Kerbrat", register.Text);
        Assert.Contains("Accepté par le serveur", register.Text);
        Assert.DoesNotContain("jeton", register.Html.DocumentElement.InnerHtml, StringComparison.Ordinal);
        var again = await oemm.SubmitAsync(register, "Renvoyer le message à Yvon Kerbrat");
        Assert.Contains("Le message repart", again.Text);
        await app.SendMessagesAsync();
        Assert.Equal(2, app.Sink.To("yvon.kerbrat@horizon.example").Count);
        Assert.Contains("Aucun message", (await oemm.OpenAsync("/courriers?Recherche=kerbrat&Etat=Abandoned")).Text);
    }

    private Task<List<Message>> KindsAsync(string reference) =>
        scene.ReadAsync(db =>
            db.Messages.AsNoTracking().Where(message => db.Files.Any(file => file.Id == message.FileId && file.Reference == reference)).ToListAsync()
        );
}
