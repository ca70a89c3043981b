using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Platform;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>The sentences of the history, as they are said today; the journal keeps them with the act.</summary>
public static class HistoryWords
{
    /// <summary>The sentence of an act, without personal data.</summary>
    /// <exception cref="InvalidOperationException">A kind of act that has no words yet.</exception>
    public static string Of(Act act, Referential edition) => act switch
    {
        RegistrationSubmitted => "Inscription transmise avec le parcours individualisé",
        RegistrationAcknowledged => "Réception de l’inscription accusée",
        RegistrationReturned returned => $"Inscription renvoyée à l’entreprise\u00A0: {FrenchText.Join(returned.Points.Select(FileReturn.NameOf))}",
        Transmitted sent => $"Dossier transmis {ToCertifier(edition)}{(sent.Rank > 1 ? " de nouveau, après correction" : "")}",
        TransmissionAccepted => "Dossier accepté",
        TransmissionReturned returned => $"Dossier renvoyé à l’entreprise\u00A0: {FrenchText.Join(returned.Points.Select(point => point.NameIn(edition)))}",
        _ => throw new InvalidOperationException($"{act.GetType().Name} has no words."),
    };

    /// <summary>« à l’OEMM », « au secrétariat de la CPNEFP »: the edition writes the word without article.</summary>
    public static string ToCertifier(Referential edition) =>
        edition.Vocabulary.Certifier is var word && "aeiouhéAEIOUH".Contains(word[0], StringComparison.Ordinal) ? $"à l’{word}" : $"au {word}";
}
