using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Access;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>Invitations: what they say, how long they serve, and what whoever invites sees of them.</summary>
public class InvitationTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Company = "rh@horizon.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_who_invites_for_which_certification_in_which_company_and_until_when()
    {
        using var hr = await Visitor.SignedInAsync(app, Company);
        await OpenAsync(hr, "Yvon", "Le Meur", "yvon.lemeur@horizon.example");
        await app.SendMessagesAsync();
        var mail = Assert.Single(app.Sink.To("yvon.lemeur@horizon.example"));
        var text = mail.Text.Replace('\u00A0', ' ');
        var inviter = await ReadAsync(db => db.People.SingleAsync(person => person.Email == Company, Cancellation));
        Assert.Contains($"{inviter.Name} vous ouvre un accès à CQP Mutualité pour suivre votre dossier de certification", text, StringComparison.Ordinal);
        Assert.Contains("Certification : CQP Spécialiste prestations santé-prévoyance.", text, StringComparison.Ordinal);
        Assert.Contains("Entreprise : Mutuelle Horizon.", text, StringComparison.Ordinal);
        Assert.Contains("jusqu’au 22 juin 2026", text, StringComparison.Ordinal);

        using var candidate = Visitor.Of(app);
        app.Clock.MoveTo(new DateTimeOffset(2026, 6, 22, 20, 0, 0, TimeSpan.Zero));
        Assert.Contains("Nouveau mot de passe", (await candidate.OpenAsync(mail.Link)).Text, StringComparison.Ordinal);
        app.Clock.MoveTo(new DateTimeOffset(2026, 6, 23, 4, 0, 0, TimeSpan.Zero));
        Assert.Contains("Ce lien ne sert plus", (await candidate.OpenAsync(mail.Link)).Text, StringComparison.Ordinal);
        app.Clock.MoveTo(SetClock.Start);
    }

    [Fact]
    public async Task Sent_to_another_address_the_former_link_is_void_and_a_password_voids_both()
    {
        using var hr = await Visitor.SignedInAsync(app, Company);
        var reference = await OpenAsync(hr, "Katell", "Morvan", "katell.faux@horizon.example");
        await app.SendMessagesAsync();
        var former = Assert.Single(app.Sink.To("katell.faux@horizon.example"));

        // as a correction of the address does
        await ReadAsync(db => db.Users.Where(account => account.Email == "katell.faux@horizon.example").ExecuteUpdateAsync(
            row => row
                .SetProperty(account => account.Email, "katell.morvan@horizon.example")
                .SetProperty(account => account.NormalizedEmail, "KATELL.MORVAN@HORIZON.EXAMPLE"),
            Cancellation));
        await hr.SubmitAsync(await hr.OpenAsync(AccessPaths.FileAccess(reference)), "Renvoyer l’invitation à Katell Morvan");
        await app.SendMessagesAsync();
        var mail = Assert.Single(app.Sink.To("katell.morvan@horizon.example"));

        using var candidate = Visitor.Of(app);
        Assert.Contains("Ce lien ne sert plus", (await candidate.OpenAsync(former.Link)).Text, StringComparison.Ordinal);
        var page = await candidate.OpenAsync(mail.Link);
        var chosen = await candidate.SubmitAsync(
            page,
            "Changer le mot de passe",
            ("Nouveau mot de passe", "Une-Phrase-De-2026"),
            ("Le même, une seconde fois", "Une-Phrase-De-2026")
        );
        Assert.Equal("/connexion", chosen.Path);
        Assert.Contains("Ce lien ne sert plus", (await candidate.OpenAsync(mail.Link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_the_server_refuses_is_seen_by_who_invited_with_the_reason_and_the_way_to_correct_it()
    {
        app.Sink.Answers["RCPT TO:<nolwenn"] = "550 5.1.1 <nolwenn.inconnue@horizon.example>: Recipient address rejected";
        using var hr = await Visitor.SignedInAsync(app, Company);
        var reference = await OpenAsync(hr, "Nolwenn", "Guivarch", "nolwenn.inconnue@horizon.example");
        Assert.Contains("À envoyer", (await hr.OpenAsync(AccessPaths.FileAccess(reference))).Text, StringComparison.Ordinal);
        await app.SendMessagesAsync();
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await app.SendMessagesAsync());
        app.Clock.MoveTo(SetClock.Start);

        var access = await hr.OpenAsync(AccessPaths.FileAccess(reference));
        Assert.Contains("Invitation refusée par le serveur", access.Text, StringComparison.Ordinal);
        Assert.Contains("adresse inconnue (550 5.1.1", access.Text, StringComparison.Ordinal);
        Assert.Contains(access.Html.QuerySelectorAll("a"), link => link.TextContent.StartsWith("Corriger l’adresse", StringComparison.Ordinal));

        var register = await hr.OpenAsync(MessagesPaths.In(nameof(MessageStatus.Refused)));
        Assert.Contains("Nolwenn Guivarch", register.Text, StringComparison.Ordinal);
        Assert.Contains("adresse inconnue", register.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nolwenn.inconnue", register.Html.DocumentElement.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Nolwenn Guivarch", (await hr.OpenAsync(MessagesPaths.Register + "?Objet=Invitation&Etat=Refused")).Text, StringComparison.Ordinal);
        Assert.Contains("Aucun message", (await hr.OpenAsync(MessagesPaths.Register + "?Objet=Digest")).Text, StringComparison.Ordinal);

        var home = await hr.OpenAsync("/");
        Assert.Contains("1 personne n’a pas reçu son dernier message.", home.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        using var others = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.DoesNotContain("Guivarch", (await others.OpenAsync(MessagesPaths.Register)).Text, StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(Visitor hr, string first, string last, string email)
    {
        var opened = await hr.SubmitAsync(
            await hr.OpenAsync("/dossiers/nouveau"),
            "Ouvrir le dossier",
            ("Certification préparée", "CQP Spécialiste prestations santé-prévoyance"),
            ("Prénoms", first),
            ("Nom de naissance", last),
            ("Sexe à l’état civil", "Féminin"),
            ("Date de naissance", "12/04/1991"),
            ("Adresse électronique", email)
        );
        Assert.Empty(opened.Errors);
        return opened.Path.Split('/')[^1];
    }

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
