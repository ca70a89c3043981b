using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Referentials;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// At start: loads the editions of the repository that the database does not have yet. A published edition is immutable: one whose
/// file no longer has the hash of <c>LOCK</c>, or differs from what the database holds, stops the start. A line of <c>LOCK</c> holds the hash,
/// the name of the file and, from version 2 on, the day from which the edition is in force (<c>2027-01-01</c>), two spaces between them.
/// </summary>
public sealed class EditionLoader(AppDbContext db, Editions editions, IHostEnvironment environment) : IStartupTask
{
    // the first version of an edition has always been in force
    private static readonly DateOnly Always = new(2014, 1, 1);

    /// <summary>Folder of the edition documents.</summary>
    public static string Folder(IHostEnvironment environment) => Path.Combine(environment.ContentRootPath, "Referentials");

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellation)
    {
        var folder = Folder(environment);
        var locked = File.ReadLines(Path.Combine(folder, "LOCK"))
            .Select(line => line.Split("  "))
            .ToDictionary(parts => parts[1], parts => (Hash: parts[0], From: parts.ElementAtOrDefault(2)));
        var stored = await db
            .Editions.AsNoTracking()
            .ToDictionaryAsync(edition => $"{edition.Code}.v{edition.Version}.json", edition => edition.Sha256, cancellation);
        foreach (var path in Directory.EnumerateFiles(folder, "*.v*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var content = await File.ReadAllTextAsync(path, cancellation);
            var hash = HashOf(content);
            if (locked.GetValueOrDefault(name).Hash != hash || stored.GetValueOrDefault(name, hash) != hash)
            {
                throw new StartupException(
                    $"L’édition {name} a changé depuis sa publication. Une édition publiée ne change pas : rétablissez le fichier, ou publiez une version "
                        + $"suivante."
                );
            }

            if (stored.ContainsKey(name))
            {
                continue;
            }

            var (edition, faults) = ReferentialReader.Read(content);
            if (edition is null)
            {
                throw new StartupException($"L’édition {name} n’est pas lisible : {faults[0].Path} : {faults[0].Message}");
            }

            var from = DateOnly.TryParseExact(locked[name].From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
                : edition.Version == 1 ? Always
                : throw new StartupException(
                    $"L’édition {name} n’a pas de date d’entrée en vigueur : écrivez-la à la fin de sa ligne dans LOCK, par exemple 2027-01-01."
                );
            db.Editions.Add(
                new PublishedEdition
                {
                    Code = edition.Code,
                    Version = edition.Version,
                    Content = content,
                    Sha256 = hash,
                    PublishedFrom = from,
                }
            );
        }

        await db.SaveChangesAsync(cancellation);
        editions.Forget();
    }

    /// <summary>SHA-256 of an edition document, lower-case hexadecimal.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
