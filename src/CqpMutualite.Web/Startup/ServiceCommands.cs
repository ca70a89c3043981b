using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;
using CqpMutualite.Web.Persistence.Backup;

namespace CqpMutualite.Web.Startup;

/// <summary>The commands of an operator: back up, restore, check everything, begin the anchors again.</summary>
public static class ServiceCommands
{
    private const string WithKeys = "--avec-cles";
    private const int Refused = 1;
    private const int MostFaults = 50, ToldEvery = 1000;

    /// <summary><c>sauvegarder &lt;fichier.zip&gt; [--avec-cles]</c>.</summary>
    public static async Task<int> BackUpAsync(IServiceProvider services, string[] arguments)
    {
        if (arguments.Where(argument => argument != WithKeys).ToList() is not [{ Length: > 0 } path])
        {
            throw new UsageException($"Donnez le fichier à écrire : « sauvegarder cqp.zip », ou « sauvegarder cqp.zip {WithKeys} ».");
        }

        var manifest = await services.GetRequiredService<BackupWriter>().WriteAsync(path, arguments.Contains(WithKeys), CancellationToken.None);
        Console.WriteLine(Told("Sauvegarde écrite", manifest));
        Console.WriteLine(arguments.Contains(WithKeys)
            ? "Elle contient les clés : qui la lit peut signer. Gardez-la comme elles."
            : "Les clés n’y sont pas : gardez-en une copie ailleurs, sans elles aucune signature n’est vérifiable.");
        return 0;
    }

    /// <summary><c>restaurer &lt;fichier.zip&gt;</c>.</summary>
    public static async Task<int> RestoreAsync(IServiceProvider services, string[] arguments)
    {
        if (arguments is not [{ Length: > 0 } path])
        {
            throw new UsageException("Donnez la sauvegarde : « restaurer cqp.zip ».");
        }

        var manifest = await services.GetRequiredService<BackupReader>().ReadAsync(path, CancellationToken.None);
        Console.WriteLine(Told("Sauvegarde restaurée", manifest));
        Console.WriteLine("Lancez « verifier », puis l’application.");
        return 0;
    }

    /// <summary><c>verifier</c>; 1 when something does not hold.</summary>
    public static async Task<int> CheckAsync(IServiceProvider services, string[] arguments)
    {
        if (arguments.Length > 0)
        {
            throw new UsageException("« verifier » ne prend rien d’autre.");
        }

        var result = await services.GetRequiredService<WholeCheck>().RunAsync(
            done =>
            {
                if (done % ToldEvery == 0)
                {
                    Console.WriteLine($"{done} dossiers vérifiés…");
                }
            },
            CancellationToken.None
        );
        Console.WriteLine(
            $"{result.Files} dossiers, {result.Lines} lignes de journal, {result.Signatures} signatures et décisions, {result.Certificates} certificats, "
                + $"{result.Contents} fichiers vérifiés."
        );
        foreach (var fault in result.Faults.Take(MostFaults))
        {
            Console.WriteLine($"- {fault}");
        }

        Console.WriteLine(result.Faults.Count == 0 ? "Tout tient." : $"{result.Faults.Count} points ne tiennent pas.");
        return result.Faults.Count == 0 ? 0 : Refused;
    }

    /// <summary><c>ancrer "raison"</c>: after an older database was put back, why chains begin again.</summary>
    public static async Task<int> AnchorAsync(IServiceProvider services, string[] arguments)
    {
        if (arguments is not [{ } why] || string.IsNullOrWhiteSpace(why))
        {
            throw new UsageException("Dites pourquoi : « ancrer \"sauvegarde du 3 mars restaurée\" ».");
        }

        await services.GetRequiredService<JournalAnchors>().DropAsync(why.Trim(), CancellationToken.None);
        Console.WriteLine("Une nouvelle ancre vaut pour tous les dossiers ; sa raison se lit sur la page « Service ».");
        return 0;
    }

    private static string Told(string what, BackupManifest manifest) =>
        $"{what} : état du {FrenchText.Moment(manifest.At)}, {manifest.Tables.Values.Sum()} lignes de {manifest.Tables.Count} tables, "
            + $"{manifest.Contents.Values.Sum()} fichiers.";
}
