using System.Globalization;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <summary>Every reason for which a session or a decision refuses.</summary>
public static class JuryRefusals
{
    public static Refusal PlaceMissing => new("jury.place-missing", "Dites où la session se tient, ou donnez le lien de la réunion en ligne.", "Place");

    /// <summary>The end is not after the beginning.</summary>
    public static Refusal HoursReversed => new("jury.hours-reversed", "La fin vient après le début : vérifiez les heures.", "EndsAt");

    public static Refusal CapacityTooSmall => new("jury.capacity-too-small", "Une session examine au moins un dossier.", "Capacity");

    public static Refusal EditionMissing => new("jury.edition-missing", "Choisissez au moins une certification.", "Editions");

    /// <summary>That edition goes to juries only.</summary>
    public static Refusal NoCommission =>
        new("jury.no-commission", "Seuls les blocs isolés passent en commission : cette certification n’en a pas.", "Editions");

    /// <summary>One panel cannot suit both.</summary>
    public static Refusal CompositionsDiffer =>
        new("jury.compositions-differ", "Ces certifications ne demandent pas la même composition du jury : créez une session pour chacune.", "Editions");

    /// <summary>A pause out of the hours.</summary>
    public static Refusal BreakOutside => new("jury.break-outside", "Une pause tient dans les heures de la session.", "BreakAt");

    /// <summary>The same person cannot be in two places.</summary>
    public static Refusal SitsElsewhere(TimeOnly from, TimeOnly until) =>
        new(
            "jury.sits-elsewhere",
            $"Cette personne siège déjà ce jour-là dans une autre session, de {Typography.Hour(from)} à {Typography.Hour(until)}.",
            "PersonId");

    /// <summary>Not a substitute of that college.</summary>
    public static Refusal NotASubstitute => new("jury.not-a-substitute", "Choisissez un suppléant du même collège, libre pour ce dossier.", "SubstituteId");

    public static Refusal PresidentCannotWithdraw =>
        new("jury.president-cannot-withdraw", "Le président ne se retire pas pour un dossier : nommez un autre président, ou déplacez le dossier.");

    /// <summary>Two presidencies of one college in a row.</summary>
    public static Refusal OutOfTurn(College turn) =>
        new(
            "jury.out-of-turn",
            $"La présidence revient au collège {(turn == College.Employers ? "employeurs" : "salariés")} : dites pourquoi il en va autrement.",
            "TurnBecause"
        );

    public static Refusal SessionClosed => new("jury.closed", "La séance est close : elle ne change plus.");

    public static Refusal OpenedAlready => new("jury.opened", "La séance est ouverte : son organisation ne change plus.");

    public static Refusal NotOpened => new("jury.not-opened", "La séance n’est pas encore ouverte.");

    public static Refusal NotClosed => new("jury.not-closed", "La séance n’est pas close : les résultats se publient après.");

    /// <summary>Nobody knows of it yet.</summary>
    public static Refusal NotConvened => new("jury.not-convened", "La session n’est pas encore convoquée.");

    public static Refusal NotBefore(DateOnly day) =>
        new("jury.not-before", string.Create(CultureInfo.InvariantCulture, $"La séance s’ouvre le jour venu, le {day:dd/MM/yyyy}."));

    public static Refusal QuorumMissing(int missing) =>
        new(
            "jury.quorum-missing",
            missing == 1
                ? "Un membre manque : un suppléant peut siéger ; sinon, dites pourquoi la séance s’ouvre sans lui."
                : $"{missing} membres manquent : des suppléants peuvent siéger ; sinon, dites pourquoi la séance s’ouvre sans eux.",
            "Because"
        );

    /// <summary>Too early, or too late, to say so.</summary>
    public static Refusal AttendanceNotNow =>
        new("jury.attendance-not-now", "Une excuse se note après la convocation, une absence pendant la séance, avant la décision.");

    public static Refusal NobodyToConvene => new("jury.nobody-to-convene", "Aucun dossier n’est inscrit : il n’y a personne à convoquer.");

    public static Refusal SessionFull(int capacity) =>
        new("jury.full", $"La session est complète : elle examine {capacity} {(capacity > 1 ? "dossiers" : "dossier")}.");

    /// <summary>Something is no longer as it was shown.</summary>
    public static Refusal DistributionChanged => new("jury.distribution-changed", "Une des sessions ou un des dossiers n’est plus disponible.");

