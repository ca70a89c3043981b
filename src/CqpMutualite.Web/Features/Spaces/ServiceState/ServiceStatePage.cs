using CqpMutualite.Web.Features.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CqpMutualite.Web.Features.Spaces.ServiceState;

/// <summary>One thing the service needs.</summary>
public sealed record ServiceLine(string Title, Tag State, string Sentence);

/// <summary>All of them, what is wrong first.</summary>
public sealed record ServiceStatePage(IReadOnlyList<ServiceLine> Lines, int Failed, int Warned)
{
    private static readonly Dictionary<string, (string Title, string Good, string Bad)> Words = new(StringComparer.Ordinal)
    {
        ["database"] = ("Base de données", "Elle répond.", "Elle ne répond pas."),
        ["migrations"] = (
            "Version de la base",
            "C’est celle de l’application.",
            "Ce n’est pas celle de l’application\u00A0: redémarrez la version la plus récente."
        ),
        ["pdf"] = ("Production des PDF", "Elle répond.", "Elle ne répond pas\u00A0: voyez le journal technique."),
        ["keys"] = ("Clés de scellement", "", "Elles ne peuvent pas être vérifiées\u00A0: voyez le journal technique."),
        ["contents"] = ("Pièces et PDF", "", "Leur stockage ne peut pas être vérifié\u00A0: voyez le journal technique."),
        ["disk"] = ("Place sur le disque", "", "Elle ne peut pas être mesurée."),
        ["address"] = ("Adresse publique", "", ""),
        ["mail"] = ("Messagerie", "", ""),
        ["anchors"] = ("Ancres du journal", "", "Elles ne peuvent pas être lues\u00A0: voyez le journal technique."),
        ["journal"] = ("Protection du journal", "", "Elle ne peut pas être vérifiée."),
    };

    public static ServiceStatePage Of(HealthReport report) => new(
        [
            .. report.Entries.OrderBy(entry => entry.Value.Status).Select(entry =>
            {
                var (title, good, bad) = Words.GetValueOrDefault(entry.Key, (entry.Key, "", ""));
                var usual = entry.Value.Status == HealthStatus.Healthy ? good : bad;
                return new ServiceLine(title, StateOf(entry.Value.Status), usual.Length > 0 && good.Length > 0 ? usual : entry.Value.Description ?? usual);
            }),
        ],
        report.Entries.Count(entry => entry.Value.Status == HealthStatus.Unhealthy),
        report.Entries.Count(entry => entry.Value.Status == HealthStatus.Degraded)
    );

    private static Tag StateOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => new Tag(TagState.Yes, "En ordre"),
        HealthStatus.Degraded => new Tag(TagState.Attention, "À régler"),
        _ => new Tag(TagState.Blocked, "En panne"),
    };
}
