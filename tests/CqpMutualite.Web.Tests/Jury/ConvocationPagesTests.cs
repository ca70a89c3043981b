using System.Net;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Calendars;
using CqpMutualite.Web.Tests.Messages;
using CqpMutualite.Web.Tests.Persistence;
using CqpMutualite.Web.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Jury;

/// <summary>Everybody is told of the session that concerns them, with their hours, once; and told again when these change.</summary>
public class ConvocationPagesTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Reference = "DEMO-SPE-01",
        Candidate = "candidat@horizon.example",
        Hr = "rh@horizon.example",
        Member = "jury.salarie@cqp.example",
        Oemm = "oemm@cqp.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_convocation_is_told_corrected_reminded_and_ended()
    {
        var session = await SessionAsync(app);
        using var oemm = await Visitor.SignedInAsync(app, Oemm);
        using var candidate = await Visitor.SignedInAsync(app, Candidate);
        using var member = await Visitor.SignedInAsync(app, Member);
        var list = $"/oemm/jurys/{session}/convocations";
        Assert.Contains("Personne n’est encore convoqué", (await oemm.OpenAsync(list)).Text, StringComparison.Ordinal);

        await oemm.SubmitAsync(await oemm.OpenAsync($"/oemm/jurys/{session}"), "Convoquer la session");
        Assert.Equal(6, await app.SendMessagesAsync());
        var mail = Assert.Single(Of(Candidate));
        Assert.Equal($"Convocation – dossier {Reference}", mail.Subject);
        Assert.Contains("Votre passage devant le jury est fixé", mail.Text, StringComparison.Ordinal);
        Assert.Contains("de 9 h à 9 h 20", WebPage.Flat(mail.Text), StringComparison.Ordinal);
        var uid = Line(mail, "UID");
        Assert.Equal(("REQUEST", "0", "CONFIRMED"), (Line(mail, "METHOD"), Line(mail, "SEQUENCE"), Line(mail, "STATUS")));
        Assert.Contains(Candidate, mail.Calendar, StringComparison.Ordinal);
        Assert.Contains("Nadia Belkacem", Assert.Single(Of(Hr)).Text, StringComparison.Ordinal);
        Assert.Contains("Vous siégez au jury", Assert.Single(Of(Member)).Text, StringComparison.Ordinal);

        // as messaging software reads it
        var read = Assert.Single((await ReadCalendar.OfAsync(mail.Calendar, Cancellation)).Events);
        Assert.Equal((uid, "Europe/Paris", new CalendarPerson("CQP Mutualité", "cqp@cqp.example")), (read.Uid, read.Zone, read.Organizer!));
        Assert.Equal(new CalendarPerson("Nadia Belkacem", Candidate), read.Attendee);

        // sent once more, it has not changed and does not say that it has
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await oemm.SubmitAsync(await oemm.OpenAsync("/courriers"), "Renvoyer le message à Nadia Belkacem");
        Assert.Equal(1, await app.SendMessagesAsync());
        var again = Of(Candidate)[^1];
        Assert.Equal((mail.Subject, "REQUEST", "0"), (again.Subject, Line(again, "METHOD"), Line(again, "SEQUENCE")));
        Assert.Contains("une nouvelle fois : rien n’y a changé", again.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("remplace la précédente", again.Text, StringComparison.Ordinal);

        // who sits knows what for; the sheet to print comes with the message
        Assert.Contains("1 dossier : CQP Spécialiste", Assert.Single(Of(Member)).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("Belkacem", Of(Member)[0].Text, StringComparison.Ordinal);
        Assert.Contains("filename=convocation.pdf", mail.Source, StringComparison.Ordinal);
        Assert.Contains("jointe en PDF", mail.Text, StringComparison.Ordinal);

        // the calendars that they subscribe to: each their own, no name before those who sit
        var agendas = await Task.WhenAll(new[] { candidate, member, oemm, await Visitor.SignedInAsync(app, Hr) }.Select(AgendaAsync));
        Assert.All(agendas[..2], agenda => Assert.Equal(1, agenda.Split("BEGIN:VEVENT").Length - 1));
        Assert.All(agendas[..3], agenda => Assert.DoesNotContain("Belkacem", agenda, StringComparison.Ordinal));
        Assert.Contains("UID:" + uid, agendas[0], StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Jury du CQP\r\n", agendas[1], StringComparison.Ordinal);
        Assert.Contains($"/oemm/jurys/{session}\r\n", agendas[2], StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Jury du CQP : Nadia Belkacem", agendas[3], StringComparison.Ordinal);

        // it is found from one's own pages too
        Assert.NotNull((await candidate.OpenAsync($"/dossiers/{Reference}")).Html.QuerySelector($"a[href='{mail.Link}']"));
        Assert.NotNull((await member.OpenAsync("/jury")).Html.QuerySelector($"a[href='{Of(Member)[0].Link}']"));

        // each says that they have theirs, and reads nobody else's
        var page = await candidate.SubmitAsync(await candidate.OpenAsync(mail.Link), "J’ai bien reçu ma convocation");
        Assert.Contains("Vous avez accusé réception", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(mail.Link)).Status);
        var own = await member.OpenAsync(Of(Member)[0].Link);
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Contains("1 accusé de réception sur 5", (await oemm.OpenAsync(list)).Text, StringComparison.Ordinal);
        var pdf = await PdfText.ReadAsync(
            await candidate.Client.GetByteArrayAsync($"/dossiers/{Reference}/documents/convocation.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("votre passage devant le jury est fixé", pdf.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("@", pdf.Flat, StringComparison.Ordinal);
        using (var file = await candidate.Client.GetAsync(mail.Link + "/convocation.ics", Cancellation))
        {
            Assert.Contains(uid, await file.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        // all of them in one file to print, for the certifier alone
        var together = await PdfText.ReadAsync(
            await oemm.Client.GetByteArrayAsync($"/oemm/jurys/{session}/documents/convocations.pdf", Cancellation), Cancellation);
        Assert.Equal(6, together.Flat.Split("À l’attention de").Length - 1);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/oemm/jurys/{session}/documents/convocations.pdf")).Status);

        // two changes in a row make one message, some minutes later; it asks for their word again
        await MoveAsync(session, new TimeOnly(10, 0));
        await MoveAsync(session, new TimeOnly(11, 0), Territory.LaReunion);
        Assert.Equal(0, await app.SendMessagesAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(6, await app.SendMessagesAsync());
        mail = Of(Candidate)[^1];
        Assert.StartsWith("Convocation modifiée", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("de 11 h à 11 h 20 (heure de La Réunion)", WebPage.Flat(mail.Text), StringComparison.Ordinal);
        read = Assert.Single((await ReadCalendar.OfAsync(mail.Calendar, Cancellation)).Events);
        Assert.Equal(("Indian/Reunion", new TimeOnly(7, 0)), (read.Zone, TimeOnly.FromTimeSpan(read.Start.UtcDateTime.TimeOfDay)));
        Assert.Equal((uid, "REQUEST", "2"), (Line(mail, "UID"), Line(mail, "METHOD"), Line(mail, "SEQUENCE")));
        Assert.Contains("J’ai bien reçu", (await candidate.OpenAsync(mail.Link)).Text, StringComparison.Ordinal);

        // the reminder comes fourteen days before, once, whoever runs it and however often
        Assert.Equal(0, await RemindAsync());
        app.Clock.Advance(TimeSpan.FromDays(28));
        Assert.Equal(6, (await Task.WhenAll(RemindAsync(), RemindAsync())).Sum());
        Assert.Equal(0, await RemindAsync());
        await app.SendMessagesAsync();
        Assert.StartsWith("Rappel de convocation", Of(Candidate)[^1].Subject, StringComparison.Ordinal);

        // excused: the event goes, the members keep theirs
        await InBaseAsync(async db =>
        {
            var (jury, file) = await LoadAsync(db, session);
            var missing = jury.Attend(file.Id, Attendance.Excused, "Malade");
            Assert.True(missing.IsAccepted);
            Assert.True(file.Presentation.Detach(app.Clock.Today()).IsAccepted);
            db.Announce(jury, missing, app.Clock.GetUtcNow());
            db.Say(app.Services, file, missing);
            return await db.SaveChangesAsync(Cancellation);
        });
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(2, await app.SendMessagesAsync());
        mail = Of(Candidate)[^1];
        Assert.Equal((uid, "CANCEL", "3", "CANCELLED"), (Line(mail, "UID"), Line(mail, "METHOD"), Line(mail, "SEQUENCE"), Line(mail, "STATUS")));
        using var back = await Visitor.SignedInAsync(app, Candidate);
        Assert.Contains("Lire :", mail.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("ccuser réception", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("attendu", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Cette convocation est annulée", (await back.OpenAsync(mail.Link)).Text, StringComparison.Ordinal);
        using var certifier = await Visitor.SignedInAsync(app, Oemm);
        Assert.Contains("Convocations annulées", (await certifier.OpenAsync(list)).Text, StringComparison.Ordinal);

        // the papers of the day bear no address; the minutes begin with the opening
        var sheet = await PdfText.ReadAsync(
            await certifier.Client.GetByteArrayAsync($"/oemm/jurys/{session}/documents/feuille-emargement.pdf", Cancellation),
            Cancellation
        );
        Assert.Contains("Samira Haddad", sheet.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("@", sheet.Flat, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await certifier.OpenAsync($"/oemm/jurys/{session}/documents/proces-verbal.pdf")).Status);
    }

    private static string Line(ReceivedMessage mail, string name) =>
        mail.Calendar.Split('\n').First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private static async Task<string> AgendaAsync(Visitor visitor) =>
        (await visitor.Client.GetStringAsync(await AgendaTests.AddressAsync(visitor), Cancellation)).Replace("\r\n ", "", StringComparison.Ordinal);

    private IReadOnlyList<ReceivedMessage> Of(string address) => app.Sink.To(address);

    private Task<int> RemindAsync() => app.Services.GetRequiredService<Reminders>().RunAsync(Cancellation);

    private Task MoveAsync(Guid session, TimeOnly startsAt, Territory territory = Territory.Mainland) => InBaseAsync(async db =>
    {
        var (jury, file) = await LoadAsync(db, session);
        var moved = jury.Move(new SessionTerms(jury.HeldOn, startsAt, jury.EndsAt, jury.Place) { Territory = territory });
        Assert.True(moved.IsAccepted);
        db.Announce(jury, moved, app.Clock.GetUtcNow());
        db.Say(app.Services, file, moved);
        return await db.SaveChangesAsync(Cancellation);
    });

    // the session as somebody who does not know of convocations loads it
    private static async Task<(JurySession Session, Domain.Files.CertificationFile File)> LoadAsync(AppDbContext db, Guid session) =>
        (
            await db.Sessions.Include(found => found.Passages).SingleAsync(found => found.Id == session, Cancellation),
            await db.Files.SingleAsync(found => found.Reference == Reference, Cancellation)
        );

    /// <summary>A session in forty days, composed, with one candidate.</summary>
    internal static async Task<Guid> SessionAsync(AppHost app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var file = await db
            .Files.Include(found => found.Assignments)
            .Include(found => found.Units)
            .SingleAsync(found => found.Reference == Reference, Cancellation);
        var edition = scope.ServiceProvider.GetRequiredService<Editions>().Get(file.EditionCode, file.EditionVersion);
        var today = app.Clock.Today();
        var session = JurySession.Plan(SessionKind.Jury, SessionTerms.WholeDay(today.AddDays(40), "Lyon, maison de la branche"), [edition]).Session!;
        foreach (var email in new[] { "jury.employeur", "jury.employeur2", "jury.salarie", "jury.salarie2" })
        {
            Assert.True(session.Seat(await RightsHost.MandateAsync(db, email + "@cqp.example"), edition.Jury).IsAccepted);
        }

        Assert.True(session.NamePresident(session.Members[0].PersonId).IsAccepted);
        db.Add(session);
        await db.SaveChangesAsync(Cancellation);
        Assert.True(file.Presentation.Attach(session.Id, today).IsAccepted);
        var received = session.Receive(file, 20);
        Assert.True(received.IsAccepted);
        db.Announce(session, received, app.Clock.GetUtcNow());
        db.Say(app.Services, file, received);
        await db.SaveChangesAsync(Cancellation);
        return session.Id;
    }

    private async Task<T> InBaseAsync<T>(Func<AppDbContext, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
