using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>
/// The acts asked on the page of a session: 404 when the user does not see it, the page again with the reason when the act is refused or somebody was faster,
/// else written, said in one sentence, and on.
/// </summary>
public sealed class SessionDesk(AppDbContext db, Editions editions, TimeProvider clock)
{
    /// <summary>
    /// An act of the certifier. <paramref name="reference"/>: the file it is about, none when null. <paramref name="choice"/>: the college whose list a refusal
    /// of the choice stands beside.
    /// </summary>
    public Task<IActionResult> ActAsync(
        Controller asked,
        Guid session,
        Func<SessionAct, Task<Outcome>> act,
        Func<SessionAct, string> done,
        CancellationToken cancellation,
        string? reference = null,
        College? choice = null
    ) =>
        DoAsync(
            asked,
            session,
            reference,
            act,
            done,
            JuryPaths.Session(session),
            async user =>
                asked.View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.GetUtcNow(), cancellation, asked.ModelState, choice)),
            cancellation
        );

    /// <summary>An act of the president during the sitting, refused to anybody else; <paramref name="then"/> is where it leads.</summary>
    public Task<IActionResult> PresideAsync(
        Controller asked,
        Guid session,
        Func<SessionAct, Task<Outcome>> act,
        Func<SessionAct, string> done,
        string then,
        CancellationToken cancellation,
        string? reference = null
    ) =>
        DoAsync(
            asked,
            session,
            reference,
            act: presided => presided.Head.PresidedBy(presided.User.PersonId) ? act(presided) : Task.FromResult<Outcome>(JuryRefusals.NotThePresident),
            done,
            then,
            async user => asked.View("Sitting", await SittingPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation)),
            cancellation);

    private async Task<IActionResult> DoAsync(
        Controller asked,
        Guid session,
        string? reference,
        Func<SessionAct, Task<Outcome>> act,
        Func<SessionAct, string> done,
        string then,
        Func<CurrentUser, Task<IActionResult>> again,
        CancellationToken cancellation
    )
    {
        var user = CurrentUser.From(asked.User)!;
        var head = await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true);
        var file = head is null || reference is null ? null : await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true);
        if (head is null || (reference is not null && file is null))
        {
            return asked.NotFound();
        }

        var begun = new SessionAct(db, head, file, user, clock.GetUtcNow());
        if (asked.ModelState.IsValid)
        {
            asked.ModelState.Refuse(await act(begun));
        }

        if (!asked.ModelState.IsValid || !await db.SavedAsync(asked.ModelState, cancellation))
        {
            return await again(user);
        }

        asked.TempData.Toast(done(begun));
        return asked.Redirect(then);
    }
}

/// <summary>An act under way on a session.</summary>
/// <param name="Db">What it is written with.</param>
/// <param name="Head">The session, tracked.</param>
/// <param name="File">The file it is about, tracked; never null when one was asked for.</param>
/// <param name="User">Who acts.</param>
/// <param name="Now">When.</param>
public sealed record SessionAct(AppDbContext Db, SessionHead Head, FileHead? File, CurrentUser User, DateTimeOffset Now)
{
    public JurySession Session => Head.Session;

    /// <summary>The day, in Paris.</summary>
    public DateOnly Today => FrenchText.ParisDay(Now);

    /// <summary>Writes in the journal of its file what was done in the session.</summary>
    public void Note(Outcome outcome)
    {
        Db.Announce(Session, outcome, Now);
        Db.Note(File!.File.Id, User.Actor(), outcome, File.Edition, Now);
    }

    /// <summary>Number of decisions signed in the session.</summary>
    public Task<int> SignedDecisionsAsync(CancellationToken cancellation) =>
        Db.Decisions.CountAsync(decision => decision.SessionId == Session.Id, cancellation);

    /// <summary>Writes in the journal of each file of the session what was done.</summary>
    public async Task<Outcome> NotedAsync(Outcome outcome, CancellationToken cancellation)
    {
        await Db.NoteFilesAsync(Head, User.Actor(), outcome, Now, cancellation);
        return outcome;
    }
}
