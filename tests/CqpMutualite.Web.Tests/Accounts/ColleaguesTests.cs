using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Tests.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

/// <summary>The administrator names the colleagues of the OEMM, and ends their capacity.</summary>
public class ColleaguesTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Admin = "admin@cqp.example",
        NewPassword = "Un-Premier-Acces-2027",
        Invitation = "/comptes/invitation";
    private const string ForOemm = "OEMM : instruit les dossiers, tient l’annuaire, nomme et convoque les jurys",
        ForAccounts = "Administration : ouvre et ferme les comptes, ne lit aucun dossier";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "false", "Donnez le prénom, ou dites que la personne n’en a pas")]
    [InlineData("Zoé", "true", "Un prénom est donné, et la case dit qu’il n’y en a pas")]
    [InlineData("", "true", null)]
    public async Task Somebody_who_has_one_name_only_is_invited_once_that_is_said(string firstName, string none, string? refused)
    {
        using var admin = await Visitor.SignedInAsync(app, Admin);
        var page = await admin.SubmitAsync(
            await admin.OpenAsync(Invitation),
            "Envoyer l’invitation",
            ("Prénom", firstName),
            ("Cette personne n’a pas de prénom", none),
            ("Nom", "Suharti"),
            ("Adresse électronique", "suharti@cqp.example"),
            ("Fonction", "instructrice"),
            ("Ce que cette personne fera", ForOemm));
        Assert.Contains(refused ?? "", string.Join('|', page.Errors), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(refused is null, page.Errors.Count == 0);
    }

    [Fact]
    public async Task A_colleague_is_invited_comes_in_and_leaves()
    {
        using var admin = await Visitor.SignedInAsync(app, Admin);
        Assert.NotNull((await admin.OpenAsync("/admin")).Html.QuerySelector($"a[href='{Invitation}']"));
        Assert.NotNull((await admin.OpenAsync("/comptes")).Html.QuerySelector($"a[href='{Invitation}']"));
        var form = await admin.OpenAsync(Invitation);
        Assert.Equal(5, (await admin.SubmitAsync(form, "Envoyer l’invitation")).Errors.Count);
        (string, string)[] typed =
        [
            ("Prénom", "Jeanne"),
            ("Nom", "Astier"),
            ("Adresse électronique", "jeanne@cqp.example"),
            ("Fonction", "chargée de certification"),
            ("Ce que cette personne fera", ForOemm),
        ];
        var account = await admin.SubmitAsync(form, "Envoyer l’invitation", typed);
        Assert.StartsWith("/comptes/", account.Path, StringComparison.Ordinal);
        Assert.Contains("OEMM", account.Text, StringComparison.Ordinal);
        Assert.Contains("a déjà cette qualité", Assert.Single((await admin.SubmitAsync(form, "Envoyer l’invitation", typed)).Errors), StringComparison.Ordinal);

        await app.SendMessagesAsync();
        var message = Assert.Single(app.Sink.To("jeanne@cqp.example"));
        Assert.Contains("pour agir au nom de", WebPage.Flat(message.Text), StringComparison.Ordinal);
        using (var guest = Visitor.Of(app))
        {
            await guest.SubmitAsync(
                await guest.OpenAsync(message.Link),
                "Changer le mot de passe",
                ("Nouveau mot de passe", NewPassword),
                ("Le même, une seconde fois", NewPassword)
            );
        }

        using (var colleague = await Visitor.SignedInAsync(app, "jeanne@cqp.example", NewPassword))
        {
            Assert.Equal(HttpStatusCode.OK, (await colleague.OpenAsync("/oemm/jurys/membres")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.OpenAsync(Invitation)).Status);
        }

        var end = await admin.OpenAsync(account.Html.QuerySelectorAll<IHtmlAnchorElement>("a").First(link => link.TextContent == "Mettre fin").PathName);
        Assert.Contains(
            "le dernier jour vient après",
            Assert.Single(
                (await admin.SubmitAsync(end, "Mettre fin à cette qualité", ("Dernier jour", FrenchText.TypedDate(app.Clock.Today().AddDays(-1))))).Errors
            ),
            StringComparison.Ordinal
        );
        var ended = await admin.SubmitAsync(end, "Mettre fin à cette qualité", ("Dernier jour", FrenchText.TypedDate(app.Clock.Today())));
        Assert.Contains("Fin de qualité le", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_always_stays()
    {
        using var admin = await Visitor.SignedInAsync(app, Admin);
        var (person, capacity) = await InBaseAsync(async db =>
        {
            var membership = await db.Memberships.FirstAsync(found => found.Role == Role.Administrator, Cancellation);
            return (membership.PersonId, membership.Id);
        });
        var end = await admin.OpenAsync($"/comptes/{person}/qualites/{capacity}/fin");
        Assert.Contains(
            "la dernière personne de l’administration",
            Assert.Single((await admin.SubmitAsync(end, "Mettre fin à cette qualité")).Errors),
            StringComparison.OrdinalIgnoreCase
        );

        var other = await admin.SubmitAsync(
            await admin.OpenAsync(Invitation),
            "Envoyer l’invitation",
            ("Prénom", "Rémi"),
            ("Nom", "Soler"),
            ("Adresse électronique", "remi@cqp.example"),
            ("Fonction", "administrateur"),
            ("Ce que cette personne fera", ForAccounts)
        );
        Assert.Contains("Administration", other.Text, StringComparison.Ordinal);
        Assert.Empty(
            (await admin.SubmitAsync(end, "Mettre fin à cette qualité", ("Dernier jour", FrenchText.TypedDate(app.Clock.Today().AddDays(20))))).Errors
        );

        // what belongs to others is not ended here
        var hr = await InBaseAsync(db =>
            db.Memberships.Where(found => found.Role == Role.CompanyHr).Select(found => new { found.PersonId, found.Id }).FirstAsync(Cancellation)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync($"/comptes/{hr.PersonId}/qualites/{hr.Id}/fin")).Status);
    }

    [Fact]
    public async Task The_body_of_the_certifier_is_made_once()
    {
        using var admin = await Visitor.SignedInAsync(app, Admin);
        foreach (var email in new[] { "un@cqp.example", "deux@cqp.example" })
        {
            await admin.SubmitAsync(
                await admin.OpenAsync(Invitation),
                "Envoyer l’invitation",
                ("Prénom", "Claude"),
                ("Nom", "Martin"),
                ("Adresse électronique", email),
                ("Fonction", "chargée"),
                ("Ce que cette personne fera", ForOemm),
                ("Organisme, pour l’OEMM", "Secrétariat de la branche")
            );
        }

        Assert.Equal(
            1,
            await InBaseAsync(db =>
                db.Organisations.CountAsync(
                    organisation => organisation.Kind == OrganisationKind.Certifier && organisation.Name == "Secrétariat de la branche",
                    Cancellation
                )
            )
        );
    }

    private async Task<T> InBaseAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
