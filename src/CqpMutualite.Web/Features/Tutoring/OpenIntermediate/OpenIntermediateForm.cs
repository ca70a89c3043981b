using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Tutoring.OpenIntermediate;

public sealed record OpenIntermediatePage(FileHead Head, OpenIntermediateForm Form);

public sealed record OpenIntermediateForm
{
    [Display(Name = "Date de l’évaluation")]
    public DateOnly? HeldOn { get; init; }
}

public sealed class OpenIntermediateFormValidator : AbstractValidator<OpenIntermediateForm>
{
    public OpenIntermediateFormValidator() => RuleFor(form => form.HeldOn).NotNull().WithMessage("Donnez la date, par exemple 12/04/2026.");
}
