using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Persistence.Tasks;

/// <summary>What is awaited, as people read it: a verb phrase.</summary>
public static class TaskWords
{
    public static string Of(NextAct act) => act switch
    {
        NextAct.ConcludeInterview => "Conduire l’entretien d’accueil et d’orientation",
        NextAct.NameTrainingOrganisation => "Choisir l’organisme de formation",
        NextAct.SignInterview => "Signer le guide d’entretien",
        NextAct.Resume => "Reprendre le dossier suspendu",
        NextAct.SubmitRegistration => "Transmettre l’inscription",
        NextAct.AcknowledgeRegistration => "Accuser réception de l’inscription",
        NextAct.CloseTraining => "Renseigner la formation",
        NextAct.NameEvaluators => "Nommer les deux évaluateurs",
        NextAct.FillCandidatePart => "Remplir la partie du candidat",
        NextAct.OpenEvaluation => "Ouvrir l’évaluation en entreprise",
        NextAct.Evaluate => "Évaluer et signer le livret",
        NextAct.AcknowledgeResults => "Prendre connaissance des résultats",
        NextAct.Transmit => "Transmettre le dossier",
        NextAct.KeyPaper => "Saisir le livret signé sur papier",
        NextAct.CheckPaper => "Comparer la saisie à l’original papier",
        NextAct.AcceptTransmission => "Accepter ou renvoyer le dossier transmis",
        NextAct.PresentToCommission => "Présenter le dossier à la commission paritaire",
        NextAct.AttachToSession => "Inscrire le dossier à une session de jury",
        NextAct.Decide => "Délibérer et signer la décision",
        NextAct.Publish => "Publier la décision",
        NextAct.CompleteIdentity => "Compléter l’identité et l’emploi",
        NextAct.DeclarePaperSignature => "Déclarer une signature sur papier",
        NextAct.FillSummary => "Remplir la fiche de synthèse",
        NextAct.RecordPresentation => "Enregistrer la restitution",
        NextAct.GrantDerogation => "Accorder une dérogation",
        _ => "Parcours terminé",
    };
}