    /// <summary>On file, without the candidates.</summary>
    public static Refusal NoHours => new("jury.no-hours", "La commission examine des dossiers, sans les candidats : leur passage n’a pas d’horaire.");

    /// <summary>The two hours are reversed.</summary>
    public static Refusal ConstraintReversed => new("jury.constraint-reversed", "La seconde heure vient après la première.", "NotAfter");

    public static Refusal InOrderAlready => new("jury.in-order-already", "Ce dossier est déjà dans l’ordre de passage.");

    /// <summary>A member is tied to the candidate.</summary>
    public static Refusal ConflictWith(string names) =>
        new("jury.conflict", $"Conflit d’intérêts : {names}. Inscrivez ce dossier à une autre session, ou faites siéger un suppléant.");

    public static Refusal Published => new("jury.published", "Les résultats de cette session sont publiés : elle ne change plus.");

    public static Refusal SitsAlready => new("jury.sits-already", "Cette personne siège déjà dans la session.", "PersonId");

    /// <summary>A mandate that has not begun, or is over.</summary>
    public static Refusal MandateNotThatDay(DateOnly day) =>
        new(
            "jury.mandate-not-that-day",
            string.Create(CultureInfo.InvariantCulture, $"Le mandat de cette personne ne couvre pas le {day:dd/MM/yyyy}."),
            "PersonId"
        );

    /// <summary>The same, of those who sit.</summary>
    public static Refusal MandatesOver(int count, DateOnly day) =>
        new(
            "jury.mandates-over",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(count == 1 ? "Le mandat d’une personne qui siège ne couvre" : $"Les mandats de {count} personnes qui siègent ne couvrent")} pas le "
                    + $"{day:dd/MM/yyyy} : corrigez le mandat, ou nommez quelqu’un d’autre."
            )
        );

    /// <summary>The mandate would no longer cover sessions in which the person sits.</summary>
    public static Refusal SeatedBeyond(IReadOnlyList<DateOnly> days) =>
        new(
            "jury.seated-beyond",
            $"Cette personne siège le {string.Join(", le ", days.Select(day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)))} : retirez-la "
                + $"d’abord de la session, ou gardez son collège et ce jour dans le mandat.",
            "Until"
        );

    /// <summary>Whoever opens has a voice.</summary>
    public static Refusal OpensByAMember => new("jury.opens-by-a-member", "La séance est ouverte par un de ses membres, avec voix.");

    /// <summary>Designated among those who are there.</summary>
    public static Refusal PresidentNotPresent => new("jury.president-not-present", "Désignez le président parmi les membres présents.", "PresidentId");

    public static Refusal CollegeFull => new("jury.college-full", "Ce collège est complet.", "PersonId");

    /// <summary>Not a member with a voice.</summary>
    public static Refusal NotAMember => new("jury.not-a-member", "Le président est un des membres du jury.");

    public static Refusal NotThePresident => new("jury.not-the-president", "Seul le président de la session remplit et signe la fiche de décision.");

    /// <summary>The jury is not complete.</summary>
    public static Refusal SeatsVacant(Seat seat, int vacant) =>
        new("jury.seats-vacant", $"Il manque {vacant} {MemberOf(seat.College, vacant)} : le jury n’est pas complet.");

    public static Refusal PresidentMissing => new("jury.president-missing", "La session n’a pas encore de président.");

    public static Refusal AlreadySigned =>
        new("jury.already-signed", "La fiche de décision est signée : elle ne change plus. Le certificateur peut en demander la correction.");

    /// <summary>Some file has no decision yet.</summary>
    public static Refusal DecisionsMissing(IReadOnlyList<string> names) =>
        new(
            "jury.decisions-missing",
            $"{(names.Count == 1 ? "Un dossier attend encore sa décision signée" : $"{names.Count} dossiers attendent encore leur décision signée")} : "
                + $"{string.Join(", ", names)}."
        );

    public static Refusal NothingToPublish => new("jury.nothing-to-publish", "Aucun dossier n’est inscrit à cette session : il n’y a rien à publier.");

    /// <summary>The sheet that was signed names those who sat.</summary>
    public static Refusal DecisionSigned => new("jury.decision-signed", "Une décision de cette session est signée : la composition du jury ne change plus.");

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
