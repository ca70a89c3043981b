using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>A part that is signed by itself.</summary>
/// <param name="Key">Key of the unit, or <see cref="EvaluationPaths.Whole"/>.</param>
/// <param name="Label">« Domaine 1 », « Ensemble du livret ».</param>
/// <param name="Title">Its title.</param>
/// <param name="Missing">What forbids to sign it.</param>
/// <param name="SignedBy">Who has signed and when, in words; null when nobody has.</param>
/// <param name="Mine">The reader has signed it.</param>
/// <param name="Both">Both have.</param>
public sealed record PartToSign(string Key, string Label, string Title, IReadOnlyList<Refusal> Missing, string? SignedBy, bool Mine, bool Both)
{
    /// <summary>SHA-256 of what is shown of it.</summary>
    public required string Hash { get; init; }

    /// <summary>Where it stands in the document on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>The reader can sign it now.</summary>
    public bool Ready => !Mine && Missing.Count == 0;

    public Tag State =>
        Both ? new Tag(TagState.Signed)
        : Mine ? new Tag(TagState.Waiting, "Signé par vous")
        : Ready ? new Tag(TagState.ToSign)
        : new Tag(TagState.InProgress, "Incomplet");
}

/// <summary>The parts of the booklet with who signed what, what can be signed now, and the booklet to reread.</summary>
public sealed record SignBookletPage(FileHead Head, Document Document, IReadOnlyList<PartToSign> Parts, string? NotNow, SignBox Box)
{
    /// <summary>Units whose opinion and criteria say the contrary of each other without a comment: told, not refused.</summary>
    public IReadOnlyList<Unit> Contradictions { get; init; } = [];

    /// <summary>The reader may open again what is signed.</summary>
    public bool MayReopen => Head.File.Results.MayReopen().IsAccepted;

    /// <summary>Null for somebody who is no evaluator of the file, and before anything is in the booklet.</summary>
    public static async Task<SignBookletPage?> LoadAsync(FileActing begun, Signer signer, IReadOnlyList<string> ticked, CancellationToken cancellation) =>
        Visibility.SeatOf(begun.File, begun.Reader) is { } seat
        && await FileSheets.DrawAsync(begun.Db, Readership.Of(begun.User), begun.Head, EvaluationBooklet.Key, begun.Now, cancellation) is var (document, sheet)
            ? Of(begun.Head, seat, document, sheet, signer, ticked)
            : null;

    /// <summary>What is said once those parts are signed.</summary>
    public static string Words(FileActing begun, IReadOnlyList<string> parts) => begun.File.Evaluation.CompletedOn is not null
        ? "Livret signé par les deux évaluateurs : le candidat prend connaissance des résultats."
        : parts.Contains(EvaluationPaths.Whole) ? "Livret signé."
        : parts.Count > 1 ? "Parties signées."
        : $"{begun.Edition.Unit(parts[0]).Label} signé.";

    private static SignBookletPage Of(FileHead head, EvaluatorSeat seat, Document document, ReadableSheet sheet, Signer signer, IReadOnlyList<string> ticked)
    {
        var (file, edition, booklet, role) = (head.File, head.Edition, EvaluationBooklet.Of(head.Edition), EvaluationBooklet.RoleOf(seat));
        var notNow = file.Evaluation.IsOpen().Refusals.FirstOrDefault()?.Message;
        var unsettled = booklet.Unsettled(sheet.Answers);
        List<PartToSign> parts =
        [
            .. booklet.SignedUnits.Select(unit =>
                Part(
                    unit,
                    edition.Unit(unit).Label,
                    booklet.Sections(unit).First().Title,
                    unit,
                    booklet.Sections(unit).First().Key,
                    file.Evaluation.MissingForUnitSignature(edition, unit, sheet.Printed, unsettled)
                )
            ),
            Part(
                EvaluationPaths.Whole,
                "Ensemble du livret",
                "Déclaration de sincérité et fiche de synthèse",
                "",
                booklet.Summary.Section?.Key ?? "livret",
                file.Evaluation.MissingForSignature(edition, sheet.Printed, unsettled)
            ),
        ];
        var ready = notNow is null ? parts.FindAll(part => part.Ready) : [];
        var others = parts.FindAll(part => part.Ready && part.Key != EvaluationPaths.Whole).ConvertAll(part => part.Label);
        var statement = booklet.PlaceOf(seat).Statement;
        return new SignBookletPage(
            head,
            document,
            parts,
            notNow is null ? null : FrenchText.NoBreak(notNow),
            new SignBox(
                EvaluationPaths.Sign(file.Reference),
                signer.ToString(),
                $"{signer}\u00A0: j’ai relu ce que je signe et je le "
                    + $"confirme.{(ready.Exists(part => part.Key == EvaluationPaths.Whole) ? $" Pour l’ensemble\u00A0: «\u00A0{statement}\u00A0»." : "")}",
                "Signer les parties cochées"
            )
            {
                Consequence = "Ce que vous signez ne change plus, sauf à le rouvrir avec un motif. Le reste du livret reste à écrire.",
                Blocked =
                    ready.Count > 0 ? null
                    : parts.TrueForAll(part => part.Mine) ? "Vous avez tout signé."
                    : "Rien n’est prêt à signer : ce qui manque est dit plus haut.",
                Parts =
                [
                    .. ready.Select(part => new SignablePart(
                        part.Key,
                        part.Label,
                        part.Key == EvaluationPaths.Whole && others.Count > 0
                            ? $"{part.Title}\u202F; signe aussi\u00A0: {string.Join(", ", others)}"
                            : part.Title,
                        ready.Count == 1 || ticked.Contains(part.Key)
                    )),
                ],
                Hidden = parts.ToDictionary(part => $"Read[{part.Key}]", part => part.Hash),
            }
        )
        {
            Contradictions = [.. edition.Units.Where(unit => !sheet.SignaturesOf(unit.Key).Any() && booklet.AsksForComment(sheet.Printed, unit.Key))],
        };

        PartToSign Part(string key, string label, string title, string unit, string anchor, IReadOnlyList<Refusal> missing)
        {
            var given = (unit.Length == 0 ? sheet.Signatures : sheet.SignaturesOf(unit))
                .Where(signature => signature.Role is SignatoryRole.Evaluator1 or SignatoryRole.Evaluator2)
                .ToList();
            return new PartToSign(
                key,
                label,
                title,
                missing,
                EvaluationBooklet.SignedBy(given),
                given.Exists(signature => signature.Role == role),
                sheet.Sheet?.IsSignedByBoth(unit) == true
            )
            {
                Hash = SignatureDesk.HashOf(head, EvaluationBooklet.Key, sheet.Sheet, sheet.Answers, role, unit),
                Anchor = anchor,
            };
        }
    }

    /// <summary>Where a thing that is missing is given: its words and its address; null when it is somebody else's.</summary>
    public (string Words, string Url)? Remedy(Refusal refusal)
    {
        var (reference, booklet) = (Head.File.Reference, EvaluationBooklet.Of(Head.Edition));
        return refusal.Code switch
        {
            "file.evaluation-incomplete" when refusal.Field is { } unit => ("Compléter", EvaluationPaths.Unit(reference, unit)),
            "file.disagreement-unexplained" => ("Trancher", EvaluationPaths.Consensus(reference)),
            "file.summary-incomplete" => (booklet.SummaryFilledBy == FilledBy.Evaluators ? "Remplir" : "Voir la fiche", EvaluationPaths.Summary(reference)),
            _ => null,
        };
    }
}
