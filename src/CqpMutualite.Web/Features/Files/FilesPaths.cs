using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Features.Registration;
using CqpMutualite.Web.Features.Training;
using CqpMutualite.Web.Features.Transmission;

namespace CqpMutualite.Web.Features.Files;

public static class FilesPaths
{
    public const string List = "/dossiers";

    /// <summary>The list, for a spreadsheet.</summary>
    public const string ListCsv = List + ".csv";

    /// <summary>The list, as a workbook.</summary>
    public const string ListXlsx = List + ".xlsx";

    /// <summary>Name a view of the list (POST).</summary>
    public const string Views = "/dossiers/vues";

    /// <summary>Route: forget it (POST).</summary>
    public const string RemoveViewRoute = "/dossiers/vues/{view:guid}/retrait";

    /// <summary>Forget a view (POST).</summary>
    public static string RemoveView(Guid view) => $"/dossiers/vues/{view}/retrait";

    public const string New = "/dossiers/nouveau";

    public const string FileRoute = "/dossiers/{reference}";

    /// <summary>The page of a file.</summary>
    public static string File(string reference) => $"/dossiers/{reference}";

    /// <summary>A document of a file, as PDF.</summary>
    public static string Document(string reference, string document) => $"/dossiers/{reference}/documents/{document}.pdf";

    /// <summary>Route of a piece joined to a file.</summary>
    public const string AttachmentRoute = "/dossiers/{reference}/pieces/{attachment:guid}";

    /// <summary>A piece joined to a file.</summary>
    public static string Attachment(string reference, Guid attachment) => $"/dossiers/{reference}/pieces/{attachment}";

    /// <summary>The document of the modules followed, in editions without a training booklet.</summary>
    public const string PathSheet = "fiche-parcours";

    /// <summary>A booklet of a file, on screen.</summary>
    public static string Booklet(string reference, string booklet) => $"/dossiers/{reference}/livrets/{booklet}";

    /// <summary>The whole history of a file.</summary>
    /// <summary>Route: make one of two records of the candidate.</summary>
    public const string MergeRoute = "/dossiers/{reference}/reunir";

    /// <summary>Route: make two of them again (POST).</summary>
    public const string UnmergeRoute = "/dossiers/{reference}/reunir/{merge:guid}/annulation";

    public static string Merge(string reference) => $"/dossiers/{reference}/reunir";

    public static string Unmerge(string reference, Guid merge) => $"/dossiers/{reference}/reunir/{merge}/annulation";

    public static string History(string reference) => $"/dossiers/{reference}/historique";

    /// <summary>Route: who signed what on a file, checked again.</summary>
    public const string CheckRoute = "/dossiers/{reference}/verification";

    /// <summary>Who signed what on a file, checked again.</summary>
    public static string Check(string reference) => $"/dossiers/{reference}/verification";

    /// <summary>Route: close a file before its end.</summary>
    public const string CloseRoute = "/dossiers/{reference}/cloture";

    /// <summary>Close a file before its end.</summary>
    public static string Close(string reference) => $"/dossiers/{reference}/cloture";

    /// <summary>What stays of the files that were deleted.</summary>
    public const string Deleted = "/dossiers/supprimes";

    /// <summary>Route: delete a file opened by mistake.</summary>
    public const string DeleteRoute = "/dossiers/{reference}/suppression";

    /// <summary>Delete a file opened by mistake.</summary>
    public static string Delete(string reference) => $"/dossiers/{reference}/suppression";

    /// <summary>Route: give a file to the candidate's new company.</summary>
    public const string EmployerRoute = "/dossiers/{reference}/employeur";

    /// <summary>Give a file to the candidate's new company.</summary>
    public static string Employer(string reference) => $"/dossiers/{reference}/employeur";

    /// <summary>Files that went to another company.</summary>
    public const string FormerFiles = "/entreprise/anciens-dossiers";

    /// <summary>Route: a document signed before a file went to another company.</summary>
    public const string FormerDocumentRoute = "/entreprise/anciens-dossiers/{former:guid}/{document}.pdf";

    /// <summary>A document signed before a file went to another company.</summary>
    public static string FormerDocument(Guid former, string document) => $"/entreprise/anciens-dossiers/{former}/{document}.pdf";

