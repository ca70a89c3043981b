using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>When and where, as typed.</summary>
public record SessionTermsForm
{
    [Display(Name = "Jour de la session")]
    public DateOnly? HeldOn { get; init; }

    [Display(Name = "Début")]
    public TimeOnly? StartsAt { get; init; } = new(9, 0);

    /// <summary>End of the last one.</summary>
    [Display(Name = "Fin")]
    public TimeOnly? EndsAt { get; init; } = new(17, 30);

    [Display(Name = "Territoire")]
    public Territory Territory { get; init; }

    [Display(Name = "Lieu")]
    public string? Place { get; init; }

    /// <summary>Address of the video meeting.</summary>
    [Display(Name = "Lien de la visioconférence")]
    public string? VideoLink { get; init; }

    [Display(Name = "Nombre de dossiers au plus")]
    public int? Capacity { get; init; }

    /// <summary>As the domain takes it.</summary>
    public SessionTerms ToTerms() => new(HeldOn!.Value, StartsAt!.Value, EndsAt!.Value, Place, VideoLink, Capacity) { Territory = Territory };
}

/// <summary>Checks of shape; the rules are the session's.</summary>
public abstract class SessionTermsValidator<TForm> : AbstractValidator<TForm>
    where TForm : SessionTermsForm
{
    private const int FarthestYears = 3;
    private const int LongestPlace = 200;
    private const int LongestLink = 400;
    private const int MostFiles = 60;

    protected SessionTermsValidator(TimeProvider clock)
    {
        RuleFor(form => form.HeldOn).NotNull().WithMessage("Donnez le jour de la session, par exemple 14/01/2027.")
            .Must(day => day is null || day >= clock.Today()).WithMessage("Ce jour est passé : vérifiez la date.")
            .Must(day => day is null || day <= clock.Today().AddYears(FarthestYears)).WithMessage("Vérifiez l’année.");
        RuleFor(form => form.StartsAt).NotNull().WithMessage("Donnez l’heure du premier passage, par exemple 9:00.");
        RuleFor(form => form.EndsAt).NotNull().WithMessage("Donnez l’heure de fin, par exemple 17:30.");
        RuleFor(form => form.Territory).IsInEnum().WithMessage("Choisissez le territoire dans la liste.");
        RuleFor(form => form.Place).MaximumLength(LongestPlace).WithMessage("Le lieu tient en 200 signes.");
        RuleFor(form => form.VideoLink)
            .MaximumLength(LongestLink)
            .WithMessage("Le lien tient en 400 signes.")
            .Must(link => string.IsNullOrWhiteSpace(link) || WebAddress.IsSecure(link.Trim()))
            .WithMessage("Donnez une adresse complète, qui commence par https://.");
        RuleFor(form => form.Capacity).InclusiveBetween(1, MostFiles).WithMessage("Une session examine de 1 à 60 dossiers.");
    }
}
