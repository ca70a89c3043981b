using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>Opens, checks and ends sessions. Their rows are shared: what one application ends, the others refuse a few seconds later.</summary>
public sealed class Sessions(AppDbContext db, CheckedSessions recent, IOptions<SessionLimits> limits, TimeProvider clock)
{
    // how late « last seen » may be
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>The session of a cookie.</summary>
    public static Guid? Of(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(CqpClaims.Session), out var id) ? id : null;

    /// <summary>Opens one for an account, saved with whatever is pending.</summary>
    public Task<OpenSession> OpenAsync(HttpRequest request, Account account) =>
        OpenAsync(request, limits.Value.Longest, (now, device, end) => new OpenSession
        {
            AccountId = account.Id,
            Stamp = account.SecurityStamp,
            Device = device,
            OpenedAt = now,
            SeenAt = now,
            EndsAt = end,
        });

    /// <summary>The same for the holder of a personal link.</summary>
    public Task<OpenSession> OpenAsync(HttpRequest request, PersonalLink link, TimeSpan longest) =>
        OpenAsync(request, longest, (now, device, end) => new OpenSession
        {
            LinkId = link.Id,
            Device = device,
            OpenedAt = now,
            SeenAt = now,
            EndsAt = end,
        });

    /// <summary>Whether a cookie's session is still open. That of a link follows the link at once.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (Of(principal) is not { } id)
        {
            return false;
        }

        if (LinkSession.Is(principal))
        {
            return await HoldsByLinkAsync(id, principal, cancellation);
        }

        if (recent.Holds(id))
        {
            return true;
        }

        var seen = await Lasting()
            .Where(session => session.Id == id)
            .Select(session => (DateTimeOffset?)session.SeenAt)
            .SingleOrDefaultAsync(cancellation);
        if (seen is null)
        {
            return false;
        }

        recent.Keep(id);
        await SeeAsync(id, seen.Value, cancellation);
        return true;
    }

    /// <summary>The sessions of an account, the last seen first.</summary>
    public IQueryable<OpenSession> Of(Guid account) => Lasting().Where(session => session.AccountId == account).OrderByDescending(session => session.SeenAt);

    /// <summary>The stamp of the account has changed in this browser: its session goes on, the others are over.</summary>
    public Task RenewAsync(Guid id, Account account) =>
        db.OpenSessions.Where(session => session.Id == id).ExecuteUpdateAsync(row => row.SetProperty(session => session.Stamp, account.SecurityStamp));

    /// <summary>Ends one.</summary>
    public Task<int> EndAsync(Guid id) => EndAsync(db.OpenSessions.Where(session => session.Id == id));

    /// <summary>Ends one of an account; false when it has no such session.</summary>
    public async Task<bool> EndAsync(Guid id, Guid account) =>
        await EndAsync(db.OpenSessions.Where(session => session.Id == id && session.AccountId == account)) > 0;

    /// <summary>Ends every session of an account, and forgets its devices: whoever has one of them is nobody known.</summary>
    public async Task EndAllAsync(Guid account)
    {
        await EndAsync(db.OpenSessions.Where(session => session.AccountId == account));
        await db.KnownDevices.Where(device => device.AccountId == account).ExecuteDeleteAsync();
    }

    private async Task<int> EndAsync(IQueryable<OpenSession> sessions)
    {
        var ended = await sessions.ExecuteDeleteAsync();
        recent.Forget();
        return ended;
    }

    private async Task<OpenSession> OpenAsync(HttpRequest request, TimeSpan longest, Func<DateTimeOffset, string, DateTimeOffset, OpenSession> make)
    {
        var now = clock.GetUtcNow();
        var session = make(now, DeviceWords.Of(request), now + longest);
        db.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    // those of accounts that are neither over nor void
    private IQueryable<OpenSession> Lasting()
    {
        var now = clock.GetUtcNow();
        var unused = now - limits.Value.Idle;
        return from session in db.OpenSessions.AsNoTracking()
               where session.EndsAt > now && session.SeenAt > unused
               join account in db.Users on session.AccountId equals account.Id
               where session.Stamp == account.SecurityStamp && (account.LockoutEnd == null || account.LockoutEnd < now)
               select session;
    }

    private async Task<bool> HoldsByLinkAsync(Guid id, ClaimsPrincipal principal, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var unused = now - limits.Value.Idle;
        var generation = int.Parse(principal.FindFirstValue(CqpClaims.LinkGeneration)!, CultureInfo.InvariantCulture);
        var found = await (
            from session in db.OpenSessions.AsNoTracking()
            where session.Id == id && session.EndsAt > now && session.SeenAt > unused
            join link in db.PersonalLinks on session.LinkId equals link.Id
            where link.Generation == generation
            select new { session.SeenAt, Link = link }).SingleOrDefaultAsync(cancellation);
        if (found?.Link.Serves(now) != true)
        {
            return false;
        }

        await SeeAsync(id, found.SeenAt, cancellation);
        return true;
    }

    private Task SeeAsync(Guid id, DateTimeOffset seen, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return now - seen < Precision
            ? Task.CompletedTask
            : db.OpenSessions.Where(session => session.Id == id).ExecuteUpdateAsync(row => row.SetProperty(session => session.SeenAt, now), cancellation);
    }
}

/// <summary>The sessions that this application found open a moment ago: one read of the database for all the requests of a few seconds.</summary>
public sealed class CheckedSessions(TimeProvider clock)
{
    // for so long, a session ended elsewhere still opens pages here
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> sessions = new();

    public bool Holds(Guid id) => sessions.TryGetValue(id, out var at) && clock.GetUtcNow() - at < Trusted;

    public void Keep(Guid id)
    {
        if (sessions.Count >= Most)
        {
            sessions.Clear();
        }

        sessions[id] = clock.GetUtcNow();
    }

    /// <summary>Some were ended here: each is looked up again.</summary>
    public void Forget() => sessions.Clear();
}
