using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.KeyPaperAnswer;

/// <summary>One answer keyed from the paper, saved by itself.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperAnswerRoute)]
public sealed class KeyPaperAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>200 saved, 400 with the reason, 404 not theirs, 409 with both values when somebody else changed it meanwhile.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadToWriteAsync(db, editions, user, reference, cancellation) is not { } head || Keyed(head.Edition, key) is not (var (part, _, _), { } question))
        {
            return NotFound();
        }

        var answer = AnswerWriting.Posted(posted, question);
        return await PaperDesk.Writing.SaveAsync(db, head, user, answer, PaperDesk.Written(part), now, sheet => ProgressOf(head.Edition, part, sheet), cancellation);
    }

    private static object ProgressOf(Referential edition, string part, Sheet sheet)
    {
        var required = PaperDesk.Questions(edition, part).Where(asked => asked.Field.Required).ToList();
        return new { unit = PaperDesk.Code(edition, part), answered = required.Count(asked => sheet.Find(asked.Key, Voice.Official)?.Value is not null), total = required.Count };
    }

    private static ((string Part, string Label, string Title) Of, Question? Question) Keyed(Referential edition, string? key) => PaperDesk.Parts(edition)
        .Select(part => (part, PaperDesk.Questions(edition, part.Part).FirstOrDefault(known => known.Key == key)))
        .FirstOrDefault(found => found.Item2 is not null);
}
