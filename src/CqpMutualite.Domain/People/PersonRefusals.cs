using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>Every reason for which a change of a person is refused.</summary>
public static class PersonRefusals
{
    /// <summary>Nothing is changed.</summary>
    public static Refusal SameName => new("person.same-name", "Ce nom est déjà celui de la personne : rien à changer.", "BirthName");

    /// <summary>A change is explained.</summary>
    public static Refusal ReasonMissing => new("person.reason-missing", "Dites pourquoi le nom change : mariage, rectification…", "Reason");

    /// <summary>Not on a day to come.</summary>
    public static Refusal ChangeInFuture => new("person.change-in-future", "Le changement de nom ne peut pas être daté de plus tard qu’aujourd’hui.", "ChangedOn");
}
