using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.RecordTraining;

/// <summary>What the training organisation sees of a file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Why">Why nothing can be written now; null while the training is under way.</param>
/// <param name="Units">One line a unit.</param>
/// <param name="Modules">Modules in the order of the units.</param>
/// <param name="General">State of what the booklet asks outside the units; null when it asks nothing.</param>
/// <param name="Missing">Number of things missing before the closing.</param>
/// <param name="Form">The module being typed.</param>
public sealed record RecordTrainingPage(
    FileHead Head,
    string? Why,
    IReadOnlyList<UnitLine> Units,
    IReadOnlyList<ModuleLine> Modules,
    FormativeState? General,
    int Missing,
    ModuleForm Form
)
{
    /// <summary>« domaine », « bloc ».</summary>
    public string UnitWord => Head.Edition.Vocabulary.Unit;

    /// <summary>How many evaluations are complete and not signed.</summary>
    public int ToSign => Open ? Units.Count(line => line.State?.State == TagState.ToSign) : 0;

    /// <summary>The training is under way: modules and evaluations can be written.</summary>
    public bool Open => Why is null;

    /// <summary>What deserves a look, and forbids nothing.</summary>
    public IReadOnlyList<AlertLine> Warnings { get; init; } = [];

    /// <summary>The whole path is trained, or a part: null before the conclusion of the interview.</summary>
    public string? Extent => Head.File.Units.Count == 0 ? null : Head.File.Training.FullPath(Head.Edition) ? "Parcours entier" : "Parcours partiel";

    /// <summary>Hours of all the modules.</summary>
    public decimal Hours => Modules.Sum(module => module.Hours);

    /// <summary>The guide of the edition: « 280 à 320 heures »; null when the source is silent.</summary>
    public string? Guide => Head.Edition.Rules.TrainingHours is { } hours ? $"{hours.Minimum} à {FrenchText.Plural(hours.Maximum, "heure", "heures")}" : null;

    /// <summary>The fields of a new module.</summary>
    public ModuleFields Fields => new(Head.Edition, Form, [.. Units.Select(line => line.Unit)]);

    /// <summary>Five queries beside those of the head.</summary>
    public static async Task<RecordTrainingPage> LoadAsync(FileActing begun, ModuleForm form, CancellationToken cancellation)
    {
        var (db, user, head, file, edition) = (begun.Db, begun.User, begun.Head, begun.File, begun.Edition);
        var (record, sheets) = await TrainingBooklet.RecordAsync(db, user, head, cancellation);
        var answers = sheets.Printed;
        var givers = file.Modules.Select(module => module.OrganisationId).OfType<Guid>().Distinct().ToList();
        var names =
            givers.Count == 0
                ? []
                : await db
                    .Organisations.AsNoTracking()
                    .Where(organisation => givers.Contains(organisation.Id))
                    .ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, cancellation);
        var expected = file.Training.UnitsToAssess(edition).Select(unit => unit.Key).ToHashSet();
        var general = head.Concerns(user, null) ? TrainingBooklet.Questions(head, null) : [];
        var place = file.PlaceOf(user.OrganisationId);
        return new RecordTrainingPage(
            head,
            WhyClosed(file, place),
            [.. edition.Units.Where(unit => head.Concerns(user, unit.Key)).Select(unit => LineOf(head, unit, expected.Contains(unit.Key), sheets, record))],
            [
                .. file
                    .Modules.Where(module => head.Concerns(user, module.Unit))
                    .Join(edition.Units.Select((unit, rank) => (unit, rank)), module => module.Unit, pair => pair.unit.Key, (module, pair) => (module, pair))
                    .OrderBy(line => line.pair.rank)
                    .ThenBy(line => line.module.StartsOn)
                    .ThenBy(line => line.module.Id)
                    .Select(line => new ModuleLine(
                        line.module.Id,
                        line.module.Title,
                        line.module.StartsOn,
                        line.module.EndsOn,
                        line.module.Hours,
                        line.pair.unit
                    )
                    {
                        Organisation = line.module.OrganisationId is { } giver ? names.GetValueOrDefault(giver) : null,
                        Details = new ModuleDetails(line.module.Title, line.module.Content, line.module.Method),
                    }),
            ],
            general.Count == 0 ? null : FormativeState.Of(general, answers),
            file.Training.Missing(edition, record, begun.Today, place).Count,
            form)
        {
            Warnings = [.. TrainingWarnings.Of(head, user, sheets, await db.SettingAsync(OemmSettings.MinimumPartialHours, cancellation))],
        };
    }

    private static string? WhyClosed(CertificationFile file, FileOrganisation? place) =>
        file switch
        {
            { Halts.ClosedOn: not null } => "Ce dossier est clos : la formation ne se modifie plus.",
            _ when file.Training.MayRecord().IsAccepted => place?.TrainedOn is { } own
                ? $"Votre partie de la formation est close depuis le {FrenchText.PlainDate(own)} : ce qui suit ne se modifie plus. L’autre organisme "
                    + $"poursuit la sienne."
                : null,
            { Training.TrainedOn: { } day } => $"La formation est close depuis le {FrenchText.PlainDate(day)} : ce qui suit ne se modifie plus.",
            { Stage: < Stage.Training } => "L’inscription n’est pas encore enregistrée : les modules et les évaluations se saisissent ensuite.",
            _ => "Ce dossier n’a pas de formation à suivre.",
        };

    private static UnitLine LineOf(FileHead head, Unit unit, bool expected, ReadableSheet sheets, TrainingRecord record)
    {
        var (file, edition) = (head.File, head.Edition);
        var questions = TrainingBooklet.Questions(head, unit.Key);
        return new UnitLine(
            unit,
            file.Units.FirstOrDefault(path => path.Unit == unit.Key)?.DirectlyAssessed,
            file.Modules.Count(module => module.Unit == unit.Key),
            file.Modules.Where(module => module.Unit == unit.Key).Sum(module => module.Hours),
            expected ? FormativeState.Of(questions, sheets.Printed) : null,
            expected ? FormativeEvaluation.Result(edition, edition.Booklet(TrainingBooklet.Key)!, unit.Key, sheets.Printed)?.Label : null,
            TrainingPaths.Unit(file.Reference, unit.Key))
        {
            SignedAt = sheets.SignaturesOf(unit.Key).FirstOrDefault()?.At,
            Sheets = sheets.Earlier.Count(earlier => earlier.Units.ContainsKey(unit.Key)) + 1,
            Attested = record.AttestedUnits.Contains(unit.Key),
            AttestationAwaited = edition.Rules.AttestationsRequired && file.Modules.Any(module => module.Unit == unit.Key),
            AttestationsUrl = TrainingPaths.Attestations(file.Reference, unit.Key),
        };
    }
}

