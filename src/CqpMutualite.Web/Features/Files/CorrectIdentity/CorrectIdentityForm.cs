using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.CorrectIdentity;

/// <summary>Identity and employment, corrected; the certifier says why.</summary>
public sealed record CorrectIdentityForm : IdentityForm
{
    private CorrectIdentityForm(IdentityDraft draft)
        : base(draft)
    {
    }

    public CorrectIdentityForm()
    {
    }

    public static CorrectIdentityForm Of(FileHead head) =>
        new(head.Candidate.ToDraft() with { Contract = head.File.Opening.Contract, HiredOn = head.File.Opening.HiredOn }) { Revision = head.File.Revision };

    /// <summary>Why the certifier corrects it.</summary>
    [Display(Name = "Motif de la correction")]
    public string? Reason { get; init; }

    /// <summary>Revision of the file that was read.</summary>
    public int Revision { get; init; }
}

/// <summary>Checks of shape; identity is checked by the aggregate, which knows how complete it must be.</summary>
public sealed class CorrectIdentityFormValidator : AbstractValidator<CorrectIdentityForm>
{
    private const int LongestReason = 400;

    public CorrectIdentityFormValidator() => RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 400 signes.");
}
