using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Training.CloseTraining;

/// <summary>What is missing before the closing, each with its place; the closing when nothing is.</summary>
/// <param name="Head">The file.</param>
/// <param name="Missing">What forbids it.</param>
/// <param name="Warnings">What deserves a look, and forbids nothing.</param>
/// <param name="Facts">Modules, hours, evaluations.</param>
public sealed record CloseTrainingPage(FileHead Head, Missing Missing, IReadOnlyList<AlertLine> Warnings, IReadOnlyList<Fact> Facts)
{
    /// <summary>The booklet was handed over once, and taken back.</summary>
    public bool Again => Head.File.Training.TakenBack;

    /// <summary>The edition has a booklet to hand over; else the path sheet alone.</summary>
    public bool HasBooklet => Head.Edition.Booklet(TrainingBooklet.Key) is not null;

    /// <summary>« Clôturer la formation et remettre le livret ».</summary>
    public string Act => Again ? "Remettre le livret à l’entreprise" : HasBooklet ? "Clôturer la formation et remettre le livret" : "Clôturer la formation";

    /// <summary>From the file and the trainer's answers.</summary>
    public static CloseTrainingPage Of(FileHead head, CurrentUser user, TrainingRecord record, ReadableSheet booklet, int? minimum, DateOnly today)
    {
        var (file, edition) = (head.File, head.Edition);
        var expected = TrainingBooklet.Expected(head, user).Count();
        var modules = file.Modules.Where(module => head.Concerns(user, module.Unit)).ToList();
        List<Fact> facts =
        [
            new("Modules", FrenchText.Number(modules.Count), Figures: true),
            new("Heures", Typography.Number(modules.Sum(module => module.Hours)), edition.Rules.TrainingHours is { } hours ? $"repère pour un parcours entier : {hours.Minimum} à {hours.Maximum}" : null, true),
            new("Évaluations formatives attendues", FrenchText.Number(expected), Figures: true),
        ];
        return new CloseTrainingPage(
            head,
            new Missing("Formation", [.. file.Training.Missing(edition, record, today, file.PlaceOf(user.OrganisationId)).Select(refusal => new MissingItem(refusal.Message, null, true, Place(file.Reference, refusal), "Saisir ce qui manque"))]),
            [.. TrainingWarnings.Of(head, user, booklet, minimum)],
            facts);
    }

    private static string Place(string reference, Refusal refusal) => refusal.Code switch
    {
        "file.module-missing" => $"{TrainingPaths.Training(reference)}?domaine={refusal.Field}#ajouter",
        "file.module-to-come" => TrainingPaths.Training(reference),
        "file.formative-missing" => TrainingPaths.Unit(reference, refusal.Field!),
        "file.formative-unsigned" => TrainingPaths.Sign(reference, refusal.Field!),
        "file.attestation-missing" => TrainingPaths.Attestations(reference, refusal.Field!),
        _ => TrainingPaths.General(reference),
    };
}
