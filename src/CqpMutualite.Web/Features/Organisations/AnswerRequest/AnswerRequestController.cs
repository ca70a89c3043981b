using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.AnswerRequest;

/// <summary>The OEMM records what the CPNEFP answers to a request for approval.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.AnswerRoute)]
public sealed class AnswerRequestController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>The request and the form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid request, CancellationToken cancellation) =>
        await FindAsync(request, cancellation) is var (asked, organisation)
            ? Page(asked, organisation, new AnswerRequestForm { Training = asked.Training, Vae = asked.Vae, DecidedOn = clock.Today() })
            : NotFound();

    /// <summary>Records the answer; what is granted becomes an approval.</summary>
    [HttpPost]
    public async Task<IActionResult> Answer(Guid request, [Bind(Prefix = "Form")] AnswerRequestForm form, CancellationToken cancellation)
    {
        if (await FindAsync(request, cancellation) is not var (asked, organisation))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(form.Answer == RequestAnswer.Granted
                ? asked.Grant(organisation, form.Training, form.Vae, form.From!.Value, form.Until!.Value, form.DecidedOn!.Value, clock.Today())
                : asked.Refuse(form.Reason, form.DecidedOn!.Value, clock.Today()));
        }

        if (ModelState.IsValid)
        {
            db.Post(Message.To(asked.AskedBy, MessageKind.ApprovalAnswered, clock.GetUtcNow(), detail: TitleOf(asked)));
        }

        if (!ModelState.IsValid || !await this.SaveAsync(db, cancellation))
        {
            return Page(asked, organisation, form);
        }

        TempData.Toast(form.Answer == RequestAnswer.Granted ? $"Agrément accordé à {organisation.Name}, enregistré." : $"Refus enregistré : {organisation.Name} en lit le motif sur sa page.");
        return Redirect(OrganisationsPaths.Approvals);
    }

    private async Task<(ApprovalRequest, Organisation)?> FindAsync(Guid request, CancellationToken cancellation)
    {
        var asked = await db.ApprovalRequests.SingleOrDefaultAsync(found => found.Id == request, cancellation);
        return asked is null ? null : (asked, (await db.OrganisationOfAsync(CurrentUser.From(User)!, asked.OrganisationId, cancellation))!);
    }

    private string TitleOf(ApprovalRequest asked) => catalogue.Find(asked.Certification)?.Title ?? asked.Certification;

    private ViewResult Page(ApprovalRequest asked, Organisation organisation, AnswerRequestForm form) => View("AnswerRequest", new AnswerRequestPage(
        new RequestLine(asked.Id, organisation.Id, organisation.Name, TitleOf(asked), asked.Training, asked.Vae, asked.Message, asked.AskedOn, asked.State, asked.DecidedOn, asked.Reason), form));
}

/// <summary>What the CPNEFP answered.</summary>
public enum RequestAnswer
{
    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>The answer.</summary>
public sealed record AnswerRequestForm
{
    /// <summary>Granted or refused.</summary>
    [Display(Name = "Réponse de la CPNEFP")]
    public RequestAnswer? Answer { get; init; }

    /// <summary>Day of the decision.</summary>
    [Display(Name = "Date de la décision")]
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Granted for training.</summary>
    [Display(Name = "Formation")]
    public bool Training { get; init; }

    /// <summary>Granted for VAE.</summary>
    [Display(Name = "VAE")]
    public bool Vae { get; init; }

    /// <summary>First day.</summary>
    [Display(Name = "Premier jour")]
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Until { get; init; }

    /// <summary>Why it was refused.</summary>
    [Display(Name = "Motif du refus")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rest is the domain's.</summary>
public sealed class AnswerRequestFormValidator : AbstractValidator<AnswerRequestForm>
{
    /// <summary>The checks.</summary>
    public AnswerRequestFormValidator()
    {
        RuleFor(form => form.Answer).NotNull().WithMessage("Dites si la CPNEFP accorde ou refuse l’agrément.");
        RuleFor(form => form.DecidedOn).NotNull().WithMessage("Donnez la date de la décision.");
        RuleFor(form => form.From).NotNull().When(form => form.Answer == RequestAnswer.Granted).WithMessage("Donnez le premier jour de l’agrément.");
        RuleFor(form => form.Until).NotNull().When(form => form.Answer == RequestAnswer.Granted).WithMessage("Donnez le dernier jour : un agrément a toujours une fin.");
        RuleFor(form => form.Reason).MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}

/// <summary>The page.</summary>
public sealed record AnswerRequestPage(RequestLine Request, AnswerRequestForm Form)
{
    /// <summary>The two answers.</summary>
    public IReadOnlyList<SelectListItem> Answers { get; } = [new("Agrément accordé", nameof(RequestAnswer.Granted)), new("Agrément refusé", nameof(RequestAnswer.Refused))];
}
