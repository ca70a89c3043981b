using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.KeyPaper;

/// <summary>One part of the paper as a form.</summary>
public sealed record KeyPaperPage(FileHead Head, string Part, string Label, UnitTabs Tabs, BookletForm Form, IReadOnlyList<Question> Questions)
{
    /// <summary>Why nothing is keyed now; null when something is.</summary>
    public string? State { get; init; }

    /// <summary>Two queries beside that of the head; null for a part that the edition does not have.</summary>
    public static async Task<KeyPaperPage?> LoadAsync(FileActing begun, string part, CancellationToken cancellation)
    {
        var (head, edition, file) = (begun.Head, begun.Edition, begun.File);
        if (PaperDesk.Questions(edition, part) is not { Count: > 0 } questions)
        {
            return null;
        }

        var open = file.Evaluation.PaperIsOpen();
        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, file, EvaluationBooklet.Key, cancellation, answer => answer.Voice == Voice.Official);
        var form = new BookletForm(edition, PaperDesk.Sections(edition, part), sheet.Printed, sheet.Revisions) { Frozen = !open.IsAccepted };
        return new KeyPaperPage(head, part, LabelOf(head, part), PaperDesk.Tabs(edition, file.Reference, sheet.Printed, part), begun.Form(form), questions)
        {
            State = open.IsAccepted ? null : FrenchText.NoBreak(open.Refusals[0].Message),
        };
    }

    /// <summary>Where it goes on: the next part, or the state of the paper after the last one.</summary>
    public static string Next(FileHead head, string part)
    {
        var next = PaperDesk.Parts(head.Edition).SkipWhile(known => known.Part != part).Skip(1).Select(known => known.Part).FirstOrDefault();
        return next is null ? EvaluationPaths.Paper(head.File.Reference) : EvaluationPaths.PaperUnit(head.File.Reference, next);
    }

    /// <summary>« Domaine 1 », « Fiche de synthèse ».</summary>
    public static string LabelOf(FileHead head, string part) => PaperDesk.Parts(head.Edition).First(known => known.Part == part).Label;
}
