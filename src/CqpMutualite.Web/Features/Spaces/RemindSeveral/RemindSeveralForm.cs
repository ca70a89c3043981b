using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Spaces.RemindSeveral;

/// <summary>The files chosen, and a word for all.</summary>
public sealed record RemindSeveralForm
{
    /// <summary>« DEMO-SPE-02/transmettre »: the file, and what it awaits.</summary>
    [FromForm(Name = "Dossiers")]
    public List<string> Files { get; init; } = [];

    [FromForm(Name = "Mot")]
    public string? Note { get; init; }

    /// <summary>What is awaited, by reference.</summary>
    public Dictionary<string, NextAct> Chosen() => Files
        .Select(choice => choice.Split('/'))
        .Where(parts => parts.Length == 2 && ActWords.OfSlug(parts[1]) is not null)
        .DistinctBy(parts => parts[0])
        .ToDictionary(parts => parts[0], parts => ActWords.OfSlug(parts[1])!.Value);
}

public sealed class RemindSeveralFormValidator : AbstractValidator<RemindSeveralForm>
{
    public RemindSeveralFormValidator()
    {
        RuleFor(form => form.Files)
            .Must((form, files) => form.Chosen().Count > 0 && files.Count <= RemindSeveralPage.PageSize)
            .OverridePropertyName("Dossiers").WithMessage("Choisissez au moins un dossier de la liste.");
        RuleFor(form => form.Note).MaximumLength(500).OverridePropertyName("Mot").WithMessage("Le mot tient en 500 signes.");
    }
}
