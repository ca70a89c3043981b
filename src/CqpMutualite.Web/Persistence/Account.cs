using CqpMutualite.Domain.Settings;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Persistence;

/// <summary>The means to sign in of a person. Rights never come from here: they come from memberships and assignments.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Guid PersonId { get; set; }

    /// <summary>An account without a password yet, for a person who has an address; a link will let them choose one.</summary>
    public static Account For(Guid personId, string email, ILookupNormalizer names) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = personId,
        UserName = email,
        NormalizedUserName = names.NormalizeName(email),
        Email = email,
        NormalizedEmail = names.NormalizeEmail(email),
        EmailConfirmed = true,
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    /// <summary>An address asked for, until its holder confirms it by the link sent there.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>Another address, of an account that nobody has opened yet: the links sent to the former one are void.</summary>
    public void Readdress(string email, ILookupNormalizer names)
    {
        (UserName, NormalizedUserName) = (email, names.NormalizeName(email));
        (Email, NormalizedEmail) = (email, names.NormalizeEmail(email));
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>An account of a person without address, who signs in with the identifier of their letter.</summary>
    public static Account WithoutAddress(Guid personId, string identifier, ILookupNormalizer names)
    {
        var account = For(personId, identifier, names);
        (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (null, null, false);
        return account;
    }

    /// <summary>How often the person is written to; null: as the certifier set it.</summary>
    public MessagePace? Pace { get; set; }

    /// <summary>The membership in which the person acts; null: the first active one.</summary>
    public Guid? ActiveMembershipId { get; set; }
}
