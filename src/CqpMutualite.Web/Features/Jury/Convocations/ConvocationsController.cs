using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.Convocations;

/// <summary>Who is convened to a session, who was reached, who said that they have it; the papers of the day.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ConvocationsRoute)]
public sealed class ConvocationsController(AppDbContext db, Editions editions) : Controller
{
    /// <summary>The page, in three queries: session, convocations, messages.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation) is not { } head)
        {
            return NotFound();
        }

        var sheets = await ConvocationSheet.LoadAsync(
            db,
            db.ConvocationsVisibleTo(user.Reader).Where(convocation => convocation.SessionId == session),
            cancellation
        );
        var details = sheets.Select(sheet => sheet.Convocation.Id.ToString()).ToList();
        var messages = await db
            .Messages.AsNoTracking()
            .Where(message => message.Kind == MessageKind.Convocation && details.Contains(message.Detail!))
            .ToListAsync(cancellation);
        var last = messages.GroupBy(message => message.Detail!).ToDictionary(group => group.Key, group => group.MaxBy(message => message.CreatedAt)!);
        return View(
            "Convocations",
            new ConvocationsPage(head, [.. sheets.Select(sheet => new ConvocationLine(sheet, last.GetValueOrDefault(sheet.Convocation.Id.ToString())))])
        );
    }
}

/// <summary>The page.</summary>
/// <param name="Head">The session.</param>
/// <param name="Lines">The convocations.</param>
public sealed record ConvocationsPage(SessionHead Head, IReadOnlyList<ConvocationLine> Lines)
{
    /// <summary>Who sits, then each candidate with their company, in the order of the day; those that ended last.</summary>
    public IEnumerable<(string Title, IReadOnlyList<ConvocationLine> Lines)> Parts =>
        new (string, IReadOnlyList<ConvocationLine>)[]
        {
            (
                $"{(Head.IsCommission ? "Commission" : "Jury")}",
                [.. Lines.Where(line => line.Told is { Sits: true, Holds: true }).OrderBy(line => line.Told.As)]
            ),
            (
                "Candidats et entreprises",
                [
                    .. Lines
                        .Where(line => line.Told is { Sits: false, Holds: true })
                        .OrderBy(line => line.Told.StartsAt)
                        .ThenBy(line => line.Told.FileId)
                        .ThenBy(line => line.Told.As),
                ]
            ),
            ("Convocations annulées", [.. Lines.Where(line => !line.Told.Holds)]),
        }.Where(part => part.Item2.Count > 0);

    /// <summary>Those who are asked to say that they have it, and those who did.</summary>
    public (int Asked, int Given) Received => (Lines.Count(line => line.Asked), Lines.Count(line => line is { Asked: true, Told.AcknowledgedAt: not null }));

    /// <summary>Those that no message reaches.</summary>
    public int ByPost => Lines.Count(line => line is { ByPost: true, Told.Holds: true });
}
