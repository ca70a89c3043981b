using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Referentials;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.OwnApprovals;

public sealed record OwnApprovalsForm
{
    [Display(Name = "Certification")]
    public string? Certification { get; init; }

    [Display(Name = "Formation")]
    public bool Training { get; init; }

    [Display(Name = "VAE")]
    public bool Vae { get; init; }

    /// <summary>What the organisation says of it.</summary>
    [Display(Name = "Message à l’OEMM")]
    public string? Message { get; init; }
}

public sealed class OwnApprovalsFormValidator : AbstractValidator<OwnApprovalsForm>
{
    public OwnApprovalsFormValidator(Catalogue catalogue)
    {
        RuleFor(form => form.Certification).Must(code => catalogue.Find(code) is not null).WithMessage("Choisissez la certification.");
        RuleFor(form => form.Message).MaximumLength(2000).WithMessage("Le message tient en 2 000 signes.");
    }
}
