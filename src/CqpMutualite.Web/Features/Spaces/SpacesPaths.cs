using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Spaces;

/// <summary>Homes of the capacities.</summary>
public static class SpacesPaths
{
    /// <summary>Company.</summary>
    public const string Company = "/entreprise";

    /// <summary>Evaluators.</summary>
    public const string Evaluators = "/tuteur";

    /// <summary>Training organisation.</summary>
    public const string TrainingOrganisation = "/organisme";

    /// <summary>OEMM.</summary>
    public const string Oemm = "/oemm";

    /// <summary>Jury.</summary>
    public const string Jury = "/jury";

    /// <summary>Candidate.</summary>
    public const string Candidate = "/candidat";

    /// <summary>Administrator.</summary>
    public const string Administration = "/admin";

    /// <summary>Home of a capacity.</summary>
    public static string Of(Role role) => role switch
    {
        Role.CompanyHr => Company,
        Role.Evaluator => Evaluators,
        Role.TrainingOrganisation => TrainingOrganisation,
        Role.Oemm => Oemm,
        Role.JuryMember or Role.JuryObserver => Jury,
        Role.Candidate => Candidate,
        _ => Administration,
    };
}
