using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

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

    /// <summary>Said above the list of what is missing.</summary>
    public static Refusal Incomplete { get; } =
        new("training.incomplete", "La formation n’est pas complète. Ce qui manque est listé ci-dessous, avec l’endroit où le saisir.");

    /// <summary>The training is under way, and this organisation has not closed its part.</summary>
    public static bool Open(FileActing begun) =>
        begun.File.Training.MayRecord().IsAccepted && begun.File.PlaceOf(begun.User.OrganisationId) is { TrainedOn: null };

    /// <summary>Something of this organisation's part is missing.</summary>
    public static bool IsIncomplete(FileActing begun, TrainingRecord record) => MissingOf(begun, record).Count > 0;

    /// <summary>What is said once it is closed. <paramref name="again"/>: it had been, and was taken back.</summary>
    public static string Words(CertificationFile file, bool again) => file.Training.HandedOverOn is null
        ? "Votre partie de la formation est close. L’autre organisme poursuit la sienne."
        : again ? "Livret remis à l’entreprise."
        : "Formation close et livret remis. L’entreprise poursuit avec l’évaluation.";

    /// <summary>Four queries beside that of the head.</summary>
    public static async Task<CloseTrainingPage> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        var (head, user, edition) = (begun.Head, begun.User, begun.Edition);
        var (record, booklet) = await TrainingBooklet.RecordAsync(begun.Db, user, head, cancellation);
        var minimum = await begun.Db.SettingAsync(OemmSettings.MinimumPartialHours, cancellation);
        var modules = begun.File.Modules.Where(module => head.Concerns(user, module.Unit)).ToList();
        var guide = edition.Rules.TrainingHours is { } hours ? $"repère pour un parcours entier : {hours.Minimum} à {hours.Maximum}" : null;
        List<Fact> facts =
        [
            new("Modules", FrenchText.Number(modules.Count), Figures: true),
            new("Heures", Typography.Number(modules.Sum(module => module.Hours)), guide, true),
            new("Évaluations formatives attendues", FrenchText.Number(TrainingBooklet.Expected(head, user).Count()), Figures: true),
        ];
        var missing = MissingOf(begun, record).Select(refusal =>
            new MissingItem(refusal.Message, null, true, Place(begun.File.Reference, refusal), "Saisir ce qui manque"));
        return new CloseTrainingPage(head, new Missing("Formation", [.. missing]), [.. TrainingWarnings.Of(head, user, booklet, minimum)], facts);
    }

    private static IReadOnlyList<Refusal> MissingOf(FileActing begun, TrainingRecord record) =>
        begun.File.Training.Missing(begun.Edition, record, begun.Today, begun.File.PlaceOf(begun.User.OrganisationId));

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
