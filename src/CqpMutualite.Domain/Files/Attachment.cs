namespace CqpMutualite.Domain.Files;

/// <summary>What a piece is joined for; it decides who reads it (<see cref="Access.SheetRights.ReadsAttachment"/>).</summary>
public enum AttachmentPurpose
{
    /// <summary>Attestation of a training followed, by unit; goes with the training booklet.</summary>
    TrainingAttestation,

    /// <summary>Paper asked with the registration.</summary>
    RegistrationPaper,

    /// <summary>Scan of the evaluation booklet, filled and signed by hand.</summary>
    SignedBooklet,

    /// <summary>What the candidate shows on a unit; goes with their part of the evaluation booklet.</summary>
    CandidateSupport,

    /// <summary>Document in which the candidate sums up their path and what they have acquired, for who certifies.</summary>
    CandidateAnnex,
}

/// <summary>
/// A piece joined to a file: its content lies in the store under its SHA-256. It never changes; it is removed, or another one is added.
/// </summary>
public sealed class Attachment
{
    private Attachment()
    {
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    /// <summary>What it is joined for.</summary>
    public AttachmentPurpose Purpose { get; private set; }

    /// <summary>Key of the unit it is about; null when of none.</summary>
    public string? Unit { get; private set; }

    /// <summary>The sheet it is joined to; null when to none.</summary>
    public Guid? SheetId { get; private set; }

    /// <summary>Which paper of the list that was asked; null when the purpose has no list.</summary>
    public string? Paper { get; private set; }

    /// <summary>Name shown and given to the download, cleaned, with the extension of its real type.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Media type found in the content, whatever was said of it.</summary>
    public string MediaType { get; private set; } = "";

    public long Length { get; private set; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal: its name in the store.</summary>
    public string Sha256 { get; private set; } = "";

    public Guid AddedBy { get; private set; }

    /// <summary>On behalf of which organisation; null for none.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>A piece whose content is in the store already.</summary>
    public static Attachment Of(
        Guid fileId,
        AttachmentPurpose purpose,
        AttachmentContent content,
        Guid addedBy,
        Guid? organisationId,
        DateTimeOffset now,
        string? unit = null,
        Guid? sheetId = null,
        string? paper = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            FileId = fileId,
            Purpose = purpose,
            Unit = unit,
            SheetId = sheetId,
            Paper = paper,
            Name = content.Name,
            MediaType = content.MediaType,
            Length = content.Length,
            Sha256 = content.Sha256,
            AddedBy = addedBy,
            OrganisationId = organisationId,
            At = now,
        };
}

/// <summary>A content received and kept: cleaned name, real media type, size in bytes, SHA-256.</summary>
public sealed record AttachmentContent(string Name, string MediaType, long Length, string Sha256);
