using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Booklets;

/// <summary>Every reason for which a sheet refuses.</summary>
public static class SheetRefusals
{
    /// <summary>Somebody else may sign here.</summary>
    public static Refusal NotASignatory => new("sheet.not-a-signatory", "Ce livret n’attend pas votre signature.");

    public static Refusal AlreadySigned => new("sheet.already-signed", "Vous avez déjà signé.");

    /// <summary>The two signatures would not cover the same content.</summary>
    public static Refusal ContentChanged =>
        new("sheet.content-changed", "Le contenu a changé depuis la première signature. Relisez le livret avant de signer.");

    /// <summary>The whole is signed last.</summary>
    public static Refusal UnitsFirst => new("sheet.units-first", "L’ensemble du livret se signe après chacune de ses parties.");

    /// <summary>Results are presented once they are signed.</summary>
    public static Refusal NothingToAcknowledge =>
        new("sheet.nothing-to-acknowledge", "Les résultats se lisent ici une fois le livret signé par les deux évaluateurs.");

    public static Refusal AlreadyAcknowledged => new("sheet.already-acknowledged", "La présentation des résultats est déjà enregistrée.");

    /// <summary>What is stored is no longer what the signer read.</summary>
    public static Refusal ReadAgain =>
        new("sheet.read-again", "Le livret a changé pendant votre relecture : il est affiché tel qu’il est maintenant. Relisez-le avant de signer.");

    /// <summary>A next sheet comes after a signed one.</summary>
    public static Refusal NotSignedYet =>
        new("sheet.not-signed-yet", "Ce feuillet n’est pas encore signé : complétez-le et signez-le avant d’en ouvrir un autre.");

    public static Refusal InFuture(string field) => new("sheet.in-future", "Cette date est dans l’avenir.", field);

    /// <summary>A new evaluation cannot precede the one that it follows.</summary>
    public static Refusal NotAfter(string field, string day) =>
        new("sheet.not-after", $"Le feuillet précédent est daté du {day} : la nouvelle évaluation vient après.", field);

    public static Refusal NothingToReopen => new("sheet.nothing-to-reopen", "Cette partie ne porte aucune signature : il n’y a rien à rouvrir.");

    public static Refusal ReopeningReason =>
        new("sheet.reopening-reason", "Dites pourquoi cette partie est rouverte : les signatures données tombent.", "Reason");

    public static Refusal Frozen(string? field) => new("sheet.frozen", "Cette partie est signée : ses réponses ne changent plus.", field);

    /// <summary>The candidate's part was handed over.</summary>
    public static Refusal CandidatePartSubmitted(string? field) =>
        new("sheet.candidate-submitted", "La partie du candidat est transmise : elle ne change plus.", field);

    public static Refusal WrittenInBetween(string field) =>
        new("sheet.written-in-between", "Quelqu’un a modifié cette réponse pendant votre saisie. Comparez les deux versions.", field);

    /// <summary>The evaluators answer that unit each alone.</summary>
    public static Refusal AssessedSeparately(string? field) =>
        new(
            "sheet.assessed-separately",
            "Les évaluateurs répondent ici chacun de leur côté : la réponse commune attend que tous deux aient remis la leur.",
            field
        );

    /// <summary>The evaluators answer that unit together.</summary>
    public static Refusal AssessedTogether(string? field) =>
        new("sheet.assessed-together", "Les évaluateurs répondent ici ensemble : rechargez la page pour continuer sur la réponse commune.", field);

    public static Refusal AnsweredTogether => new("sheet.answered-together", "Des réponses communes existent déjà : continuez ensemble.");

    /// <summary>Handed over: no longer written.</summary>
    public static Refusal HandedOver(string? field) => new("sheet.handed-over", "Vous avez remis vos réponses : elles ne changent plus.", field);

    /// <summary>An evaluator has handed over.</summary>
    public static Refusal AlreadyHandedOver => new("sheet.already-handed-over", "Des réponses sont déjà remises : la façon de répondre ne change plus.");

    public static Refusal NotHandedOver => new("sheet.not-handed-over", "Vous n’avez rien remis : vos réponses sont encore à vous.");

    /// <summary>No unit is answered alone, or all were handed over.</summary>
    public static Refusal NothingToHandOver => new("sheet.nothing-to-hand-over", "Vous n’avez rien à remettre : aucune réponse n’attend de l’être.");

    /// <summary>Both have handed over and read each other.</summary>
    public static Refusal AlreadyRevealed => new("sheet.already-revealed", "Les deux évaluateurs ont remis leurs réponses : elles ne se reprennent plus.");

    /// <summary>A required answer is empty.</summary>
    public static Refusal AnswerMissing(string field) => new("sheet.answer-missing", "Cette réponse manque.", field);

    public static Refusal AnswersMissing(int count) => new("sheet.answers-missing", $"Il manque {count} réponse{(count > 1 ? "s" : "")}.");

    public static Refusal UnknownChoice(string field) => new("sheet.unknown-choice", "Choisissez une des réponses proposées.", field);

    public static Refusal NotADate(string field) => new("sheet.not-a-date", "Donnez une date qui existe, jour, mois et année : 12/04/2026.", field);

    public static Refusal NotANumber(string field) => new("sheet.not-a-number", "Donnez un nombre entier, sans espace ni virgule.", field);

    public static Refusal TooLong(string field, int longest) => new("sheet.too-long", $"Ce texte dépasse {longest} signes. Raccourcissez-le.", field);
}
