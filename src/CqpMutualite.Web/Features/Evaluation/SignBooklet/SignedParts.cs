using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>What an evaluator signs at once.</summary>
/// <param name="Booklet">The booklet.</param>
/// <param name="Asked">What was ticked.</param>
/// <param name="Units">The units among it; with the whole, those that they have not signed yet.</param>
/// <param name="Whole">The whole is signed.</param>
/// <param name="Answers">The answers that are printed, by key.</param>
/// <param name="Unsettled">The questions on which the evaluators still have to agree.</param>
internal sealed record SignedParts(
    EvaluationBooklet Booklet,
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> Units,
    bool Whole,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<Question> Unsettled)
{
    /// <summary>Each place where they sign: the units, then (empty) the whole.</summary>
    public IEnumerable<string> All => Whole ? Units.Append("") : Units;

    public static SignedParts Of(EvaluationBooklet booklet, Sheet sheet, EvaluatorSeat seat, IReadOnlyList<string> asked)
    {
        var whole = asked.Contains(EvaluationPaths.Whole);
        var left = booklet.SignedUnits.Where(unit => asked.Contains(unit) || (whole && !sheet.IsSigned(unit, EvaluationBooklet.RoleOf(seat)))).ToList();
        var printed = sheet.Answers.Where(answer => answer is { Value: not null, Voice: Voice.Candidate or Voice.Official })
            .ToDictionary(answer => answer.Field, answer => answer.Value!);
        return new SignedParts(booklet, asked, left, whole, printed, booklet.Unsettled(sheet.Answers));
    }

    /// <summary>What forbids it: something that is not signed by itself, or what is missing.</summary>
    public IReadOnlyList<Refusal> Refusals(CertificationFile file) => Asked.Any(part => part != EvaluationPaths.Whole && !Units.Contains(part))
        ? [SheetRefusals.NotASignatory]
        : Whole
            ? [.. file.Evaluation.MissingForSignature(Booklet.Edition, Answers, Unsettled)]
            : [.. Units.SelectMany(unit => file.Evaluation.MissingForUnitSignature(Booklet.Edition, unit, Answers, Unsettled))
                .DistinctBy(refusal => (refusal.Code, refusal.Field))];
}
