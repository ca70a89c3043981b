using System.Globalization;
using System.Text;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using Xunit;

namespace CqpMutualite.Web.Tests.Rights;

/// <summary>docs/droits.md says what the application does: it is written from the same enumeration. To write it again: CQP_WRITE_DOCS=1.</summary>
public class RightsDocumentTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Introduction = """
        # Droits

        Écrit par un test à partir des routes de l’application et de la table `RolePermissions` ; ne pas le modifier à la main. Pour le récrire :
        `CQP_WRITE_DOCS=1 dotnet test tests/CqpMutualite.Web.Tests --filter RightsDocumentTests`.

        - Le droit ouvre la page ; une adresse qui porte `{reference}` ou `{session}` suppose en plus que le dossier ou la session soit visible
          (`Visibility`), et ce qu’on y lit dépend de la voix et de l’état du livret (`SheetRights`).
        - Ce qui n’est pas permis, pas visible ou absent répond 404, de la même façon. Sans connexion : renvoi vers `/connexion`, ou 401 pour un
          enregistrement automatique.
        - `/dev/…` ne répond qu’en développement.

        """;

    [Fact]
    public async Task The_document_on_rights_is_up_to_date()
    {
        var path = Path.Combine(SourceTree.Find(AppContext.BaseDirectory)!, "docs", "droits.md");
        var expected = Write(RouteCase.All(app.Services));
        if (Environment.GetEnvironmentVariable("CQP_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, expected, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    private static string Write(IReadOnlyList<RouteCase> routes)
    {
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n| Adresse | Méthode | Droit | {string.Join(" | ", roles.Select(RoleNames.Of))} |\n|---|---|---|{string.Concat(roles.Select(_ => ":-:|"))}\n"
        );
        foreach (var route in routes.Where(route => route.Permission is not null))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{route.Pattern}` | {route.Method} | {route.Permission} | {string.Join(" | ", roles.Select(role => route.Allows(role) ? "oui" : "·"))} |\n"
            );
        }

        text.Append("\n## Sans compte\n\n| Adresse | Méthode |\n|---|---|\n");
        foreach (var route in routes.Where(route => route.Permission is null))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{route.Pattern}` | {route.Method} |\n");
        }

        return text.ToString();
    }
}
