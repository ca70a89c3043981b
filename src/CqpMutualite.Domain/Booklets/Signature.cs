using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Booklets;

/// <summary>How the signer proved who they are.</summary>
public enum SignatureMethod
{
    /// <summary>The password was asked again.</summary>
    Password,

    /// <summary>A code sent to an invited person.</summary>
    OneTimeCode,

    /// <summary>The printed document was signed by hand; who declared it is in the journal, under their own password.</summary>
    Paper,
}

/// <summary>
/// Who signed what, when and how. <see cref="ContentHash"/> is the SHA-256 (hexadecimal) of the canonical content;
/// <see cref="Seal"/> an HMAC with a key kept outside the database, named by <see cref="KeyId"/>.
/// </summary>
public sealed class Signature
{
    private Signature()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Guid SheetId { get; private set; }

    /// <summary>In which quality.</summary>
    public SignatoryRole Role { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The signer's name at that time, as printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Function and organisation at that time, as printed.</summary>
    public string Capacity { get; private set; } = "";

    /// <summary>What was declared, word for word.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How.</summary>
    public SignatureMethod Method { get; private set; }

    /// <summary>SHA-256 of the content.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>HMAC-SHA-256 over signer, quality, time and hash, hexadecimal.</summary>
    public string Seal { get; private set; } = "";

    /// <summary>Which key sealed.</summary>
    public string KeyId { get; private set; } = "";

    /// <summary>When it was voided by a reopening (UTC).</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>Still stands.</summary>
    public bool IsValid => VoidedAt is null;

    internal void Void(DateTimeOffset at) => VoidedAt = at;

    /// <summary>A new signature.</summary>
    public static Signature Of(Guid sheetId, SignatoryRole role, Guid personId, string name, string capacity, string statement, SignatureMethod method, SealedContent content) => new()
    {
        Id = Guid.CreateVersion7(),
        SheetId = sheetId,
        Role = role,
        PersonId = personId,
        Name = name,
        Capacity = capacity,
        Statement = statement,
        Method = method,
        At = content.At,
        ContentHash = content.Hash,
        Seal = content.Seal,
        KeyId = content.KeyId,
    };
}

/// <summary>A content hash sealed at a time with a key.</summary>
public sealed record SealedContent(string Hash, DateTimeOffset At, string Seal, string KeyId);
