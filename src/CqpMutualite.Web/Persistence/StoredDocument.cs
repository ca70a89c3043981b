namespace CqpMutualite.Web.Persistence;

/// <summary>A PDF that was frozen: it follows from a signed content, is stored once under its own hash and never made again.</summary>
public sealed class StoredDocument
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FileId { get; init; }

    /// <summary>Name of the document in the URLs.</summary>
    public required string Document { get; init; }

    /// <summary>Hash of the signed content it draws.</summary>
    public required string ContentHash { get; init; }

    /// <summary>SHA-256 of the PDF: its name in the store.</summary>
    public required string Sha256 { get; init; }

    /// <summary>HMAC over file, document, signed content and PDF: a line written by another hand shows.</summary>
    public required string Seal { get; init; }

    public required long Length { get; init; }

    /// <summary>When it was frozen (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The last number given in a series and a year: « CQP-2026-0042 ».</summary>
public sealed class ReferenceCounter
{
    /// <summary>Series: « CQP » for files, « CERT » for certificates.</summary>
    public required string Series { get; init; }

    public required int Year { get; init; }

    public int Last { get; set; }
}
