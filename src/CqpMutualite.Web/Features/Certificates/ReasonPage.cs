using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Certificates;

/// <summary>Why a certificate is replaced, copied or taken back.</summary>
public sealed record ReasonForm
{
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

public sealed class ReasonFormValidator : AbstractValidator<ReasonForm>
{
    private const int Longest = 300;

    public ReasonFormValidator() => RuleFor(form => form.Reason).MaximumLength(Longest).WithMessage("Le motif tient en 300 signes.");
}

/// <summary>An act on a certificate that asks for a reason, in words.</summary>
/// <param name="Title">« Délivrer un duplicata ».</param>
/// <param name="Explained">What the act does, a paragraph each.</param>
/// <param name="Hint">What to write.</param>
/// <param name="Button">The act.</param>
/// <param name="Done">What is said once it is done.</param>
public sealed record ReasonWords(string Title, IReadOnlyList<string> Explained, string Hint, string Button, string Done);

/// <summary>Its page: the file, the certificate in force, what was typed.</summary>
public sealed record ReasonPage(FileHead Head, Certificate Certificate, ReasonWords Words, ReasonForm Form);
