using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Decisions;

public static class DecisionRefusals
{
    /// <summary>A unit has no result.</summary>
    public static Refusal UnitMissing(Unit unit) => new("jury.unit-missing", "Dites « acquis » ou « non acquis ».", unit.Key);

    /// <summary>Nothing is advised on a unit that is not acquired.</summary>
    public static Refusal AdviceMissing(Unit unit) =>
        new("jury.advice-missing", "Dites l’expérience à approfondir ou les modules à suivre.", DecisionDraft.Experience(unit.Key));

    public static Refusal DecisionReplaced => new("jury.decision-replaced", "Cette décision n’est plus celle qui vaut : elle a déjà été remplacée.");

    public static Refusal ReplacementReasonMissing => new("jury.replacement-reason-missing", "Dites pourquoi cette décision est reprise.", "Reason");

    /// <summary>Not something that is decided here.</summary>
    public static Refusal DraftUnknown => new("jury.draft-unknown", "Cette réponse n’est pas de celles qui sont attendues ici.");

    public static Refusal DraftTooLong(string key) => new("jury.draft-too-long", "Ce texte tient en 4 000 signes.", key);

    public static Refusal DraftChanged(string key) => new("jury.draft-changed", "Cette réponse a changé dans une autre fenêtre, pendant votre saisie.", key);
}
