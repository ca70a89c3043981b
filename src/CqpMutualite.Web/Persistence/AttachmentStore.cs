using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// The contents of the pieces joined to files. A piece is looked into, kept on disk, and only then named by a line; removing it deletes the line,
/// and the sweep takes the content once nothing names it.
/// </summary>
public sealed class AttachmentStore(UploadFolder folder, IOptions<UploadOptions> options)
{
    private const long Million = 1_000_000;

    /// <summary>Keeps what was sent; refused when there is nothing, when it is too large, or when it is neither PDF, PNG nor JPEG. <paramref name="field"/>: where the refusal is said.</summary>
    public (AttachmentContent? Content, Outcome Outcome) Keep(IFormFile? sent, string field)
    {
        if (sent is not ReceivedFile received)
        {
            return (null, new Refusal("attachment.missing", "Choisissez le fichier à joindre.", field));
        }

        if (received.Length == 0)
        {
            return (null, new Refusal("attachment.empty", "Ce fichier est vide. Vérifiez-le, puis choisissez-le de nouveau.", field));
        }

        if (received.Length > options.Value.MaximumBytes)
        {
            return (null, new Refusal("attachment.too-large", $"Ce fichier pèse {Math.Max(options.Value.MaximumMegabytes + 1, (received.Length + Million - 1) / Million)}\u00A0Mo\u202F; la limite est de {options.Value.MaximumMegabytes}\u00A0Mo. Réduisez-le, ou joignez-le en plusieurs parties.", field));
        }

        using (var content = received.Content.Read())
        {
            if (MediaKind.Of(content) is { } kind)
            {
                return (new AttachmentContent(FileName.Clean(received.FileName, kind.Extension), kind.MediaType, received.Length, folder.Content.Keep(received.Content)), Outcome.Accepted);
            }
        }

        return (null, new Refusal("attachment.type", "Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, ou il est abîmé. Enregistrez le document en PDF, puis joignez-le.", field));
    }

    /// <summary>Whether the content of a piece is still the one that was kept.</summary>
    public Task<ContentState> CheckAsync(Attachment attachment, CancellationToken cancellation) => folder.Content.CheckAsync(attachment.Sha256, cancellation);

    /// <summary>Reads a content whose hash is still the one that was kept; null when it is gone or was altered.</summary>
    public Task<FileStream?> OpenAsync(Attachment attachment, CancellationToken cancellation) => folder.Content.OpenVerifiedAsync(attachment.Sha256, cancellation);
}
