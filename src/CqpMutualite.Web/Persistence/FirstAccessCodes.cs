using System.Globalization;
using System.Security.Cryptography;
using CqpMutualite.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>Codes of the letters by which a person without e-mail address chooses a password.</summary>
public sealed class FirstAccessCodes(AppDbContext db, Seals seals, ILookupNormalizer names, TimeProvider clock)
{
    // without 0, O, 1, I, L: they are copied from paper
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const string Purpose = "first-access";
    private const int Length = 12, Group = 4;

    /// <summary>Makes a code, and an account under an identifier if the person has none; saved with the caller's changes.</summary>
    public async Task<(string Identifier, string Code, FirstAccess Access)> MakeAsync(Person person, Account? account, CancellationToken cancellation)
    {
        var identifier = account?.UserName;
        if (identifier is null)
        {
            identifier = $"{FrenchText.Plain(person.Name)}.{RandomNumberGenerator.GetInt32(1000, 10_000).ToString(CultureInfo.InvariantCulture)}";
            db.Add(Account.WithoutAddress(person.Id, identifier, names));
        }

        var access = await db.FirstAccesses.SingleOrDefaultAsync(found => found.PersonId == person.Id, cancellation);
        if (access is null)
        {
            access = FirstAccess.For(person.Id);
            db.Add(access);
        }

        var code = RandomNumberGenerator.GetString(Letters, Length);
        access.Print(seals.Mark(Purpose, Marked(person.Id, code)), clock.GetUtcNow());
        return (identifier, string.Join('-', code.Chunk(Group).Select(group => new string(group))), access);
    }

    /// <summary>The access that a typed code would use, tracked; null when it uses none.</summary>
    public async Task<FirstAccess?> FindAsync(Guid personId, string typed, CancellationToken cancellation) =>
        await db.FirstAccesses.SingleOrDefaultAsync(found => found.PersonId == personId, cancellation) is { } access
        && Serving(access, typed) is not null
            ? access
            : null;

    /// <summary>Uses it, in the unit of work.</summary>
    public void Use(FirstAccess access, string typed) => access.Use(Serving(access, typed) ?? "", clock.GetUtcNow());

    // a letter printed before a new key came still serves
    private string? Serving(FirstAccess access, string typed) =>
        seals.Marks(Purpose, Marked(access.PersonId, typed)).FirstOrDefault(mark => access.Serves(mark, clock.GetUtcNow()));

    private static string Marked(Guid personId, string typed) =>
        $"{personId:N}\n{string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()}";
}
