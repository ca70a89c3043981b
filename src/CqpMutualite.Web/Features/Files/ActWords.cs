using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The next act and whose turn it is, as people read them.</summary>
public static class ActWords
{
    public static string Of(NextAct act) => TaskWords.Of(act);

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
        NextAct.CompleteIdentity => "Compléter l’identité",
        NextAct.Resume => "Reprendre le dossier",
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
        NextAct.CloseTraining or NextAct.FillCandidatePart or NextAct.FillSummary => "Remplir",
        NextAct.CompleteIdentity => "Compléter",
        NextAct.GrantDerogation => "Accorder",
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
    public static bool Plays(Domain.People.Role role, Turn turn) => turn == TasksOfReader.TurnOf(role);

    /// <summary>The act in an address: « accuser-reception-de-l-inscription ».</summary>
    public static string SlugOf(NextAct act) => Slugs[act];

    /// <summary>The act of an address; null when it names none.</summary>
    public static NextAct? OfSlug(string slug) => Slugs.Where(pair => pair.Value == slug).Select(pair => (NextAct?)pair.Key).FirstOrDefault();

    private static readonly Dictionary<NextAct, string> Slugs = Enum.GetValues<NextAct>().ToDictionary(act => act, act => FrenchText.Slug(Of(act)));
}
