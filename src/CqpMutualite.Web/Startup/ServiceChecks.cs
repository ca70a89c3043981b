using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Startup;

/// <summary>The keys are those that signed.</summary>
public sealed class KeysHealthCheck(Witnesses witnesses, KeyRing ring) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await witnesses.FaultOfKeysAsync(cancellationToken) is { } fault
            ? HealthCheckResult.Unhealthy(fault)
            : HealthCheckResult.Healthy(
                $"Celles de cette base\u00A0; «\u00A0{ring.Current.Id}\u00A0» scelle, sur {FrenchText.Plural(ring.Keys.Count, "clé", "clés")}."
            );
}

/// <summary>The store of files answers, and is that of this database.</summary>
public sealed class ContentsHealthCheck(Witnesses witnesses, ContentStores stores) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await witnesses.FaultOfStoresAsync(cancellationToken) is { } fault
            ? HealthCheckResult.Unhealthy(fault)
            : HealthCheckResult.Healthy($"Pièces et PDF figés sont dans {stores.Place}.");
}

/// <summary>People are written to with links that open.</summary>
public sealed class AddressHealthCheck(IConfiguration configuration) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(PublicAddress.Of(configuration) switch
        {
            null => HealthCheckResult.Degraded(
                "L’adresse publique n’est pas réglée\u00A0: les liens des messages mènent à l’adresse où l’application écoute. Donnez Site__Address."
            ),
            { Scheme: "https" } site => HealthCheckResult.Healthy(
                $"{site.AbsoluteUri}{(ProxySetup.NetworksOf(configuration).Count > 0 ? ", derrière un mandataire déclaré" : "")}."
            ),
            var site => HealthCheckResult.Degraded(
                $"{site.AbsoluteUri} n’est pas chiffrée\u00A0: mots de passe et cookies voyagent en clair. "
                    + "Mettez HTTPS devant l’application, puis Site__Address en https."
            ),
        });
}

/// <summary>Messages leave.</summary>
public sealed class MailHealthCheck(IOptions<SmtpOptions> options) : IHealthCheck
{
    private static readonly string Example = new SmtpOptions().From;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            string.IsNullOrWhiteSpace(options.Value.Host)
                ? HealthCheckResult.Degraded(
                    "Aucun serveur de messagerie n’est réglé\u00A0: les messages sont des fichiers que personne ne reçoit. Donnez Smtp__Host."
                )
            : options.Value.From == Example ? HealthCheckResult.Degraded("L’expéditeur des messages est une adresse d’exemple. Donnez Smtp__From.")
            : HealthCheckResult.Healthy($"{options.Value.Host}, port {options.Value.Port}, au nom de {options.Value.From}.")
        );
}

/// <summary>There is room to receive and to freeze.</summary>
public sealed class DiskHealthCheck(DiskRoom room) : IHealthCheck
{
    private const int Warned = 5;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var said = $"{room.FreeMegabytes:N0}\u00A0Mo libres pour le dossier de données";
        return Task.FromResult(
            room.IsShort ? HealthCheckResult.Unhealthy($"{said}\u00A0: plus rien n’y est gardé. Libérez de la place.")
            : room.FreeMegabytes < room.MinimumMegabytes * Warned
                ? HealthCheckResult.Degraded($"{said}\u00A0: libérez de la place avant {room.MinimumMegabytes:N0}\u00A0Mo.")
            : HealthCheckResult.Healthy($"{said}.")
        );
    }
}

/// <summary>The account of the application cannot change what the journal says.</summary>
public sealed class JournalHealthCheck(AppDbContext db) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await DatabaseRights.MayRewriteAsync(db, cancellationToken)
            ? HealthCheckResult.Degraded(
                "Le compte de l’application peut modifier et effacer le journal, qui n’est donc protégé que par sa chaîne. "
                    + "Donnez ConnectionStrings__CqpMigrations, d’un compte qui possède la base, et à l’application un compte sans droit de plus."
            )
            : HealthCheckResult.Healthy("Le compte de l’application y ajoute, et ne peut ni modifier ni effacer.");
}

/// <summary>Where the journal stands is said each day outside the database.</summary>
public sealed class AnchorsHealthCheck(JournalAnchors anchors, IConfiguration configuration, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var read = await anchors.ReadAsync(cancellationToken);
        var since = read.Because is { } why ? $", après une reprise\u00A0: {why}" : "";
        var last = read.LastAt is { } at ? $"Dernière ancre\u00A0: {FrenchText.Moment(at)}{since}" : null;
        return read.Faults.Count > 0 ? HealthCheckResult.Degraded(read.Faults[0])
            : last is null ? HealthCheckResult.Healthy("La première sera faite dans la journée.")
            : clock.GetUtcNow() - read.LastAt > Late ? HealthCheckResult.Degraded($"{last}. Aucune instance ne les fait plus.")
            : string.IsNullOrEmpty(configuration[JournalAnchors.Address])
                ? HealthCheckResult.Degraded($"{last}. Elles ne sont envoyées à personne\u00A0: donnez Anchors__Email, une boîte hors du service.")
            : HealthCheckResult.Healthy($"{last}.");
    }
}
