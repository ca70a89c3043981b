using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Features.Training.CloseTraining;

/// <summary>What is missing before the closing, each with its place; the closing when nothing is.</summary>
public sealed record CloseTrainingPage(FileHead Head, Missing Missing, IReadOnlyList<Fact> Facts)
{
    /// <summary>From the file and the trainer's answers.</summary>
    public static CloseTrainingPage Of(FileHead head, CurrentUser user, ReadableSheet sheet)
    {
        var (file, edition) = (head.File, head.Edition);
        var expected = file.UnitsToAssessInTraining(edition).Count(unit => head.Concerns(user, unit.Key));
        var modules = file.Modules.Where(module => head.Concerns(user, module.Unit)).ToList();
        List<Fact> facts =
        [
            new("Modules", FrenchText.Number(modules.Count), Figures: true),
            new("Heures", FrenchText.Number(modules.Sum(module => module.Hours)), edition.Rules.TrainingHours is { } hours ? $"repère pour un parcours entier : {hours.Minimum} à {hours.Maximum}" : null, true),
            new("Évaluations formatives attendues", FrenchText.Number(expected), Figures: true),
        ];
        return new CloseTrainingPage(
            head,
            new Missing("Formation", [.. file.MissingForTraining(edition, sheet.Printed, file.PlaceOf(user.OrganisationId)).Select(refusal => new MissingItem(refusal.Message, null, true, Place(file.Reference, refusal), "Saisir ce qui manque"))]),
            facts);
    }

    private static string Place(string reference, Refusal refusal) => refusal.Code switch
    {
        "file.module-missing" => $"{TrainingPaths.Training(reference)}?domaine={refusal.Field}#ajouter",
        "file.formative-missing" => TrainingPaths.Unit(reference, refusal.Field!),
        _ => TrainingPaths.General(reference),
    };
}
