using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>The names under which the values of enumerations are kept; they follow no class.</summary>
internal static class StoredNames
{
    private static readonly Dictionary<ReturnPoint, string> Points = new()
    {
        [ReturnPoint.Identity] = "identite",
        [ReturnPoint.Interview] = "entretien",
        [ReturnPoint.Organisation] = "organisme",
        [ReturnPoint.Training] = "formation",
        [ReturnPoint.CandidatePart] = "partie-candidat",
        [ReturnPoint.Evaluation] = "evaluation",
        [ReturnPoint.SummarySheet] = "synthese",
        [ReturnPoint.Papers] = "pieces",
        [ReturnPoint.Other] = "autre",
    };

    public static string Of(ReturnPoint point) => Points[point];

    public static ReturnPoint PointOf(string name) => ValueOf(Points, name);

    private static readonly Dictionary<SessionKind, string> Bodies = new() { [SessionKind.Jury] = "jury", [SessionKind.Commission] = "commission" };

    private static readonly Dictionary<College, string> Colleges = new() { [College.Employers] = "employeurs", [College.Employees] = "salaries", [College.Secretariat] = "secretariat" };

    private static readonly Dictionary<DerogationKind, string> Derogations = new() { [DerogationKind.Evaluation] = "evaluation", [DerogationKind.Delay] = "delai" };

    private static readonly Dictionary<Replacement, string> Replacements = new() { [Replacement.Correction] = "correction", [Replacement.Cancellation] = "annulation" };

    private static readonly Dictionary<CertificateKind, string> Certificates = new() { [CertificateKind.Full] = "certificat", [CertificateKind.Bloc] = "attestation-bloc" };

    public static string Of(SessionKind body) => Bodies[body];

    public static SessionKind BodyOf(string name) => ValueOf(Bodies, name);

    public static string Of(College college) => Colleges[college];

    public static College CollegeOf(string name) => ValueOf(Colleges, name);

    public static string Of(DerogationKind derogation) => Derogations[derogation];

    public static DerogationKind DerogationOf(string name) => ValueOf(Derogations, name);

    public static string Of(Replacement replacement) => Replacements[replacement];

    public static Replacement ReplacementOf(string name) => ValueOf(Replacements, name);

    public static string Of(CertificateKind certificate) => Certificates[certificate];

    public static CertificateKind CertificateOf(string name) => ValueOf(Certificates, name);

    private static T ValueOf<T>(Dictionary<T, string> names, string name)
        where T : struct, Enum => names.Single(pair => pair.Value == name).Key;
}
