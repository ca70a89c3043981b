using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Testing;
using CqpMutualite.Web.Demonstration;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Orientation;

/// <content>The steps that these stories take.</content>
public partial class RegistrationJourneyTests
{
    private static async Task<string> OpenedAsync(Visitor company, string certification, string? name = null)
    {
        var form = await company.OpenAsync("/dossiers/nouveau");
        var page = await company.SubmitAsync(
            form,
            "Ouvrir le dossier",
            ("Certification préparée", certification),
            ("Prénoms", "Karim Youssef"),
            ("Nom de naissance", name ?? $"Benali {(char)('A' + (opened++ % 26))}{(char)('A' + (opened / 26))}"),
            ("Sexe à l’état civil", "Masculin"),
            ("Date de naissance", "14/05/1992"));
        return page.Errors.Count == 0 ? page.Path : throw new InvalidOperationException(string.Join(' ', page.Errors));
    }

    private static async Task<WebPage> ChooseOrganisationAsync(Visitor company, string file)
    {
        var choice = await company.OpenAsync(file + "/organisme");
        choice.Html.QuerySelector<IHtmlInputElement>(".radio-line input:not([disabled])")!.IsChecked = true;
        var next = await company.SubmitAsync(choice, "Choisir cet organisme");
        Assert.Empty(next.Errors);
        return next;
    }

    // every question of the page: the first answer of each scale, a text, a past day
    private static void Complete(WebPage page)
    {
        foreach (var box in page.Html.QuerySelectorAll("#entretien [data-answer]"))
        {
            if (box.QuerySelector<IHtmlInputElement>("input[type=radio]") is { } first)
            {
                first.IsChecked = true;
            }

            if (box.QuerySelector<IHtmlInputElement>("[data-day]") is { } day)
            {
                day.Value = "12/03/2026";
                continue;
            }

            if (box.QuerySelector<IHtmlInputElement>("input[type=text]") is { } text)
            {
                text.Value = "Hélène Vasseur";
            }
        }
    }

    private async Task GiveStampAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var employer = await db.Organisations.SingleAsync(found => found.Name == DemoPeople.Horizon, TestContext.Current.CancellationToken);
        employer.GiveStamp(
            await app.Services.GetRequiredService<ContentStores>().Pieces.KeepAsync(Uploads.Samples.Png, TestContext.Current.CancellationToken),
            "image/png"
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task CompleteIdentityAsync(Visitor company, string file)
    {
        var identity = await company.OpenAsync(file + "/identite");
        var refused = await company.SubmitAsync(
            identity,
            "Enregistrer l’identité",
            ("Date d’entrée dans l’entreprise", "01/09/2031"),
            ("Code INSEE ou postal de naissance", "4410")
        );
        Assert.Contains("Code INSEE ou postal de naissance : le code a 5 caractères : 44109, ou 2A004 pour la Corse", refused.Errors);
        Assert.Contains(refused.Errors, error => error.Contains("dans l’avenir", StringComparison.Ordinal));
        var page = await company.SubmitAsync(
            refused,
            "Enregistrer l’identité",
            ("Commune de naissance", "Nantes"),
            ("Code INSEE ou postal de naissance", "44109"),
            ("Emploi occupé", "gestionnaire"),
            ("Type de contrat", "CDI"),
            ("Date d’entrée dans l’entreprise", "01/09/2020")
        );
        Assert.Empty(page.Errors);
        Assert.Equal(file + "/inscription", page.Path);
    }

    // the company signs, then declares what the candidate signed on paper
    private static async Task SignAsync(Visitor company, string file)
    {
        var sign = await company.OpenAsync(file + "/entretien/signature");
        sign.Html.QuerySelector<IHtmlInputElement>("#Declared")!.IsChecked = true;
        var wrong = await company.SubmitAsync(sign, "Signer le guide", ("Mot de passe", "faux"));
        Assert.Contains("n’est pas le vôtre", Assert.Single(wrong.Errors));
        wrong.Html.QuerySelector<IHtmlInputElement>("#Declared")!.IsChecked = true;
        Assert.Equal(file, (await company.SubmitAsync(wrong, "Signer le guide", ("Mot de passe", DemoPeople.Password))).Path);
        Assert.Contains("conclu et signé", (await company.OpenAsync(file + "/entretien")).Text);
        var paper = await company.OpenAsync(file + "/entretien/signature-papier");
        var future = await company.SubmitAsync(paper, "Déclarer la signature", ("Signé le", "01/01/2031"), ("Votre mot de passe", DemoPeople.Password));
        Assert.Contains("dans l’avenir", Assert.Single(future.Errors));
        Assert.Equal(
            file,
            (await company.SubmitAsync(future, "Déclarer la signature", ("Signé le", "13/03/2026"), ("Votre mot de passe", DemoPeople.Password))).Path
        );
    }

    private static void Set(WebPage page, string key, string value)
    {
        switch (page.Html.GetElementsByName($"Answers[{key}].Value").Single())
        {
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
        }
    }

    private static string? Value(WebPage page, string key) => page.Html.GetElementsByName($"Answers[{key}].Value").Single() switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    private async Task<Guid> WithoutApprovalAsync()
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var organisation = Organisation.Create("Sans Agrément", OrganisationKind.TrainingOrganisation, "Lille");
        if (await db.Organisations.SingleOrDefaultAsync(found => found.Name == organisation.Name) is { } known)
        {
            return known.Id;
        }

        db.Add(organisation);
        await db.SaveChangesAsync();
        return organisation.Id;
    }
}
