using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Platform;

/// <summary>The moments of an evaluation, as people call them.</summary>
public static class MomentNames
{
    /// <summary>« Situation observée ».</summary>
    public static string Of(MomentKind kind) => kind switch
    {
        MomentKind.Framing => "Entretien de cadrage",
        MomentKind.Situation => "Situation observée",
        MomentKind.Interview => "Entretien avec le candidat",
        MomentKind.ComplementaryInterview => "Entretien complémentaire",
        MomentKind.Presentation => "Présentation par le candidat",
        _ => "Restitution au candidat",
    };

    /// <summary>The title of a moment: « Situation observée, D1 et D2 ».</summary>
    public static string Title(NamedMoment moment, Referential edition) =>
        Of(moment.Kind)
        + (moment.Units.Count == 0 ? "" : ", " + FrenchText.Join(moment.Units.Select(key => edition.Unit(key).Short)))
        + (moment.Simulated ? " (simulée ou reconstituée)" : "");
}
