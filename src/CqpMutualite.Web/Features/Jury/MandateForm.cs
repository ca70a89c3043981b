using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A mandate in juries, as it is typed.</summary>
public sealed record MandateForm
{
    /// <summary>Employers, employees, or the secretariat, which has no voice.</summary>
    [Display(Name = "Collège")]
    public College? College { get; init; }

    [Display(Name = "Organisation représentée")]
    public string? Represents { get; init; }

    /// <summary>Where the person works, when the directory has it.</summary>
    [Display(Name = "Entreprise ou organisme de formation où la personne travaille")]
    public Guid? OrganisationId { get; init; }

    [Display(Name = "Premier jour du mandat")]
    public DateOnly? From { get; init; }

    [Display(Name = "Dernier jour du mandat")]
    public DateOnly? Until { get; init; }

    /// <summary>As the domain reads it.</summary>
    public MandateTerms ToTerms() => new(College, Represents, OrganisationId, From, Until);

    /// <summary>The companies and training organisations of the directory. One query.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> PlacesAsync(AppDbContext db, CancellationToken cancellation) =>
        [
            .. (
                await db
                    .Organisations.AsNoTracking()
                    .Where(organisation => organisation.Kind != OrganisationKind.Certifier)
                    .OrderBy(organisation => organisation.Name)
                    .Select(organisation => new
                    {
                        organisation.Id,
                        organisation.Name,
                        organisation.Town,
                    })
                    .ToListAsync(cancellation)
            ).Select(organisation => new SelectListItem(
                organisation.Town is null ? organisation.Name : $"{organisation.Name}, {organisation.Town}",
                organisation.Id.ToString()
            )),
        ];
}

/// <summary>Checks of shape; the rules are the domain's.</summary>
public sealed class MandateFormValidator : AbstractValidator<MandateForm>
{
    public MandateFormValidator() => RuleFor(form => form.Represents).MaximumLength(200).WithMessage("Le nom tient en 200 signes.").Prints();
}
