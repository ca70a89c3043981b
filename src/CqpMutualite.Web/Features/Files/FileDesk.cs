using System.Diagnostics;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Somebody on a file that they may see: what a page shows and what an act starts from.</summary>
public sealed record FileActing(AppDbContext Db, FileHead Head, CurrentUser User, DateTimeOffset Now)
{
    /// <summary>The file; tracked while an act is under way.</summary>
    public CertificationFile File => Head.File;

    /// <summary>Its edition, as it is asked of it.</summary>
    public Referential Edition => Head.Edition;

    /// <summary>Who reads, for <see cref="Visibility"/>.</summary>
    public Reader Reader => User.Reader;

    /// <summary>The day, in Paris.</summary>
    public DateOnly Today => FrenchText.ParisDay(Now);

    /// <summary>Takes off something joined to the file, if that may be.</summary>
    public Outcome Remove(object found, Outcome may, Act act)
    {
        if (!may.IsAccepted)
        {
            return may;
        }

        Db.Remove(found);
        return act;
    }

    /// <summary>The answers of a form that were not written, to be given back in it; null when it is first shown.</summary>
    public RefusedAnswers? Refused { get; init; }
}

/// <summary>What is said once it is done, and where it leads. <paramref name="Toast"/>: null when the next page says it.</summary>
public sealed record Done(string? Toast, string Url);

/// <summary>
/// The acts asked on the pages of a file: 404 when the user does not see it, the page again with each reason beside its field when the act is refused or
/// somebody was faster, else written with its lines of the journal, said in one sentence, and on.
/// </summary>
public sealed class FileDesk(AppDbContext db, Editions editions, TimeProvider clock)
{
    private static readonly Refusal Lost = LostRace.On("ce dossier");

    /// <summary>Answered by an act about what does not exist for this user.</summary>
    public static Outcome? NotFound => null;

    private Part part = Part.Whole;

    private enum Part
    {
        Whole,
        Brief,
        ToWrite,
    }

    /// <summary>The same on a file that is read and not changed itself: see <see cref="FileHead.LoadBriefAsync"/>.</summary>
    public FileDesk Brief => new(db, editions, clock) { part = Part.Brief };

    /// <summary>The same for an answer that saves by itself: see <see cref="FileHead.LoadToWriteAsync"/>.</summary>
    public FileDesk ToWrite => new(db, editions, clock) { part = Part.ToWrite };

    /// <summary>A page of a file. <paramref name="page"/>: null when what it is about does not exist for this user.</summary>
    public async Task<IActionResult> ShowAsync(
        Controller asked,
        string reference,
        Func<FileActing, Task<IActionResult?>> page,
        CancellationToken cancellation
    ) => await BeginAsync(asked, reference, false, cancellation) is { } seen ? await page(seen) ?? asked.NotFound() : asked.NotFound();

    /// <summary>What a form asks.</summary>
    /// <param name="asked">The controller: its model state says what the form lacks, and receives the refusals.</param>
    /// <param name="reference">The file.</param>
    /// <param name="act">Does it on the file, tracked; null when what it is about does not exist for this user. What it returns as done is noted and
    /// saved.</param>
    /// <param name="done">What is said then.</param>
    /// <param name="again">The page again, from the file as it is now; null: the refusal is said on the page where it would have led.</param>
    /// <param name="cancellation">Cancellation.</param>
    /// <param name="because">The reason typed, said after the act.</param>
    public async Task<IActionResult> ActAsync(
        Controller asked,
        string reference,
        Func<FileActing, Task<Outcome?>> act,
        Func<FileActing, Done> done,
        Func<FileActing, Task<IActionResult?>>? again,
        CancellationToken cancellation,
        string? because = null)
    {
        if (await BeginAsync(asked, reference, true, cancellation) is not { } begun)
        {
            return asked.NotFound();
        }

        if (asked.ModelState.IsValid)
        {
            if (await act(begun) is not { } outcome)
            {
                return asked.NotFound();
            }

            asked.ModelState.Refuse(outcome);
            if (asked.ModelState.IsValid && await SavedAsync(begun, outcome, because, cancellation))
            {
                return Lead(asked, done(begun));
            }

            if (asked.ModelState.IsValid)
            {
                asked.ModelState.Refuse(Lost);
            }
        }

        db.ChangeTracker.Clear();
        return again is null ? Lead(asked, done(begun) with { Toast = FirstReason(asked) }) : await ShowAsync(asked, reference, again, cancellation);
    }

