using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.KeyPaperAnswer;

/// <summary>One answer keyed from the paper, saved by itself.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperAnswerRoute)]
public sealed class KeyPaperAnswerController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation) =>
        desk.ToWrite.SaveOneAsync(this, reference, key, begun => PaperDesk.Asked(begun, PartOf(begun.Edition, key)), ProgressOf, cancellation);

    private static object? ProgressOf(FileActing begun, Question question, Sheet sheet)
    {
        var (edition, part) = (begun.Edition, PartOf(begun.Edition, question.Key));
        var required = PaperDesk.Questions(edition, part).Where(asked => asked.Field.Required).ToList();
        var given = required.Count(asked => sheet.Find(asked.Key, Voice.Official)?.Value is not null);
        return new { unit = PaperDesk.Code(edition, part), answered = given, total = required.Count };
    }

    private static string PartOf(Referential edition, string? key) =>
        PaperDesk.Parts(edition).Select(part => part.Part).FirstOrDefault(part => PaperDesk.Questions(edition, part).Any(known => known.Key == key)) ?? "";
}
