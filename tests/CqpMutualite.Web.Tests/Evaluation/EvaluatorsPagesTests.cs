using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Evaluation;

/// <summary>Naming the evaluators, and adding a person of the company.</summary>
public class EvaluatorsPagesTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Page = "/dossiers/DEMO-SPE-02/evaluateurs", First = "Évaluateur 1, responsable hiérarchique", Second = "Évaluateur 2, tuteur ou autre professionnel expérimenté";
    private const string Claire = "Claire Morel, responsable du pôle prestations", Paul = "Paul Girard, gestionnaire expert, tuteur";

    [Fact]
    public async Task Two_persons_of_the_company_are_named_never_twice_the_same_never_somebody_else()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        Assert.Equal(2, (await hr.SubmitAsync(await hr.OpenAsync(Page), "Nommer les évaluateurs")).Errors.Count);
        Assert.Equal([$"{Second} : les deux évaluateurs sont deux personnes distinctes"], (await hr.SubmitAsync(await hr.OpenAsync(Page), "Nommer les évaluateurs", (First, Claire), (Second, Claire))).Errors);

        var forged = await hr.OpenAsync(Page);
        var option = forged.Html.QuerySelectorAll<IHtmlOptionElement>("[name='Form.SecondEvaluatorId'] option").First(found => found.TextContent == Paul);
        option.Value = Guid.NewGuid().ToString();
        Assert.Equal([$"{Second} : choisissez une personne de la liste"], (await hr.SubmitAsync(forged, "Nommer les évaluateurs", (First, Claire), (Second, Paul))).Errors);

        var named = await hr.SubmitAsync(await hr.OpenAsync(Page), "Nommer les évaluateurs", (First, Claire), (Second, Paul));
        Assert.Equal("/dossiers/DEMO-SPE-02", named.Path);
        Assert.Contains("Claire MorelÉvaluateur 1", named.Text);
        Assert.Contains("Paul GirardÉvaluateur 2", named.Text);
    }

    [Fact]
    public async Task A_person_added_is_proposed_and_somebody_known_is_not_written_twice()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        (string, string)[] Person(string email) => [("Prénom", "Inès"), ("Nom", "Caron"), ("Adresse électronique", email), ("Fonction", "formatrice interne")];

        var known = await hr.SubmitAsync(await hr.OpenAsync(Page + "/nouveau"), "Ajouter la personne", Person("Tuteur@Horizon.example"));
        Assert.Contains("cette adresse est celle de Paul Girard, qui figure déjà dans la liste", Assert.Single(known.Errors));
        Assert.Equal(4, (await hr.SubmitAsync(await hr.OpenAsync(Page + "/nouveau"), "Ajouter la personne")).Errors.Count);

        var added = await hr.SubmitAsync(await hr.OpenAsync(Page + "/nouveau"), "Ajouter la personne", Person("ines.caron@horizon.example"));
        Assert.Contains("Inès Caron, formatrice interne", added.Html.QuerySelectorAll("[name='Form.FirstEvaluatorId'] option").Select(option => option.TextContent));
    }

    [Fact]
    public async Task Signed_evaluators_do_not_change_any_more()
    {
        using var hr = await Visitor.SignedInAsync(app, "rh@horizon.example");
        var page = await hr.OpenAsync("/dossiers/DEMO-SPE-01/evaluateurs");
        Assert.Empty(page.Html.QuerySelectorAll("main form"));
        Assert.Contains("Claire MorelÉvaluateur 1", page.Text);
    }
}
