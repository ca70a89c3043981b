using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.GrantDerogation;

/// <summary>The certifier lets a file go before a jury although its evaluation is not positive, with a reason.</summary>
[Requires(Permission.GrantDerogation)]
[Route(JuryPaths.DerogationRoute)]
public sealed class GrantDerogationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>What is not favourable, and the reason to give.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            ? View("GrantDerogation", await GrantDerogationPage.LoadAsync(db, user, head, new GrantDerogationForm { Reason = head.File.Derogation }, cancellation))
            : NotFound();
    }

    /// <summary>Grants it, or says what is missing.</summary>
    [HttpPost]
    public async Task<IActionResult> Grant(string reference, [Bind(Prefix = "Form")] GrantDerogationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(head.File.GrantDerogation(form.Reason, clock.Today()));
        }

        if (ModelState.IsValid)
        {
            db.Note(head.File.Id, user.Actor(), "Dérogation accordée pour le passage devant le jury", clock.GetUtcNow());
            if (await db.SavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"{head.CandidateName} peut passer devant un jury.");
                return Redirect(JuryPaths.Sessions);
            }
        }

        return View("GrantDerogation", await GrantDerogationPage.LoadAsync(db, user, head, form, cancellation));
    }
}

/// <summary>The units that are not favourable, and the reason typed. Four queries with the file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Units">What the evaluators and the organisation said of each unit that is not favourable.</param>
/// <param name="Blocked">Why no derogation can be granted.</param>
/// <param name="Form">What is typed.</param>
public sealed record GrantDerogationPage(FileHead Head, IReadOnlyList<UnitEvidence> Units, string? Blocked, GrantDerogationForm Form)
{
    /// <summary>Loads it.</summary>
    public static async Task<GrantDerogationPage> LoadAsync(AppDbContext db, CurrentUser user, FileHead head, GrantDerogationForm form, CancellationToken cancellation)
    {
        var evidence = await Evidence.LoadAsync(db, user, head, cancellation);
        var blocked = head.File.Stage != Stage.Jury || head.File.ClosedOn is not null
            ? FileRefusals.NotNow(Stage.Jury, head.File.Stage).Message
            : head.File.EvaluationPositive == true ? FileRefusals.DerogationNotNeeded.Message : null;
        return new GrantDerogationPage(head, [.. evidence.Where(unit => unit.Company.Favourable != true)], blocked, form);
    }
}

/// <summary>The reason.</summary>
public sealed record GrantDerogationForm
{
    /// <summary>Why the file goes before the jury all the same.</summary>
    [Display(Name = "Motif de la dérogation")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class GrantDerogationFormValidator : AbstractValidator<GrantDerogationForm>
{
    private const int LongestReason = 4000;

    /// <summary>The checks.</summary>
    public GrantDerogationFormValidator() =>
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 4 000 signes.");
}
