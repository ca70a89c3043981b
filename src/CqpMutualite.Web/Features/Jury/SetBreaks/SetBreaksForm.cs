using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Jury;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.SetBreaks;

/// <summary>Three pauses at most; minutes without an hour are not one.</summary>
public sealed record SetBreaksForm
{
    [Display(Name = "Première pause, à")]
    public TimeOnly? FirstAt { get; init; }

    [Display(Name = "Durée de la première pause (minutes)")]
    public int? FirstMinutes { get; init; }

    [Display(Name = "Deuxième pause, à")]
    public TimeOnly? SecondAt { get; init; }

    [Display(Name = "Durée de la deuxième pause (minutes)")]
    public int? SecondMinutes { get; init; }

    [Display(Name = "Troisième pause, à")]
    public TimeOnly? ThirdAt { get; init; }

    [Display(Name = "Durée de la troisième pause (minutes)")]
    public int? ThirdMinutes { get; init; }

    public static SetBreaksForm Of(JurySession session)
    {
        var (first, second, third) = (session.Breaks.ElementAtOrDefault(0), session.Breaks.ElementAtOrDefault(1), session.Breaks.ElementAtOrDefault(2));
        return new SetBreaksForm
        {
            FirstAt = first?.At,
            FirstMinutes = first?.Minutes,
            SecondAt = second?.At,
            SecondMinutes = second?.Minutes,
            ThirdAt = third?.At,
            ThirdMinutes = third?.Minutes,
        };
    }

    /// <summary>As the domain takes them. <paramref name="usual"/>: minutes of a pause whose length is not given.</summary>
    public IReadOnlyList<SessionBreak> ToBreaks(int usual) =>
    [
        .. new[] { (FirstAt, FirstMinutes), (SecondAt, SecondMinutes), (ThirdAt, ThirdMinutes) }
            .Where(pause => pause.Item1 is not null).Select(pause => new SessionBreak(pause.Item1!.Value, pause.Item2 ?? usual)),
    ];
}

public sealed class SetBreaksFormValidator : AbstractValidator<SetBreaksForm>
{
    private const int Longest = 180;

    public SetBreaksFormValidator()
    {
        RuleFor(form => form.FirstMinutes).Must((form, minutes) => Pair(form.FirstAt, minutes)).WithMessage(Asked);
        RuleFor(form => form.SecondMinutes).Must((form, minutes) => Pair(form.SecondAt, minutes)).WithMessage(Asked);
        RuleFor(form => form.ThirdMinutes).Must((form, minutes) => Pair(form.ThirdAt, minutes)).WithMessage(Asked);
    }

    private const string Asked = "Donnez l’heure de la pause, et une durée de 1 à 180 minutes ; ou laissez les deux vides.";

    private static bool Pair(TimeOnly? at, int? minutes) => minutes is null || (at is not null && minutes is >= 1 and <= Longest);
}
