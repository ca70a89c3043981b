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
    public static Refusal NotAMember => new("jury.not-a-member", "Le président est un des membres du jury.");

    /// <summary>Only the president records.</summary>
    public static Refusal NotThePresident => new("jury.not-the-president", "Seul le président de la session remplit et signe la fiche de décision.");

    /// <summary>The jury is not complete.</summary>
    public static Refusal SeatsVacant(Seat seat, int vacant) => new("jury.seats-vacant", $"Il manque {vacant} {MemberOf(seat.College, vacant)} : le jury n’est pas complet.");

    /// <summary>No president.</summary>
    public static Refusal PresidentMissing => new("jury.president-missing", "La session n’a pas encore de président.");

    /// <summary>A unit has no result.</summary>
    public static Refusal UnitMissing(Unit unit) => new("jury.unit-missing", "Dites « acquis » ou « non acquis ».", unit.Key);

    /// <summary>Signed before.</summary>
    public static Refusal AlreadySigned => new("jury.already-signed", "La fiche de décision est signée : elle ne change plus. Le certificateur peut en demander la correction.");

    /// <summary>Nothing is advised on a unit that is not acquired.</summary>
    public static Refusal AdviceMissing(Unit unit) => new("jury.advice-missing", "Dites l’expérience à approfondir ou les modules à suivre.", DecisionDraft.Experience(unit.Key));

    /// <summary>Replaced before.</summary>
    public static Refusal DecisionReplaced => new("jury.decision-replaced", "Cette décision n’est plus celle qui vaut : elle a déjà été remplacée.");

    /// <summary>No reason for replacing.</summary>
    public static Refusal ReplacementReasonMissing => new("jury.replacement-reason-missing", "Dites pourquoi cette décision est reprise.", "Reason");

    /// <summary>Not something that is decided here.</summary>
    public static Refusal DraftUnknown => new("jury.draft-unknown", "Cette réponse n’est pas de celles qui sont attendues ici.");

    /// <summary>Too long.</summary>
    public static Refusal DraftTooLong(string key) => new("jury.draft-too-long", "Ce texte tient en 4 000 signes.", key);

    /// <summary>Changed in another window.</summary>
    public static Refusal DraftChanged(string key) => new("jury.draft-changed", "Cette réponse a changé dans une autre fenêtre, pendant votre saisie.", key);

    /// <summary>Some file has no decision yet.</summary>
    public static Refusal DecisionsMissing(int count) => new("jury.decisions-missing", count == 1 ? "Un dossier attend encore sa décision signée." : $"{count} dossiers attendent encore leur décision signée.");

    /// <summary>No file to publish.</summary>
    public static Refusal NothingToPublish => new("jury.nothing-to-publish", "Aucun dossier n’est inscrit à cette session : il n’y a rien à publier.");

    /// <summary>The sheet that was signed names those who sat.</summary>
    public static Refusal DecisionSigned => new("jury.decision-signed", "Une décision de cette session est signée : la composition du jury ne change plus.");

    /// <summary>Gone in between.</summary>
    public static Refusal NotSeated => new("jury.not-seated", "Cette personne ne siège plus dans la session.");

    /// <summary>Not somebody who may sit there.</summary>
    public static Refusal NotOnTheList => new("jury.not-on-the-list", "Choisissez une personne de la liste.", "PersonId");

    /// <summary>The session hears the files of one edition.</summary>
    public static Refusal OtherEdition => new("jury.other-edition", "Ce dossier relève d’un autre référentiel que celui de la session.");

    /// <summary>« représentant des employeurs », « représentants des salariés ».</summary>
    public static string MemberOf(College college, int count) => (count > 1 ? "représentants " : "représentant ") + college switch
    {
        College.Employers => "des employeurs",
        College.Employees => "des salariés",
        _ => "du secrétariat",
    };
}
