using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts.CorrectAddress;

public sealed record CorrectAddressForm
{
    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    public string? ReturnUrl { get; init; }
}

public sealed class CorrectAddressFormValidator : AbstractValidator<CorrectAddressForm>
{
    public CorrectAddressFormValidator() => RuleFor(form => form.Email)
        .NotEmpty().WithMessage("Donnez la bonne adresse.")
        .IsMailed();
}
