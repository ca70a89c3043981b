using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>Every reason for which a certification file refuses.</summary>
public static partial class FileRefusals
{
    /// <summary>The certification has no published edition.</summary>
    public static Refusal NoEdition(string title) =>
        new("file.no-edition", $"« {title} » n’a pas d’édition publiée : aucun dossier ne peut encore être ouvert sur cette certification.", "Certification");

    /// <summary>The mention does not exist, or the certification has none.</summary>
    public static Refusal UnknownMention => new("file.unknown-mention", "Choisissez une des mentions de cette certification.", "WishedMention");

    /// <summary>Something was done on it.</summary>
    public static Refusal NotDeletedBegun => new(
        "file.delete-begun",
        "Ce dossier n’est plus vide : une réponse, une pièce ou une signature y est. Il ne se supprime pas, il se clôture."
    );

    /// <summary>Another file speaks of it.</summary>
    public static Refusal NotDeletedFollows =>
        new("file.delete-follows", "Ce dossier fait suite à un autre, ou un autre lui fait suite : il ne se supprime pas.");

    /// <summary>Another step is under way.</summary>
    public static Refusal NotNow(Stage expected, Stage current) =>
        new("file.not-now", $"Cette étape n’est pas ouverte : le dossier en est à « {StageNames.Of(current)} », pas à « {StageNames.Of(expected)} ».");

    /// <summary>A step is wanted before the one that it follows.</summary>
    public static Refusal TargetOutOfOrder(string field) =>
        new("file.target-out-of-order", "Cette étape vient après les précédentes : donnez une date qui ne soit pas avant la leur.", field);

    /// <summary>The file is with the certifier: what the company plans is done.</summary>
    public static Refusal TargetsSettled => new("file.targets-settled", "Le dossier est transmis : ses échéances ne se fixent plus.");

    /// <summary>A step is wanted on a day that is over.</summary>
    public static Refusal TargetInThePast(string field) => new("file.target-in-the-past", "Cette date est passée : donnez une date à venir.", field);

    /// <summary>A unit is assessed directly, below its level.</summary>
    public static Refusal DirectBelowLevel(string field) => new(
        "file.direct-below-level",
        "Le niveau retenu n’est pas entier, et l’évaluation serait pourtant directe : changez l’une des deux réponses, ou dites pourquoi.",
        field);

    /// <summary>A unit is trained, though its level is whole.</summary>
    public static Refusal TrainedAtLevel(string field) => new(
        "file.trained-at-level",
        "Le niveau retenu est entier, et une formation serait pourtant à suivre : changez l’une des deux réponses, ou dites pourquoi.",
        field);

    /// <summary>Modules are written for a unit that is assessed directly.</summary>
    public static Refusal DirectWithModules(string field) => new(
        "file.direct-with-modules",
        "Des modules sont indiqués, et l’évaluation serait pourtant directe : effacez-les, changez l’orientation, ou dites pourquoi.",
        field);

    /// <summary>A unit is trained, by no module.</summary>
    public static Refusal TrainedWithoutModule(string field) => new(
        "file.trained-without-module",
        "Une formation est à suivre, mais aucun module n’est indiqué : indiquez-le avec sa durée, ou dites pourquoi.",
        field);

    /// <summary>No number in the modules of a unit.</summary>
    public static Refusal ModuleWithoutHours(string field) => new(
        "file.module-without-hours",
        "Les modules à suivre sont indiqués sans leur durée : ajoutez-la, ou dites pourquoi.",
        field);

    public static Refusal Closed => new("file.closed", "Ce dossier est clos : il ne change plus.");

    /// <summary>Nothing is written on a suspended file.</summary>
    public static Refusal Suspended(DateOnly since) =>
        new("file.suspended", $"Ce dossier est suspendu depuis le {since:dd/MM/yyyy} : rien ne s’y écrit tant qu’il n’est pas repris.");

    public static Refusal NotSuspended => new("file.not-suspended", "Ce dossier n’est pas suspendu.");

    /// <summary>No reason chosen in the list.</summary>
    public static Refusal KindMissing => new("file.kind-missing", "Choisissez un motif dans la liste.", "Kind");

    public static Refusal SameCertification => new("file.same-certification", "Choisissez une autre certification que celle de ce dossier.", "Certification");

    /// <summary>The certifier alone corrects a registered identity.</summary>
    public static Refusal IdentityRegistered =>
        new("file.identity-registered", "Le candidat est inscrit : seul le certificateur corrige encore son identité. Écrivez-lui ce qui est à changer.");

    /// <summary>The same person is already on the way to that certification.</summary>
    public static Refusal Duplicate(string? reference) => new(
        "file.duplicate",
        reference is null
            ? "Cette personne a déjà un dossier en cours pour cette certification. Le certificateur peut vous dire comment la suite se règle. Si c’en est une "
                + "autre, dites pourquoi."
            : $"Cette personne a déjà un dossier en cours pour cette certification : {reference}. Si c’en est une autre, dites pourquoi.",
        "BirthName");

