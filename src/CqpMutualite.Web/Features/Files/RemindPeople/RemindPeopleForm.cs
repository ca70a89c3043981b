using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.RemindPeople;

/// <summary>A word to go with the reminder.</summary>
public sealed record RemindPeopleForm
{
    [Display(Name = "Votre mot (facultatif)")]
    public string? Note { get; init; }
}

/// <summary>Its length.</summary>
public sealed class RemindPeopleFormValidator : AbstractValidator<RemindPeopleForm>
{
    public RemindPeopleFormValidator() => RuleFor(form => form.Note).MaximumLength(500).WithMessage("Le mot tient en 500 signes.");
}

/// <summary>The page: what is awaited, and of whom.</summary>
public sealed record RemindPeoplePage(FileHead Head, NextAct Act, DateOnly? Due, string Who, RemindPeopleForm Form);