    /// <summary>The same for an act that waits for nothing.</summary>
    public Task<IActionResult> ActAsync(
        Controller asked,
        string reference,
        Func<FileActing, Outcome?> act,
        Func<FileActing, Done> done,
        Func<FileActing, Task<IActionResult?>>? again,
        CancellationToken cancellation,
        string? because = null) => ActAsync(asked, reference, begun => Task.FromResult(act(begun)), done, again, cancellation, because);

    /// <summary>The same for an act that needs nobody to write on the file meanwhile: it is done on the file as it is then, and cannot lose a race.</summary>
    public async Task<IActionResult> ActAloneAsync(
        Controller asked,
        string reference,
        Func<FileActing, Task<Outcome?>> act,
        Func<FileActing, Done> done,
        Func<FileActing, Task<IActionResult?>>? again,
        CancellationToken cancellation,
        string? because = null)
    {
        if (await BeginAsync(asked, reference, false, cancellation) is not { } seen)
        {
            return asked.NotFound();
        }

        if (asked.ModelState.IsValid)
        {
            // a cut connection starts it again: it loads all it needs itself
            var (outcome, begun) = await db.AloneOnAsync(seen.File.Id, async () =>
            {
                var alone = (await BeginAsync(asked, reference, true, cancellation))!;
                var given = await act(alone);
                var lost = given is { IsAccepted: true } accepted && asked.ModelState.IsValid && !await SavedAsync(alone, accepted, because, cancellation);
                return (lost ? SomebodyElse : given, alone);
            }, cancellation);
            if (outcome is null)
            {
                return asked.NotFound();
            }

            asked.ModelState.Refuse(outcome.Value);
            if (asked.ModelState.IsValid)
            {
                return Lead(asked, done(begun));
            }
        }

        db.ChangeTracker.Clear();
        return again is null ? Lead(asked, done(seen) with { Toast = FirstReason(asked) }) : await ShowAsync(asked, reference, again, cancellation);
    }

    /// <summary>Lost a race, where the act sees it itself.</summary>
    internal static Outcome SomebodyElse => Lost;

    /// <summary>The same act on several files, each for itself: one that refuses leaves the others done. Answers those that refused, and why.</summary>
    public async Task<IReadOnlyList<RefusedFile>> EachAsync(
        Controller asked,
        IEnumerable<string> references,
        Func<FileActing, Task<Outcome>> act,
        CancellationToken cancellation)
    {
        List<RefusedFile> refused = [];
        foreach (var reference in references.Distinct())
        {
            db.ChangeTracker.Clear();
            if (await BeginAsync(asked, reference, true, cancellation) is not { } begun)
            {
                refused.Add(new RefusedFile(reference, "Ce dossier n’est pas parmi les vôtres."));
                continue;
            }

            var outcome = await act(begun);
            if (!outcome.IsAccepted || !await SavedAsync(begun, outcome, null, cancellation))
            {
                refused.Add(new RefusedFile(reference, (outcome.IsAccepted ? Lost : outcome.Refusals[0]).Message));
            }
        }

        db.ChangeTracker.Clear();
        return refused;
    }

    private static string? FirstReason(Controller asked) =>
        asked.ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).FirstOrDefault();

    internal static RedirectResult Lead(Controller asked, Done done)
    {
        if (done.Toast is { } said)
        {
            asked.TempData.Toast(said);
        }

        return asked.Redirect(done.Url);
    }

    private async Task<FileActing?> BeginAsync(Controller asked, string reference, bool tracked, CancellationToken cancellation)
    {
        var user = CurrentUser.From(asked.User)!;
        var head = await (part switch
        {
            Part.Whole => FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked),
            Part.Brief => FileHead.LoadBriefAsync(db, editions, user, reference, cancellation),
            Part.ToWrite => FileHead.LoadToWriteAsync(db, editions, user, reference, cancellation),
            _ => throw new UnreachableException(),
        });
        return head is null ? null : new FileActing(db, head, user, clock.GetUtcNow());
    }

    private Task<bool> SavedAsync(FileActing begun, Outcome outcome, string? because, CancellationToken cancellation)
    {
        db.Note(begun.File.Id, begun.User.Actor(), outcome, begun.Edition, begun.Now, because);
        return db.TrySaveAsync(cancellation);
    }
}
