using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Persistence;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>What the directory says of an organisation.</summary>
public sealed record IdentityForm
{
    [Display(Name = "Nom de l’organisation")]
    public string? Name { get; init; }

    [Display(Name = "SIRET")]
    public string? Siret { get; init; }

    [Display(Name = "Adresse")]
    public string? Address { get; init; }

    [Display(Name = "Code postal")]
    public string? PostalCode { get; init; }

    [Display(Name = "Commune")]
    public string? Town { get; init; }

    /// <summary>What an organisation has now.</summary>
    public static IdentityForm Of(Organisation organisation) => new()
    {
        Name = organisation.Name,
        Siret = organisation.Siret is { } siret ? Domain.Organisations.Siret.Spaced(siret) : null,
        Address = organisation.Address,
        PostalCode = organisation.PostalCode,
        Town = organisation.Town,
    };

    /// <summary>As the domain reads it. No property: the binder would read it before the form is valid.</summary>
    public OrganisationIdentity ToIdentity() => new(Name, Siret, Address, PostalCode, Town);

    /// <summary>Name of another organisation that has this number; null when nobody has. One query.</summary>
    public async Task<string?> TakenByAsync(AppDbContext db, Guid? self, CancellationToken cancellation)
    {
        var digits = Domain.Organisations.Siret.Digits(Siret);
        return digits is null
            ? null
            : await db.Organisations.Where(other => other.Siret == digits && other.Id != self).Select(other => other.Name).FirstOrDefaultAsync(cancellation);
    }
}

/// <summary>Checks of shape; the key of the number is the domain's.</summary>
public sealed class IdentityFormValidator : AbstractValidator<IdentityForm>
{
    public IdentityFormValidator()
    {
        RuleFor(form => form.Name)
            .NotEmpty()
            .WithMessage("Donnez le nom de l’organisation.")
            .MaximumLength(200)
            .WithMessage("Le nom tient en 200 signes.")
            .Prints();
        RuleFor(form => form.Siret)
            .NotEmpty()
            .WithMessage("Donnez le SIRET : quatorze chiffres.")
            .Must(typed => string.IsNullOrWhiteSpace(typed) || Siret.IsValid(Siret.Digits(typed)))
            .WithMessage("Ce SIRET n’est pas un numéro valable : vérifiez les quatorze chiffres.");
        RuleFor(form => form.Address).MaximumLength(200).WithMessage("L’adresse tient en 200 signes.").Prints();
        RuleFor(form => form.PostalCode)
            .Matches("^[0-9]{5}$")
            .When(form => !string.IsNullOrWhiteSpace(form.PostalCode))
            .WithMessage("Un code postal a cinq chiffres.");
        RuleFor(form => form.Town).NotEmpty().WithMessage("Donnez la commune.").MaximumLength(120).WithMessage("La commune tient en 120 signes.").Prints();
    }
}
