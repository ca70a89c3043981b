using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Who signs the guide of the interview: the cover of the edition says it.</summary>
public static class InterviewSignatories
{
    /// <summary>The place in which a capacity signs; null when the edition has none for it.</summary>
    public static SignatoryRole? RoleOf(Referential edition, Role role) => role switch
    {
        Role.CompanyHr => SignatoryRole.Company,
        Role.Candidate => SignatoryRole.Candidate,
        Role.TrainingOrganisation => SignatoryRole.TrainingOrganisation,
        _ => (SignatoryRole?)null,
    } is { } place && edition.Booklet(BookletKeys.Guide)!.CoverSignatories.Any(signatory => signatory.Role == place) ? place : null;

    public static IReadOnlyCollection<SignatoryRole> Signed(Sheet sheet) =>
        [.. sheet.Signatures.Where(signature => signature.IsValid).Select(signature => signature.Role)];
}
