using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Every document of a file, in the order of its path. A new one has its line here.</summary>
public static class FileDocuments
{
    /// <summary>Those of that file, begun or not.</summary>
    public static IEnumerable<FileDocument> Of(FileHead head)
    {
        foreach (var booklet in head.Edition.Booklets)
        {
            yield return new BookletOfFile(booklet);
            if (booklet.Key == BookletKeys.Guide)
            {
                yield return new IndividualPath();
                yield return new RegistrationReceipt();
            }
        }

        yield return new PathSheet();
        yield return new TransmissionReceipt();
        yield return new JuryConvocation();
        yield return new DecisionSheet();
        yield return new CertificatePaper(head.File.Presentation.IsForCommission ? CertificateKind.Bloc : CertificateKind.Full, 0);
    }

    /// <summary>The rows of those that there are to read.</summary>
    public static IEnumerable<BookletRow> ReadBy(FileView view) =>
        Of(view.Head).Select(document => document.RowFor(view)).OfType<BookletRow>().Where(row => row.PdfUrl is not null);

    /// <summary>The document of that name; null when the file has none.</summary>
    public static FileDocument? Find(FileHead head, string name) =>
        CertificatePaper.Named(name) is { } paper ? paper : Of(head).FirstOrDefault(document => document.Name == name);

    /// <summary>The document as that user may read it; null when it does not exist for them.</summary>
    public static async Task<DrawnDocument?> DrawAsync(
        AppDbContext db,
        CurrentUser user,
        FileHead head,
        string name,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        Find(head, name) is { } document && (document.IsReadInPart || document.IsReadBy(new FileView(head, user, [])))
            ? await document.DrawAsync(new Drawing(db, head, Readership.Of(user), now), cancellation)
            : null;
}
