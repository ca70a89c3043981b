using CqpMutualite.Domain.Referentials;

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

    /// <summary>Route: the supports that the candidate joins to their part, on one unit.</summary>
    public const string SupportsRoute = "/dossiers/{reference}/ma-partie/{unit}/pieces";

    /// <summary>Route: take a support off (POST).</summary>
    public const string RemoveSupportRoute = "/dossiers/{reference}/ma-partie/pieces/{attachment:guid}/retirer";

    /// <summary>Route: what the candidate joined, to be read.</summary>
    public const string PiecesRoute = "/dossiers/{reference}/pieces-du-candidat";

    /// <summary>Route: the annex document of the candidate.</summary>
    public const string AnnexRoute = "/dossiers/{reference}/document-annexe";

    /// <summary>Route: take the annex document off (POST).</summary>
    public const string RemoveAnnexRoute = "/dossiers/{reference}/document-annexe/{attachment:guid}/retirer";

    /// <summary>Route: opening of the evaluation by the line manager.</summary>
    public const string OpeningRoute = "/dossiers/{reference}/evaluation/ouverture";

    /// <summary>Route: moments planned and held.</summary>
    public const string PlanningRoute = "/dossiers/{reference}/evaluation/planification";

    /// <summary>Route: plan a moment.</summary>
    public const string PlanRoute = "/dossiers/{reference}/evaluation/planification/nouveau";

    /// <summary>Route: a moment, held or not, with what was noted of it.</summary>
    public const string MomentRoute = "/dossiers/{reference}/evaluation/planification/{moment:guid}";

    /// <summary>Route: change what was planned.</summary>
    public const string MoveRoute = "/dossiers/{reference}/evaluation/planification/{moment:guid}/modifier";

    /// <summary>Route: take a moment off the planning (POST).</summary>
    public const string RemoveMomentRoute = "/dossiers/{reference}/evaluation/planification/{moment:guid}/retirer";

    /// <summary>Route: a moment, for a calendar.</summary>
    public const string MomentCalendarRoute = "/dossiers/{reference}/evaluation/planification/{moment:guid}/agenda.ics";

    /// <summary>Route: every moment of the file, for a calendar.</summary>
    public const string CalendarRoute = "/dossiers/{reference}/evaluation/agenda.ics";

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

    /// <summary>Route: the same, of an evaluator who answers alone.</summary>
    public const string OwnAnswerRoute = "/dossiers/{reference}/evaluation" + Own;

    private const string Own = "/seul/reponse";

    /// <summary>Route: grid of a unit.</summary>
    public const string UnitRoute = "/dossiers/{reference}/evaluation/{unit}";

    /// <summary>Posted to answer the whole booklet each alone.</summary>
    public const string ApartRoute = "/dossiers/{reference}/evaluation/chacun-de-son-cote";

    /// <summary>Posted to hand over every answer given alone.</summary>
    public const string HandOverRoute = "/dossiers/{reference}/evaluation/remise";

    public static string Evaluators(string reference) => $"/dossiers/{reference}/evaluateurs";

    public static string CandidatePart(string reference) => $"/dossiers/{reference}/ma-partie";

    /// <summary>One answer of the candidate (POST).</summary>
    public static string CandidateAnswer(string reference) => $"/dossiers/{reference}/ma-partie/reponse";

    /// <summary>What the candidate says of the results.</summary>
    public static string CandidateComment(string reference) => $"/dossiers/{reference}/mon-commentaire";

    /// <summary>The supports of the candidate on one unit.</summary>
    public static string Supports(string reference, string unit) => $"/dossiers/{reference}/ma-partie/{unit}/pieces";

    /// <summary>Take a support off (POST).</summary>
    public static string RemoveSupport(string reference, Guid attachment) => $"/dossiers/{reference}/ma-partie/pieces/{attachment}/retirer";

    public static string Pieces(string reference) => $"/dossiers/{reference}/pieces-du-candidat";

    /// <summary>The annex document of the candidate.</summary>
    public static string Annex(string reference) => $"/dossiers/{reference}/document-annexe";

    /// <summary>Take the annex document off (POST).</summary>
    public static string RemoveAnnex(string reference, Guid attachment) => $"/dossiers/{reference}/document-annexe/{attachment}/retirer";

    public static string Opening(string reference) => $"/dossiers/{reference}/evaluation/ouverture";

    public static string Planning(string reference) => $"/dossiers/{reference}/evaluation/planification";

    /// <summary>Plan a moment; of a kind, on units, when they are known.</summary>
    public static string Plan(string reference, MomentKind? kind = null, IEnumerable<string>? units = null)
    {
        List<string> query = [.. kind is { } known ? [$"type={known}"] : Array.Empty<string>(), .. (units ?? []).Select(unit => $"unite={unit}")];
        return $"/dossiers/{reference}/evaluation/planification/nouveau{(query.Count == 0 ? "" : "?" + string.Join('&', query))}";
    }

    public static string Moment(string reference, Guid moment) => $"/dossiers/{reference}/evaluation/planification/{moment}";

    public static string Move(string reference, Guid moment) => $"/dossiers/{reference}/evaluation/planification/{moment}/modifier";

    /// <summary>Take a moment off (POST).</summary>
    public static string RemoveMoment(string reference, Guid moment) => $"/dossiers/{reference}/evaluation/planification/{moment}/retirer";

    /// <summary>A moment, for a calendar.</summary>
    public static string MomentCalendar(string reference, Guid moment) => $"/dossiers/{reference}/evaluation/planification/{moment}/agenda.ics";

    /// <summary>Every moment, for a calendar.</summary>
    public static string Calendar(string reference) => $"/dossiers/{reference}/evaluation/agenda.ics";

    public static string Evaluation(string reference) => $"/dossiers/{reference}/evaluation";

    public static string Summary(string reference) => $"/dossiers/{reference}/evaluation/synthese";

    /// <summary>What the two evaluators answered otherwise.</summary>
    public static string Consensus(string reference) => $"/dossiers/{reference}/evaluation/consensus";

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

    /// <summary>
    /// Save one answer of an evaluator who answers alone (POST). An address of its own: what a page kept of it is never taken for the common answer, were the
    /// two to
    /// answer together meanwhile.
    /// </summary>
    public static string OwnAnswer(string reference) => $"/dossiers/{reference}/evaluation{Own}";

    /// <summary>Whether an address is that of <see cref="OwnAnswer"/>.</summary>
    public static bool IsOwnAnswer(string? path) => path?.EndsWith(Own, StringComparison.OrdinalIgnoreCase) == true;

    public static string Unit(string reference, string unit) => $"/dossiers/{reference}/evaluation/{unit}";

    /// <summary>See <see cref="ApartRoute"/>.</summary>
    public static string Apart(string reference) => $"/dossiers/{reference}/evaluation/chacun-de-son-cote";

    /// <summary>See <see cref="HandOverRoute"/>.</summary>
    public static string HandOver(string reference) => $"/dossiers/{reference}/evaluation/remise";

    /// <summary>Route: a booklet filled and signed by hand.</summary>
    public const string PaperRoute = "/dossiers/{reference}/papier";

    /// <summary>Route: its results on a unit, or on the summary sheet.</summary>
    public const string PaperUnitRoute = "/dossiers/{reference}/papier/saisie/{unit}";

    /// <summary>Route: save one answer keyed from the paper (POST).</summary>
    public const string PaperAnswerRoute = "/dossiers/{reference}/papier/reponse";

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

    /// <summary>Save one answer keyed from the paper (POST).</summary>
    public static string PaperAnswer(string reference) => $"/dossiers/{reference}/papier/reponse";

    /// <summary>The names and days of its signatures.</summary>
    public static string PaperSignatures(string reference) => $"/dossiers/{reference}/papier/signatures";

    /// <summary>Compare what was keyed with the scan.</summary>
    public static string PaperCheck(string reference) => $"/dossiers/{reference}/papier/comparaison";

    /// <summary>Give the paper up for the screen (POST).</summary>
    public static string PaperLeave(string reference) => $"/dossiers/{reference}/papier/abandon";
}
