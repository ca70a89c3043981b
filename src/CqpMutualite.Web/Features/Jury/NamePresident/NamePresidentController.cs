using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.NamePresident;

/// <summary>The certifier proposes a president, or records that another member present presides while no decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.PresidentRoute)]
public sealed class NamePresidentController(SessionDesk desk) : Controller
{
    /// <summary>Names the president.</summary>
    [HttpPost]
    public Task<IActionResult> Name(Guid session, [Bind(Prefix = "Form")] NamePresidentForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        session,
        async act =>
        {
            var turn = SessionRules.TurnOf(act.Head.Panel, await act.Db.LastPresidencyAsync(act.Session, cancellation));
            var outcome = act.Session.NamePresident(form.PersonId ?? Guid.Empty, await act.SignedDecisionsAsync(cancellation), turn, form.TurnBecause);
            return await act.NotedAsync(outcome, cancellation);
        },
        act => act.Session.OpenedAt is null ? "Ce membre est proposé à la présidence : elle est désignée au début de la séance." : "Le président de la session est désigné.",
        cancellation);
}

/// <summary>Which member.</summary>
public sealed record NamePresidentForm
{
    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Why the presidency does not alternate.</summary>
    [Display(Name = "Motif")]
    public string? TurnBecause { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class NamePresidentFormValidator : AbstractValidator<NamePresidentForm>
{
    private const int Longest = 1000;

    /// <summary>The checks.</summary>
    public NamePresidentFormValidator() => RuleFor(form => form.TurnBecause).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
}
