using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Organisations.SetSigner;

/// <summary>Says whether somebody may sign for the organisation, and in which function.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.SignerRoute)]
public sealed class SetSignerController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, Guid membership, CancellationToken cancellation) =>
        await MemberDoor.LoadAsync(db, CurrentUser.From(User)!, organisation, membership, clock.Today(), cancellation) is { } door
            ? View("SetSigner", new SetSignerPage(door, new SetSignerForm { Signs = door.Membership.SignsAs is not null, Function = door.Membership.SignsAs }))
            : NotFound();

    /// <summary>Keeps it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(Guid organisation, Guid membership, [Bind(Prefix = "Form")] SetSignerForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await MemberDoor.LoadAsync(db, user, organisation, membership, clock.Today(), cancellation) is not { } door)
        {
            return NotFound();
        }

        if (form.Signs && string.IsNullOrWhiteSpace(form.Function))
        {
            ModelState.Refuse(OrganisationRefusals.SigningFunctionMissing);
        }

        if (!ModelState.IsValid)
        {
            return View("SetSigner", new SetSignerPage(door, form));
        }

        door.Membership.LetSign(form.Signs ? form.Function : null);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast(form.Signs ? $"{door.Name} peut signer pour {door.Organisation.Name}." : $"{door.Name} ne signe pas pour {door.Organisation.Name}.");
        return Redirect(OrganisationDoor.PathOf(user, door.Organisation));
    }
}

/// <summary>Whether, and in which function.</summary>
public sealed record SetSignerForm
{
    /// <summary>May sign.</summary>
    [Display(Name = "Cette personne peut signer au nom de l’organisation")]
    public bool Signs { get; init; }

    /// <summary>The function.</summary>
    [Display(Name = "Fonction du signataire")]
    public string? Function { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class SetSignerFormValidator : AbstractValidator<SetSignerForm>
{
    /// <summary>The checks.</summary>
    public SetSignerFormValidator() => RuleFor(form => form.Function).MaximumLength(120).WithMessage("La fonction tient en 120 signes.");
}

/// <summary>The form.</summary>
public sealed record SetSignerPage(MemberDoor Door, SetSignerForm Form);