    /// <summary>Somebody known resembles the candidate: whether it is one person has to be said.</summary>
    public static Refusal Resembles => new(
        "file.resembles",
        "Une personne qui lui ressemble est déjà connue : dites si c’est elle, ou pourquoi c’en est une autre.",
        "SamePerson");

    public static Refusal OtherPersonUnexplained =>
        new("file.other-person-unexplained", "Dites pourquoi c’est une autre personne : jumeaux, homonymes…", "OtherBecause");

    /// <summary>Identity or employment is not complete.</summary>
    public static Refusal IdentityIncomplete(int points) =>
        new(
            "file.identity-incomplete",
            $"Identité et emploi : {(points > 1 ? $"{points} renseignements manquent ou sont à corriger" : "un renseignement manque ou est à corriger")}.",
            "identite"
        );

    /// <summary>Somebody still has to sign the guide.</summary>
    public static Refusal InterviewNotSigned(Turn who) =>
        new(
            "file.interview-not-signed",
            $"Guide d’entretien : il manque la signature "
                + $"{who switch { Turn.Candidate => "du candidat", Turn.TrainingOrganisation => "de l’organisme de formation", _ => "de l’entreprise" }}.",
            "signature"
        );

    /// <summary>A paper is not joined.</summary>
    public static Refusal PaperMissing(string paper) => new("file.paper-missing", $"Pièce à joindre : {paper}.", "pieces");

    /// <summary>In the VAE route the candidate registers alone.</summary>
    public static Refusal VaeRegistersAlone =>
        new("file.vae-registers-alone", "Le candidat est orienté vers la VAE : il s’inscrit lui-même auprès du certificateur.");

    /// <summary>No point says what is to be corrected.</summary>
    public static Refusal ReturnPointMissing => new("file.return-point-missing", "Dites, sur un point au moins, ce que l’entreprise doit corriger.", "Points");

    /// <summary>The time for a first jury is over.</summary>
    public static Refusal FirstJuryOverdue(DateOnly before) =>
        new(
            "file.first-jury-overdue",
            $"Le délai de première présentation a pris fin le {before:dd/MM/yyyy} : le passage devant le jury demande une dérogation motivée du certificateur."
        );

    /// <summary>The time for a first jury is not over.</summary>
    public static Refusal NotOverdue => new("file.not-overdue", "Le délai de première présentation court encore : aucune dérogation n’est à accorder.");

    /// <summary>An answer that the interview needs is empty.</summary>
    public static Refusal AnswerMissing(Question question) => new("file.answer-missing", "Cette réponse manque.", question.Key);

    public static Refusal PrerequisitesNotMet(string field) =>
        new("file.prerequisites-not-met", "Les prérequis ne sont pas acquis : le candidat est à réorienter vers une autre certification.", field);

    /// <summary>No day of the interview.</summary>
    public static Refusal InterviewDateMissing(string? field) => new("file.interview-date-missing", "Donnez la date de l’entretien.", field ?? "InterviewedOn");

    /// <summary>The interview cannot be in the future.</summary>
    public static Refusal InterviewInFuture(string? field) =>
        new("file.interview-in-future", "La date de l’entretien est dans l’avenir.", field ?? "InterviewedOn");

    /// <summary>The organisation holds no approval in force: which one, since or until when.</summary>
    public static Refusal OrganisationNotApproved(string name, string certificationTitle, ApprovalStanding standing, string field = "OrganisationId") =>
        new(
            "file.organisation-not-approved",
            $"{name} ne peut pas former à «\u00A0{certificationTitle}\u00A0» aujourd’hui\u00A0: {standing.Words}. Choisissez un autre organisme.",
            field
        );

    /// <summary>Some units to train are covered by no organisation.</summary>
    public static Refusal UnitsWithoutOrganisation(IReadOnlyCollection<string> labels) =>
        new("file.units-without-organisation", $"Il manque un organisme pour\u00A0: {string.Join(", ", labels)}.", "OrganisationId");

    /// <summary>The same, from the path alone, which knows no label.</summary>
    public static Refusal SharingIncomplete(int units) =>
        new(
            "file.sharing-incomplete",
            $"La répartition entre organismes laisse de côté {units} partie{(units > 1 ? "s" : "")} du parcours à former\u00A0: complétez-la.",
            "OrganisationId"
        );

    /// <summary>The unit is trained by another organisation.</summary>
    public static Refusal UnitOfAnother => new("file.unit-of-another", "Cette partie du parcours est confiée à un autre organisme.", "Unit");

