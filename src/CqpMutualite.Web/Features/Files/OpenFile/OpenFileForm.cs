using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>What is typed to open a file.</summary>
public sealed record OpenFileForm : IdentityForm
{
    [Display(Name = "Certification préparée")]
    public string? Certification { get; init; }

    /// <summary>Mention wished; decided at the interview.</summary>
    [Display(Name = "Mention souhaitée")]
    public string? WishedMention { get; init; }

    /// <summary>Value of <see cref="SamePerson"/>: none of those whom the candidate resembles.</summary>
    public const string Another = "autre";

    /// <summary>Of those whom the candidate resembles, who it is: an identifier, or <see cref="Another"/>.</summary>
    [Display(Name = "Est-ce la même personne ?")]
    public string? SamePerson { get; init; }

    public bool IsAnother => SamePerson == Another;

    /// <summary>As it is first shown; <paramref name="certification"/>: chosen already, on the page that led here.</summary>
    public static OpenFileForm For(string? certification) => new() { Certification = certification, BirthCountry = IdentityDraft.France };
}

/// <summary>Checks of shape; the rules of the path are the aggregate's.</summary>
public sealed class OpenFileFormValidator : AbstractValidator<OpenFileForm>
{
    public OpenFileFormValidator(Catalogue catalogue, TimeProvider clock)
    {
        RuleFor(form => form.Certification).Must(code => catalogue.Find(code) is not null).WithMessage("Choisissez la certification préparée.");
        RuleFor(form => form).Custom((form, context) => context.Check(form.ToDraft(), clock, complete: false));
    }
}
