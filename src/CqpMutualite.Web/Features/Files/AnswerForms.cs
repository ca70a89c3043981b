using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared.Fields;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The answers that a page asks for: how they are written, to which questions, and the act that it is.</summary>
public sealed record AnswersAsked(AnswerWriting Writing, IReadOnlyList<Question> Questions, AnswersWritten Act);

/// <summary>Nothing was saved: everything typed comes back in the form, and both versions of what somebody else wrote meanwhile.</summary>
public sealed record RefusedAnswers(AnswerWriting Writing, WrittenAnswers Written, IFormCollection Posted, IReadOnlyList<PostedAnswer> Answers)
{
    /// <summary>The form with what was typed.</summary>
    public BookletForm In(BookletForm form) => form.Again(
        question => Written.Sheet.Find(question.Key, Writing.VoiceOf(Written.Sheet, question)),
        Posted,
        Answers.Select(answer => answer.Question),
        [.. Written.Refusals.Select(refusal => refusal.Field).OfType<string>()]);
}

/// <summary>The forms of a booklet: posted, they are written, or shown again with each reason beside its field.</summary>
public static class AnswerForms
{
    /// <summary>A form as the page shows it: with what was typed when it was refused.</summary>
    public static BookletForm Form(this FileActing begun, BookletForm drawn) => begun.Refused?.In(drawn) ?? drawn;

    /// <summary>Writes a whole form, all or nothing. <paramref name="answers"/>: null when what it is about does not exist for this user.</summary>
    public static Task<IActionResult> WriteAsync(
        this FileDesk desk,
        Controller asked,
        string reference,
        Func<FileActing, Task<AnswersAsked?>> answers,
        Func<FileActing, Done> done,
        Func<FileActing, Task<IActionResult?>> again,
        CancellationToken cancellation) => desk.ShowAsync(asked, reference, async begun =>
        {
            if (await answers(begun) is not { } what)
            {
                return null;
            }

            var posted = AnswerWriting.Posted(asked.Request.Form, what.Questions);
            if (posted.Count == 0 && what.Writing.Then is null)
            {
                // nothing here is theirs to fill
                return FileDesk.Lead(asked, done(begun) with { Toast = null });
            }

            var written = asked.ModelState.IsValid
                ? await what.Writing.WriteAsync(begun.Db, begun.Head, begun.User, posted, what.Act, begun.Now, cancellation)
                : new WrittenAnswers(Sheet.Open(begun.File.Id, what.Writing.Booklet), []) { IsSaved = false };
            asked.ModelState.Refuse(Outcome.From(written.Refusals));
            asked.ModelState.Refuse(written.Then);
            if (asked.ModelState.IsValid)
            {
                return FileDesk.Lead(asked, done(begun));
            }

            begun.Db.ChangeTracker.Clear();
            var refused = written.IsSaved ? null : new RefusedAnswers(what.Writing, written, asked.Request.Form, posted);
            return await desk.ShowAsync(asked, reference, now => again(now with { Refused = refused }), cancellation);
        }, cancellation);

    /// <summary>The same when what is asked is known without waiting.</summary>
    public static Task<IActionResult> WriteAsync(
        this FileDesk desk,
        Controller asked,
        string reference,
        Func<FileActing, AnswersAsked?> answers,
        Func<FileActing, Done> done,
        Func<FileActing, Task<IActionResult?>> again,
        CancellationToken cancellation) => desk.WriteAsync(asked, reference, begun => Task.FromResult(answers(begun)), done, again, cancellation);

    /// <summary>
    /// Saves the one answer that a script sends, of key <paramref name="key"/> among those asked, and tells it with how far its author is: see
    /// <see cref="AnswerWriting.SaveAsync"/>.
    /// </summary>
    public static Task<IActionResult> SaveOneAsync(
        this FileDesk desk,
        Controller asked,
        string reference,
        string? key,
        Func<FileActing, Task<AnswersAsked?>> answers,
        Func<FileActing, Question, Sheet, object?> progress,
        CancellationToken cancellation) => desk.ShowAsync(asked, reference, async begun =>
        {
            if (await answers(begun) is not { } what || what.Questions.FirstOrDefault(known => known.Key == key) is not { } question)
            {
                return null;
            }

            var answer = AnswerWriting.Posted(asked.Request.Form, question);
            return await what.Writing.SaveAsync(
                begun.Db, begun.Head, begun.User, answer, what.Act, begun.Now, sheet => progress(begun, question, sheet), cancellation);
        }, cancellation);

    /// <summary>The same when what is asked is known without waiting.</summary>
    public static Task<IActionResult> SaveOneAsync(
        this FileDesk desk,
        Controller asked,
        string reference,
        string? key,
        Func<FileActing, AnswersAsked?> answers,
        Func<FileActing, Question, Sheet, object?> progress,
        CancellationToken cancellation) => desk.SaveOneAsync(asked, reference, key, begun => Task.FromResult(answers(begun)), progress, cancellation);
}
