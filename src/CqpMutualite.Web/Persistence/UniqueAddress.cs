using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Persistence;

/// <summary>No two accounts share an e-mail address; those who have none sign in with the identifier of their letter.</summary>
public sealed class UniqueAddress : IUserValidator<Account>
{
    /// <inheritdoc />
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) =>
        user.Email is { } address && await manager.FindByEmailAsync(address) is { } other && other.Id != user.Id
            ? IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(address))
            : IdentityResult.Success;
}