/// <summary>
/// One unit. <paramref name="Direct"/>: assessed without training; null before the conclusion of the interview. <paramref name="Formative"/>: null when the
/// edition expects none here.
/// </summary>
public sealed record UnitLine(Unit Unit, bool? Direct, int Modules, decimal Hours, FormativeState? Formative, string? Result, string Url)
{
    /// <summary>When the trainer signed the last sheet; null while it is not.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Number of sheets, the last included.</summary>
    public int Sheets { get; init; } = 1;

    public bool Attested { get; init; }

    /// <summary>The edition demands one here.</summary>
    public bool AttestationAwaited { get; init; }

    public string AttestationsUrl { get; init; } = "";

    /// <summary>State of the evaluation: to do, under way, to sign, signed.</summary>
    public Tag? State =>
        Formative is null ? null
        : SignedAt is not null ? new Tag(TagState.Signed, "Signée")
        : Formative.Given >= Formative.Expected ? new Tag(TagState.ToSign)
        : Formative.Tag;

    /// <summary>« À former », « Évalué directement ».</summary>
    public string Path => Direct switch { null => "Pas encore décidé", true => "Évaluation directe", false => "À former" };

    /// <summary>« 2 modules, 35 heures »; nothing to say of a unit assessed directly without module.</summary>
    public string? ModuleWords =>
        Modules == 0 ? (Direct == false ? "Aucun module" : null) : $"{FrenchText.Plural(Modules, "module", "modules")}, {FrenchText.Hours(Hours)}";
}

/// <summary>One module with its unit.</summary>
public sealed record ModuleLine(Guid Id, string Title, DateOnly StartsOn, DateOnly EndsOn, decimal Hours, Unit Unit)
{
    /// <summary>Who gave it; null when the file's organisation did.</summary>
    public string? Organisation { get; init; }

    /// <summary>What was taught, and how.</summary>
    public required ModuleDetails Details { get; init; }

    /// <summary>« du 3 mars 2026 au 5 mars 2026 », or the one day.</summary>
    public string Days => StartsOn == EndsOn ? $"le {FrenchText.ListDate(StartsOn)}" : $"du {FrenchText.ListDate(StartsOn)} au {FrenchText.ListDate(EndsOn)}";
}

/// <summary>How far a part of the booklet is filled: required answers given and expected.</summary>
public sealed record FormativeState(int Given, int Expected)
{
    public Tag Tag =>
        Given >= Expected ? new Tag(TagState.Complete, "Complète")
        : Given == 0 ? new Tag(TagState.NotOpened, "À faire")
        : new Tag(TagState.InProgress, $"{Given} réponses sur {Expected}");

    public static FormativeState Of(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, string> answers)
    {
        var required = questions.Where(question => question.Field.Required).ToList();
        return new FormativeState(required.Count(question => answers.ContainsKey(question.Key)), required.Count);
    }
}
