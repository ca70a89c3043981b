using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Web.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What is typed to create a session.</summary>
public record PlanSessionForm : SessionTermsForm
{
    [Display(Name = "Nature de la session")]
    public SessionKind Kind { get; init; }

    [Display(Name = "Certifications")]
    public IReadOnlyList<string>? Editions { get; init; }

    /// <summary>Reference of the file for which it is created; null: none.</summary>
    [RegularExpression("[0-9A-Z-]{1,30}")]
    public string? Reference { get; init; }

    /// <summary>One line a code: the version follows each file.</summary>
    public static IEnumerable<SelectListItem> Heard(Editions published) =>
        published.All.DistinctBy(edition => edition.Code).Select(edition => new SelectListItem(edition.ShortTitle, edition.Code));

    public IReadOnlyList<string> Chosen() => [.. (Editions ?? []).Where(code => !string.IsNullOrEmpty(code)).Distinct()];
}

/// <summary>Checks of shape of a session to create, and of several.</summary>
public abstract class NewSessionValidator<TForm> : SessionTermsValidator<TForm>
    where TForm : PlanSessionForm
{
    protected NewSessionValidator(Editions editions, TimeProvider clock)
        : base(clock) =>
        RuleFor(form => form.Editions)
            .Must((form, _) => form.Chosen().Count > 0 && form.Chosen().All(code => editions.All.Any(edition => edition.Code == code)))
            .WithMessage("Choisissez les certifications dont la session examine les dossiers.");
}

public sealed class PlanSessionFormValidator(Editions editions, TimeProvider clock) : NewSessionValidator<PlanSessionForm>(editions, clock);
