using System.Net;
using System.Text.RegularExpressions;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

/// <summary>One's own account: function, address, password, second step; and what the certifier may do to it.</summary>
public partial class OwnAccountTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Current = "Mot de passe actuel", Chosen = "Une nouvelle phrase 42";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_function_and_the_password_are_changed_by_who_knows_the_present_one()
    {
        using var person = await Visitor.SignedInAsync(app, "formation@autre-organisme.example");
        var page = await person.SubmitAsync(await person.OpenAsync("/mon-compte"), "Enregistrer la fonction", ("Fonction", "responsable pédagogique"));
        Assert.Contains("Fonction modifiée", page.Text, StringComparison.Ordinal);

        var form = await person.OpenAsync("/mon-compte/mot-de-passe");
        var refused = await person.SubmitAsync(
            form,
            "Changer de mot de passe",
            (Current, "faux"),
            ("Nouveau mot de passe", Chosen),
            ("Le même, une seconde fois", Chosen)
        );
        Assert.Equal("Mot de passe actuel : ce mot de passe n’est pas le vôtre", Assert.Single(refused.Errors));
        var changed = await person.SubmitAsync(
            form,
            "Changer de mot de passe",
            (Current, DemoPeople.Password),
            ("Nouveau mot de passe", Chosen),
            ("Le même, une seconde fois", Chosen)
        );
        Assert.Equal("/mon-compte", changed.Path);
        using var again = await Visitor.SignedInAsync(app, "formation@autre-organisme.example", Chosen);
    }

    [Fact]
    public async Task An_address_changes_when_its_holder_follows_the_link_and_the_former_one_is_told()
    {
        using var person = await Visitor.SignedInAsync(app, "jury.salarie@cqp.example");
        var asked = await person.SubmitAsync(
            await person.OpenAsync("/mon-compte/adresse"),
            "Recevoir le lien",
            ("Nouvelle adresse électronique", "nouvelle@cqp.example"),
            (Current, DemoPeople.Password)
        );
        Assert.Contains("nouvelle@cqp.example attend votre confirmation", asked.Text, StringComparison.Ordinal);
        await app.SendMessagesAsync();
        Assert.Contains("Une autre adresse a été donnée", MessageTo("jury.salarie@cqp.example"), StringComparison.Ordinal);
        var link = new Uri(Link().Match(MessageTo("nouvelle@cqp.example")).Value).PathAndQuery;

        using var elsewhere = Visitor.Of(app);
        var confirm = await elsewhere.OpenAsync(link);
        Assert.Equal("/connexion", (await elsewhere.SubmitAsync(confirm, "Confirmer l’adresse")).Path);
        using var again = await Visitor.SignedInAsync(app, "nouvelle@cqp.example");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.OpenAsync(link)).Status);
        Assert.True(await ReadAsync(db => db.People.AnyAsync(found => found.Email == "nouvelle@cqp.example", Cancellation)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Visitor.SignedInAsync(app, "jury.salarie@cqp.example"));
    }

    [Fact]
    public async Task An_address_of_somebody_else_is_answered_alike_and_never_taken()
    {
        using var person = await Visitor.SignedInAsync(app, "jury.salarie2@cqp.example");
        var asked = await person.SubmitAsync(
            await person.OpenAsync("/mon-compte/adresse"),
            "Recevoir le lien",
            ("Nouvelle adresse électronique", "oemm@cqp.example"),
            (Current, DemoPeople.Password)
        );
        Assert.Contains("oemm@cqp.example attend votre confirmation", asked.Text, StringComparison.Ordinal);
        await app.SendMessagesAsync();
        Assert.DoesNotContain(Messages(), text =>
            text.Contains("To: oemm@cqp.example", StringComparison.Ordinal) && text.Contains("Confirmer", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_second_step_asks_for_a_code_and_a_recovery_code_serves_once()
    {
        using var person = await Visitor.SignedInAsync(app, "tuteur@horizon.example");
        var (key, codes) = await EnableAsync(person);
        Assert.Equal(10, codes.Count);

        using var visitor = Visitor.Of(app);
        var step = await FirstStepAsync(visitor, "tuteur@horizon.example");
        Assert.Equal("/connexion/code", step.Path);
        Assert.Equal("/connexion", (await visitor.OpenAsync("/tuteur")).Path);
        Assert.Single((await visitor.SubmitAsync(step, "Se connecter", ("Code", "000000"))).Errors);
        Assert.Equal("/tuteur", (await visitor.SubmitAsync(step, "Se connecter", ("Code", Totp.Code(key)))).Path);

        foreach (var (path, again) in new[] { ("/tuteur", false), ("/connexion/code", true) })
        {
            using var other = Visitor.Of(app);
            await FirstStepAsync(other, "tuteur@horizon.example");
            var used = await other.SubmitAsync(await other.OpenAsync("/connexion/code?secours=true"), "Se connecter", ("Code", codes[0].ToLowerInvariant()));
            Assert.Equal((path, again), (used.Path, used.Errors.Count == 1));
        }
    }

    [Fact]
    public async Task Wrong_codes_slow_down_and_the_certifier_takes_the_step_off_with_a_reason()
    {
        using var person = await Visitor.SignedInAsync(app, "responsable@horizon.example");
        await EnableAsync(person);
        using var visitor = Visitor.Of(app);
        var step = await FirstStepAsync(visitor, "responsable@horizon.example");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            step = await visitor.SubmitAsync(step, "Se connecter", ("Code", "000000"));
        }

        Assert.Contains("Trop d’essais : réessayez dans 1 seconde", Assert.Single(step.Errors), StringComparison.Ordinal);

        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var certifier = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var list = await certifier.OpenAsync("/comptes?recherche=morel");
        var account = list.Html.QuerySelector(".tbl tbody a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync(account)).Status);
        var page = await certifier.OpenAsync(account);
        Assert.Single((await certifier.SubmitAsync(page, "Retirer les deux étapes", ("Motif", ""))).Errors);
        var reset = await certifier.SubmitAsync(page, "Retirer les deux étapes", ("Motif", "Téléphone perdu"));
        Assert.Contains("Connexion en deux étapes retirée – OEMM : Téléphone perdu", reset.Text, StringComparison.Ordinal);
        Assert.False(
            await ReadAsync(db =>
                db.Users.Where(found => found.Email == "responsable@horizon.example").Select(found => found.TwoFactorEnabled).SingleAsync(Cancellation)
            )
        );
    }

    [Fact]
    public async Task Hr_changes_the_name_of_its_own_people_only()
    {
        var (own, foreign) = (await PersonAsync("candidat@horizon.example"), await PersonAsync("rh@atlantique.example"));
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync($"/personnes/{foreign}/nom")).Status);
        var form = await company.OpenAsync($"/personnes/{own}/nom?retour=/dossiers/DEMO-SPE-01");
        Assert.Equal(
            "Motif : dites pourquoi le nom change\u00A0: mariage, rectification…",
            Assert
                .Single((await company.SubmitAsync(form, "Enregistrer le nom", ("Nom d’usage", "Vidal"))).Errors)
                .Replace(" : mariage", "\u00A0: mariage", StringComparison.Ordinal)
        );

        var file = await company.SubmitAsync(form, "Enregistrer le nom", ("Nom d’usage", "Vidal"), ("Motif", "Mariage"));
        Assert.Equal("/dossiers/DEMO-SPE-01", file.Path);
        Assert.Contains("Vidal", file.Html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nom du candidat changé", file.Text, StringComparison.Ordinal);
        Assert.True(await ReadAsync(db => db.Set<Domain.People.FormerName>().AnyAsync(name => name.PersonId == own && name.Reason == "Mariage", Cancellation)));
    }

    [Fact]
    public async Task Where_the_settings_ask_for_it_nothing_opens_before_the_second_step_is_there()
    {
        await using var strict = app.WithWebHostBuilder(builder => builder.UseSetting(AccountClaims.TwoStepSetting, "JuryObserver"));
        using var observer = new Visitor(strict.CreateClient(new() { AllowAutoRedirect = false }));
        var door = await observer.OpenAsync("/connexion");
        var page = await observer.SubmitAsync(door, "Se connecter", ("Adresse électronique", "observateur@cqp.example"), ("Mot de passe", DemoPeople.Password));
        Assert.Equal("/mon-compte/deux-etapes", page.Path);
        Assert.Contains("Votre qualité demande une connexion en deux étapes", page.Text, StringComparison.Ordinal);
        await EnableAsync(observer);
        Assert.Equal("/jury", (await observer.OpenAsync("/jury")).Path);
        Assert.Null((await observer.OpenAsync("/mon-compte/deux-etapes")).Html.QuerySelector("button[value=arreter]"));
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> EnableAsync(Visitor person)
    {
        var bind = await person.SubmitAsync(await person.OpenAsync("/mon-compte/deux-etapes"), "Activer les deux étapes", (Current, DemoPeople.Password));
        Assert.NotNull(bind.Html.QuerySelector("svg.qr path"));
        var key = bind.Html.QuerySelector(".key")!.TextContent;
        Assert.Single((await person.SubmitAsync(bind, "Vérifier le code", ("Code affiché par l’application", "000000"))).Errors);
        var codes = await person.SubmitAsync(bind, "Vérifier le code", ("Code affiché par l’application", Totp.Code(key)));
        return (key, [.. codes.Html.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }

    private static async Task<WebPage> FirstStepAsync(Visitor visitor, string email) =>
        await visitor.SubmitAsync(
            await visitor.OpenAsync("/connexion"),
            "Se connecter",
            ("Adresse électronique", email),
            ("Mot de passe", DemoPeople.Password)
        );

    private Task<Guid> PersonAsync(string email) =>
        ReadAsync(db => db.Users.Where(account => account.Email == email).Select(account => account.PersonId).SingleAsync(Cancellation));

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private string MessageTo(string address) => Messages().Last(text => text.Contains($"To: {address}", StringComparison.Ordinal));

    private List<string> Messages() =>
        [.. Directory.GetFiles(Path.Combine(app.Database.Folder, "courrier")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Link();
}
