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

    /// <summary>Route: open a signed part again.</summary>
    public const string ReopenRoute = "/dossiers/{reference}/evaluation/{unit}/reouverture";

    /// <summary>What <see cref="ReopenRoute"/> calls the whole: the summary sheet and the declaration.</summary>
    public const string Whole = "ensemble";

    /// <summary>Route: the candidate takes note of the results.</summary>
    public const string ResultsRoute = "/dossiers/{reference}/resultats";

    /// <summary>Route: the company records a presentation that the candidate does not acknowledge.</summary>
    public const string PresentationRoute = "/dossiers/{reference}/restitution";

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

    /// <summary>Signature of one part, ticked: a unit, or <see cref="Whole"/>.</summary>
    public static string Sign(string reference, string part) => $"/dossiers/{reference}/evaluation/signature?partie={part}";

    /// <summary>Open a signed part again: a unit, or <see cref="Whole"/>.</summary>
    public static string Reopen(string reference, string part) => $"/dossiers/{reference}/evaluation/{part}/reouverture";

    /// <summary>The candidate takes note of the results.</summary>
    public static string Results(string reference) => $"/dossiers/{reference}/resultats";

    /// <summary>The company records a presentation that the candidate does not acknowledge.</summary>
    public static string Presentation(string reference) => $"/dossiers/{reference}/restitution";

    /// <summary>One answer (POST).</summary>
    public static string Answer(string reference) => $"/dossiers/{reference}/evaluation/reponse";

    /// <summary>Grid of a unit.</summary>
    public static string Unit(string reference, string unit) => $"/dossiers/{reference}/evaluation/{unit}";
}
