using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// The contents of the pieces joined to files. A piece is looked into, kept on disk, and only then named by a line; removing it deletes the line,
/// and the sweep takes the content once nothing names it.
/// </summary>
public sealed class AttachmentStore(ContentStores stores, IOptions<UploadOptions> options, Antivirus antivirus, DiskRoom room)
{
    private const long Million = 1_000_000;

    // the signature that every antivirus knows, in two parts: whole, this very file would be taken away
    private static readonly byte[] TestSignature = System.Text.Encoding.ASCII.GetBytes("EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE");

    private static string Infected => "Ce fichier porte la marque d’un virus\u00A0: il n’est pas gardé. Vérifiez l’appareil d’où il vient.";

    private static string NoRoom => "Le serveur n’a plus de place\u00A0: ce fichier n’est pas gardé. Prévenez l’assistance, puis joignez-le de nouveau.";

    /// <summary>
    /// Keeps what was sent; refused when there is nothing, when it is too large, when it is neither PDF, PNG nor JPEG, when readers would run it or could
    /// not open it. An image is written again. <paramref name="field"/>: where the refusal is said; <paramref name="side"/>: longest side of an image.
    /// </summary>
    public async Task<(AttachmentContent? Content, Outcome Outcome)> KeepAsync(
        IFormFile? sent,
        string field,
        CancellationToken cancellation,
        int side = Pictures.PieceSide
    )
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
            return (
                null,
                new Refusal(
                    "attachment.too-large",
                    $"Ce fichier pèse {Math.Max(options.Value.MaximumMegabytes + 1, (received.Length + Million - 1) / Million)}\u00A0Mo\u202F; la limite est "
                        + $"de {options.Value.MaximumMegabytes}\u00A0Mo. Réduisez-le, ou joignez-le en plusieurs parties.",
                    field
                )
            );
        }

        if (!received.IsWhole || room.IsShort)
        {
            return (null, new Refusal("attachment.no-room", NoRoom, field));
        }

        try
        {
            return await KeepAsync(received, field, side, cancellation);
        }
        catch (IOException full) when (DiskRoom.IsWhy(full))
        {
            return (null, new Refusal("attachment.no-room", NoRoom, field));
        }
    }

    private async Task<(AttachmentContent? Content, Outcome Outcome)> KeepAsync(
        ReceivedFile received, string field, int side, CancellationToken cancellation)
    {
        await using var content = received.Content.Read();
        if (MediaKind.Of(content) is not { } kind)
        {
            return (
                null,
                new Refusal(
                    "attachment.type",
                    "Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, ou il est abîmé. Enregistrez le document en PDF, puis joignez-le.",
                    field
                )
            );
        }

        if (await InfectionAsync(content, cancellation) is { } infection)
        {
            return (null, new Refusal("attachment.infected", infection, field));
        }

        if (kind == MediaKind.Pdf)
        {
            return PdfInspection.RefusalOf(await BytesAsync(content, cancellation)) is { } harmful
                ? (null, new Refusal("attachment.harmful", harmful, field))
                : (
                    new AttachmentContent(
                        FileName.Clean(received.FileName, kind.Extension),
                        kind.MediaType,
                        received.Length,
                        await stores.Pieces.KeepAsync(received.Content, cancellation)
                    ),
                    Outcome.Accepted
                );
        }

        var (image, refusal) = await Pictures.WriteAgainAsync(content, kind, side, cancellation);
        return image is null
            ? (null, new Refusal("attachment.image", refusal!, field))
            : (
                new AttachmentContent(
                    FileName.Clean(received.FileName, kind.Extension),
                    kind.MediaType,
                    image.Length,
                    await stores.Pieces.KeepAsync(image, cancellation)
                ),
                Outcome.Accepted
            );
    }

    private async Task<string?> InfectionAsync(FileStream content, CancellationToken cancellation) =>
        (await BytesAsync(content, cancellation)).AsSpan().IndexOf(TestSignature) >= 0 ? Infected : await antivirus.ExamineAsync(content, cancellation) switch
        {
            Examined.Infected => Infected,
            Examined.Unanswered => "L’antivirus ne répond pas, et rien n’est gardé sans avoir été examiné. Réessayez dans quelques minutes.",
            _ => null,
        };

    private static async Task<byte[]> BytesAsync(FileStream content, CancellationToken cancellation)
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    /// <summary>Whether the content of a piece is still the one that was kept.</summary>
    public Task<ContentState> CheckAsync(Attachment attachment, CancellationToken cancellation) => stores.Pieces.CheckAsync(attachment.Sha256, cancellation);

    /// <summary>Reads a content whose hash is still the one that was kept; null when it is gone or was altered.</summary>
    public Task<FileStream?> OpenAsync(Attachment attachment, CancellationToken cancellation) =>
        stores.Pieces.OpenVerifiedAsync(attachment.Sha256, cancellation);
}
