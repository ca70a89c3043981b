using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CqpMutualite.Web.Persistence.Search;

/// <summary>
/// One word under which a file (its reference), a person, an organisation, an account (its address) or a certificate is found. Each owner has the words of
/// its own row only: a file is found by its candidate's words and by its company's too, and a change of name touches no file.
/// </summary>
public sealed class SearchWord
{
    // what the words of a row are read from, when it may change
    private static readonly string[] Sources =
    [
        nameof(Person.FirstNames), nameof(Person.BirthName), nameof(Person.UsedName), nameof(Organisation.Name), nameof(Organisation.Town),
        nameof(Organisation.Siret), nameof(Account.Email),
    ];

    // two parameters a word; a server takes 2 100 in a statement
    private const int AtATime = 500;

    public required Guid OwnerId { get; init; }

    public required string Word { get; init; }

    /// <summary>The words of an entity; null when nobody looks for such.</summary>
    internal static (Guid Owner, IEnumerable<string> Words)? Of(object entity) => entity switch
    {
        CertificationFile file => (file.Id, SearchWords.OfReference(file.Reference)),
        Person person => (person.Id, SearchWords.Of(person.FirstNames).Union(SearchWords.Of(person.BirthName)).Union(SearchWords.Of(person.UsedName))),
        Organisation organisation => (
            organisation.Id,
            SearchWords.Of(organisation.Name).Union(SearchWords.Of(organisation.Town)).Union(SearchWords.Of(organisation.Siret))
        ),
        Account account => (account.Id, SearchWords.Of(account.Email)),
        Certificate certificate => (certificate.Id, SearchWords.Of(certificate.HolderName).Union(SearchWords.OfReference(certificate.Number))),
        _ => null,
    };

    /// <summary>
    /// Adds to the coming save the words of what it adds, and those that a change of name changes. It stands in the one way to the database (AppDbContext):
    /// whoever writes a name, a form, an import or the seeding, has nothing to think of.
    /// </summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="together">The save is one transaction: many new words may be left to <see cref="InsertAsync"/>.</param>
    /// <param name="cancellation">Cancellation.</param>
    /// <returns>The words left.</returns>
    internal static async Task<IReadOnlyList<SearchWord>> FollowAsync(AppDbContext db, bool together, CancellationToken cancellation)
    {
        var owners = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Deleted || (entry.State == EntityState.Modified && Renames(entry)))
            .Select(entry => (entry.State, Of: Of(entry.Entity)))
            .Where(owner => owner.Of is not null)
            .ToDictionary(owner => owner.Of!.Value.Owner, owner => (owner.State, Words: Wanted(owner.State, owner.Of!.Value.Words)));
        if (owners.Count == 0)
        {
            return [];
        }

        var known = owners.Where(owner => owner.Value.State != EntityState.Added).Select(owner => owner.Key).ToList();
        if (known.Count > 0)
        {
            await db.SearchWords.Where(word => known.Contains(word.OwnerId)).LoadAsync(cancellation);
        }

        // those that a first attempt of the same save wrote are there too
        var kept = db.SearchWords.Local.Where(word => owners.ContainsKey(word.OwnerId)).ToLookup(word => word.OwnerId);
        var added = new List<SearchWord>();
        foreach (var (owner, (_, words)) in owners)
        {
            db.SearchWords.RemoveRange(kept[owner].Where(word => !words.Remove(word.Word)));
            added.AddRange(words.Select(word => new SearchWord { OwnerId = owner, Word = word }));
        }

        if (together && added.Count >= AtATime)
        {
            return added;
        }

        db.SearchWords.AddRange(added);
        return [];
    }

    /// <summary>Writes many words, hundreds to a statement: one by one they would take most of the time of a long import.</summary>
    internal static async Task InsertAsync(AppDbContext db, IReadOnlyList<SearchWord> words, CancellationToken cancellation)
    {
        var entity = db.Model.FindEntityType(typeof(SearchWord))!;
        var names = db.GetService<ISqlGenerationHelper>();
        string Column(string property) => names.DelimitIdentifier(entity.FindProperty(property)!.GetColumnName());
        var head = $"INSERT INTO {names.DelimitIdentifier(entity.GetTableName()!)} ({Column(nameof(OwnerId))}, {Column(nameof(Word))}) VALUES ";
        foreach (var some in words.Chunk(AtATime))
        {
            // names of the model and places of parameters: no text of anybody
            var statement = head + string.Join(", ", some.Select((_, rank) => $"({{{2 * rank}}}, {{{(2 * rank) + 1}}})"));
            await db.Database.ExecuteSqlRawAsync(statement, some.SelectMany(word => new object[] { word.OwnerId, word.Word }), cancellation);
        }
    }

    private static bool Renames(EntityEntry entry) => entry.Properties.Any(property => property.IsModified && Sources.Contains(property.Metadata.Name));

    private static HashSet<string> Wanted(EntityState state, IEnumerable<string> words) => state == EntityState.Deleted ? [] : [.. words];
}
