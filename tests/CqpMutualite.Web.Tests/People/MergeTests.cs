using System.Net;
using CqpMutualite.Domain.Tests;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.People;

/// <summary>Two records of a person made one, an organisation taken over: what follows, what stays, and the way back.</summary>
public class MergeTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Rule("IDE-08")]
    public async Task Two_records_of_a_candidate_become_one_and_two_again()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var kept = Path.GetFileName(await OpenAsync(company, "Nadège", "Doubleton", "CQP Spécialiste prestations santé-prévoyance"));
        var other = Path.GetFileName(await OpenAsync(company, "Nadège", "Doublethon", "CQP Conseiller(ère) mutualiste individuels"));
        var (one, two) = (await CandidateAsync(kept), await CandidateAsync(other));
        Assert.NotEqual(one, two);

        var page = await oemm.OpenAsync($"/dossiers/{kept}/reunir?avec={other.ToLowerInvariant()}");
        Assert.Contains("Doubleton", page.Text);
        Assert.Contains("Doublethon", page.Text);
        Assert.Contains($"Passent à la fiche gardée : 1 dossier ({other})", page.Text);
        var unsaid = await oemm.SubmitAsync(page, "Réunir les deux fiches");
        Assert.Contains("une seule personne", Assert.Single(unsaid.Errors));
        Assert.Equal(two, await CandidateAsync(other));

        page = await oemm.SubmitAsync(page, "Réunir les deux fiches", ("Motif", "Même pièce d’identité."));
        Assert.Equal((one, one), (await CandidateAsync(kept), await CandidateAsync(other)));
        foreach (var reference in new[] { kept, other })
        {
            Assert.Contains("Deux fiches du candidat réunies : Même pièce d’identité.", (await oemm.OpenAsync($"/dossiers/{reference}/historique")).Text);
        }

        page = await oemm.OpenAsync($"/dossiers/{kept}/reunir");
        page = await oemm.SubmitAsync(page, "Séparer de nouveau la fiche de Nadège Doublethon");
        Assert.Equal((one, two), (await CandidateAsync(kept), await CandidateAsync(other)));
        Assert.Contains("Fiches du candidat séparées de nouveau", (await oemm.OpenAsync($"/dossiers/{other}/historique")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync($"/dossiers/{kept}/reunir")).Status);
    }

    [Fact]
    [Rule("IDE-08")]
    public async Task Records_that_both_prepare_the_same_certification_stay_apart()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        var kept = Path.GetFileName(await OpenAsync(company, "Ambre", "Parallèle", "CQP Spécialiste prestations santé-prévoyance"));
        var other = Path.GetFileName(await OpenAsync(company, "Ambre", "Paralelle", "CQP Spécialiste prestations santé-prévoyance"));
        var page = await oemm.OpenAsync($"/dossiers/{kept}/reunir?avec={other}");
        page = await oemm.SubmitAsync(page, "Réunir les deux fiches", ("Motif", "Même personne."));
        Assert.Contains("dossier en cours pour la même certification", Assert.Single(page.Errors));
    }

    [Fact]
    [Rule("IDE-09")]
    public async Task The_files_and_the_people_of_a_company_follow_it_into_the_one_that_takes_it_over_and_come_back()
    {
        using var oemm = await Visitor.SignedInAsync(app, "oemm@cqp.example");
        using var hr = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        var file = Path.GetFileName(await OpenAsync(hr, "Soline", "Absorbée", "CQP Spécialiste prestations santé-prévoyance"));
        var former = await OrganisationAsync("Mutuelle Atlantique");
        var next = await OrganisationAsync("Mutuelle Horizon");
        var before = await FilesAsync(former);

        var page = await oemm.OpenAsync($"/organisations/{former}/reprise");
        page = await oemm.SubmitAsync(page, "Enregistrer la reprise", ("Reprise par", "Mutuelle Horizon, Nantes"), ("Motif", "Fusion du 1er juin."));
        Assert.Empty(page.Errors);
        Assert.Equal(0, await FilesAsync(former));
        Assert.Contains("Entreprise reprise par Mutuelle Horizon : le dossier la suit", (await oemm.OpenAsync($"/dossiers/{file}/historique")).Text);
        using var followed = await Visitor.SignedInAsync(app, "rh@atlantique.example");
        Assert.Equal(HttpStatusCode.OK, (await followed.OpenAsync($"/dossiers/{file}")).Status);
        using var theirs = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(HttpStatusCode.OK, (await theirs.OpenAsync($"/dossiers/{file}")).Status);

        page = await oemm.OpenAsync($"/organisations/{former}/reprise");
        Assert.Contains("Reprise par Mutuelle Horizon", page.Text);
        page = await oemm.SubmitAsync(page, "Annuler la reprise");
        Assert.Equal(before, await FilesAsync(former));
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.OpenAsync($"/dossiers/{file}")).Status);
        Assert.NotEqual(former, next);
    }

    private static async Task<string> OpenAsync(Visitor company, string firstNames, string name, string certification)
    {
        var page = await company.SubmitAsync(
            await company.OpenAsync("/dossiers/nouveau"),
            "Ouvrir le dossier",
            ("Certification préparée", certification),
            ("Prénoms", firstNames),
            ("Nom de naissance", name),
            ("Sexe à l’état civil", "Féminin"),
            ("Date de naissance", "02/03/1990")
        );
        Assert.Empty(page.Errors);
        return page.Path;
    }

    private Task<Guid> CandidateAsync(string reference) =>
        ReadAsync(db => db.Files.Where(file => file.Reference == reference).Select(file => file.CandidateId).SingleAsync(Cancellation));

    private Task<Guid> OrganisationAsync(string name) =>
        ReadAsync(db => db.Organisations.Where(organisation => organisation.Name == name).Select(organisation => organisation.Id).SingleAsync(Cancellation));

    private Task<int> FilesAsync(Guid company) => ReadAsync(db => db.Files.CountAsync(file => file.EmployerId == company, Cancellation));

    private async Task<T> ReadAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }
}
