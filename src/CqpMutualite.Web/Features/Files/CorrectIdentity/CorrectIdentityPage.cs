using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Files.CorrectIdentity;

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why nothing can be corrected; null when it can.</param>
/// <param name="ByCertifier">The certifier corrects, with a reason.</param>
/// <param name="Address">The address of the candidate's account; null when there is none.</param>
/// <param name="Form">What is typed.</param>
public sealed record CorrectIdentityPage(FileHead Head, string? State, bool ByCertifier, string? Address, CorrectIdentityForm Form)
{
    /// <summary>Somebody of the same identity is on the way already.</summary>
    public bool Duplicate { get; init; }

    /// <summary>One query.</summary>
    public static async Task<CorrectIdentityPage> LoadAsync(FileActing begun, CorrectIdentityForm form, CancellationToken cancellation)
    {
        var certifier = begun.User.Role == Role.Oemm;
        return new CorrectIdentityPage(
            begun.Head,
            begun.File.Opening.MayCorrectIdentity(certifier).Refusals.FirstOrDefault()?.Message,
            certifier,
            await Correction.AddressAsync(begun.Db, begun.File.CandidateId, cancellation),
            form);
    }
}
