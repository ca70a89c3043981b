using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>The devices that accounts know.</summary>
public sealed class KnownDevices(AppDbContext db, DeviceCookie cookie, TimeProvider clock)
{
    /// <summary>The device of a request, when that account knows it.</summary>
    public async Task<Guid?> OfAsync(HttpContext http, Account account) =>
        cookie.Read(http) is { } device && await db.KnownDevices.AnyAsync(known => known.DeviceId == device && known.AccountId == account.Id) ? device : null;

    /// <summary>The account knows this one from now on. Answers whether it is a new one, beside others.</summary>
    public async Task<bool> MeetAsync(HttpContext http, Account account)
    {
        var now = clock.GetUtcNow();
        var device = cookie.Read(http) ?? Guid.NewGuid();
        cookie.Write(http, device);
        var known = db.KnownDevices.Where(found => found.AccountId == account.Id);
        if (await known.Where(found => found.DeviceId == device).ExecuteUpdateAsync(row => row.SetProperty(found => found.SeenAt, now)) > 0)
        {
            return false;
        }

        var others = await known.AnyAsync();
        db.Add(new KnownDevice { DeviceId = device, AccountId = account.Id, SeenAt = now });
        return others;
    }
}