    /// <summary>Route: correct identity and employment.</summary>
    public const string IdentityRoute = "/dossiers/{reference}/identite";

    /// <summary>Route: say by when each step is wanted.</summary>
    public const string TargetsRoute = "/dossiers/{reference}/echeances";

    /// <summary>Say by when each step is wanted.</summary>
    public static string Targets(string reference) => $"/dossiers/{reference}/echeances";

    /// <summary>Route: remind people of what is awaited of them.</summary>
    public const string RemindRoute = "/dossiers/{reference}/relance/{act}";

    /// <summary>Remind people of what is awaited of them.</summary>
    public static string Remind(string reference, string kind) => $"/dossiers/{reference}/relance/{kind}";

    /// <summary>Route: suspend a file.</summary>
    public const string SuspendRoute = "/dossiers/{reference}/suspension";

    /// <summary>Route: take up a suspended file.</summary>
    public const string ResumeRoute = "/dossiers/{reference}/reprise";

    /// <summary>Route: move the candidate to another certification.</summary>
    public const string ReorientRoute = "/dossiers/{reference}/reorientation";

    public static string Identity(string reference) => $"/dossiers/{reference}/identite";

    public static string Suspend(string reference) => $"/dossiers/{reference}/suspension";

    /// <summary>Take up a suspended file.</summary>
    public static string Resume(string reference) => $"/dossiers/{reference}/reprise";

    /// <summary>Move the candidate to another certification.</summary>
    public static string Reorient(string reference) => $"/dossiers/{reference}/reorientation";

    /// <summary>Route: enter in the place of somebody.</summary>
    public const string OnBehalfRoute = "/dossiers/{reference}/saisie-pour";

    /// <summary>End it (POST).</summary>
    public const string EndOnBehalf = "/saisie-pour/fin";

    /// <summary>Enter in the place of somebody.</summary>
    public static string OnBehalf(string reference) => $"/dossiers/{reference}/saisie-pour";

    /// <summary>Where the company goes on: the next act when it is its own, the file otherwise.</summary>
    public static string NextForCompany(CertificationFile file) => file.Turn == Turn.Company ? ForAct(file.NextAct, file.Reference) : File(file.Reference);

    /// <summary>Where the next act is done.</summary>
    public static string ForAct(NextAct act, string reference) => act switch
    {
        NextAct.ConcludeInterview => OrientationPaths.Interview(reference),
        NextAct.NameTrainingOrganisation => RegistrationPaths.Organisation(reference),
        NextAct.SignInterview => OrientationPaths.Sign(reference),
        NextAct.Resume => Resume(reference),
        NextAct.CompleteIdentity => Identity(reference),
        NextAct.DeclarePaperSignature => OrientationPaths.Paper(reference),
        NextAct.FillSummary => EvaluationPaths.Summary(reference),
        NextAct.RecordPresentation => EvaluationPaths.Presentation(reference),
        NextAct.GrantDerogation => JuryPaths.Derogation(reference),
        NextAct.SubmitRegistration => RegistrationPaths.Submit(reference),
        NextAct.AcknowledgeRegistration => RegistrationPaths.Acknowledge(reference),
        NextAct.CloseTraining => TrainingPaths.Training(reference),
        NextAct.NameEvaluators => EvaluationPaths.Evaluators(reference),
        NextAct.FillCandidatePart => EvaluationPaths.CandidatePart(reference),
        NextAct.OpenEvaluation or NextAct.Evaluate => EvaluationPaths.Evaluation(reference),
        NextAct.AcknowledgeResults => EvaluationPaths.Results(reference),
        NextAct.Transmit => TransmissionPaths.Transmit(reference),
        NextAct.KeyPaper => EvaluationPaths.Paper(reference),
        NextAct.CheckPaper => EvaluationPaths.PaperCheck(reference),
        NextAct.AcceptTransmission => TransmissionPaths.Accept(reference),
        NextAct.AttachToSession or NextAct.PresentToCommission or NextAct.Publish => JuryPaths.Place(reference),
        NextAct.Decide => JuryPaths.Deliberation(reference),
        _ => File(reference),
    };
}
