using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files;

/// <summary>
/// A document of a file: its name in the URLs, its title, who reads it and when, how it is drawn, and what tells that it is frozen. The page of the file, the
/// page that the jury reads, the page of checks and the freezer walk the list of them (<see cref="FileDocuments"/>).
/// </summary>
public abstract class FileDocument
{
    /// <summary>Name in the URLs.</summary>
    public abstract string Name { get; }

    /// <summary>Title, as pages list it.</summary>
    public abstract string TitleOn(FileHead head);

    /// <summary>Whether that reader has it to read.</summary>
    public abstract bool IsReadBy(FileView view);

    /// <summary>The page that shows it; null when there is only its PDF.</summary>
    public virtual string? PageOn(FileHead head) => null;

    /// <summary>The day since which it is what it is; null when none is told.</summary>
    public virtual DateOnly? DayOn(FileView view) => null;

    /// <summary>How far it is, on the page of the file; null: that reader is told nothing of it.</summary>
    public virtual BookletRow? RowFor(FileView view) => IsReadBy(view) ? Row(view, new Tag(TagState.Complete)) : null;

    /// <summary>
    /// Whether the question is left to <see cref="DrawAsync"/>, which asks the second door: what is read of a booklet depends on the state of its sheet.
    /// </summary>
    public virtual bool IsReadInPart => false;

    /// <summary>Whether that reader reads all that it prints, and so may check what was frozen.</summary>
    public virtual bool IsReadWholeBy(FileView view) => IsReadBy(view);

    /// <summary>Draws it, for who reads it; null when there is nothing to draw.</summary>
    public abstract Task<DrawnDocument?> DrawAsync(Drawing drawing, CancellationToken cancellation);

    /// <summary>Its row, with the page and the PDF.</summary>
    protected BookletRow Row(FileView view, Tag tag, string? holder = null) => new(
        TitleOn(view.Head),
        holder,
        tag,
        DayOn(view) is { } day ? FrenchText.ListDate(day) : null,
        PageOn(view.Head),
        FilesPaths.Document(view.Head.File.Reference, Name)
    );
}

/// <summary>
/// A document as one reader may read it. <paramref name="FrozenAs"/>: the signed content it draws; null when it may still change, or is read in part.
/// </summary>
public sealed record DrawnDocument(Document Document, string? FrozenAs)
{
    /// <summary>
    /// The signed content it draws, although something that no signature covers yet may still be added to it; null when it is not signed, or is read in part.
    /// </summary>
    public string? SignedAs { get; init; } = FrozenAs;
}

/// <summary>A file before one reader. <paramref name="Sheets"/>: its booklets, with their signatures; empty where only the file itself is asked.</summary>
public sealed record FileView(FileHead Head, CurrentUser User, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>Whether they read something of a booklet that nobody has begun.</summary>
    public bool ReadsBegun(string booklet) => Voices(booklet, new SheetState(false, false, false, Head.File.Transmission.On is not null)).Count > 0;

    /// <summary>What they read of a booklet in that state.</summary>
    public IReadOnlyList<Voice> Voices(string booklet, SheetState state) =>
        SheetRights.ReadableVoices(User.Role, Visibility.SeatOf(Head.File, User.Reader), booklet, state);
}

/// <summary>What a document is drawn from, and for whom.</summary>
public sealed record Drawing(AppDbContext Db, FileHead Head, Readership For, DateTimeOffset Now);

/// <summary>For whom a document is drawn: a reader, with what they may read of it, or the archive, which keeps all that is signed.</summary>
public sealed class Readership
{
    private readonly CurrentUser? _user;

    private Readership(CurrentUser? user) => _user = user;

    /// <summary>The archive: what is frozen is drawn for nobody in particular.</summary>
    public static Readership Archive { get; } = new(null);

    /// <summary>That reader.</summary>
    public static Readership Of(CurrentUser user) => new(user);

    /// <summary>The part of the file that a training organisation has; null for everybody else.</summary>
    public FileOrganisation? PlaceOn(CertificationFile file) => _user is null ? null : file.PlaceOf(_user.OrganisationId);

    /// <summary>Whether what is recorded in training on that unit is theirs to see.</summary>
    public bool Reads(FileHead head, string? unit) => _user is null || head.Concerns(_user, unit);

    /// <summary>Whether the path of training is theirs to see.</summary>
    public bool ReadsTraining(FileHead head) => _user is null || new FileView(head, _user, []).ReadsBegun(Domain.Referentials.BookletKeys.Training);

    /// <summary>What they read of a booklet.</summary>
    public Task<ReadableSheet> SheetAsync(AppDbContext db, CertificationFile file, string booklet, CancellationToken cancellation) =>
        _user is null ? db.SheetToArchiveAsync(file, booklet, cancellation) : db.SheetReadableByAsync(_user.Reader, file, booklet, cancellation);

    /// <summary>What they read of the tutor's notes.</summary>
    public IQueryable<TutoringEntry> Tutoring(AppDbContext db, Guid file) =>
        _user is null ? db.TutoringToArchive(file) : db.TutoringVisibleTo(_user.Reader, file);

    /// <summary>The convocations that they may see.</summary>
    public IQueryable<Domain.Jury.Convocation> Convocations(AppDbContext db) =>
        _user is null ? db.Convocations.Where(convocation => false) : db.ConvocationsVisibleTo(_user.Reader);

    /// <summary>The certificates of a file that they may see.</summary>
    public IQueryable<Domain.Certificates.Certificate> Certificates(AppDbContext db) =>
        _user is null ? db.Certificates : db.CertificatesVisibleTo(_user.Reader);
}
