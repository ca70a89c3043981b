using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The next act and whose turn it is, as people read them.</summary>
public static class ActWords
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
        _ => "Parcours terminé",
    };

    /// <summary>A verb and its object for a large button, where the verb phrase is too long; null when it is not.</summary>
    public static string? Short(NextAct act) => act switch
    {
        NextAct.ConcludeInterview => "Conduire l’entretien",
        NextAct.AcknowledgeRegistration => "Examiner l’inscription",
        NextAct.AcceptTransmission => "Examiner le dossier",
        NextAct.KeyPaper => "Saisir le livret",
        NextAct.CheckPaper => "Comparer la saisie",
        NextAct.OpenEvaluation => "Ouvrir l’évaluation",
        NextAct.AttachToSession => "Inscrire à une session",
        _ => null,
    };

    /// <summary>One infinitive, for a button in a row.</summary>
    public static string Button(NextAct act) => act switch
    {
        NextAct.ConcludeInterview => "Conduire",
        NextAct.NameTrainingOrganisation => "Choisir",
        NextAct.SignInterview => "Signer",
        NextAct.Resume => "Reprendre",
        NextAct.SubmitRegistration or NextAct.Transmit => "Transmettre",
        NextAct.AcknowledgeRegistration or NextAct.AcceptTransmission => "Examiner",
        NextAct.KeyPaper => "Saisir",
        NextAct.CheckPaper => "Comparer",
        NextAct.CloseTraining or NextAct.FillCandidatePart => "Remplir",
        NextAct.AcknowledgeResults => "Lire",
        NextAct.NameEvaluators => "Nommer",
        NextAct.OpenEvaluation => "Ouvrir",
        NextAct.Evaluate => "Évaluer",
        NextAct.AttachToSession => "Inscrire",
        NextAct.Decide => "Délibérer",
        NextAct.Publish => "Publier",
        _ => "Ouvrir",
    };

    /// <summary>Who is awaited, when no name is known.</summary>
    public static string Of(Turn turn) => turn switch
    {
        Turn.Company => "Entreprise",
        Turn.Certifier => "OEMM",
        Turn.TrainingOrganisation => "Organisme de formation",
        Turn.Candidate => "Candidat",
        Turn.Evaluators => "Évaluateurs",
        Turn.Jury => "Jury",
        _ => "Personne",
    };

    /// <summary>Whether that capacity plays that turn.</summary>
    public static bool Plays(Domain.People.Role role, Turn turn) => turn == TurnOf(role);

    /// <summary>The turn of a capacity; null for those who only read.</summary>
    public static Turn? TurnOf(Domain.People.Role role) => role switch
    {
        Domain.People.Role.CompanyHr => Turn.Company,
        Domain.People.Role.Oemm => Turn.Certifier,
        Domain.People.Role.TrainingOrganisation => Turn.TrainingOrganisation,
        Domain.People.Role.Candidate => Turn.Candidate,
        Domain.People.Role.Evaluator => Turn.Evaluators,
        Domain.People.Role.JuryMember => Turn.Jury,
        _ => null,
    };
}
