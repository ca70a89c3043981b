using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Registration.NameOrganisation;

public sealed record NameOrganisationForm
{
    [Display(Name = "Organisme de formation")]
    public Guid? OrganisationId { get; init; }
}

/// <summary>Checks of shape; approvals are the aggregate's.</summary>
public sealed class NameOrganisationFormValidator : AbstractValidator<NameOrganisationForm>
{
    public NameOrganisationFormValidator() => RuleFor(form => form.OrganisationId).NotNull().WithMessage("Choisissez un organisme dans la liste.");
}
