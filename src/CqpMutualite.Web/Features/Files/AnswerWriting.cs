using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>One posted answer: what was typed, the revision it was typed over (0: none yet), and the note beside it (null: the form has none).</summary>
public sealed record PostedAnswer(Question Question, string? Typed, int Token, string? Note = null);

/// <summary>What became of the posted answers: all written, or none.</summary>
/// <param name="Sheet">The sheet as it is now.</param>
/// <param name="Refusals">Why nothing was written; an answer that somebody else changed meanwhile is one of them.</param>
public sealed record WrittenAnswers(Sheet Sheet, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>What <see cref="AnswerWriting.Then"/> answered.</summary>
    public Outcome Then { get; init; }

    public bool IsSaved { get; init; } = Refusals.Count == 0;
}

/// <summary>
/// Writes answers of a booklet: the same way for one answer saved by itself, a grid and a whole form.
/// Two answers of a new sheet given at the same instant are both kept; the same answer given twice is never overwritten.
/// </summary>
/// <param name="Booklet">Key of the booklet.</param>
/// <param name="Voices">The voices in which its questions may be answered here.</param>
/// <param name="VoiceOf">The voice of a question, by the state of the sheet.</param>
/// <param name="MayWrite">Whether the file lets it be written now.</param>
public sealed record AnswerWriting(string Booklet, Voice[] Voices, Func<Sheet, Question, Voice> VoiceOf, Func<CertificationFile, Outcome> MayWrite)
{
    // each attempt starts from what the winner left, so that a second one is enough: for the first answer of a new sheet
    private const int Attempts = 4;

    /// <summary>The unit whose sheet is written, where the booklet is filled unit by unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The sheet of that rank, which exists; null: the last one, opened when nobody has begun.</summary>
    public int? Occurrence { get; init; }

    /// <summary>What an answer lacks that neither its question nor the sheet can tell; null: nothing.</summary>
    public Func<PostedAnswer, Refusal?> Refuses { get; init; } = _ => null;

    /// <summary>
    /// What is done with the sheet, once written, in the same save; the file is tracked then, and this act stands in the history for that of the answers.
    /// Refused, the answers are kept all the same, unless <see cref="Whole"/>. It may be asked several times.
    /// </summary>
    public Func<FileHead, Sheet, Outcome>? Then { get; init; }

    /// <summary>The answers are kept only with what follows, or not at all.</summary>
    public bool Whole { get; init; }

    /// <summary>A booklet answered in one voice.</summary>
    public AnswerWriting(string booklet, Voice voice, Func<CertificationFile, Outcome> mayWrite) : this(booklet, [voice], (_, _) => voice, mayWrite)
    {
    }

    /// <summary>The posted answers to those questions. One posted without its revision is treated as typed over nothing: it overwrites nobody.</summary>
    public static IReadOnlyList<PostedAnswer> Posted(IFormCollection form, IEnumerable<Question> questions) =>
        [.. questions.Where(question => form.ContainsKey(AnswerFields.Value(question.Key))).Select(question => Posted(form, question))];

    /// <summary>The one answer that a script sends. Radio buttons of which none is chosen post nothing: the answer is then empty.</summary>
    public static PostedAnswer Posted(IFormCollection form, Question question) => new(
        question,
        form.TryGetValue(AnswerFields.Value(question.Key), out var typed) ? typed.ToString() : null,
        int.TryParse(form[AnswerFields.Token(question.Key)], out var token) ? token : 0,
        form.TryGetValue(AnswerFields.Note(question.Key), out var note) ? note.ToString() : null);

    /// <summary>Writes them all, or none and says why. The file must not be tracked.</summary>
    public async Task<WrittenAnswers> WriteAsync(
        AppDbContext db,
        FileHead head,
        CurrentUser user,
        IReadOnlyList<PostedAnswer> posted,
        AnswersWritten act,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            if (attempt > 1 || Then is not null)
            {
                // what stopped the answer may have changed the file too
                head = head with { File = await AgainAsync(db, head.File.Id, cancellation), Chain = null };
            }

            var sheet = Occurrence is { } rank
                ? await WritableSheet.OfRankAsync(db, head.File, Booklet, rank, cancellation, Voices)
                : await WritableSheet.ForUnitAsync(db, head.File, Booklet, Unit, cancellation, Voices);
            if (Write(sheet, head, user, posted, now) is { Count: > 0 } refusals)
            {
                return new WrittenAnswers(sheet, refusals);
            }

            var then = Then?.Invoke(head, sheet) ?? Outcome.Accepted;
            var written = new WrittenAnswers(sheet, []) { Then = then, IsSaved = then.IsAccepted || !Whole };
            if (!written.IsSaved)
            {
                return written;
            }

            db.ChangeTracker.DetectChanges();
            var changed = db.ChangeTracker.Entries<Answer>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => entry.Entity.Voice).ToList();
            if (changed.Count == 0 && then.Acts.Count == 0)
            {
                return written;
            }

