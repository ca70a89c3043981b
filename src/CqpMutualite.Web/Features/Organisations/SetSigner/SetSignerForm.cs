using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.SetSigner;

/// <summary>Whether, and in which function.</summary>
public sealed record SetSignerForm
{
    [Display(Name = "Cette personne peut signer au nom de l’organisation")]
    public bool Signs { get; init; }

    [Display(Name = "Fonction du signataire")]
    public string? Function { get; init; }

    public static SetSignerForm Of(MemberDoor door) => new() { Signs = door.Membership.SignsAs is not null, Function = door.Membership.SignsAs };
}

public sealed class SetSignerFormValidator : AbstractValidator<SetSignerForm>
{
    public SetSignerFormValidator() => RuleFor(form => form.Function).MaximumLength(120).WithMessage("La fonction tient en 120 signes.");
}
