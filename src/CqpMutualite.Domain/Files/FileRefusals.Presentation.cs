using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <content>From the transmission on.</content>
public static partial class FileRefusals
{
    /// <summary>The edition presents its units together.</summary>
    public static Refusal NoIsolatedUnits => new("file.no-isolated-units", "Pour cette certification, le candidat présente tout.");

    public static Refusal UnitsSettled => new("file.units-settled", "L’évaluation est ouverte : ce que le candidat présente ne change plus.");

    /// <summary>Nothing, or something unknown, is presented.</summary>
    public static Refusal UnitsMissing(Referential edition) =>
        new("file.units-missing", $"Choisissez au moins un {edition.Vocabulary.Unit} à présenter.", "Units");

    /// <summary>Isolated units go to the commission.</summary>
    public static Refusal ForCommission =>
        new("file.for-commission", "Ce dossier ne présente pas toute la certification : il va devant la commission paritaire, pas devant un jury.");

    public static Refusal ForJury =>
        new("file.for-jury", "Ce dossier présente toute la certification : il va devant un jury, pas devant la commission paritaire.");

    /// <summary>Filled and signed by hand.</summary>
    public static Refusal OnPaper =>
        new(
            "file.on-paper",
            "Ce livret est rempli et signé sur papier : il ne se remplit ni ne se signe à l’écran. Pour revenir à l’écran, renoncez d’abord au papier."
        );

    public static Refusal NotRegistered => new("file.not-registered", "L’inscription n’est pas encore reçue.");

    public static Refusal TrainingNotClosed => new("file.training-not-closed", "L’organisme de formation n’a pas clos la formation.");

    /// <summary>Waiting for the certifier, or accepted.</summary>
    public static Refusal AlreadyTransmitted =>
        new("file.already-transmitted", "Le dossier est transmis : rien n’y change tant que le certificateur ne l’a pas renvoyé.");

    public static Refusal NotTransmitted => new("file.not-transmitted", "L’entreprise n’a pas transmis ce dossier, ou doit le transmettre de nouveau.");

    public static Refusal TransmissionPointMissing => new("file.return-point-missing", "Cochez au moins un point à corriger.", "Points");

    /// <summary>A point named without words.</summary>
    public static Refusal ReturnReasonMissing(ExaminedPoint point) => new("file.return-reason-missing", "Dites ce qui est à corriger.", $"Points[{point.Key}]");

    /// <summary>The evaluation is not positive, or activities were not exercised, and no derogation was granted.</summary>
    public static Refusal EvaluationNotPositive =>
        new(
            "file.evaluation-not-positive",
            "L’évaluation n’est pas positive sur toutes les unités : le passage devant le jury demande une dérogation motivée."
        );

    public static Refusal AlreadyInSession => new("file.already-in-session", "Ce dossier est déjà rattaché à une session.");

    public static Refusal DerogationNotNeeded =>
        new("file.derogation-not-needed", "L’évaluation est positive : ce dossier passe devant le jury sans dérogation.");

    /// <summary>A jury awaits it, or has decided.</summary>
    public static Refusal BeforeJury =>
        new("file.before-jury", "Ce dossier est inscrit à une session de jury : il ne se clôt plus, sauf si le certificateur l’en retire d’abord.");

    /// <summary>Before no jury, or another one.</summary>
    public static Refusal NotInSession => new("file.not-in-session", "Ce dossier n’est pas inscrit à cette session.");

    /// <summary>The units of a new presentation follow from the earlier decision.</summary>
    public static Refusal UnitsOfPresentation =>
        new("file.units-of-presentation", "Ce dossier complète une décision antérieure : ce qu’il présente en découle.");

    /// <summary>No decision to go on from.</summary>
    public static Refusal DecisionNotPublished => new("file.decision-not-published", "La décision de ce dossier n’est pas publiée.");

    public static Refusal Delivered => new("file.delivered", "Le CQP est délivré : il n’y a plus rien à présenter.");

    public static Refusal NothingMissing => new("file.nothing-missing", "Tout ce que ce dossier présentait est acquis : il n’y a rien à présenter de nouveau.");

    /// <summary>The candidate goes on in another file.</summary>
    public static Refusal FollowUpOpen(string reference) => new("file.follow-up-open", $"Le candidat poursuit déjà dans le dossier {reference}.");

    public static Refusal MaximumReached(int maximum) =>
        new("file.maximum-presentations", $"Le nombre de présentations est limité à {maximum} : il est atteint.");

    public static Refusal TooEarly(DateOnly day) =>
        new("file.presentation-too-early", $"Une nouvelle présentation ne s’ouvre pas avant le {day:dd'/'MM'/'yyyy}.");

    /// <summary>Training first, or not.</summary>
    public static Refusal PathMissing(Unit unit) => new("file.path-missing", "Dites si une formation précède l’évaluation.", unit.Key);

    public static Refusal TrainerMissing => new("file.trainer-missing", "Choisissez l’organisme qui formera le candidat.", "OrganisationId");

    /// <summary>A unit is missing before the whole is presented.</summary>
    public static Refusal UnitsNotHeld(Referential edition) =>
        new("file.units-not-held", $"Le candidat ne détient pas encore tous les {edition.Vocabulary.Units}.");

    public static Refusal CompletedByAttestations =>
        new("file.completed-by-attestations", "Les attestations suffisent à délivrer la certification : aucun jury n’est à réunir.");

    /// <summary>Shared units are only shown.</summary>
    public static Refusal SharedUnitsOnlyShown =>
        new("file.shared-units-shown", "Les unités communes à deux certifications sont affichées sans être comptées.");

    /// <summary>That unit was not acquired elsewhere, or counts no longer.</summary>
    public static Refusal NotAcquiredElsewhere =>
        new("file.not-acquired-elsewhere", "Cette unité n’a pas été acquise dans une autre certification, ou n’y est plus valable.");

    /// <summary>The last unit that is presented stays.</summary>
    public static Refusal NothingLeftToPresent => new("file.nothing-left", "Le dossier doit présenter au moins une unité.");

    public static Refusal PublishedWithSession => new("file.published-with-session", "Cette décision se publie avec sa session.");

    public static Refusal NotDecided => new("file.not-decided", "Aucune décision n’est signée sur ce dossier.");
}
