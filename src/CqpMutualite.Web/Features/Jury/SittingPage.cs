using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>The running order, with what the reader may read of each file.</summary>
public sealed record SittingPage(
    SessionHead Head,
    IReadOnlyList<SittingRow> Rows,
    IReadOnlyList<SittingCourse> Courses,
    IReadOnlyList<PersonLine> People,
    bool Presides,
    bool MayDeliberate,
    SittingAct? Act,
    IReadOnlyList<AwayLine> Away
)
{
    public int ToDecide => Rows.Count(row => row.File.DecidedOn is null);

    public int Minutes => Rows.Sum(row => row.Length.Heard);

    /// <summary>Loads it in five queries at most: session, people, files, those who did not come, sheets.</summary>
    public static async Task<SittingPage?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        Guid id,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        if (await SessionHead.LoadAsync(db, editions, user, id, cancellation) is not { } head)
        {
            return null;
        }

        var session = head.Session;
        var people = await JuryPeople.LoadAsync(db, session, today, cancellation);
        var visible = db.FilesVisibleTo(user.Reader).AsNoTracking().Where(file => file.SessionId == id);
        var order = session.Order.Select(passage => passage.FileId).ToList();
        var files = (await SessionFile.Of(db, visible).ToListAsync(cancellation)).OrderBy(file => order.IndexOf(file.Id)).ToList();
        var away = session.Order.Where(passage => !passage.Expected).Select(passage => passage.CandidateId).ToList();
        var names =
            away.Count == 0
                ? []
                : await db
                    .People.Where(person => away.Contains(person.Id))
                    .Select(person => new
                    {
                        person.Id,
                        person.Name,
                    })
                    .ToListAsync(cancellation);
        var presides = head.PresidedBy(user.PersonId);
        var sits = session.Members.Any(member => member.PersonId == user.PersonId && member.Votes);
        var sheets = await (from sheet in db.Sheets.AsNoTracking() join file in visible on sheet.FileId equals file.Id select sheet).ToListAsync(cancellation);
        return new SittingPage(
            head,
            [
                .. files.Join(
                    session.Passages,
                    file => file.Id,
                    passage => passage.FileId,
                    (file, passage) =>
                        new SittingRow(
                            file,
                            passage.StartsAt,
                            file.LengthOf(passage, editions),
                            file.Result is { } result ? JuryWords.Of(result, head.Edition, head.IsCommission) : new Tag(TagState.Waiting, "À délibérer"),
                            [.. BookletsOf(editions, user, file, sheets)]
                        )
                ),
            ],
            head.IsCommission
                ? []
                :
                [
                    .. files
                        .GroupBy(file => file.CertificationTitle)
                        .Select(group => (Title: group.Key, Timing: group.First().TimingIn(editions)))
                        .Where(course => course.Timing is not null)
                        .Select(course => new SittingCourse(course.Title, course.Timing!.Steps)),
                ],
            [
                .. session
                    .Members.OrderBy(member => member.College)
                    .ThenByDescending(member => member.IsPresident)
                    .Select(member => new PersonLine(
                        people.Of(member.PersonId).Name,
                        JuryWords.Of(member.College)
                            + (member.IsPresident ? session.OpenedAt is null ? ", présidence proposée" : ", préside" : member.IsSubstitute ? ", suppléant" : "")
                            + (member.Present == false ? ", absent" : ""),
                        member.PersonId == user.PersonId
                    )),
            ],
            presides,
            user.May(Permission.RecordDecision) && session.OpenedAt is not null,
            presides || (sits && session.OpenedAt is null) ? ActOf(head, user.PersonId, today, files) : null,
            [
                .. session
                    .Order.Where(passage => !passage.Expected)
                    .Select(passage => new AwayLine(
                        names.Find(name => name.Id == passage.CandidateId)?.Name ?? "Candidat",
                        passage.Attendance == Attendance.Excused ? "excusé" : "absent",
                        passage.AttendanceNote
                    )),
            ]
        );
    }

    // what a member does before the sitting, and its president afterwards
    private static SittingAct? ActOf(SessionHead head, Guid person, DateOnly today, List<SessionFile> files)
    {
        var session = head.Session;
        return session switch
        {
            { ClosedAt: not null } => null,
            { OpenedAt: null } => session.MayOpen(person, today) is { IsAccepted: false } refused
                ? new("Ouvrir la séance", JuryPaths.Opening(session.Id), refused.Refusals[0].Message)
                : new("Ouvrir la séance", JuryPaths.Opening(session.Id), null),
            _ => new(
                "Clore la séance",
                JuryPaths.Closing(session.Id),
                files.Where(file => file.DecidedOn is null).Select(file => file.Name).ToList() is { Count: > 0 } waiting
                    ? JuryRefusals.DecisionsMissing(waiting).Message
                    : null
            ),
        };
    }

    // the booklets that the edition hands to its jury, as far as the second door opens them
    private static IEnumerable<SittingBooklet> BookletsOf(Editions editions, CurrentUser user, SessionFile file, List<Sheet> sheets)
    {
        var edition = editions.Get(file.EditionCode, file.EditionVersion);
        foreach (
            var booklet in edition.Booklets.Where(booklet =>
                (file.IsForCommission ? edition.Commission ?? edition.Jury : edition.Jury).Documents.Any(document => document.Booklet == booklet.Key)
            )
        )
        {
            var sheet = sheets.Where(found => found.FileId == file.Id && found.Booklet == booklet.Key).MaxBy(found => found.Occurrence);
            if (
                sheet is not null
                && SheetRights
                    .ReadableVoices(
                        user.Role,
                        null,
                        booklet.Key,
                        new SheetState(
                            sheet.CandidateSubmittedAt is not null,
                            sheet.SignedAt is not null,
                            sheet.SignedAt is not null,
                            file.TransmittedOn is not null
                        )
                    )
                    .Count > 0
            )
            {
                yield return new SittingBooklet(FrenchText.Sentence(booklet.Title.ToLowerInvariant()), FilesPaths.Booklet(file.Reference, booklet.Key));
            }
        }
    }
}

public sealed record SittingRow(SessionFile File, TimeOnly? At, PassageLength Length, Tag State, IReadOnlyList<SittingBooklet> Booklets);

/// <summary>The next act of whoever reads: the page where it is done, what holds it back.</summary>
public sealed record SittingAct(string Text, string Url, string? Held);

public sealed record SittingBooklet(string Title, string Url);

/// <summary>The steps of a passage for one certification.</summary>
public sealed record SittingCourse(string Certification, IReadOnlyList<TimingStep> Steps);