            // nobody is told that an evaluator who answers alone has answered
            Outcome done = then.Acts.Count > 0 ? then : act with { Alone = changed.Contains(Voice.Evaluator1) || changed.Contains(Voice.Evaluator2) };
            db.Note(head.File.Id, user.Actor(), done, head.Edition, now);
            if (head.Chain is { } end)
            {
                db.Follow(head.File, end);
            }

            if (await db.TrySaveAsync(cancellation))
            {
                return written;
            }

            if (attempt == Attempts)
            {
                return new WrittenAnswers(sheet, [SheetRefusals.WrittenInBetween(posted[0].Question.Key)]);
            }
        }
    }

    private IReadOnlyList<Refusal> Write(Sheet sheet, FileHead head, CurrentUser user, IReadOnlyList<PostedAnswer> posted, DateTimeOffset now)
    {
        if (MayWrite(head.File) is { IsAccepted: false } closed)
        {
            return closed.Refusals;
        }

        List<Refusal> refusals = [];
        foreach (var answer in posted)
        {
            var voice = VoiceOf(sheet, answer.Question);
            var given = sheet.Write(answer.Question, voice, answer.Typed, head.Edition, user.PersonId, now, answer.Token, answer.Note);
            refusals.AddRange(given.IsAccepted && Refuses(answer) is { } refusal ? [refusal] : given.Refusals);
        }

        // a sheet that is signed is said once, not beside each answer
        var frozen = SheetRefusals.Frozen(null);
        return refusals.Count > 1 && refusals.TrueForAll(refusal => refusal.Code == frozen.Code) ? [frozen] : refusals;
    }

    private Task<CertificationFile> AgainAsync(AppDbContext db, Guid id, CancellationToken cancellation) =>
        (Then is null
            ? db.Files.AsNoTracking().Include(file => file.Assignments)
            : db.Files.Include(file => file.Assignments).Include(file => file.Units).Include(file => file.Modules).AsSingleQuery())
        .SingleAsync(file => file.Id == id, cancellation);

    /// <summary>
    /// Writes the one answer that a script sent, and tells it: 200 with the hour, the new revision, how far its author is (<paramref name="progress"/>) and
    /// what will not print; otherwise as <see cref="RefusedAsync"/> says.
    /// </summary>
    public async Task<IActionResult> SaveAsync(
        AppDbContext db,
        FileHead head,
        CurrentUser user,
        PostedAnswer answer,
        AnswersWritten act,
        DateTimeOffset now,
        Func<Sheet, object?> progress,
        CancellationToken cancellation
    )
    {
        var written = await WriteAsync(db, head, user, [answer], act, now, cancellation);
        return written.IsSaved
            ? new JsonResult(new
            {
                savedAt = FrenchText.Hour(now),
                token = written.Sheet.Find(answer.Question.Key, VoiceOf(written.Sheet, answer.Question))?.Revision ?? 0,
                progress = progress(written.Sheet),
                warning = PrintWarning.Of(answer.Typed),
            })
            : await RefusedAsync(db, user, written, answer, cancellation);
    }

    /// <summary>
    /// What a script is told of an answer that was not saved: 409 with both values when somebody else changed it meanwhile, otherwise 400 with the reason.
    /// </summary>
    public async Task<IActionResult> RefusedAsync(
        AppDbContext db,
        CurrentUser user,
        WrittenAnswers written,
        PostedAnswer posted,
        CancellationToken cancellation
    )
    {
        var key = posted.Question.Key;
        if (
            written.Refusals[0].Code != SheetRefusals.WrittenInBetween(key).Code
            || written.Sheet.Find(key, VoiceOf(written.Sheet, posted.Question)) is not { } theirs
        )
        {
            return new BadRequestObjectResult(new { message = written.Refusals[0].Message });
        }

        var author =
            theirs.AuthorId == user.PersonId ? null : await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == theirs.AuthorId, cancellation);
        return new ConflictObjectResult(
            new
            {
                mine = posted.Typed ?? "",
                theirs = AnswerFields.Typed(posted.Question.Field, theirs.Value) ?? "",
                by = author?.Name ?? "Une autre fenêtre",
                at = FrenchText.Hour(theirs.At),
                token = theirs.Revision,
            }
        );
    }
}
