namespace CqpMutualite.Web.Features.Absences;

/// <summary>Links to the absences of a person in one capacity.</summary>
public static class AbsencesPaths
{
    /// <summary>Route: the absences of a capacity; declare one (POST).</summary>
    public const string DeclareRoute = "/absences/{membership:guid}";

    /// <summary>Route: the person is back, or does not go (POST).</summary>
    public const string EndRoute = DeclareRoute + "/{absence:guid}/fin";

    public static string Declare(Guid membership) => $"/absences/{membership}";

    /// <summary>The person is back, or does not go (POST).</summary>
    public static string End(Guid membership, Guid absence) => $"/absences/{membership}/{absence}/fin";
}
