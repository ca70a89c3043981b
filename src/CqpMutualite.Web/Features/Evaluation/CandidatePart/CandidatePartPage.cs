using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.CandidatePart;

/// <summary>The candidate's part.</summary>
/// <param name="Head">The file.</param>
/// <param name="Form">The questions, with what the edition says before them.</param>
/// <param name="Labels">Where each stands, for the error summary: the questions themselves are too long to be told again.</param>
/// <param name="Tabs">The units, each leading to its place on the page.</param>
/// <param name="Progress">« 12 réponses sur 21 ».</param>
/// <param name="State">What is said above the form once it is not to be filled, or before it can be.</param>
/// <param name="Dock">Saving and handing over; null when there is nothing to fill.</param>
public sealed record CandidatePartPage(
    FileHead Head,
    BookletForm Form,
    IReadOnlyDictionary<string, string> Labels,
    UnitTabs Tabs,
    string Progress,
    string? State,
    Dock? Dock
)
{
    /// <summary>Value of the button that hands over.</summary>
    public const string HandOver = "transmettre";

    /// <summary>The pieces joined, by unit; a unit without any is there as long as one may be joined.</summary>
    public IReadOnlyList<(Unit Unit, AttachmentList Pieces)> SupportsByUnit { get; private init; } = [];

    /// <summary>How this part is written, and the jury that will read it, in the words of the booklet.</summary>
    public IReadOnlyList<TextBlock> Told => [.. Head.Edition.TextsOn(TextSubject.CandidatePart), .. Head.Edition.TextsOn(TextSubject.Jury)];

    /// <summary>Handed over, and this edition lets the candidate say a word on the results.</summary>
    public bool Comments => Form.Frozen && Head.File.Stage == Stage.Evaluation && CandidateSheet.Comments(Head.Edition).Count > 0;

    /// <summary>Three queries beside that of the head; null when the edition asks nothing of the candidate.</summary>
    public static async Task<CandidatePartPage?> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        if (CandidateSheet.Part(begun.Edition).Count == 0)
        {
            return null;
        }

        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, CandidateSheet.Key, cancellation);
        var supports = await begun.Db.AttachmentsReadableByAsync(begun.Reader, begun.File, AttachmentPurpose.CandidateSupport, cancellation);
        var page = Of(begun, sheet);
        return page with
        {
            SupportsByUnit =
            [
                .. CandidateSupports.Units(begun.Edition).Select(unit => (Unit: unit, Pieces: ListOf(unit)))
                    .Where(part => !page.Form.Frozen || part.Pieces.Lines.Count > 0),
            ],
        };

        AttachmentList ListOf(Unit unit) =>
            CandidateSupports.ListOf(begun.File.Reference, supports.Where(piece => piece.Unit == unit.Key), "Aucune pièce jointe.");
    }

    private static CandidatePartPage Of(FileActing begun, ReadableSheet sheet)
    {
        var (head, file, edition, values) = (begun.Head, begun.File, begun.Edition, sheet.Printed);
        var questions = CandidateSheet.Part(edition);
        var keys = questions.Select(question => question.Key).ToHashSet();
        var submitted = sheet.Sheet?.CandidateSubmittedAt;
        var frozen = submitted is not null || !file.Evaluation.MayWriteCandidatePart().IsAccepted;
        var early = !file.Evaluation.MayHandOverCandidatePart().IsAccepted;
        var sections = edition.Booklet(CandidateSheet.Key)!.Sections.Where(HasOwn).Select(section => section with { Blocks = [.. section.Blocks.Where(Kept)] });
        return new CandidatePartPage(
            head,
            begun.Form(new BookletForm(edition, [.. sections], values, sheet.Revisions)
            {
                Editable = field => keys.Contains(field.Key),
                Frozen = frozen,
            }),
            Places(edition, questions),
            new UnitTabs([.. edition.Units.Where(unit => questions.Any(question => question.Unit == unit.Key)).Select(unit =>
            {
                var (given, expected) = CandidateSheet.Count(questions.Where(question => question.Unit == unit.Key), values);
                return new UnitTab(unit.Short, "#s-" + unit.Key, given, expected, Title: unit.Title);
            })], $"Vos {edition.Vocabulary.Units}"),
            CandidateSheet.Progress(CandidateSheet.Count(questions, values)),
            StateOf(file, submitted),
            frozen ? null : new Dock("partie")
            {
                Reason = early ? "Vous la transmettrez quand la formation sera close." : null,
                Next = new DockStep("Transmettre ma partie", Value: HandOver, Icon: "send", Disabled: early),
            });

        bool HasOwn(BookletSection section) => section.Blocks.Any(block => block is FieldBlock own && keys.Contains(own.Field.Key));

        // what is asked of others has no place here: their grids, opinions and signatures
        bool Kept(Block block) => block is TextBlock or ListBlock || (block is FieldBlock own && keys.Contains(own.Field.Key));
    }

    // « Domaine 1, question 2 »
    private static Dictionary<string, string> Places(Referential edition, IReadOnlyList<Question> questions) =>
        questions
            .GroupBy(question => question.Unit)
            .SelectMany(unit =>
                unit.Select((question, rank) => (question, Words: unit.Key is { } key ? $"{edition.Unit(key).Label}, question {rank + 1}" : question.Label))
            )
            .ToDictionary(place => AnswerFields.Value(place.question.Key), place => place.Words);

    private static string? StateOf(CertificationFile file, DateTimeOffset? submitted) => (submitted, file) switch
    {
        ({ } at, _) => $"Vous avez transmis votre partie le {FrenchText.Moment(at)}. Elle ne change plus ; vos évaluateurs la lisent.",
        (null, { Halts.ClosedOn: not null }) => "Ce dossier est clos : cette partie ne se remplit plus.",
        (null, { Stage: < Stage.Training }) => "Vous pourrez écrire ici dès que votre inscription sera enregistrée. Voici déjà ce qui vous sera demandé.",
        (null, { Stage: > Stage.Evaluation }) => "L’évaluation est terminée : cette partie ne se remplit plus.",
        _ => null,
    };
}
