using CqpMutualite.Domain.Tutoring;

namespace CqpMutualite.Web.Features.Tutoring;

public static class TutoringPaths
{
    /// <summary>Route: progress, intermediate evaluations, reviews.</summary>
    public const string FollowRoute = "/dossiers/{reference}/tutorat";

    /// <summary>Route: the guide with its checklist.</summary>
    public const string GuideRoute = "/dossiers/{reference}/tutorat/guide";

    /// <summary>Route: write a note.</summary>
    public const string NoteRoute = "/dossiers/{reference}/tutorat/notes/{kind}";

    /// <summary>Route: remove a note (POST).</summary>
    public const string RemoveNoteRoute = "/dossiers/{reference}/tutorat/notes/{note:guid}/retrait";

    /// <summary>Route: open an intermediate evaluation.</summary>
    public const string NewRoute = "/dossiers/{reference}/tutorat/evaluations/nouvelle";

    /// <summary>Route: an intermediate evaluation, on one unit.</summary>
    public const string IntermediateRoute = "/dossiers/{reference}/tutorat/evaluations/{occurrence:int}/{unit}";

    /// <summary>Route: save one answer of an intermediate evaluation (POST).</summary>
    public const string AnswerRoute = "/dossiers/{reference}/tutorat/evaluations/{occurrence:int}/reponse";

    /// <summary>Route: save one answer of a self-assessment (POST).</summary>
    public const string OwnAnswerRoute = "/dossiers/{reference}/tutorat/auto-evaluations/{occurrence:int}/reponse";

    /// <summary>Route: the candidate's self-assessment, on one unit.</summary>
    public const string OneselfRoute = "/dossiers/{reference}/tutorat/auto-evaluations/{occurrence:int}/{unit}";

    /// <summary>Progress, intermediate evaluations, reviews.</summary>
    public static string Follow(string reference) => $"/dossiers/{reference}/tutorat";

    /// <summary>The guide with its checklist.</summary>
    public static string Guide(string reference) => $"/dossiers/{reference}/tutorat/guide";

    public static string Note(string reference, TutoringKind kind) => $"/dossiers/{reference}/tutorat/notes/{NameOf(kind)}";

    /// <summary>Remove a note (POST).</summary>
    public static string RemoveNote(string reference, Guid note) => $"/dossiers/{reference}/tutorat/notes/{note}/retrait";

    public static string New(string reference) => $"/dossiers/{reference}/tutorat/evaluations/nouvelle";

    /// <summary>An intermediate evaluation, on one unit.</summary>
    public static string Intermediate(string reference, int occurrence, string unit) => $"/dossiers/{reference}/tutorat/evaluations/{occurrence}/{unit}";

    /// <summary>The candidate's self-assessment, on one unit.</summary>
    public static string Oneself(string reference, int occurrence, string unit) => $"/dossiers/{reference}/tutorat/auto-evaluations/{occurrence}/{unit}";

    /// <summary>Save one answer of an intermediate evaluation (POST).</summary>
    public static string Answer(string reference, int occurrence) => $"/dossiers/{reference}/tutorat/evaluations/{occurrence}/reponse";

    /// <summary>Save one answer of a self-assessment (POST).</summary>
    public static string OwnAnswer(string reference, int occurrence) => $"/dossiers/{reference}/tutorat/auto-evaluations/{occurrence}/reponse";

    /// <summary>The kind that an address names; null when none has that name.</summary>
    public static TutoringKind? KindOf(string name) => Enum.GetValues<TutoringKind>().Cast<TutoringKind?>().FirstOrDefault(kind => NameOf(kind!.Value) == name);

    private static string NameOf(TutoringKind kind) => kind switch
    {
        TutoringKind.Meeting => "point-d-etape",
        TutoringKind.Framing => "entretien-de-cadrage",
        TutoringKind.Correction => "recadrage",
        _ => "bilan",
    };
}
