using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Platform;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>What is typed to open a file.</summary>
public sealed record OpenFileForm
{
    /// <summary>Code of the certification.</summary>
    [Display(Name = "Certification préparée")]
    public string? Certification { get; init; }

    /// <summary>Mention wished; decided at the interview.</summary>
    [Display(Name = "Mention souhaitée")]
    public string? WishedMention { get; init; }

    /// <summary>First names.</summary>
    [Display(Name = "Prénoms")]
    public string? FirstNames { get; init; }

    /// <summary>Birth name.</summary>
    [Display(Name = "Nom de naissance")]
    public string? BirthName { get; init; }

    /// <summary>Name used.</summary>
    [Display(Name = "Nom d’usage")]
    public string? UsedName { get; init; }

    /// <summary>Sex at the civil registry.</summary>
    [Display(Name = "Sexe à l’état civil")]
    public Sex? Sex { get; init; }

    /// <summary>Birth date.</summary>
    [Display(Name = "Date de naissance")]
    public DateOnly? BirthDate { get; init; }

    /// <summary>Commune of birth.</summary>
    [Display(Name = "Commune de naissance")]
    public string? BirthPlace { get; init; }

    /// <summary>E-mail address.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    /// <summary>Job in the company.</summary>
    [Display(Name = "Emploi occupé")]
    public string? JobTitle { get; init; }

    /// <summary>The identity, once valid. No property: the binder would read it before the form is valid.</summary>
    public CandidateIdentity ToIdentity() => new(FirstNames!, BirthName!, UsedName, Sex!.Value, BirthDate!.Value, BirthPlace, Email, JobTitle);
}

/// <summary>Checks of shape; the rules of the path are the aggregate's.</summary>
public sealed class OpenFileFormValidator : AbstractValidator<OpenFileForm>
{
    private const int YoungestAge = 15;

    /// <summary>The checks.</summary>
    public OpenFileFormValidator(Catalogue catalogue, TimeProvider clock)
    {
        RuleFor(form => form.Certification).Must(code => catalogue.Find(code) is not null).WithMessage("Choisissez la certification préparée.");
        RuleFor(form => form.FirstNames).NotEmpty().WithMessage("Donnez au moins un prénom.").MaximumLength(120).WithMessage("Les prénoms tiennent en 120 signes.");
        RuleFor(form => form.BirthName).NotEmpty().WithMessage("Donnez le nom de naissance.").MaximumLength(60).WithMessage("Le nom tient en 60 signes.");
        RuleFor(form => form.UsedName).MaximumLength(60).WithMessage("Le nom tient en 60 signes.");
        RuleFor(form => form.Sex).NotNull().WithMessage("Indiquez le sexe porté à l’état civil.");
        RuleFor(form => form.BirthDate).NotNull().WithMessage("Donnez la date de naissance, par exemple 12/04/1991.")
            .Must(date => date is null || date <= clock.Today().AddYears(-YoungestAge)).WithMessage("Vérifiez l’année : le candidat aurait moins de 15 ans.")
            .Must(date => date is null || date.Value.Year > 1920).WithMessage("Vérifiez l’année de naissance.");
        RuleFor(form => form.BirthPlace).MaximumLength(120).WithMessage("La commune tient en 120 signes.");
        RuleFor(form => form.Email).EmailAddress().When(form => !string.IsNullOrWhiteSpace(form.Email)).WithMessage("Cette adresse n’est pas complète : il faut un nom, @ et un domaine.");
        RuleFor(form => form.JobTitle).MaximumLength(120).WithMessage("L’emploi tient en 120 signes.");
    }
}
