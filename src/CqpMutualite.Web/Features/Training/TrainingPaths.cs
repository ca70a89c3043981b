namespace CqpMutualite.Web.Features.Training;

public static class TrainingPaths
{
    /// <summary>Route: modules, formative evaluations, closing.</summary>
    public const string TrainingRoute = "/dossiers/{reference}/formation";

    /// <summary>Route: correct a module.</summary>
    public const string CorrectModuleRoute = "/dossiers/{reference}/formation/modules/{module:guid}";

    /// <summary>Route: remove a module (POST).</summary>
    public const string RemoveModuleRoute = "/dossiers/{reference}/formation/modules/{module:guid}/retrait";

    /// <summary>Route: close the training.</summary>
    public const string CloseRoute = "/dossiers/{reference}/formation/cloture";

    /// <summary>Route: what the booklet asks outside the units.</summary>
    public const string GeneralRoute = "/dossiers/{reference}/formation-generalites";

    /// <summary>Route: save one answer of the booklet (POST).</summary>
    public const string AnswerRoute = "/dossiers/{reference}/formation/reponse";

    /// <summary>Route: attestations of a unit.</summary>
    public const string AttestationsRoute = "/dossiers/{reference}/formation/{unit}/attestations";

    /// <summary>Route: remove an attestation (POST).</summary>
    public const string RemoveAttestationRoute = "/dossiers/{reference}/formation/attestations/{attachment:guid}/retrait";

    /// <summary>Route: sign the formative evaluation of a unit.</summary>
    public const string SignRoute = "/dossiers/{reference}/formation/{unit}/signature";

    /// <summary>Route: sign several formative evaluations at once.</summary>
    public const string SignSeveralRoute = "/dossiers/{reference}/signatures-formation";

    /// <summary>Route: a module followed by several candidates.</summary>
    public const string SharedModule = "/organisme/modules";

    /// <summary>Route: open a signed formative evaluation again.</summary>
    public const string ReopenRoute = "/dossiers/{reference}/formation/{unit}/reouverture";

    /// <summary>Route: hold another formative evaluation of a unit (POST).</summary>
    public const string HoldAnotherRoute = "/dossiers/{reference}/formation/{unit}/nouvelle-evaluation";

    /// <summary>Route: a former sheet of a unit.</summary>
    public const string SheetRoute = "/dossiers/{reference}/formation/{unit}/feuillets/{occurrence:int}";

    /// <summary>Route: formative evaluation of a unit.</summary>
    public const string UnitRoute = "/dossiers/{reference}/formation/{unit}";

    /// <summary>Modules, formative evaluations, closing.</summary>
    public static string Training(string reference) => $"/dossiers/{reference}/formation";

    public static string CorrectModule(string reference, Guid module) => $"/dossiers/{reference}/formation/modules/{module}";

    /// <summary>Remove a module (POST).</summary>
    public static string RemoveModule(string reference, Guid module) => $"/dossiers/{reference}/formation/modules/{module}/retrait";

    /// <summary>What the booklet asks outside the units.</summary>
    public static string General(string reference) => $"/dossiers/{reference}/formation-generalites";

    /// <summary>Save one answer of the booklet (POST).</summary>
    public static string Answer(string reference) => $"/dossiers/{reference}/formation/reponse";

    public static string Close(string reference) => $"/dossiers/{reference}/formation/cloture";

    public static string Attestations(string reference, string unit) => $"/dossiers/{reference}/formation/{unit}/attestations";

    /// <summary>Remove an attestation (POST).</summary>
    public static string RemoveAttestation(string reference, Guid attachment) => $"/dossiers/{reference}/formation/attestations/{attachment}/retrait";

    /// <summary>Sign the formative evaluation of a unit.</summary>
    public static string Sign(string reference, string unit) => $"/dossiers/{reference}/formation/{unit}/signature";

    /// <summary>A module followed by several candidates of that edition (« code.v2 »).</summary>
    public static string ShareModule(string? edition, string? reference = null) =>
        $"{SharedModule}?edition={edition}{(reference is null ? null : $"&dossier={reference}")}";

    /// <summary>Sign several formative evaluations at once.</summary>
    public static string SignSeveral(string reference) => $"/dossiers/{reference}/signatures-formation";

    /// <summary>Open a signed formative evaluation again.</summary>
    public static string Reopen(string reference, string unit) => $"/dossiers/{reference}/formation/{unit}/reouverture";

    /// <summary>Hold another formative evaluation of a unit (POST).</summary>
    public static string HoldAnother(string reference, string unit) => $"/dossiers/{reference}/formation/{unit}/nouvelle-evaluation";

    /// <summary>A former sheet of a unit.</summary>
    public static string Sheet(string reference, string unit, int occurrence) => $"/dossiers/{reference}/formation/{unit}/feuillets/{occurrence}";

    /// <summary>Formative evaluation of a unit.</summary>
    public static string Unit(string reference, string unit) => $"/dossiers/{reference}/formation/{unit}";
}
