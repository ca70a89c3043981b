namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>Links to the in-company evaluation.</summary>
public static class EvaluationPaths
{
    /// <summary>Route: name the two evaluators.</summary>
    public const string EvaluatorsRoute = "/dossiers/{reference}/evaluateurs";

    /// <summary>Route: the candidate's part.</summary>
    public const string CandidatePartRoute = "/dossiers/{reference}/ma-partie";

    /// <summary>Route: one answer of the candidate, saved by itself (POST).</summary>
    public const string CandidateAnswerRoute = "/dossiers/{reference}/ma-partie/reponse";

    /// <summary>Route: what the candidate says of the results.</summary>
    public const string CandidateCommentRoute = "/dossiers/{reference}/mon-commentaire";

    /// <summary>Route: overview of the evaluation booklet.</summary>
    public const string EvaluationRoute = "/dossiers/{reference}/evaluation";

    /// <summary>Route: summary sheet.</summary>
    public const string SummaryRoute = "/dossiers/{reference}/evaluation/synthese";

    /// <summary>Route: what the two evaluators answered otherwise.</summary>
    public const string ConsensusRoute = "/dossiers/{reference}/evaluation/consensus";

    /// <summary>Route: signature.</summary>
    public const string SignRoute = "/dossiers/{reference}/evaluation/signature";

    /// <summary>Route: one answer, saved by itself (POST).</summary>
    public const string AnswerRoute = "/dossiers/{reference}/evaluation/reponse";

    /// <summary>Route: grid of a unit.</summary>
    public const string UnitRoute = "/dossiers/{reference}/evaluation/{unit}";

    /// <summary>Name the two evaluators.</summary>
    public static string Evaluators(string reference) => $"/dossiers/{reference}/evaluateurs";

    /// <summary>The candidate's part.</summary>
    public static string CandidatePart(string reference) => $"/dossiers/{reference}/ma-partie";

    /// <summary>One answer of the candidate (POST).</summary>
    public static string CandidateAnswer(string reference) => $"/dossiers/{reference}/ma-partie/reponse";

    /// <summary>What the candidate says of the results.</summary>
    public static string CandidateComment(string reference) => $"/dossiers/{reference}/mon-commentaire";

    /// <summary>Overview.</summary>
    public static string Evaluation(string reference) => $"/dossiers/{reference}/evaluation";

    /// <summary>Summary sheet.</summary>
    public static string Summary(string reference) => $"/dossiers/{reference}/evaluation/synthese";

    /// <summary>What the two evaluators answered otherwise.</summary>
    public static string Consensus(string reference) => $"/dossiers/{reference}/evaluation/consensus";

    /// <summary>Signature.</summary>
    public static string Sign(string reference) => $"/dossiers/{reference}/evaluation/signature";

    /// <summary>One answer (POST).</summary>
    public static string Answer(string reference) => $"/dossiers/{reference}/evaluation/reponse";

    /// <summary>Grid of a unit.</summary>
    public static string Unit(string reference, string unit) => $"/dossiers/{reference}/evaluation/{unit}";

    /// <summary>Route: a booklet filled and signed by hand.</summary>
    public const string PaperRoute = "/dossiers/{reference}/papier";

    /// <summary>Route: its results on a unit, or on the summary sheet.</summary>
    public const string PaperUnitRoute = "/dossiers/{reference}/papier/saisie/{unit}";

    /// <summary>Route: the names and days of its signatures.</summary>
    public const string PaperSignaturesRoute = "/dossiers/{reference}/papier/signatures";

    /// <summary>Route: compare what was keyed with the scan.</summary>
    public const string PaperCheckRoute = "/dossiers/{reference}/papier/comparaison";

    /// <summary>Route: give the paper up for the screen (POST).</summary>
    public const string PaperLeaveRoute = "/dossiers/{reference}/papier/abandon";

    /// <summary>The summary sheet, where a unit is expected.</summary>
    public const string PaperSummary = "synthese";

    /// <summary>A booklet filled and signed by hand.</summary>
    public static string Paper(string reference) => $"/dossiers/{reference}/papier";

    /// <summary>Its results on a unit, or on the summary sheet.</summary>
    public static string PaperUnit(string reference, string unit) => $"/dossiers/{reference}/papier/saisie/{unit}";

    /// <summary>The names and days of its signatures.</summary>
    public static string PaperSignatures(string reference) => $"/dossiers/{reference}/papier/signatures";

    /// <summary>Compare what was keyed with the scan.</summary>
    public static string PaperCheck(string reference) => $"/dossiers/{reference}/papier/comparaison";

    /// <summary>Give the paper up for the screen (POST).</summary>
    public static string PaperLeave(string reference) => $"/dossiers/{reference}/papier/abandon";
}
