using System.Globalization;
using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Anchors;

/// <summary>Every anchor read: the last end known of each chain, and what is wrong with the anchors themselves.</summary>
public sealed record AnchorsRead(
    DateTimeOffset? LastAt,
    string? Because,
    IReadOnlyDictionary<Guid, (AnchoredEnd End, DateTimeOffset At)> Ends,
    IReadOnlySet<string> Names,
    IReadOnlyList<string> Faults
);

/// <summary>
/// Once a day, says in the store of files, and to the address of the settings, where each chain of the journal stands: a chain whose end was cut, that was
/// written again by who holds the key, or an older database put in place of this one, shows.
/// </summary>
public sealed class JournalAnchors(
    IServiceScopeFactory scopes,
    ContentStores stores,
    Seals seals,
    Mailer mailer,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<JournalAnchors> logger
)
{
    /// <summary>Setting: where each anchor is sent.</summary>
    public const string Address = "Anchors:Email";

    private const string Named = "ancre-";
    private const int Group = 500;

    // a line written while the anchor before was made
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private AnchorsRead? read;
    private DateTimeOffset readAt;

    /// <summary>What the anchors say; read again from time to time, since another instance makes them too.</summary>
    public async Task<AnchorsRead> ReadAsync(CancellationToken cancellation)
    {
        if (read is { } known && clock.GetUtcNow() - readAt < Fresh)
        {
            return known;
        }

        var (found, names, faults) = (new List<Anchor>(), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        await foreach (var group in stores.Anchors.OlderThanAsync(TimeSpan.MinValue, Group, cancellation))
        {
            foreach (var name in group)
            {
                if (await stores.Anchors.ReadAsync(name, cancellation) is { } bytes && Anchor.Read(bytes, seals) is { } anchor)
                {
                    names.Add(name);
                    found.Add(anchor);
                }
                else
                {
                    faults.Add("Une ancre du journal a été modifiée.");
                }
            }
        }

        var ends = new Dictionary<Guid, (AnchoredEnd, DateTimeOffset)>();
        var because = (string?)null;
        foreach (var anchor in found.OrderBy(anchor => anchor.At))
        {
            if (anchor.Because is not null)
            {
                because = anchor.Because;
                ends.Clear();
            }

            foreach (var end in anchor.Ends)
            {
                ends[end.FileId] = (end, anchor.At);
            }
        }

        (read, readAt) = (new AnchorsRead(found.Count == 0 ? null : found.Max(anchor => anchor.At), because, ends, names, faults), clock.GetUtcNow());
        return read;
    }

    /// <summary>Why the journal of a file is not what an anchor says; null when it is. <paramref name="hashAt"/>: hash of the line of a rank, if any.</summary>
    public async Task<string?> FaultOfAsync(Guid file, Func<int, Task<string?>> hashAt, CancellationToken cancellation) =>
        (await ReadAsync(cancellation)).Ends.TryGetValue(file, out var known) && await hashAt(known.End.Rank) != known.End.Hash
            ? $"Le journal n’est plus celui de l’ancre du {FrenchText.Moment(known.At)}\u00A0: des lignes ont été retirées ou récrites depuis."
            : null;

    /// <summary>Everything that does not hold: anchors missing or altered, chains that are not what they were. Empty when all does.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var anchors = await ReadAsync(cancellation);
        List<string> faults = [.. anchors.Faults];
        var named = await db.Witnesses.AsNoTracking().Where(row => row.Name.StartsWith(Named)).ToListAsync(cancellation);
        faults.AddRange(
            named.Where(row => !anchors.Names.Contains(row.Mark)).Select(row => $"L’ancre «\u00A0{row.Name}\u00A0» n’est plus dans le stockage des fichiers.")
        );
        var left = anchors.Ends.ToDictionary(end => end.Key, end => end.Value.End);
        var lines = db.JournalEntries.AsNoTracking().Where(line => line.FileId != null).Select(line => new { File = line.FileId!.Value, line.Rank, line.Hash });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (left.TryGetValue(line.File, out var end) && end.Rank == line.Rank && end.Hash == line.Hash)
            {
                left.Remove(line.File);
            }
        }

        if (left.Count > 0)
        {
            faults.Add(
                $"{FrenchText.Plural(left.Count, "dossier a", "dossiers ont")} un journal plus court ou autre que celui de leur dernière ancre."
            );
        }

        return faults;
    }

    /// <summary>Whether the anchor of the day is still to be made.</summary>
    public async Task<bool> IsDueAsync(CancellationToken cancellation) =>
        (await ReadAsync(cancellation)).LastAt is not { } last || FrenchText.ParisDay(last) < clock.Today();

    /// <summary>Makes an anchor now. <paramref name="because"/>: after a restoration, why chains begin again. False when another instance made that of the day.
    /// </summary>
    public async Task<bool> DropAsync(string? because, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (known, now) = (await ReadAsync(cancellation), clock.GetUtcNow());
        var since = because is null ? known.LastAt - Overlap : null;
        var ends = await db
            .JournalEntries.AsNoTracking()
            .Where(line => line.FileId != null && (since == null || line.At >= since))
            .GroupBy(line => line.FileId!.Value)
            .Select(chain => chain.OrderByDescending(line => line.Rank).First())
            .ToListAsync(cancellation);
        var grown = ends.Select(line => new AnchoredEnd(line.FileId!.Value, line.Rank, line.Hash))
            .Where(end => because is not null || known.Ends.GetValueOrDefault(end.FileId).End is not { } before || before.Rank < end.Rank)
            .OrderBy(end => end.FileId)
            .ToList();
        var sha256 = await stores.Anchors.KeepAsync(new Anchor(now, because, grown).Write(seals), cancellation);
        read = null;
        var day = clock.Today().ToString("O", CultureInfo.InvariantCulture);
        db.Witnesses.Add(new Witness { Name = $"{Named}{day}{(because is null ? "" : $"-{now:HHmmssfff}")}", Mark = sha256, At = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (UniqueViolation.IsOne(e))
        {
            return false;
        }

        await TellAsync(day, sha256, grown.Count, because, cancellation);
        return true;
    }

    private async Task TellAsync(string day, string sha256, int count, string? because, CancellationToken cancellation)
    {
        if (configuration[Address] is not { Length: > 0 } to)
        {
            return;
        }

        var text = $"Ancre du journal, {day}.\n\n{FrenchText.Plural(count, "chaîne avancée", "chaînes avancées")} depuis la précédente.\n"
            + $"{(because is null ? "" : $"Reprise : {because}\n")}Empreinte SHA-256 : {sha256}\n\n"
            + "Gardez ce message hors du service : il prouve que l’ancre, dans le stockage des fichiers, n’a pas été remplacée.\n";
        var html = "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Ancre du journal</title></head>"
            + $"<body><pre>{System.Net.WebUtility.HtmlEncode(text)}</pre></body></html>";
        var delivery = await mailer.SendAsync(new OutgoingMail(to, $"Ancre du journal, {day}", text, html), cancellation);
        if (delivery.State != DeliveryState.Accepted)
        {
            logger.LogWarning("The anchor of the day was not sent: it is in the store of files, and the next one will be sent");
        }
    }
}

/// <summary>Makes the anchor of each day.</summary>
public sealed class AnchorWorker(JournalAnchors anchors, TimeProvider clock, ILogger<AnchorWorker> logger) : BackgroundService
{
    /// <summary>Setting: false leaves the anchors to another instance.</summary>
    public const string Setting = "Anchors:Make";

    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken);
        while (true)
        {
            try
            {
                if (await anchors.IsDueAsync(stoppingToken))
                {
                    foreach (var fault in await anchors.FaultsAsync(stoppingToken))
                    {
                        logger.LogError("The journal does not hold: {Fault}", fault);
                    }

                    await anchors.DropAsync(because: null, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("The anchor waits: {Failure}", e.GetType().Name);
            }

            await Task.Delay(Round, clock, stoppingToken);
        }
    }
}
