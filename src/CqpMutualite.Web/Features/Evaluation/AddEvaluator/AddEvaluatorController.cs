using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.AddEvaluator;

/// <summary>The company adds one of its people to those who can evaluate, on the way to naming them on a file.</summary>
[Requires(Permission.NameParticipants)]
[Route(EvaluationPaths.AddEvaluatorRoute)]
public sealed class AddEvaluatorController(AppDbContext db, Editions editions, Invitations invitations, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head
            ? View("AddEvaluator", new AddEvaluatorPage(head, new AddEvaluatorForm()))
            : NotFound();

    /// <summary>Adds the person, then goes back to the choice.</summary>
    [HttpPost]
    public async Task<IActionResult> Add(string reference, [Bind(Prefix = "Form")] AddEvaluatorForm form, CancellationToken cancellation)
    {
        var today = clock.Today();
        if (await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        if (head.File.MayNameEvaluators() is { IsAccepted: false } refused)
        {
            ModelState.Refuse(refused);
        }

        if (!ModelState.IsValid)
        {
            return View("AddEvaluator", new AddEvaluatorPage(head, form));
        }

        // somebody the company knows already is not written a second time
        var company = head.File.EmployerId;
        var email = form.Email!.Trim();
        var known = await db.People.AsNoTracking()
            .Where(person => person.Email != null && person.Email.ToLower() == email.ToLower() && db.Memberships.Any(membership => membership.PersonId == person.Id && membership.OrganisationId == company))
            .Select(person => new
            {
                person.Id,
                person.FirstNames,
                Last = person.UsedName ?? person.BirthName,
                Evaluates = db.Memberships.Any(membership => membership.PersonId == person.Id && membership.OrganisationId == company && membership.Role == Role.Evaluator && membership.From <= today && (membership.Until == null || membership.Until >= today)),
            })
            .FirstOrDefaultAsync(cancellation);
        if (known is not null && known.Id == head.File.CandidateId)
        {
            ModelState.AddModelError("Form.Email", "C’est l’adresse du candidat : il ne peut pas être un de ses évaluateurs.");
        }
        else if (known is { Evaluates: true })
        {
            ModelState.AddModelError("Form.Email", $"Cette adresse est celle de {known.FirstNames.Split(' ')[0]} {known.Last}, qui figure déjà dans la liste.");
        }

        if (!ModelState.IsValid)
        {
            return View("AddEvaluator", new AddEvaluatorPage(head, form));
        }

        var person = known?.Id ?? Added(Person.Named(form.FirstName!, form.Name!, email, form.JobTitle));
        db.Add(Membership.Of(person, Role.Evaluator, company, today));
        var invited = await invitations.HolderOfAsync(email, cancellation) is null;
        if (invited)
        {
            invitations.Invite(person, email, "pour évaluer un candidat");
        }

        await db.SaveChangesAsync(cancellation);
        TempData.Toast(invited ? "Personne ajoutée à la liste ; une invitation lui est envoyée." : "Personne ajoutée à la liste.");
        return Redirect($"{EvaluationPaths.Evaluators(reference)}?personne={person}");

        Guid Added(Person added)
        {
            db.Add(added);
            return added.Id;
        }
    }
}

/// <summary>The form on the file from which one came.</summary>
public sealed record AddEvaluatorPage(FileHead Head, AddEvaluatorForm Form);
