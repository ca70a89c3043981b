using CqpMutualite.Domain.Common;

namespace CqpMutualite.Web.Features.Shared;

/// <summary>Somebody changed the same thing at the same instant: one sentence, whatever the page.</summary>
public static class LostRace
{
    /// <summary><paramref name="what"/>: « ce dossier », « cette organisation ».</summary>
    public static Refusal On(string what) => new(
        "race.lost",
        $"Une autre personne modifiait {what} au même instant. Voici l’état actuel : relisez, puis envoyez de nouveau. Votre saisie est encore là.");
}
