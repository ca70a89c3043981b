using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CqpMutualite.Web.Persistence;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.ComposeQuarter;

/// <summary>What is typed to create several sessions: those of one, and the other days.</summary>
public sealed record ComposeQuarterForm : PlanSessionForm
{
    /// <summary>One a line.</summary>
    [Display(Name = "Autres jours")]
    public string? OtherDays { get; init; }

    /// <summary>The session whose members are taken over; null: none.</summary>
    [Display(Name = "Composition reprise de")]
    public Guid? Source { get; init; }

    /// <summary>Shown day by day, and confirmed.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Shown day by day, and to be typed again.</summary>
    public bool Back { get; init; }

    /// <summary>The lines of the other days; null where one is no day.</summary>
    public IEnumerable<(string Line, DateOnly? Day)> Others() =>
        from line in (OtherDays ?? "").Split(['\n', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select (line, DateOnly.TryParseExact(line, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null);

    /// <summary>Every day, in order; once the form is valid.</summary>
    public IReadOnlyList<DateOnly> Days() => [.. Others().Select(other => other.Day!.Value).Prepend(HeldOn!.Value).Order()];

    private static readonly string[] Formats = ["d/M/yyyy", "yyyy-MM-dd"];
}

public sealed class ComposeQuarterFormValidator : NewSessionValidator<ComposeQuarterForm>
{
    private const int MostDays = 40;

    public ComposeQuarterFormValidator(Editions editions, TimeProvider clock)
        : base(editions, clock) =>
        RuleFor(form => form.OtherDays).Custom((_, context) =>
        {
            var others = context.InstanceToValidate.Others().ToList();
            var (first, latest) = (context.InstanceToValidate.HeldOn, clock.Today().AddYears(3));
            foreach (var (line, _) in others.Where(other => other.Day is not { } day || day < clock.Today() || day > latest))
            {
                context.AddFailure($"« {line} » : donnez un jour à venir, par exemple 14/01/2027, un par ligne.");
            }

            if (others.Count >= MostDays)
            {
                context.AddFailure($"Composez {MostDays} sessions au plus à la fois.");
            }

            if (others.Select(other => other.Day).Append(first).OfType<DateOnly>().GroupBy(day => day).FirstOrDefault(day => day.Count() > 1) is { } twice)
            {
                context.AddFailure($"Le {FrenchText.PlainDate(twice.Key)} est donné deux fois.");
            }
        });
}
