using System.Buffers.Text;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.Passkeys;

public sealed record PasskeysPage(IReadOnlyList<PasskeyLine> Keys, PasskeyForm Form)
{
    public static async Task<PasskeysPage> LoadAsync(UserManager<Account> accounts, Account account, PasskeyForm form) => new(
        [
            .. (await accounts.GetPasskeysAsync(account)).OrderBy(key => key.CreatedAt)
                .Select(key => new PasskeyLine(Base64Url.EncodeToString(key.CredentialId), key.Name ?? "Sans nom", key.CreatedAt)),
        ],
        form);
}

/// <summary>One of them; <paramref name="Key"/>: its identifier in base64url.</summary>
public sealed record PasskeyLine(string Key, string Name, DateTimeOffset CreatedAt);
