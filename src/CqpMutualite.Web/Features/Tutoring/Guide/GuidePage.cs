using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Referentials;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.Guide;

/// <summary>The guide on one file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Done">Keys of the lines ticked.</param>
/// <param name="Notes">The tutor's notes.</param>
/// <param name="Open">Something can still be ticked or noted.</param>
public sealed record GuidePage(FileHead Head, IReadOnlySet<string> Done, IReadOnlyList<NoteLine> Notes, bool Open)
{
    /// <summary>Parts to which what is ticked and noted on the file belongs: keys of the sections of the edition.</summary>
    public const string Arrival = "accueillir", Phases = "former", Partnership = "partenariat", Assessing = "evaluer";

    // of an edition without a guide: the parts that hold something of the file
    private static readonly BookletSection[] Bare =
    [
        Part(Arrival, "Accueillir le candidat"),
        Part(Phases, "La formation en entreprise, en six phases"),
        Part(Partnership, "Le partenariat avec l’organisme de formation"),
        Part(Assessing, "L’évaluation des compétences"),
    ];

    /// <summary>The parts of the guide, in order: those of the edition, which are also printed.</summary>
    public IReadOnlyList<BookletSection> Parts =>
        Head.Edition.Booklet(TutorBooklet.Key) is { } booklet
            ? [.. booklet.Sections.Where(section => section.Blocks.All(block => block is TextBlock or ListBlock))]
            : Bare;

    /// <summary>The guide to print; null for an edition without one.</summary>
    public string? PdfUrl => Head.Edition.Booklet(TutorBooklet.Key) is null ? null : ReferentialsPaths.Blank(Head.Edition.Code, TutorBooklet.Key);

    /// <summary>For an edition without a guide, those that have one.</summary>
    public IReadOnlyList<Referential> Others { get; init; } = [];

    /// <summary>The edition has an intermediate grid.</summary>
    public bool HasGrid => TutorBooklet.Units(Head).Count > 0;

    public IReadOnlyList<NoteLine> Of(TutoringKind kind) => [.. Notes.Where(note => note.Note.Kind == kind)];

    /// <summary>Three queries beside that of the head.</summary>
    public static async Task<GuidePage> LoadAsync(FileActing begun, Editions editions, CancellationToken cancellation)
    {
        var done = await begun.Db.TutoringTicks.AsNoTracking().Where(tick => tick.FileId == begun.File.Id).Select(tick => tick.Line).ToListAsync(cancellation);
        var notes = await TutorNotes.LoadAsync(begun.Db, begun.User, begun.Head, cancellation);
        return new GuidePage(begun.Head, done.ToHashSet(), notes, begun.File.Training.MayTutor().IsAccepted)
        {
            Others = begun.Edition.Booklet(TutorBooklet.Key) is null
                ? [.. editions.All.Where(edition => edition.Booklet(TutorBooklet.Key) is not null).GroupBy(edition => edition.Code).Select(same => same.Last())]
                : [],
        };
    }

    private static BookletSection Part(string key, string title) =>
        new() { Key = key, Label = null, Title = title, Unit = null, Landscape = false, Blocks = [], Source = null };
}
