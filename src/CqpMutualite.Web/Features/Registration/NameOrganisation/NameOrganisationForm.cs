using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Registration.NameOrganisation;

/// <summary>The organisation chosen.</summary>
public sealed record NameOrganisationForm
{
    /// <summary>Identifier of the organisation.</summary>
    [Display(Name = "Organisme de formation")]
    public Guid? OrganisationId { get; init; }
}

/// <summary>Checks of shape; approvals are the aggregate's.</summary>
public sealed class NameOrganisationFormValidator : AbstractValidator<NameOrganisationForm>
{
    /// <summary>The checks.</summary>
    public NameOrganisationFormValidator() => RuleFor(form => form.OrganisationId).NotNull().WithMessage("Choisissez un organisme dans la liste.");
}
