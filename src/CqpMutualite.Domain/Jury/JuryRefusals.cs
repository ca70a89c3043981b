using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <summary>Every reason for which a session or a decision refuses.</summary>
public static class JuryRefusals
{
    /// <summary>No place given.</summary>
    public static Refusal PlaceMissing => new("jury.place-missing", "Dites où la session se tient.", "Place");

    /// <summary>The results are out.</summary>
    public static Refusal Published => new("jury.published", "Les résultats de cette session sont publiés : elle ne change plus.");

    /// <summary>Already in the session.</summary>
    public static Refusal SitsAlready => new("jury.sits-already", "Cette personne siège déjà dans la session.", "PersonId");

    /// <summary>No seat left.</summary>
    public static Refusal CollegeFull => new("jury.college-full", "Ce collège est complet.", "PersonId");

    /// <summary>Not a member with a voice.</summary>
    public static Refusal NotAMember => new("jury.not-a-member", "Le président est un des membres du jury.", "PersonId");

    /// <summary>Only the president records.</summary>
    public static Refusal NotThePresident => new("jury.not-the-president", "Seul le président de la session remplit et signe la fiche de décision.");

    /// <summary>The jury is not complete.</summary>
    public static Refusal SeatsVacant(string seat, int vacant) => new("jury.seats-vacant", $"Il manque {vacant} {seat} : le jury n’est pas complet.");

    /// <summary>No president.</summary>
    public static Refusal PresidentMissing => new("jury.president-missing", "Nommez d’abord le président de la session.");

    /// <summary>A unit has no result.</summary>
    public static Refusal UnitMissing(Unit unit) => new("jury.unit-missing", $"{unit.Label} : dites si l’unité est acquise ou non.", unit.Key);

    /// <summary>Some file has no decision yet.</summary>
    public static Refusal DecisionsMissing(int count) => new("jury.decisions-missing", count == 1 ? "Un dossier attend encore sa décision signée." : $"{count} dossiers attendent encore leur décision signée.");
}
