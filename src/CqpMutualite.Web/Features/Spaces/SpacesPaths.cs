using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Spaces;

public static class SpacesPaths
{
    public const string Company = "/entreprise";

    public const string Evaluators = "/tuteur";

    public const string TrainingOrganisation = "/organisme";

    public const string Oemm = "/oemm";

    public const string Jury = "/jury";

    public const string Candidate = "/candidat";

    public const string Administration = "/admin";

    /// <summary>What the service runs with.</summary>
    public const string Service = "/admin/service";

    /// <summary>What is awaited of others, to remind them.</summary>
    public const string Reminders = "/relances";

    /// <summary>Route: everything of one kind that awaits the user.</summary>
    public const string TasksRoute = "/a-faire/{act}";

    /// <summary>Everything of that kind that awaits the user.</summary>
    public static string Tasks(string kind) => $"/a-faire/{kind}";

    public static string Of(Role role) => role switch
    {
        Role.CompanyHr => Company,
        Role.Evaluator => Evaluators,
        Role.TrainingOrganisation => TrainingOrganisation,
        Role.Oemm => Oemm,
        Role.JuryMember or Role.JuryObserver => Jury,
        Role.Candidate => Candidate,
        Role.Administrator => Administration,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
