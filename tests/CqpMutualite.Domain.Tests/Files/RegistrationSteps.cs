using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Tests.Files;

/// <summary>The steps of a registration that a test of something else takes as done.</summary>
internal static class RegistrationSteps
{
    /// <summary>A candidate whose identity is complete.</summary>
    public static Person Candidate { get; } =
        Person.Candidate(
            new CandidateIdentity("Nadia", "Belkacem", null, Sex.Female, new DateOnly(1991, 4, 12), "Nantes", null, "gestionnaire")
            {
                BirthCountry = IdentityDraft.France,
                BirthCode = "44109",
            }
        );

    /// <summary>The company submits the registration of a complete candidate, once everybody has signed the interview.</summary>
    public static Outcome SubmitRegistration(this CertificationFile file, DateOnly today)
    {
        file.Opening.RecordEmployment(ContractKind.Permanent, today.AddYears(-2), today);
        if (file.Orientation.AwaitedSignature is not null)
        {
            Sign(file, today);
        }

        return file.Registration.Submit(Candidate, [], today);
    }

    /// <summary>Everybody whom the edition expects signs the guide.</summary>
    public static void Sign(CertificationFile file, DateOnly today)
    {
        var edition = FileOnPath.Edition(file.EditionCode);
        file.Orientation.Signed(edition, [.. edition.Booklet("guide-entretien")!.CoverSignatories.Select(signatory => signatory.Role)], today);
    }

    /// <summary>Returned on one point.</summary>
    public static Outcome ReturnRegistration(this CertificationFile file, string? reason, DateOnly today) =>
        file.Registration.Return([(ReturnPoint.Interview, reason)], today);
}
