using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.OpenEvaluation;

/// <summary>The opening as a form, or as what was said.</summary>
/// <param name="Head">The file.</param>
/// <param name="Form">What is typed.</param>
/// <param name="May">The reader may open it now.</param>
/// <param name="Says">What stands instead of the form; null when there is one.</param>
/// <param name="Framed">The framing meeting was held; null when the edition expects none.</param>
public sealed record OpenEvaluationPage(FileHead Head, OpenEvaluationForm Form, bool May, string? Says, bool? Framed)
{
    /// <summary>Three queries beside that of the head.</summary>
    public static async Task<OpenEvaluationPage> LoadAsync(FileActing begun, OpenEvaluationForm form, CancellationToken cancellation)
    {
        var (file, reader) = (begun.File, begun.User.PersonId);
        var may = file.Evaluation.MayOpen(reader);
        var names = await EvaluationPeople.NamesAsync(begun.Db, begun.Head, cancellation);
        var moments = await begun.Db.MomentsReadableByAsync(begun.Reader, file, cancellation);
        var framing = FramingStep.Of(EvaluationBooklet.Of(begun.Edition).Booklet, moments);
        var says = file.Evaluation.OpenedOn is { } day ? $"L’évaluation est ouverte depuis le {FrenchText.PlainDate(day)}{OpenedBy(file, names)}."
            : may.IsAccepted ? null
            : file.Evaluation.Opener is { } awaited && awaited != reader && file.Stage == Stage.Evaluation ? Awaits(names.GetValueOrDefault(awaited))
            : may.Refusals[0].Message;
        return new OpenEvaluationPage(begun.Head, form, may.IsAccepted, says, framing?.Held.Any());
    }

    private static string OpenedBy(CertificationFile file, IReadOnlyDictionary<Guid, string> names) =>
        file.EvaluationOpenedBy is { } by && names.TryGetValue(by, out var opener) ? $"\u00A0: {opener} a estimé les compétences acquises" : "";

    private static string Awaits(string? opener) =>
        $"{opener ?? "Le responsable hiérarchique"} ouvre l’évaluation, au titre de responsable hiérarchique. D’ici là, lisez le livret et préparez les dates.";
}
