using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Access;

/// <summary>The code of the letter by which a person without e-mail address chooses a password. It serves once; another letter makes it void.</summary>
public sealed class FirstAccess
{
    /// <summary>Days a letter's code serves.</summary>
    public const int Days = 30;

    private FirstAccess()
    {
    }

    /// <summary>Whose it is; one at a time.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Keyed hash of the code.</summary>
    public string CodeHash { get; private set; } = "";

    /// <summary>When the letter was printed (UTC).</summary>
    public DateTimeOffset PrintedAt { get; private set; }

    /// <summary>When the code served (UTC).</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Grows at each change: of two uses at once, one counts.</summary>
    public int Revision { get; private set; }

    /// <summary>Until when the code serves (UTC).</summary>
    public DateTimeOffset ValidUntil => PrintedAt.AddDays(Days);

    /// <summary>For a person; no letter is printed yet.</summary>
    public static FirstAccess For(Guid personId) => new() { PersonId = personId };

    /// <summary>A letter is printed with another code.</summary>
    public void Print(string codeHash, DateTimeOffset now)
    {
        (CodeHash, PrintedAt, UsedAt) = (codeHash, now, null);
        Revision++;
    }

    /// <summary>Whether a code, given by its keyed hash, would serve now.</summary>
    public bool Serves(string codeHash, DateTimeOffset now) =>
        UsedAt is null && now < ValidUntil && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeHash), Encoding.ASCII.GetBytes(codeHash));

    /// <summary>The code serves, and serves no more.</summary>
    public Outcome Use(string codeHash, DateTimeOffset now)
    {
        if (!Serves(codeHash, now))
        {
            return new Refusal("first-access.void", "Ce code ne sert plus. Demandez une autre lettre.", "Code");
        }

        UsedAt = now;
        Revision++;
        return Outcome.Accepted;
    }
}
