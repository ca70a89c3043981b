using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Why a file stops, for good or for a time: a reason of the list, and words.</summary>
public abstract record HaltForm<TKind>
    where TKind : struct, Enum
{
    [Display(Name = "Motif")]
    public TKind? Kind { get; init; }

    /// <summary>In words, read by everyone on the file.</summary>
    [Display(Name = "Précisions")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules of the path are the aggregate's.</summary>
public abstract class HaltFormValidator<TForm, TKind> : AbstractValidator<TForm>
    where TForm : HaltForm<TKind>
    where TKind : struct, Enum
{
    private const int LongestReason = 1_000;

    protected HaltFormValidator() => RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Les précisions tiennent en 1 000 signes.");
}
