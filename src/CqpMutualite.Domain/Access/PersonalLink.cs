using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Access;

/// <summary>What a code is for; one asked for the one does not serve the other.</summary>
public enum CodePurpose
{
    Open,

    Sign,
}

/// <summary>
/// How an evaluator without account opens one file: a link, and a fresh code at each visit. The code is known here by its hash alone, serves once
/// and for a short time; tries and codes are counted, across codes, so that nobody finds one by trying.
/// </summary>
public sealed class PersonalLink
{
    public const int Days = 60;

    public const int CodeMinutes = 10;

    /// <summary>Wrong codes in a row after which the link closes for a while.</summary>
    public const int Tries = 5;

    public const int ClosedMinutes = 10;

    /// <summary>Codes sent in an hour at most.</summary>
    public const int CodesPerHour = 5;

    private PersonalLink()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The one file it opens.</summary>
    public Guid FileId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Grows at each renewal: the addresses of former generations are void.</summary>
    public int Generation { get; private set; }

    /// <summary>Until when it serves (UTC).</summary>
    public DateTimeOffset ValidUntil { get; private set; }

    /// <summary>When it was revoked (UTC).</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Last time it opened the file (UTC).</summary>
    public DateTimeOffset? LastOpenedAt { get; private set; }

    /// <summary>Keyed hash of the code under way; null when none is.</summary>
    public string? CodeHash { get; private set; }

    public CodePurpose CodeFor { get; private set; }

    /// <summary>Until when it serves (UTC).</summary>
    public DateTimeOffset? CodeUntil { get; private set; }

    /// <summary>Wrong codes in a row.</summary>
    public int WrongCodes { get; private set; }

    /// <summary>Closed until then (UTC) by too many wrong codes.</summary>
    public DateTimeOffset? ClosedUntil { get; private set; }

    /// <summary>Beginning of the hour in which codes are counted (UTC).</summary>
    public DateTimeOffset? CountedSince { get; private set; }

    /// <summary>Codes asked for in that hour.</summary>
    public int CodesAsked { get; private set; }

    /// <summary>Grows at each change: of two tries at once, one counts and the other is not heard.</summary>
    public int Revision { get; private set; }

    /// <summary>A link for an evaluator of a file.</summary>
    public static PersonalLink To(Guid fileId, Guid personId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        FileId = fileId,
        PersonId = personId,
        Generation = 1,
        ValidUntil = now.AddDays(Days),
        Revision = 1,
    };

    /// <summary>Whether it still opens the file.</summary>
    public bool Serves(DateTimeOffset now) => RevokedAt is null && now < ValidUntil;

    /// <summary>A new address, for another while; the former one is void at once, and so is what it had opened.</summary>
    public void Renew(DateTimeOffset now)
    {
        Generation++;
        ValidUntil = now.AddDays(Days);
        RevokedAt = null;
        CodeHash = null;
        (WrongCodes, ClosedUntil) = (0, null);
        Revision++;
    }

    /// <summary>Void at once, and so is what it had opened.</summary>
    public void Revoke(DateTimeOffset now)
    {
        RevokedAt ??= now;
        CodeHash = null;
        Revision++;
    }

    /// <summary>Somebody asks for a code; the one under way is void.</summary>
    public Outcome AskCode(CodePurpose purpose, DateTimeOffset now)
    {
        if (Refused(now) is { } refusal)
        {
            return refusal;
        }

        if (CountedSince is not { } since || now - since >= TimeSpan.FromHours(1))
        {
            (CountedSince, CodesAsked) = (now, 0);
        }

        if (CodesAsked >= CodesPerHour)
        {
            return PersonalLinkRefusals.TooManyCodes;
        }

        CodesAsked++;
        CodeHash = null;
        CodeFor = purpose;
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>The code that was asked for leaves now.</summary>
    public void GiveCode(string hash, DateTimeOffset now)
    {
        CodeHash = hash;
        CodeUntil = now.AddMinutes(CodeMinutes);
        Revision++;
    }

    /// <summary>Somebody types a code; <paramref name="hash"/>: its keyed hash. To be saved whatever the answer, and heard only once saved.</summary>
    public Outcome UseCode(CodePurpose purpose, string hash, DateTimeOffset now)
    {
        if (Refused(now) is { } refusal)
        {
            return refusal;
        }

        if (CodeHash is null || CodeFor != purpose || now >= CodeUntil)
        {
            return PersonalLinkRefusals.NoCode;
        }

        Revision++;
        if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeHash), Encoding.ASCII.GetBytes(hash)))
        {
            CodeHash = null;
            WrongCodes = 0;
            LastOpenedAt = purpose == CodePurpose.Open ? now : LastOpenedAt;
            return Outcome.Accepted;
        }

        if (++WrongCodes < Tries)
        {
            return PersonalLinkRefusals.WrongCode(Tries - WrongCodes);
        }

        WrongCodes = 0;
        CodeHash = null;
        ClosedUntil = now.AddMinutes(ClosedMinutes);
        return PersonalLinkRefusals.Closed;
    }

    private Refusal? Refused(DateTimeOffset now) => !Serves(now) ? PersonalLinkRefusals.Void : now < ClosedUntil ? PersonalLinkRefusals.Closed : null;
}

/// <summary>Every reason for which a personal link refuses.</summary>
public static class PersonalLinkRefusals
{
    /// <summary>Expired, renewed or revoked.</summary>
    public static Refusal Void => new("link.void", "Ce lien ne sert plus. Demandez-en un autre à la personne qui vous a confié l’évaluation.");

    public static Refusal Closed =>
        new("link.closed", $"Trop d’essais : ce lien est fermé pour {PersonalLink.ClosedMinutes} minutes. Demandez ensuite un autre code.", "Code");

    /// <summary>Too many codes asked for.</summary>
    public static Refusal TooManyCodes =>
        new(
            "link.too-many-codes",
            $"{PersonalLink.CodesPerHour} codes ont été envoyés en une heure. Servez-vous du dernier, ou attendez un peu avant d’en demander un autre.",
            "Code"
        );

    /// <summary>None asked for, used, or too old.</summary>
    public static Refusal NoCode => new("link.no-code", "Ce code ne sert plus : il a servi, ou il a plus de dix minutes. Demandez-en un autre.", "Code");

    public static Refusal WrongCode(int left) => new("link.wrong-code", $"Ce n’est pas le code envoyé. Il reste {left} essai{(left > 1 ? "s" : "")}.", "Code");
}
