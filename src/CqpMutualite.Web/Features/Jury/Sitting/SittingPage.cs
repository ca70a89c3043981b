using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.Sitting;

/// <summary>The running order, with what the reader may read of each file.</summary>
public sealed record SittingPage(SessionHead Head, IReadOnlyList<SittingRow> Rows, IReadOnlyList<SittingCourse> Courses, IReadOnlyList<PersonLine> People, bool Presides, bool MayDeliberate)
{
    /// <summary>Candidates still to decide.</summary>
    public int ToDecide => Rows.Count(row => row.File.DecidedOn is null);

    /// <summary>Minutes of all the passages.</summary>
    public int Minutes => Rows.Sum(row => row.Minutes);

    /// <summary>Loads it in four queries: session, people, files, their sheets.</summary>
    public static async Task<SittingPage?> LoadAsync(AppDbContext db, Editions editions, CurrentUser user, Guid id, DateOnly today, CancellationToken cancellation)
    {
        if (await SessionHead.LoadAsync(db, editions, user, id, cancellation) is not { } head)
        {
            return null;
        }

        var session = head.Session;
        var people = await JuryPeople.LoadAsync(db, session, today, cancellation);
        var visible = db.FilesVisibleTo(user.Reader).AsNoTracking().Where(file => file.SessionId == id);
        var files = await SessionFile.Of(db, visible).ToListAsync(cancellation);
        var sheets = await (from sheet in db.Sheets.AsNoTracking() join file in visible on sheet.FileId equals file.Id select sheet).ToListAsync(cancellation);
        return new SittingPage(
            head,
            [.. files.Select(file => new SittingRow(file, file.TimingIn(editions)?.Minutes ?? 0, file.LengthIn(editions), file.Result is { } result ? JuryWords.Of(result, head.Edition) : new Tag(TagState.Waiting, "À délibérer"), [.. BookletsOf(editions, user, file, sheets)]))],
            [.. files.GroupBy(file => file.CertificationTitle).Select(group => (Title: group.Key, Timing: group.First().TimingIn(editions))).Where(course => course.Timing is not null).Select(course => new SittingCourse(course.Title, course.Timing!.Steps))],
            [
                .. session.Members.OrderBy(member => member.College).ThenByDescending(member => member.IsPresident)
                    .Select(member => new PersonLine(people.Of(member.PersonId).Name, $"{JuryWords.Of(member.College)}{(member.IsPresident ? ", préside" : "")}", member.PersonId == user.PersonId)),
            ],
            session.President?.PersonId == user.PersonId,
            user.May(Permission.RecordDecision));
    }

    // the booklets that the edition hands to its jury, as far as the second door opens them
    private static IEnumerable<SittingBooklet> BookletsOf(Editions editions, CurrentUser user, SessionFile file, List<Sheet> sheets)
    {
        var edition = editions.Get(file.EditionCode, file.EditionVersion);
        foreach (var booklet in edition.Booklets.Where(booklet => edition.Jury.Documents.Any(document => document.Booklet == booklet.Key)))
        {
            var sheet = sheets.Where(found => found.FileId == file.Id && found.Booklet == booklet.Key).MaxBy(found => found.Occurrence);
            if (sheet is not null && SheetRights.ReadableVoices(user.Role, null, booklet.Key, new SheetState(sheet.CandidateSubmittedAt is not null, sheet.SignedAt is not null, sheet.SignedAt is not null, file.TransmittedOn is not null)).Count > 0)
            {
                yield return new SittingBooklet(FrenchText.Sentence(booklet.Title.ToLowerInvariant()), FilesPaths.Booklet(file.Reference, booklet.Key));
            }
        }
    }
}

/// <summary>One passage.</summary>
public sealed record SittingRow(SessionFile File, int Minutes, string Length, Tag State, IReadOnlyList<SittingBooklet> Booklets);

/// <summary>A booklet to read.</summary>
public sealed record SittingBooklet(string Title, string Url);

/// <summary>The steps of a passage for one certification.</summary>
public sealed record SittingCourse(string Certification, IReadOnlyList<TimingStep> Steps);
