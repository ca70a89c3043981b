using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.ReadFile;

/// <summary>A file as who sits in its session reads it.</summary>
/// <param name="Head">The file.</param>
/// <param name="Session">Its session.</param>
/// <param name="Facts">What is known at once.</param>
/// <param name="Alerts">What deserves a look before reading.</param>
/// <param name="Reading">The path, unit by unit.</param>
/// <param name="Documents">Booklets and documents.</param>
/// <param name="Pieces">Pieces joined, part by part.</param>
/// <param name="Notes">The reader's own notes: on the whole, then by unit.</param>
public sealed record ReadFilePage(
    FileHead Head,
    ReadSession Session,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<AlertLine> Alerts,
    FileReading Reading,
    IReadOnlyList<ReadDocument> Documents,
    IReadOnlyList<ReadPieces> Pieces,
    IReadOnlyList<ReadNote> Notes)
{
    private const int Excerpt = 900;

    /// <summary>Files in which the commission validated units of this certification alone: the reader may open them.</summary>
    public IReadOnlyList<EarlierFile> Earlier { get; init; } = [];

    /// <summary>« À faire / Jury du … / Nom ».</summary>
    public IReadOnlyList<Crumb> Crumbs =>
        [
            new("À faire", SpacesPaths.Jury),
            new($"{(Head.File.Presentation.IsForCommission ? "Commission" : "Jury")} du {FrenchText.PlainDate(Session.HeldOn)}", JuryPaths.Sitting(Session.Id)),
            new(Head.CandidateName),
        ];

    /// <summary>Hours of all the modules.</summary>
    public decimal Hours => Reading.Units.Sum(unit => unit.Modules.Sum(module => module.Hours));

    /// <summary>What people wrote of a unit, with who; long texts are begun only: the booklet has them whole.</summary>
    public IEnumerable<(string By, string Text, bool Cut)> Comments(UnitReading unit) =>
        new[] { ("Formateur", unit.TrainerComment), ("Évaluateurs", unit.EvaluatorsComment), ("Candidat", unit.CandidateComment) }
            .Where(comment => comment.Item2 is not null)
            .Select(comment =>
                comment.Item2!.Length > Excerpt ? (comment.Item1, comment.Item2[..Excerpt].TrimEnd() + "…", true) : (comment.Item1, comment.Item2, false)
            );

    /// <summary>
    /// Loads it, the file given, in five queries: session, sheets, names, pieces, notes. <paramref name="typed"/>: notes that could not be kept, as they were
    /// typed.
    /// </summary>
    public static async Task<ReadFilePage> LoadAsync(
        AppDbContext db,
        CurrentUser user,
        FileHead head,
        IReadOnlyDictionary<string, TypedNote> typed,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var file = head.File;
        var session = await db.SessionsVisibleTo(user.Reader)
            .AsNoTracking()
            .Where(found => found.Id == file.SessionId)
            .Select(found => new ReadSession(
                found.Id,
                found.HeldOn,
                db.DeclaredLinksVisibleTo(user.Reader).Any(link => link.FileId == file.Id && link.PersonId == user.PersonId),
                db.FilesVisibleTo(user.Reader)
                    .Where(other =>
                        file.Origin == FileOrigin.EveryUnitHeld
                        && other.Id != file.Id
                        && other.CandidateId == file.CandidateId
                        && other.Certification == file.Certification
                        && other.Presentation.PublishedOn != null
                    )
                    .OrderBy(other => other.Reference)
                    .Select(other => new EarlierRow(other.Reference, other.Presentation.Keys, other.Presentation.DecidedOn))
                    .ToList()
            ))
            .SingleAsync(cancellation);
        var reading = await Evidence.ReadAsync(db, user, head, cancellation);
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var pieces = await db.AttachmentsReadableByAsync(user.Reader, file, cancellation);
        var notes = await db.JuryNotesOf(user.Reader, file.Id).AsNoTracking().ToListAsync(cancellation);
        return new ReadFilePage(
            head,
            session,
            [.. FactsOf(head, names, session, today)],
            [.. AlertsOf(head)],
            reading,
            [.. DocumentsOf(head, user, reading)],
            [.. PiecesOf(head, pieces)],
            [
                .. JuryNotes
                    .Keys(head)
                    .Select(key =>
                        typed.TryGetValue(key, out var kept) ? NoteOf(head, key, kept.Text, kept.Token)
                        : notes.Find(note => note.Unit == (key == JuryNotes.Whole ? "" : key)) is { } note ? NoteOf(head, key, note.Text, note.Revision)
                        : NoteOf(head, key, null, 0)
                    ),
            ]
        )
        {
            Earlier = [.. session.Earlier.Select(row => new EarlierFile(
                FrenchText.Join(row.PresentedKeys.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(key => head.Edition.Unit(key).Label)),
                $"{row.Reference}, décision du {FrenchText.PlainDate(row.DecidedOn!.Value)}",
                FilesPaths.File(row.Reference)))],
        };
    }

    private static ReadNote NoteOf(FileHead head, string key, string? text, int token) =>
        new(key, key == JuryNotes.Whole ? "Sur l’ensemble du dossier" : $"{head.Edition.Unit(key).Label} – {head.Edition.Unit(key).Title}", text, token);

    private static IEnumerable<Fact> FactsOf(FileHead head, IReadOnlyDictionary<FileFact, string> names, ReadSession session, DateOnly today)
    {
        var file = head.File;
        yield return new Fact("Référence", file.Reference, Figures: true);
        yield return new Fact("Entreprise", names.GetValueOrDefault(FileFact.Company, ""), head.Candidate.JobTitle);
        if (names.TryGetValue(FileFact.TrainingOrganisation, out var organisation))
        {
            yield return new Fact("Organisme de formation", organisation);
        }

        foreach (var (fact, words) in new[] { (FileFact.Evaluator1, "Évaluateur 1"), (FileFact.Evaluator2, "Évaluateur 2") })
        {
            if (names.TryGetValue(fact, out var name))
            {
                var comma = name.IndexOf(',', StringComparison.Ordinal);
                yield return new Fact(words, comma < 0 ? name : name[..comma], comma < 0 ? null : name[(comma + 1)..].Trim());
            }
        }

        if (file.Presentation.IsForCommission)
        {
            yield return new Fact(
                $"{FrenchText.Sentence(head.Edition.Vocabulary.Units)} présentés",
                FrenchText.Join(head.Edition.Units.Select(unit => unit.Label))
            );
        }

        yield return new Fact("Session", FrenchText.PlainDate(session.HeldOn), FrenchText.Distance(session.HeldOn, today).ToLowerInvariant());
    }

    private static IEnumerable<AlertLine> AlertsOf(FileHead head)
    {
        if (head.File.Presentation.Derogation is { } reason)
        {
            yield return new AlertLine("Dossier admis par dérogation :", $"{reason.TrimEnd('.')}.");
        }

        if (head.File.Presentation.OverdueDerogation is { } late)
        {
            yield return new AlertLine("Première présentation après l’échéance, par dérogation :", $"{late.TrimEnd('.')}.");
        }
    }

    // those that the edition hands to its jury or commission come first
    private static IEnumerable<ReadDocument> DocumentsOf(FileHead head, CurrentUser user, FileReading reading)
    {
        var (file, edition) = (head.File, head.Edition);
        var handed = (file.Presentation.IsForCommission ? edition.Commission ?? edition.Jury : edition.Jury).Documents.Select(document => document.Booklet);
        var view = new FileView(head, user, [.. reading.Sheets.Values.Select(sheet => sheet.Sheet).OfType<Sheet>()]);
        return FileDocuments.Of(head)
            .Where(document => document.RowFor(view) is { PdfUrl: not null })
            .OrderBy(document => !handed.Contains(document.Name))
            .Select(document => new ReadDocument(
                document.TitleOn(head),
                document.DayOn(view) is { } day ? $"le {FrenchText.PlainDate(day)}"
                    : document is BookletOfFile && !handed.Contains(document.Name) ? "en complément"
                    : null,
                document is BookletOfFile ? document.PageOn(head) : null,
                FilesPaths.Document(file.Reference, document.Name)
            ));
    }

    private static IEnumerable<ReadPieces> PiecesOf(FileHead head, IReadOnlyList<Attachment> pieces)
    {
        foreach (
            var (purpose, title) in new[]
            {
                (AttachmentPurpose.CandidateAnnex, "Document annexe du candidat"),
                (AttachmentPurpose.CandidateSupport, "Pièces jointes par le candidat"),
                (AttachmentPurpose.TrainingAttestation, "Attestations de formation"),
                (AttachmentPurpose.SignedBooklet, "Original papier du livret d’évaluation"),
                (AttachmentPurpose.RegistrationPaper, "Pièces de l’inscription"),
            }
        )
        {
            var lines = pieces
                .Where(piece => piece.Purpose == purpose)
                .OrderBy(piece => head.Edition.Units.TakeWhile(unit => unit.Key != piece.Unit).Count())
                .ThenBy(piece => piece.At)
                .Select(piece => new AttachmentLine(
                    piece.Unit is { } unit && head.Edition.AllUnits.Any(known => known.Key == unit)
                        ? $"{head.Edition.Unit(unit).Label} : {piece.Name}"
                        : piece.Name,
                    FilesPaths.Attachment(head.File.Reference, piece.Id),
                    piece.Length,
                    piece.At
                ))
                .ToList();
            if (lines.Count > 0)
            {
                yield return new ReadPieces(title, new AttachmentList(lines, ""));
            }
        }
    }
}

/// <summary>The session, whether the reader declared a link with the candidate, and the files in which units were validated alone.</summary>
public sealed record ReadSession(Guid Id, DateOnly HeldOn, bool Linked, IReadOnlyList<EarlierRow> Earlier);

/// <summary>One of these files, as it is stored.</summary>
public sealed record EarlierRow(string Reference, string PresentedKeys, DateOnly? DecidedOn);

/// <summary>The same as it is read: its units, its reference and its day, its page.</summary>
public sealed record EarlierFile(string Units, string Line, string Url);

/// <summary>A booklet or a document: on screen when it has a page, and as PDF.</summary>
public sealed record ReadDocument(string Title, string? Line, string? Url, string PdfUrl);

/// <summary>Pieces joined for one purpose.</summary>
public sealed record ReadPieces(string Title, AttachmentList List);

/// <summary>A note of the reader, with its revision.</summary>
public sealed record ReadNote(string Key, string Label, string? Text, int Token);
