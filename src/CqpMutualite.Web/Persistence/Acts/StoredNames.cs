using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>The names under which the values of enumerations are kept; they follow no class.</summary>
internal static class StoredNames
{
    private static readonly Dictionary<ReturnPoint, string> Points = new()
    {
        [ReturnPoint.Identity] = "identite",
        [ReturnPoint.Interview] = "entretien",
        [ReturnPoint.Organisation] = "organisme",
        [ReturnPoint.Training] = "formation",
        [ReturnPoint.CandidatePart] = "partie-candidat",
        [ReturnPoint.Evaluation] = "evaluation",
        [ReturnPoint.SummarySheet] = "synthese",
        [ReturnPoint.Papers] = "pieces",
        [ReturnPoint.Other] = "autre",
    };

    public static string Of(ReturnPoint point) => Points[point];

    public static ReturnPoint PointOf(string name) => ValueOf(Points, name);

    private static T ValueOf<T>(Dictionary<T, string> names, string name)
        where T : struct, Enum => names.Single(pair => pair.Value == name).Key;
}
