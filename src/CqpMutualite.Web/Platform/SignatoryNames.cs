using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Platform;

/// <summary>Who signs the guide of the interview, as people call them.</summary>
public static class SignatoryNames
{
    public static string Of(SignatoryRole role) => role switch
    {
        SignatoryRole.Candidate => "Candidat",
        SignatoryRole.TrainingOrganisation => "Organisme de formation",
        _ => "Entreprise",
    };
}
