using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>
/// Slows down who tries passwords and codes, by account and by address, and closes nothing: a device that the account knows counts for itself, and so does a
/// second step. What is typed counts the same whether it names an account or not.
/// </summary>
public sealed class SignInGuard(
    AppDbContext db,
    GuardedSignIn signIn,
    AttemptCounts counts,
    KnownDevices devices,
    FailedSignIns failed,
    IOptions<SignInLimits> limits,
    TimeProvider clock)
{
    // an address of version 6 is chosen at will inside its network
    private const int NetworkBytes = 8;

    // a code of the application serves for ninety seconds at most
    private static readonly Slowdown Once = new(1, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));

    private static readonly Slowdown Letters = new(3, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(1));

    /// <summary>Counts an attempt at an account, or at what was typed when there is none, before it is made.</summary>
    public async Task<Admission> AskAsync(HttpContext http, Account? account, string typed)
    {
        if (account is not null && await devices.OfAsync(http, account) is { } device)
        {
            var own = $"device:{device:N}:{account.Id:N}";
            return Said(new Admission(await counts.TakeAsync(own, limits.Value.AtAccount), own, null));
        }

        var place = PlaceOf(http.Connection.RemoteIpAddress);
        if (place is not null && await counts.TakeAsync(place, limits.Value.AtAddress) is { MayGoOn: false } tooMany)
        {
            return Said(new Admission(tooMany, null, null));
        }

        var at = account is null ? $"typed:{typed.Trim().ToUpperInvariant()}" : $"account:{account.Id:N}";
        return Said(new Admission(await counts.TakeAsync(at, limits.Value.AtAccount), at, place));
    }

    /// <summary>It was the right one.</summary>
    public async Task AcceptAsync(Admission admission)
    {
        if (admission.At is { } at)
        {
            await counts.ForgetAsync(at);
        }

        if (admission.Place is { } place)
        {
            await counts.GiveBackAsync(place);
        }
    }

    /// <summary>It was not. The holder of the account is told, once, when it happens too often.</summary>
    public async Task RefuseAsync(Account? account, Attempt attempt, SignInFailure failure)
    {
        failed.Note(failure);
        if (account is not null && attempt.Count == limits.Value.AlertAfter)
        {
            db.Post(Message.To(account.PersonId, MessageKind.SignInsRefused, clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }
    }

    /// <summary>
    /// The second step of an account whose password was given: only who knows it reaches this count, so that nobody else slows its holder down. Null when the
    /// code is right, else how it stands with the attempts.
    /// </summary>
    public async Task<Attempt?> CodeAsync(Account account, string code, Func<Task<bool>> isRight)
    {
        var at = $"code:{account.Id:N}";
        var attempt = await counts.TakeAsync(at, limits.Value.AtAccount);
        if (!attempt.MayGoOn)
        {
            failed.Note(SignInFailure.TooSoon);
            return attempt;
        }

        if ((await counts.TakeAsync($"used:{account.Id:N}:{code}", Once)).MayGoOn && await isRight())
        {
            await counts.ForgetAsync(at);
            return null;
        }

        await RefuseAsync(account, attempt, SignInFailure.Code);
        return attempt;
    }

    /// <summary>
    /// The password given again by somebody signed in; each session counts for itself. Null when it is right, else the sentence to say,
    /// <paramref name="wrong"/> or how long to wait.
    /// </summary>
    public async Task<string?> AgainAsync(ClaimsPrincipal user, Account account, string typed, string wrong)
    {
        var at = $"again:{Sessions.Of(user)}";
        var attempt = await counts.TakeAsync(at, limits.Value.AtAccount);
        if (!attempt.MayGoOn)
        {
            return $"Trop d’essais : réessayez dans {attempt.Words}.";
        }

        if (!await signIn.IsPasswordAsync(account, typed))
        {
            return wrong;
        }

        await counts.ForgetAsync(at);
        return null;
    }

    /// <summary>Whether a message that somebody asks for by typing an address may leave once more.</summary>
    public async Task<bool> MayWriteAsync(Account account) => (await counts.TakeAsync($"letter:{account.Id:N}", Letters)).MayGoOn;

    /// <summary>Another password was chosen: what was tried before is over.</summary>
    public Task ForgetAsync(Account account) => counts.ForgetAsync($"account:{account.Id:N}");

    private Admission Said(Admission admission)
    {
        if (!admission.Attempt.MayGoOn)
        {
            failed.Note(SignInFailure.TooSoon);
        }

        return admission;
    }

    private static string? PlaceOf(IPAddress? address) => address switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } => $"place:{address.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"place:{Convert.ToHexString(address.GetAddressBytes()[..NetworkBytes])}",
        _ => $"place:{address}",
    };
}

/// <summary>An attempt that was counted. <paramref name="At"/>: at what; <paramref name="Place"/>: from where.</summary>
public sealed record Admission(Attempt Attempt, string? At, string? Place)
{
    /// <summary>How to come in all the same, for whoever must wait.</summary>
    public string Sentence =>
        $"Trop d’essais : réessayez dans {Attempt.Words}. Pour entrer sans attendre : une clé d’accès, le code de votre application avec le mot de passe, un "
        + "appareil où vous vous êtes déjà connecté, ou un nouveau mot de passe par le lien ci-dessous.";
}
