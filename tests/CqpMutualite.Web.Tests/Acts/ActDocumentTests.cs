using System.Globalization;
using System.Text;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Testing;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Acts;
using CqpMutualite.Web.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Acts;

/// <summary>docs/actes.md says what the application does after an act: it is written from the same tables. To write it again: CQP_WRITE_DOCS=1.</summary>
public class ActDocumentTests(AppHost app) : IClassFixture<AppHost>
{
    private const string Introduction = """
        # Actes

        Écrit par un test à partir du contrat du journal (`ActContract`), des phrases (`HistoryWords`) et des suites (`WhatFollows`) ; ne pas le
        modifier à la main. Pour le récrire : `CQP_WRITE_DOCS=1 dotnet test tests/CqpMutualite.Web.Tests --filter ActDocumentTests`.

        - Un acte est ce qui arrive à un dossier, un livret, une session, un certificat. Il est rendu par l’objet qui change, écrit dans le journal
          sous son code, dit dans l’historique par la phrase donnée ici pour exemple (édition Spécialiste), et suivi de ce que disent les autres
          colonnes.
        - En plus du message indiqué, la personne dont l’acte fait le tour est prévenue : signer le guide, accuser réception de l’inscription,
          recevoir le dossier, clore la formation, répondre, ouvrir l’évaluation, évaluer, prendre connaissance des résultats. Une seule lettre par
          personne et par acte, aucune à qui agit, sauf récépissé.
        - « qui l’a fait » : l’acte n’est lu dans l’historique que par cette personne ; les autres sont lus par tous ceux qui suivent le dossier.
        - Le motif que quelqu’un écrit est dit après la phrase ; il n’est pas dans l’acte.

        """;

    [Fact]
    public async Task The_document_on_acts_is_up_to_date()
    {
        var path = Path.Combine(SourceTree.Find(AppContext.BaseDirectory)!, "docs", "actes.md");
        var expected = Write();
        if (Environment.GetEnvironmentVariable("CQP_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, expected, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    private string Write()
    {
        var edition = app.Services.GetRequiredService<Editions>().Get("specialiste-prestations", 2);
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        text.Append("\n| Code | Acte | Phrase | Message | Document figé | Convocations | Lu par |\n|---|---|---|---|---|---|---|\n");
        foreach (var act in ActSamples.All)
        {
            var (stored, follows) = (ActContract.Write(act), WhatFollows.Of(act));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{stored.Code}` | {act.GetType().Name} | {HistoryWords.Of(act, edition)} | {Told(follows)} | {follows.Frozen ?? "·"} | "
                    + $"{(act is JuryAct session && Convenings.Follow(session) ? "mises à jour" : "·")} | {(act.Confidential ? "qui l’a fait" : "tous")} |\n"
            );
        }

        return text.ToString();
    }

    private static string Told(WhatFollows follows) => follows.Message is not { } message ? "·" : $"{message} : {follows.To switch
    {
        Audience.NamedEvaluators => "évaluateurs nommés",
        Audience.Company => "entreprise",
        Audience.NamedOrganisations => "organismes choisis",
        _ => "candidat, entreprise, organismes",
    }}";
}
