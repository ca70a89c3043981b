using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A convocation, with the last message that told it; null when the person has no address.</summary>
public sealed record ConvocationLine(ConvocationSheet Sheet, Message? Last)
{
    public Convocation Told => Sheet.Convocation;

    /// <summary>The person is asked to say that they have it.</summary>
    public bool Asked => Told.Holds && Told.As != ConvenedAs.Company;

    /// <summary>Nobody is told of what is past.</summary>
    public bool TooLate => Last is null && FrenchText.FromParis(Told.HeldOn, Told.StartsAt) <= Told.ChangedAt;

    /// <summary>Nothing was sent: to be printed.</summary>
    public bool ByPost => Last is null && !TooLate;

    /// <summary>« Candidat », « Entreprise de … ».</summary>
    public string Quality => Told.As switch
    {
        ConvenedAs.Candidate => "Candidat",
        ConvenedAs.Company => $"Entreprise, pour {Sheet.File?.Candidate}",
        ConvenedAs.Member => "Membre, avec voix",
        ConvenedAs.Substitute => "Suppléant",
        _ => "Observateur",
    };

    public Tag Sent => Last switch
    {
        null when TooLate => new Tag(TagState.Neutral, "Sans message : l’heure était passée"),
        null => new Tag(TagState.Attention, "À remettre en main propre ou par courrier"),
        { Status: MessageStatus.Sent } => new Tag(TagState.Sent, "Envoyée"),
        { Status: MessageStatus.Refused } => new Tag(TagState.Late, "Refusée par le serveur"),
        { Status: MessageStatus.Abandoned } => new Tag(TagState.Late, "Non partie"),
        { Status: MessageStatus.Unconfirmed } => new Tag(TagState.Attention, "Départ incertain"),
        _ => new Tag(TagState.Waiting, "Part bientôt"),
    };

    /// <summary>When, and how many times it changed.</summary>
    public string Line => string.Join(" · ", new[]
    {
        Last?.SentAt is { } sent ? $"le {FrenchText.Moment(sent)}" : null,
        Told.Sequence > 0 ? FrenchText.Plural(Told.Sequence, "changement", "changements") : null,
        Told.RemindedAt is { } reminded ? $"rappel le {FrenchText.PlainDate(FrenchText.ParisDay(reminded))}" : null,
    }.OfType<string>());
}
