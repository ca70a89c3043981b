using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Organisations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.KeepContact;

public sealed record KeepContactForm
{
    /// <summary>« Direction », « Référent formation »…</summary>
    [Display(Name = "Fonction")]
    public string? Function { get; init; }

    [Display(Name = "Prénom et nom")]
    public string? Name { get; init; }

    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    [Display(Name = "Téléphone")]
    public string? Phone { get; init; }

    /// <summary>What a contact has now; nothing for a new one.</summary>
    public static KeepContactForm Of(OrganisationContact? contact) =>
        new()
        {
            Function = contact?.Function,
            Name = contact?.Name,
            Email = contact?.Email,
            Phone = contact?.Phone,
        };

    /// <summary>As the domain reads it, once valid. No property: the binder would read it before.</summary>
    public ContactDetails ToDetails() => new(Function!, Name!, Email, Phone);
}

public sealed class KeepContactFormValidator : AbstractValidator<KeepContactForm>
{
    public KeepContactFormValidator()
    {
        RuleFor(form => form.Function)
            .NotEmpty()
            .WithMessage("Donnez la fonction : direction, référent formation, comptabilité…")
            .MaximumLength(120)
            .WithMessage("La fonction tient en 120 signes.")
            .Prints();
        RuleFor(form => form.Name).NotEmpty().WithMessage("Donnez le prénom et le nom.").MaximumLength(120).WithMessage("Le nom tient en 120 signes.").Prints();
        RuleFor(form => form.Email).IsMailed();
        RuleFor(form => form.Phone)
            .Matches(@"^\+?[0-9 .()\u00A0\u202F-]{6,29}$")
            .When(form => !string.IsNullOrWhiteSpace(form.Phone))
            .WithMessage("Un numéro de téléphone s’écrit en chiffres, par exemple avec l’indicatif du pays.");
        RuleFor(form => form.Email)
            .Must((form, email) => !string.IsNullOrWhiteSpace(email) || !string.IsNullOrWhiteSpace(form.Phone))
            .WithMessage("Donnez une adresse électronique ou un téléphone : il faut un moyen de joindre cette personne.");
    }
}
