using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>What is typed of a moment.</summary>
public sealed record MomentForm
{
    [Display(Name = "Moment")]
    public MomentKind? Kind { get; init; }

    /// <summary>Keys of the units it serves.</summary>
    [Display(Name = "Évalue")]
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>The situation is simulated or rebuilt.</summary>
    [Display(Name = "Situation simulée ou reconstituée")]
    public bool Simulated { get; init; }

    [Display(Name = "Jour")]
    public DateOnly? Day { get; init; }

    [Display(Name = "Heure")]
    public TimeOnly? Time { get; init; }

    [Display(Name = "Durée, en minutes")]
    public int? Minutes { get; init; }

    /// <summary>Place, or address of the video conference.</summary>
    [Display(Name = "Lieu ou lien de la visioconférence")]
    public string? Place { get; init; }

    [Display(Name = "Participants")]
    public IReadOnlyList<MomentParticipants>? Participants { get; init; }

    /// <summary>It has taken place already.</summary>
    [Display(Name = "Ce moment a déjà eu lieu")]
    public bool Held { get; init; }

    /// <summary>Revision of what was read, when it is moved.</summary>
    public int? Token { get; init; }

    /// <summary>As the domain takes it.</summary>
    public MomentTerms ToTerms() => new(
        Kind,
        Units ?? [],
        Day is { } day && Time is { } time ? FrenchText.FromParis(day, time) : null,
        Minutes,
        Place,
        (Participants ?? []).Aggregate(MomentParticipants.None, (all, one) => all | one),
        Simulated);

    public static MomentForm Of(EvaluationMoment moment)
    {
        var local = FrenchText.InParis(moment.StartsAt).DateTime;
        return new MomentForm
        {
            Kind = moment.Kind,
            Units = moment.Units,
            Simulated = moment.Simulated,
            Day = DateOnly.FromDateTime(local),
            Time = TimeOnly.FromDateTime(local),
            Minutes = moment.Minutes,
            Place = moment.Place,
            Participants = [.. Enum.GetValues<MomentParticipants>().Where(place => place != MomentParticipants.None && moment.Participants.HasFlag(place))],
            Token = moment.Revision,
        };
    }
}

/// <summary>Checks of shape; the rules are the moment's.</summary>
public sealed class MomentFormValidator : AbstractValidator<MomentForm>
{
    private const int LongestPlace = 300;

    public MomentFormValidator()
    {
        RuleFor(form => form.Time).NotNull().When(form => form.Day is not null).WithMessage("Donnez l’heure, par exemple 14:30.");
        RuleFor(form => form.Place).MaximumLength(LongestPlace).WithMessage("Le lieu tient en 300 signes.");
    }
}
