using System.Xml.Linq;
using CqpMutualite.Web.Platform.Contents;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// The keys and the stores of a service are outside its database: both are recognised at each start. A new database makes its key; one that has a witness
/// refuses to start without the key, or beside a store that is not its own.
/// </summary>
public sealed class Witnesses(AppDbContext db, KeyRing ring, Seals seals, CredentialKeys credentials, ContentStores stores, TimeProvider clock) : IStartupTask
{
    private const string Purpose = "witness", Pieces = "pieces", Documents = "documents", Certificates = "certificates", Credentials = "credentials";
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await RecogniseAsync(cancellation);
        }
        catch (DbUpdateException first) when (UniqueViolation.IsOne(first))
        {
            // another instance of a new service starts at the same time: what it wrote is what holds
            db.ChangeTracker.Clear();
            await RecogniseAsync(cancellation);
        }
    }

    private async Task RecogniseAsync(CancellationToken cancellation)
    {
        var known = await KnownAsync(cancellation);
        var last = known.Count > 0 ? null : await db.JournalEntries.AsNoTracking().OrderByDescending(line => line.At).FirstOrDefaultAsync(cancellation);
        if (ring.Keys.Count == 0 && known.Count == 0 && last is null)
        {
            ring.MakeFirst();
        }

        // a database older than its witness: its journal says which key it had
        var fault = FaultOfKeys(known)
            ?? (last is not null && JournalChain.HashOf(seals, last) != last.Hash ? Foreign(last.KeyId) : null)
            ?? await FaultOfStoresAsync(known, cancellation);
        if (fault is not null)
        {
            throw new StartupException(fault);
        }

        foreach (var (id, _) in ring.Keys.Where(key => known.TrueForAll(row => row.Name != key.Id)))
        {
            Add(id, seals.Mark(Purpose, id, id)!);
        }

        var told = known.Where(row => row.Name == Credentials).Select(row => row.Mark).ToList();
        foreach (var id in credentials.Held(mayMake: true).Where(_ => told.Count == 0).Take(1))
        {
            Add(Credentials, id);
        }

        foreach (var (name, _) in Stores().Where(store => known.TrueForAll(row => row.Name != store.Name)))
        {
            Add(name, Guid.NewGuid().ToString("N"));
        }

        // once: a row without a seal that comes later was written by another hand
        if (known.TrueForAll(row => row.Name != Certificates))
        {
            await CertificateSeals.FillAsync(db, cancellation);
            Add(Certificates, ring.Current.Id);
        }

        await EncryptProtectionKeysAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        foreach (var (name, store) in Stores())
        {
            if (await store.ReadMarkAsync(cancellation) is null)
            {
                await store.WriteMarkAsync(await db.Witnesses.Where(row => row.Name == name).Select(row => row.Mark).SingleAsync(cancellation), cancellation);
            }
        }
    }

    /// <summary>Why the keys given are not those of this database; null when they are.</summary>
    public async Task<string?> FaultOfKeysAsync(CancellationToken cancellation) => FaultOfKeys(await KnownAsync(cancellation));

    /// <summary>Why the stores given are not those of this database; null when they are.</summary>
    public async Task<string?> FaultOfStoresAsync(CancellationToken cancellation) => await FaultOfStoresAsync(await KnownAsync(cancellation), cancellation);

    private Task<List<Witness>> KnownAsync(CancellationToken cancellation) => db.Witnesses.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellation);

    private IEnumerable<(string Name, ContentStore Store)> Stores() => [(Pieces, stores.Pieces), (Documents, stores.Documents)];

    private string? FaultOfKeys(List<Witness> known)
    {
        foreach (var row in known.Where(row => IsKey(row.Name)))
        {
            if (ring.Find(row.Name) is null)
            {
                return $"La clé de scellement « {row.Name} » manque, et cette base a été signée avec elle\u00A0: "
                    + "sans elle, chaque signature passerait pour fausse. "
                    + $"Remettez le fichier {row.Name}.key de votre sauvegarde dans {ring.Folder}, ou donnez Seal__Keys__{row.Name}.";
            }

            if (seals.Mark(Purpose, row.Name, row.Name) != row.Mark)
            {
                return Foreign(row.Name);
            }
        }

        if (known.Find(row => row.Name == Credentials) is { } credential && !credentials.Held(mayMake: false).Contains(credential.Mark))
        {
            return "La clé qui signe les certificats numériques n’est pas celle de cette base\u00A0: aucun ne serait plus reconnu. "
                + $"Remettez les fichiers credential-*.pem de votre sauvegarde dans {ring.Folder}, ou donnez Credential__Key.";
        }

        return ring.Keys.Count > 0
            ? null
            : $"Aucune clé de scellement n’est dans {ring.Folder}, et cette base a déjà un journal. Remettez celle de votre sauvegarde.";
    }

    private static string Foreign(string key) =>
        $"La clé de scellement « {key} » n’est pas celle de cette base\u00A0: chaque signature passerait pour fausse. "
            + "Remettez celle de votre sauvegarde\u00A0; une clé nouvelle prend un autre nom.";

    private async Task<string?> FaultOfStoresAsync(List<Witness> known, CancellationToken cancellation)
    {
        foreach (var (name, store) in Stores())
        {
            var expected = known.Find(row => row.Name == name)?.Mark;
            string? found;
            try
            {
                found = await store.ReadMarkAsync(cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or Amazon.Runtime.AmazonClientException)
            {
                return $"Le stockage des fichiers ({stores.Place}) ne répond pas comme attendu\u00A0: {e.Message.TrimEnd('.')}. "
                    + "Vérifiez les réglages Contents__… et ses droits.";
            }

            // an empty store is that of a database that has no file yet
            if (found != expected && (found is not null || (expected is not null && await HasContentsAsync(cancellation))))
            {
                return expected is null
                    ? $"Le stockage des fichiers ({stores.Place}) est celui d’une autre base\u00A0: leurs fichiers s’y mêleraient. "
                        + "Donnez à celle-ci un stockage vide."
                    : $"Le stockage des fichiers ({stores.Place}) n’est pas celui de cette base. Remettez celui de votre sauvegarde, ou corrigez les réglages.";
            }
        }

        return null;
    }

    private async Task<bool> HasContentsAsync(CancellationToken cancellation) =>
        await db.StoredDocuments.AnyAsync(cancellation) || await db.Attachments.AnyAsync(cancellation);

    private static bool IsKey(string name) => name.StartsWith("seal-", StringComparison.Ordinal);

    private void Add(string name, string mark) => db.Witnesses.Add(new Witness { Name = name, Mark = mark, At = clock.GetUtcNow() });

    // those of a database from before they were encrypted
    private async Task EncryptProtectionKeysAsync(CancellationToken cancellation)
    {
        var cipher = new ProtectionKeyCipher(ring);
        foreach (var key in await db.DataProtectionKeys.ToListAsync(cancellation))
        {
            var xml = XElement.Parse(key.Xml!);
            var plain = xml.Descendants().Where(element => (bool?)element.Attribute(Protection + "requiresEncryption") == true).ToList();
            foreach (var element in plain)
            {
                var sealedKey = cipher.Encrypt(new XElement(element));
                element.ReplaceWith(
                    new XElement(
                        Protection + "encryptedSecret",
                        new XAttribute("decryptorType", sealedKey.DecryptorType.AssemblyQualifiedName!),
                        sealedKey.EncryptedElement
                    )
                );
            }

            if (plain.Count > 0)
            {
                key.Xml = xml.ToString(SaveOptions.DisableFormatting);
            }
        }
    }
}
