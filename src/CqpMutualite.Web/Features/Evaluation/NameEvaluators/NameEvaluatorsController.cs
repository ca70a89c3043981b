using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Access;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>The company names the two evaluators of a file, among its people or by inviting somebody, or replaces them.</summary>
[Requires(Permission.NameParticipants)]
[Route(EvaluationPaths.EvaluatorsRoute)]
public sealed class NameEvaluatorsController(AppDbContext db, Editions editions, Invitations invitations, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        if (await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        return View("NameEvaluators", await NameEvaluatorsPage.LoadAsync(db, head, NameEvaluatorsForm.Of(head.File), clock.Today(), cancellation));
    }

    /// <summary>Names them.</summary>
    [HttpPost]
    public async Task<IActionResult> Name(string reference, [Bind(Prefix = "Form")] NameEvaluatorsForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var page = await NameEvaluatorsPage.LoadAsync(db, head, form, clock.Today(), cancellation);
        if (head.File.Evaluation.MayNameEvaluators() is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
        }

        var first = await SomebodyAsync(page, form.First, "Form.First", cancellation);
        var second = await SomebodyAsync(page, form.Second, "Form.Second", cancellation);
        if (!ModelState.IsValid)
        {
            return View("NameEvaluators", page);
        }

        var file = head.File;
        var today = clock.Today();
        var leaving = file.Evaluation.Leaving(first!.Id, second!.Id);
        var outcome = file.Evaluation.NameEvaluators(head.Edition, new EvaluatorChoice(first.Id, form.First.Capacity!.Value), new EvaluatorChoice(second.Id, form.Second.Capacity!.Value), form.Reason, today);
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return View("NameEvaluators", page);
        }

        await LetInAsync(head, first, form.First, cancellation);
        await LetInAsync(head, second, form.Second, cancellation);
        var (putAway, now) = (0, clock.GetUtcNow());
        foreach (var assignment in leaving)
        {
            putAway += await EvaluatorDeparture.LetOutAsync(db, head, assignment, gone: assignment.PersonId != first.Id && assignment.PersonId != second.Id, user, now, cancellation);
        }

        db.Note(file.Id, user.Actor(), outcome.Acts.OfType<EvaluatorsNamed>().Single() with { PutAway = putAway }, head.Edition, now);
        if (!await db.TrySaveAsync(cancellation))
        {
            ModelState.AddModelError("", "Ce dossier vient d’être modifié par une autre personne. Vérifiez la page, puis envoyez-la de nouveau.");
            return View("NameEvaluators", page);
        }

        var byLetter = new[] { first, second }.Where(person => person.Added is { Email: null }).Select(person => person.Added!.Name).ToList();
        TempData.Toast(byLetter.Count > 0 ? $"Évaluateurs nommés. Imprimez la lettre d’accès {FrenchText.Of(FrenchText.Join(byLetter))}."
            : leaving.Count > 0 ? "L’évaluateur est remplacé." : "Les deux évaluateurs sont nommés.");
        return Redirect(byLetter.Count > 0 ? AccessPaths.FileAccess(reference) : FilesPaths.File(reference));
    }

    // the person of a place: of the list, or a new one, not saved yet; null with the reason beside the field
    private async Task<Somebody?> SomebodyAsync(NameEvaluatorsPage page, SeatForm seat, string prefix, CancellationToken cancellation)
    {
        if (seat is { PersonId: { } chosen } && !seat.Invites())
        {
            // the candidate is refused by the aggregate, with its own sentence
            if (chosen != page.Head.File.CandidateId && !page.People.Any(person => person.Id == chosen && person.MayBeChosen))
            {
                ModelState.AddModelError($"{prefix}.PersonId", "Choisissez une personne de la liste.");
            }

            return new Somebody(chosen);
        }

        if (string.IsNullOrWhiteSpace(seat.FirstName) || string.IsNullOrWhiteSpace(seat.Name))
        {
            return null;
        }

        var email = string.IsNullOrWhiteSpace(seat.Email) ? null : seat.Email.Trim();
        if (email is not null && await HolderAsync(email, page.Head.File.EmployerId, cancellation) is { } holder)
        {
            // one person may hold two capacities: human resources and evaluator, by the address that they have
            var named = FoldedName.Of($"{FirstOf(seat.FirstName)} {seat.Name}") == FoldedName.Of(holder.Name);
            if (holder.OfCompany && named && holder.Id != page.Head.File.CandidateId && page.People.All(person => person.Id != holder.Id || person.MayBeChosen))
            {
                return new Somebody(holder.Id);
            }

            ModelState.AddModelError($"{prefix}.Email",
                holder.Id == page.Head.File.CandidateId ? "C’est l’adresse du candidat : il ne peut pas être un de ses évaluateurs."
                : page.People.Any(person => person.Id == holder.Id && person.MayBeChosen) ? $"Cette adresse est celle {FrenchText.Of(holder.Name)}, qui figure déjà dans la liste."
                : "Cette adresse est déjà employée par une autre personne. Vérifiez-la, ou donnez-en une autre.");
            return null;
        }

        var added = Person.Named(seat.FirstName, seat.Name, email, seat.JobTitle);
        return new Somebody(added.Id) { Added = added };
    }

    // an address belongs to its account, else to the person of this company known under it
    private async Task<Holder?> HolderAsync(string email, Guid company, CancellationToken cancellation)
    {
        var account = await invitations.HolderOfAsync(email, cancellation);
        var found = await db.People.AsNoTracking()
            .Where(person => account != null ? person.Id == account : person.Email != null && person.Email.ToLower() == email.ToLower())
            .Select(person => new
            {
                person.Id,
                person.FirstNames,
                Last = person.UsedName ?? person.BirthName,
                OfCompany = db.Memberships.Any(member => member.PersonId == person.Id && member.OrganisationId == company),
                Linked = db.PersonalLinks.Any(link => link.PersonId == person.Id && db.Files.Any(file => file.Id == link.FileId && file.EmployerId == company)),
                Candidate = db.Files.Any(file => file.CandidateId == person.Id && file.EmployerId == company),
            })
            .FirstOrDefaultAsync(person => account != null || person.OfCompany || person.Linked || person.Candidate, cancellation);
        return found is null ? null : new Holder(found.Id, $"{FirstOf(found.FirstNames)} {found.Last}", found.OfCompany);
    }

    private static string FirstOf(string names) => names.Trim().Split(' ', ',')[0];

    // whoever is new in a place gets a way in: an account, a letter later, or a link that opens this file only
    private async Task LetInAsync(FileHead head, Somebody somebody, SeatForm seat, CancellationToken cancellation)
    {
        var file = head.File;
        var today = clock.Today();
        if (somebody.Added is { } added)
        {
            db.Add(added);
            if (added.Email is null || seat.WithAccount)
            {
                db.Add(Membership.Of(added.Id, Role.Evaluator, OrganisationOf(head, seat), today));
            }

            if (added.Email is not null && seat.WithAccount)
            {
                invitations.Open(added.Id, added.Email);
            }
            else if (added.Email is not null)
            {
                db.Add(PersonalLink.To(file.Id, added.Id, clock.GetUtcNow()));
            }

            return;
        }

        var known = await db.People.Where(person => person.Id == somebody.Id).Select(person => new
        {
            person.Email,
            HasAccount = db.Users.Any(account => account.PersonId == person.Id),
            Evaluates = db.Memberships.Any(member => member.PersonId == person.Id && member.Role == Role.Evaluator && member.From <= today && (member.Until == null || member.Until >= today)),
        }).SingleAsync(cancellation);
        if (known.HasAccount && !known.Evaluates)
        {
            db.Add(Membership.Of(somebody.Id, Role.Evaluator, OrganisationOf(head, seat), today));
        }

        if (!known.HasAccount && known.Email is not null)
        {
            var link = await db.PersonalLinks.SingleOrDefaultAsync(found => found.FileId == file.Id && found.PersonId == somebody.Id, cancellation);
            if (link is null)
            {
                db.Add(PersonalLink.To(file.Id, somebody.Id, clock.GetUtcNow()));
            }
            else if (!link.Serves(clock.GetUtcNow()))
            {
                link.Renew(clock.GetUtcNow());
            }
        }
    }

    private static Guid OrganisationOf(FileHead head, SeatForm seat) =>
        seat.Capacity == EvaluatorCapacity.OfOrganisation ? head.File.TrainingOrganisations.FirstOrDefault()?.OrganisationId ?? head.File.EmployerId : head.File.EmployerId;

    private sealed record Somebody(Guid Id)
    {
        public Person? Added { get; init; }
    }

    private sealed record Holder(Guid Id, string Name, bool OfCompany);
}
