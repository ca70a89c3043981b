namespace CqpMutualite.Web.Features.Tutoring;

/// <summary>What a tutor may tick off on a file. The keys stay when the words change.</summary>
/// <param name="Key">Names the list on its form.</param>
/// <param name="Lines">What is ticked.</param>
public sealed record TutorChecklist(string Key, IReadOnlyList<ChecklistLine> Lines)
{
    /// <summary>Before the candidate arrives, and on the first day.</summary>
    public static TutorChecklist Arrival { get; } = new(
        "arrivee",
        [
            new("poste", "Le poste est prêt : place, matériel, accès informatiques, badge."),
            new("documents", "J’ai choisi quelques documents utiles : organisation de la mutuelle, procédures, livret d’accueil."),
            new("parcours", "J’ai lu la conclusion de l’entretien d’accueil et le parcours prévu."),
            new("equipe", "L’équipe sait qui arrive, quand, et pour faire quoi."),
            new("echanges", "Un moment est prévu avec chaque collègue dans les premiers jours."),
            new("agenda", "J’ai gardé du temps dans mon agenda pour le premier jour et les semaines suivantes."),
            new("entretien", "L’entretien d’accueil est préparé : entreprise, service, règles, organisation pratique."),
            new("tutorat", "Nous avons convenu de nos rendez-vous : rythme, durée, sujets."),
            new("informel", "Un repas ou une pause partagés sont prévus dès le premier jour."),
        ]
    );

    /// <summary>Building the path in the company.</summary>
    public static TutorChecklist Phases { get; } = new(
        "phases",
        [
            new("phase-1", "Repérer ce que la personne sait déjà faire."),
            new("phase-2", "Fixer des objectifs à atteindre, avec elle."),
            new("phase-3", "Découvrir et commencer : je montre, j’explique les points clés, je vérifie qu’ils sont compris."),
            new("phase-4", "Réaliser en autonomie : je fais avec, puis je laisse faire, je dis ce qui est réussi et ce qui se reprend."),
            new("phase-5", "Affronter du nouveau : je confie plus complexe, je reste disponible, nous analysons ensemble."),
            new("phase-6", "Être évalué : les acquis tiennent, l’évaluation finale peut se préparer."),
        ]
    );

    /// <summary>That list; null for a name that none has.</summary>
    public static TutorChecklist? Of(string? key) => key == Arrival.Key ? Arrival : key == Phases.Key ? Phases : null;
}

/// <summary>One line of the checklist.</summary>
public sealed record ChecklistLine(string Key, string Words);