    /// <summary>The organisation is not on the file, or is no longer.</summary>
    public static Refusal OrganisationNotOnFile => new("file.organisation-not-on-file", "Cet organisme n’intervient pas sur ce dossier.");

    /// <summary>The organisation has closed its part.</summary>
    public static Refusal OwnTrainingClosed(DateOnly day) =>
        new("file.own-training-closed", $"Votre partie de la formation est close depuis le {day:dd'/'MM'/'yyyy}\u00A0: elle ne change plus.");

    /// <summary>The candidate's company is that one already.</summary>
    public static Refusal SameEmployer => new("file.same-employer", "Le candidat est déjà dans cette entreprise.", "EmployerId");

    public static Refusal NotAnEmployer => new("file.not-an-employer", "Choisissez une entreprise de l’annuaire.", "EmployerId");

    /// <summary>A change of employer is dated in the life of the file.</summary>
    public static Refusal EmployerDay(DateOnly earliest) =>
        new("file.employer-day", $"Le premier jour dans la nouvelle entreprise se place entre le {earliest:dd'/'MM'/'yyyy} et aujourd’hui.", "FirstDay");

    /// <summary>The organisation must be chosen first.</summary>
    public static Refusal OrganisationMissing => new("file.organisation-missing", "Choisissez d’abord l’organisme de formation.", "OrganisationId");

    public static Refusal AlreadySubmitted => new("file.already-submitted", "L’inscription est déjà transmise : elle attend l’accusé de réception.");

    public static Refusal NotSubmitted => new("file.not-submitted", "L’entreprise n’a pas encore transmis l’inscription.");

    public static Refusal ReasonMissing => new("file.reason-missing", "Dites pourquoi, en une phrase au moins.", "Reason");

    /// <summary>Two places, two persons.</summary>
    public static Refusal SameEvaluator => new("file.same-evaluator", "Les deux évaluateurs sont deux personnes distinctes.", "Second.PersonId");

    /// <summary>A candidate does not evaluate themselves.</summary>
    public static Refusal CandidateAsEvaluator(EvaluatorSeat seat) =>
        new("file.candidate-as-evaluator", "Le candidat ne peut pas être un de ses évaluateurs.", $"{seat}.PersonId");

    /// <summary>The edition has its evaluators come from the company.</summary>
    public static Refusal EvaluatorOfOrganisation(EvaluatorSeat seat) =>
        new("file.evaluator-of-organisation", "Pour cette certification, les deux évaluateurs sont de l’entreprise.", $"{seat}.Capacity");

    public static Refusal EvaluatorsMissing => new("file.evaluators-missing", "Nommez d’abord les deux évaluateurs.");

    public static Refusal ModuleHours => new("file.module-hours", "Donnez un nombre d’heures, par demi-heure : 14 ou 14,5, jusqu’à 1 000.", "Hours");

    public static Refusal ModuleDates => new("file.module-dates", "La fin du module précède son début.", "EndsOn");

    public static Refusal ModuleTitle => new("file.module-title", "Donnez l’intitulé du module.", "Title");

    /// <summary>A module must name a unit of the edition.</summary>
    public static Refusal UnknownUnit => new("file.unknown-unit", "Choisissez une unité de cette certification.", "Unit");

    public static Refusal ModuleYear => new("file.module-year", "Vérifiez l’année : ce module serait trop loin d’aujourd’hui.", "StartsOn");

    /// <summary>More hours than the days hold.</summary>
    public static Refusal ModuleHoursADay =>
        new("file.module-hours-a-day", "Vérifiez les heures et les dates : ce module ferait plus de 12 heures par jour.", "Hours");

    public static Refusal ModuleGone => new("file.module-gone", "Ce module vient d’être retiré par une autre personne.");

    public static Refusal ModuleTwice => new("file.module-twice", "Ce module est déjà saisi, aux mêmes dates.", "Title");

    /// <summary>A module of another unit, where it belongs to one only.</summary>
    public static Refusal ModuleOnTwoUnits(Unit unit) =>
        new(
            "file.module-on-two-units",
            $"Ce module est déjà rattaché à « {unit.Label} », et il ne peut l’être qu’une fois. Retirez-le d’abord de là, ou saisissez un autre module.",
            "Unit"
        );

    public static Refusal ModuleToCome(string title) => new("file.module-to-come", $"Le module « {title} » n’est pas terminé : la formation se clôt ensuite.");

    /// <summary>Complete, not signed.</summary>
    public static Refusal FormativeUnsigned(Unit unit) =>
        new("file.formative-unsigned", $"{unit.Label} : l’évaluation formative attend la signature du formateur.", unit.Key);

    /// <summary>No attestation where they are demanded.</summary>
    public static Refusal AttestationMissing(Unit unit) => new("file.attestation-missing", $"{unit.Label} : joignez l’attestation de formation.", unit.Key);

