using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>Every reason for which a change of a person is refused.</summary>
public static class PersonRefusals
{
    public static Refusal SameName => new("person.same-name", "Ce nom est déjà celui de la personne : rien à changer.", "BirthName");

    public static Refusal ReasonMissing => new("person.reason-missing", "Dites pourquoi le nom change : mariage, rectification…", "Reason");

    /// <summary>Not on a day to come.</summary>
    public static Refusal ChangeInFuture =>
        new("person.change-in-future", "Le changement de nom ne peut pas être daté de plus tard qu’aujourd’hui.", "ChangedOn");

    /// <summary>A member of juries is of one side.</summary>
    public static Refusal CollegeMissing => new("person.college-missing", "Choisissez le collège : celui des employeurs ou celui des salariés.", "College");

    public static Refusal RepresentedMissing => new("person.represented-missing", "Donnez l’organisation représentée.", "Represents");

    public static Refusal MandateStartMissing => new("person.mandate-start-missing", "Donnez le premier jour du mandat, par exemple 01/01/2027.", "From");

    /// <summary>It ends after it began.</summary>
    public static Refusal MandateReversed => new("person.mandate-reversed", "Le dernier jour du mandat ne vient pas avant le premier.", "Until");

    /// <summary>One college at a time.</summary>
    public static Refusal MandateOverlaps =>
        new("person.mandate-overlaps", "Cette personne a déjà un mandat de jury pour une partie de ces jours : mettez-y fin, ou changez les dates.", "From");
}
