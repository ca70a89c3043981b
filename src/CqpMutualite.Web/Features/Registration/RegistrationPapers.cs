using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Registration;

/// <summary>One paper of the list, with what is joined for it. <paramref name="Asked"/>: false for a piece whose paper is no longer in the list.</summary>
public sealed record RegistrationPaper(string Name, bool Asked, IReadOnlyList<Attachment> Pieces);

/// <summary>The papers that the certifier asks for with a registration, and those joined.</summary>
/// <param name="Papers">In the order of the list.</param>
public sealed record RegistrationPapers(IReadOnlyList<RegistrationPaper> Papers)
{
    private const StringComparison ByName = StringComparison.CurrentCultureIgnoreCase;

    /// <summary>Asked for and not joined.</summary>
    public IReadOnlyList<string> Missing => [.. Papers.Where(paper => paper is { Asked: true, Pieces.Count: 0 }).Select(paper => paper.Name)];

    /// <summary>Two queries.</summary>
    public static async Task<RegistrationPapers> LoadAsync(AppDbContext db, CurrentUser user, CertificationFile file, CancellationToken cancellation)
    {
        var asked = await db.SettingAsync(OemmSettings.RequiredPapers, cancellation, file.Certification);
        var joined = await db.AttachmentsReadableByAsync(user.Reader, file, AttachmentPurpose.RegistrationPaper, cancellation);
        return new RegistrationPapers(
        [
            .. asked.Select(paper => new RegistrationPaper(paper, true, [.. joined.Where(piece => string.Equals(piece.Paper, paper, ByName))])),
            .. joined.Where(piece => !asked.Contains(piece.Paper ?? "", StringComparer.FromComparison(ByName))).GroupBy(piece => piece.Paper ?? "Autre pièce")
                .Select(others => new RegistrationPaper(others.Key, false, [.. others])),
        ]);
    }

    /// <summary>The paper of that name, as it is asked for; null when it no longer is.</summary>
    public static async Task<RegistrationPaper?> AskedAsync(FileActing begun, string? name, CancellationToken cancellation) =>
        (await LoadAsync(begun.Db, begun.User, begun.File, cancellation)).Papers.FirstOrDefault(paper => paper.Asked && paper.Name == name);

    /// <summary>Joins a piece that is kept.</summary>
    public static Outcome Join(FileActing begun, RegistrationPaper paper, AttachmentContent content)
    {
        var (user, file) = (begun.User, begun.File);
        begun.Db.Add(Attachment.Of(file.Id, AttachmentPurpose.RegistrationPaper, content, user.PersonId, user.OrganisationId, begun.Now, paper: paper.Name));
        return new RegistrationPaperJoined(paper.Name);
    }

    /// <summary>
    /// Whether pieces may be joined and taken off: until the registration is acknowledged, not while the certifier examines it, and again when the file
    /// came back for its pieces.
    /// </summary>
    public static bool MayChange(CurrentUser user, CertificationFile file) =>
        user.May(Domain.Access.Permission.SubmitRegistration) && file.Halts.MayChange().IsAccepted
        && (file is { Registration.RegisteredOn: null, Registration.SubmittedOn: null }
            || file.Transmission.ToCorrect.Any(point => point.Point == ReturnPoint.Papers));

    /// <summary>The pieces of a paper, as they are listed.</summary>
    public static AttachmentList ListOf(RegistrationPaper paper, string reference, bool open) => new(
        [
            .. paper.Pieces.Select(piece => new AttachmentLine(
                piece.Name,
                FilesPaths.Attachment(reference, piece.Id),
                piece.Length,
                piece.At,
                RemoveUrl: open ? RegistrationPaths.RemovePaper(reference, piece.Id) : null)),
        ],
        paper.Asked ? "Pas encore jointe." : "");
}
