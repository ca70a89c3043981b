using System.Text.Encodings.Web;
using System.Text.Json;
using CqpMutualite.Domain.People;
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
/// <see cref="Seal"/> an HMAC with a key kept outside the database, named by <see cref="KeyId"/>, over all that is printed of the signature.
/// </summary>
public sealed class Signature
{
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Signature()
    {
    }

    public Guid Id { get; private set; }

    public Guid SheetId { get; private set; }

    /// <summary>Key of the unit that is signed; empty: the whole sheet, with what belongs to no unit.</summary>
    public string Unit { get; private set; } = "";

    public SignatoryRole Role { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The signer's name at that time, as printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Function and organisation at that time, as printed.</summary>
    public string Capacity { get; private set; } = "";

    /// <summary>What was declared, word for word.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    public SignatureMethod Method { get; private set; }

    /// <summary>SHA-256 of the content.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>HMAC-SHA-256 over signer, <see cref="Quality"/>, time and hash, hexadecimal.</summary>
    public string Seal { get; private set; } = "";

    public string KeyId { get; private set; } = "";

    /// <summary>When it was voided by a reopening (UTC).</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    public string? VoidedBecause { get; private set; }

    public bool IsValid => VoidedAt is null;

    /// <summary>SHA-256 of the image of the organisation's stamp, affixed with the signature; null without one.</summary>
    public string? StampHash { get; private set; }

    public string? StampMediaType { get; private set; }

    /// <summary>
    /// What the seal covers beside hash, time and person: what is signed, in which quality, how, and the words printed. Written one way only.
    /// </summary>
    public string Quality =>
        JsonSerializer.Serialize(
            new[] { SheetId.ToString("N"), Unit, Sealed(Role), Sealed(Method), Name, Capacity, Statement, StampHash ?? "" },
            Writing
        );

    // words that seals cover: they stay, whatever the members are called
    private static string Sealed(SignatoryRole role) => role switch
    {
        SignatoryRole.Candidate => "Candidate",
        SignatoryRole.Company => "Company",
        SignatoryRole.TrainingOrganisation => "TrainingOrganisation",
        SignatoryRole.Trainer => "Trainer",
        SignatoryRole.Evaluator1 => "Evaluator1",
        SignatoryRole.Evaluator2 => "Evaluator2",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    private static string Sealed(SignatureMethod method) => method switch
    {
        SignatureMethod.Password => "Password",
        SignatureMethod.OneTimeCode => "OneTimeCode",
        SignatureMethod.Paper => "Paper",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    /// <summary>What an evaluator declares of one unit; the paper has a frame there, without words.</summary>
    public static string StatementOn(Unit unit) => $"Je confirme l’évaluation du {unit.Label.ToLowerInvariant()} telle qu’elle est écrite";

    /// <summary>What the candidate declares of the results. <paramref name="day"/>: on which they were presented, in words.</summary>
    public static string StatementOfResults(string day) =>
        $"Les résultats de mon évaluation m’ont été présentés et commentés le {day} : j’en ai pris connaissance";

    internal void Void(DateTimeOffset at, string because) => (VoidedAt, VoidedBecause) = (at, because);

    /// <summary>
    /// A new signature. <paramref name="seal"/> seals the content for the <see cref="Quality"/> that it is given; <paramref name="unit"/>: empty for the whole
    /// sheet; <paramref name="stamp"/>: affixed beside it.
    /// </summary>
    public static Signature Of(
        Guid sheetId,
        SignatoryRole role,
        Guid personId,
        string name,
        string capacity,
        string statement,
        SignatureMethod method,
        Func<string, SealedContent> seal,
        string unit = "",
        StampImage? stamp = null
    )
    {
        var signature = new Signature
        {
            Id = Guid.CreateVersion7(),
            SheetId = sheetId,
            Unit = unit,
            Role = role,
            PersonId = personId,
            Name = name,
            Capacity = capacity,
            Statement = statement,
            Method = method,
            StampHash = stamp?.Sha256,
            StampMediaType = stamp?.MediaType,
        };
        var content = seal(signature.Quality);
        signature.At = content.At;
        signature.ContentHash = content.Hash;
        signature.Seal = content.Seal;
        signature.KeyId = content.KeyId;
        return signature;
    }
}

/// <summary>The image of an organisation's stamp, by its content.</summary>
/// <param name="Sha256">Of the image, hexadecimal.</param>
/// <param name="MediaType">PNG or JPEG.</param>
public sealed record StampImage(string Sha256, string MediaType);

/// <summary>A content hash sealed at a time with a key.</summary>
public sealed record SealedContent(string Hash, DateTimeOffset At, string Seal, string KeyId);