    /// <summary>Not handed over, or gone to the certifier.</summary>
    public static Refusal TrainingNotTakenBack =>
        new("file.training-not-taken-back", "Le livret de formation ne se reprend qu’entre sa remise à l’entreprise et la transmission du dossier.");

    /// <summary>Taken back and not handed over again.</summary>
    public static Refusal TrainingTakenBack =>
        new("file.training-taken-back", "L’organisme de formation a repris son livret pour le corriger : la transmission attend qu’il le remette de nouveau.");

    /// <summary>A unit to train has no module yet.</summary>
    public static Refusal ModuleMissing(Unit unit) => new("file.module-missing", $"{unit.Label} : saisissez au moins un module suivi.", unit.Key);

    /// <summary>A formative evaluation is not complete.</summary>
    public static Refusal FormativeMissing(Unit unit, int missing) =>
        new("file.formative-missing", $"{unit.Label} : il manque {missing} réponse{(missing > 1 ? "s" : "")} à l’évaluation formative.", unit.Key);

    /// <summary>The training booklet lacks answers outside the units.</summary>
    public static Refusal TrainingGeneralMissing(int missing) =>
        new("file.training-general-missing", $"Informations générales du livret : il manque {missing} réponse{(missing > 1 ? "s" : "")}.");

    /// <summary>The line manager has not opened the evaluation.</summary>
    public static Refusal EvaluationNotOpened =>
        new(
            "file.evaluation-not-opened",
            "L’évaluation n’est pas ouverte\u00A0: le responsable hiérarchique l’ouvre quand il estime les compétences acquises."
        );

    public static Refusal EvaluationOpenedAlready(DateOnly day) =>
        new("file.evaluation-opened-already", $"L’évaluation est déjà ouverte, depuis le {day:dd'/'MM'/'yyyy}.");

    public static Refusal NotTheOpener =>
        new("file.not-the-opener", "Le responsable hiérarchique du candidat ouvre l’évaluation\u00A0; l’autre évaluateur attend qu’il le fasse.");

    /// <summary>The day of the opening.</summary>
    public static Refusal OpeningDay(DateOnly earliest) =>
        new("file.opening-day", $"Donnez un jour entre le {earliest:dd'/'MM'/'yyyy} et aujourd’hui.", "OpenedOn");

    public static Refusal AnnexJoined => new("file.annex-joined", "Un document annexe est déjà joint\u00A0: retirez-le avant d’en joindre un autre.", "File");

    /// <summary>The evaluation booklet lacks answers.</summary>
    public static Refusal EvaluationIncomplete(string place, int missing, string? unit) =>
        new("file.evaluation-incomplete", $"{place} : il manque {missing} réponse{(missing > 1 ? "s" : "")}.", unit);

    /// <summary>A common answer lacks the word on why.</summary>
    public static Refusal DisagreementUnexplained(string place, int count, string unit) =>
        new(
            "file.disagreement-unexplained",
            $"{place} : dites pourquoi vous avez retenu {(count > 1 ? $"ces {count} réponses communes" : "cette réponse commune")}.",
            unit
        );

    /// <summary>The summary sheet of the evaluation booklet lacks answers.</summary>
    public static Refusal SummaryIncomplete(int missing) =>
        new("file.summary-incomplete", $"Fiche de synthèse : il manque {missing} réponse{(missing > 1 ? "s" : "")}.");

    /// <summary>The candidate has not handed over their part.</summary>
    public static Refusal CandidatePartPending => new("file.candidate-part-pending", "Le candidat n’a pas encore transmis sa partie du livret.");

    public static Refusal SignatureMissing(string who) => new("file.signature-missing", $"Il manque la signature de {who}.");

    /// <summary>The candidate was not told the results.</summary>
    public static Refusal ResultsNotPresented =>
        new("file.results-not-presented", "Les résultats sont à présenter au candidat, qui en prend connaissance, avant l’envoi du dossier.");

    public static Refusal ResultsPresented(DateOnly day) =>
        new("file.results-presented", $"La présentation des résultats, le {day:dd'/'MM'/'yyyy}, est déjà enregistrée.");

    /// <summary>No day of the presentation.</summary>
    public static Refusal PresentationDayMissing => new("file.presentation-day-missing", "Donnez le jour où les résultats ont été présentés.", "HeldOn");

    /// <summary>A presentation is dated in the life of the file.</summary>
    public static Refusal PresentationDay(DateOnly earliest) =>
        new("file.presentation-day", $"Ce jour se place entre l’inscription, le {earliest:dd'/'MM'/'yyyy}, et aujourd’hui.", "HeldOn");

    /// <summary>Activities not exercised on a unit.</summary>
    public static Refusal ActivitiesNotExercised(Unit unit) =>
        new("file.activities-not-exercised", $"{unit.Label} : la fiche de synthèse ne dit pas que le candidat a exercé les activités.");
}
