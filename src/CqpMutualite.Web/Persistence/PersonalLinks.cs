using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// Addresses and codes of personal links. An address is made from its link with the key that is kept outside the database: it is stored
/// nowhere and can be sent again; nobody makes one from the database.
/// </summary>
public sealed class PersonalLinks(AppDbContext db, Seals seals, TimeProvider clock)
{
    private const string Purpose = "personal-link";
    private const int IdBytes = 16, GenerationBytes = 4, MarkBytes = 16;

    // the code that is lost in a race is not heard: the next one is
    private const string Again = "Un autre essai a eu lieu au même instant. Recommencez.";

    /// <summary>What identifies a link in its address.</summary>
    public string TokenOf(PersonalLink link)
    {
        var bytes = new byte[IdBytes + GenerationBytes + MarkBytes];
        link.Id.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(IdBytes), link.Generation);
        Short(seals.Mark(Purpose, Marked(link.Id, link.Generation))).CopyTo(bytes.AsSpan(IdBytes + GenerationBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The link of an address, tracked; null when the address is none, of a former generation, or serves no more.</summary>
    public async Task<PersonalLink?> ServingAsync(string token, CancellationToken cancellation) =>
        await FindAsync(token, cancellation) is { } link && link.Serves(clock.GetUtcNow()) ? link : null;

    private async Task<PersonalLink?> FindAsync(string token, CancellationToken cancellation)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + GenerationBytes + MarkBytes];
        if (!Base64Url.IsValid(token, out var length) || length != bytes.Length)
        {
            return null;
        }

        Base64Url.DecodeFromChars(token, bytes);
        var (id, generation) = (new Guid(bytes[..IdBytes]), BitConverter.ToInt32(bytes[IdBytes..]));
        var mark = bytes[(IdBytes + GenerationBytes)..].ToArray();
        return seals.Marks(Purpose, Marked(id, generation)).Any(made => CryptographicOperations.FixedTimeEquals(Short(made), mark))
            ? await FindAsync(id, generation, cancellation)
            : null;
    }

    /// <summary>Asks for a code: its message leaves at once. Null, or why none is sent.</summary>
    public async Task<string?> AskCodeAsync(Guid linkId, CodePurpose purpose, CancellationToken cancellation)
    {
        var link = await db.PersonalLinks.SingleAsync(found => found.Id == linkId, cancellation);
        var outcome = link.AskCode(purpose, clock.GetUtcNow());
        if (!outcome.IsAccepted)
        {
            return outcome.Refusals[0].Message;
        }

        db.Post(Message.To(link.PersonId, purpose == CodePurpose.Open ? MessageKind.AccessCode : MessageKind.SignatureCode, clock.GetUtcNow(), link.FileId));
        return await SavedAsync(cancellation) ? null : Again;
    }

    /// <summary>Makes the code that was asked for, when its message leaves: « 042 917 » without its space.</summary>
    public async Task<string> MakeCodeAsync(Guid linkId, CancellationToken cancellation)
    {
        var link = await db.PersonalLinks.SingleAsync(found => found.Id == linkId, cancellation);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        link.GiveCode(HashOf(link.Id, code), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return code;
    }

    /// <summary>Why a typed code opens or signs nothing; null when it is the one. It then serves no more.</summary>
    public async Task<string?> RefusalAsync(Guid linkId, CodePurpose purpose, string typed, CancellationToken cancellation)
    {
        var link = await db.PersonalLinks.SingleAsync(found => found.Id == linkId, cancellation);
        var outcome = link.UseCode(purpose, HashOf(link.Id, string.Concat(typed.Where(char.IsAsciiDigit))), clock.GetUtcNow());
        return !await SavedAsync(cancellation) ? Again : outcome.IsAccepted ? null : outcome.Refusals[0].Message;
    }

    private async Task<bool> SavedAsync(CancellationToken cancellation)
    {
        if (await db.TrySaveAsync(cancellation))
        {
            return true;
        }

        db.ChangeTracker.Clear();
        return false;
    }

    private Task<PersonalLink?> FindAsync(Guid id, int generation, CancellationToken cancellation) =>
        db.PersonalLinks.SingleOrDefaultAsync(link => link.Id == id && link.Generation == generation, cancellation);

    private static string Marked(Guid id, int generation) => $"{id:N}\n{generation}";

    private static byte[] Short(string mark) => Convert.FromHexString(mark)[..MarkBytes];

    private string HashOf(Guid id, string code) => seals.Mark("code", $"{id:N}\n{code}");
}
