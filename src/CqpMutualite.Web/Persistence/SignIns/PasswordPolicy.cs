using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>A password that is chosen is none that everybody tries first; its length is Identity's to check, and no mixture of signs is asked for.</summary>
public sealed class PasswordPolicy(AppDbContext db, CommonPasswords common, IOptions<PasswordExceptions> exceptions) : IPasswordValidator<Account>
{
    private static readonly string[] OfTheHouse = ["cqp", "mutualite"];

    /// <inheritdoc />
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (exceptions.Value.Allowed.Contains(password ?? ""))
        {
            return IdentityResult.Success;
        }

        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(found => found.Id == user.PersonId);
        string?[] known = [person?.Name, person?.FirstNames, person?.BirthName, user.Email?.Split('@')[0], user.UserName?.Split('@')[0]];
        return WeakPassword.Refusal(password ?? "", common.Has, known.OfType<string>().Concat(OfTheHouse)) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = nameof(WeakPassword), Description = refusal })
            : IdentityResult.Success;
    }
}

/// <summary>Passwords that may be chosen all the same: that of the demonstration, where there is one.</summary>
public sealed class PasswordExceptions
{
    public ISet<string> Allowed { get; } = new HashSet<string>(StringComparer.Ordinal);
}
