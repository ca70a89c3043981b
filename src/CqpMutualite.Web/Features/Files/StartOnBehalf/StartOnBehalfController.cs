using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.StartOnBehalf;

/// <summary>The certifier begins to enter on a file in the place of somebody who follows it, with a reason.</summary>
[Requires(Permission.EnterOnBehalf)]
[Route(FilesPaths.OnBehalfRoute)]
public sealed class StartOnBehalfController(AppDbContext db, Editions editions, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    /// <summary>The people of the file.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head
            ? View("StartOnBehalf", await PageAsync(head, new StartOnBehalfForm(), cancellation))
            : NotFound();

    /// <summary>Begins; the history of the file says for whom and why.</summary>
    [HttpPost]
    public async Task<IActionResult> Start(string reference, [Bind(Prefix = "Form")] StartOnBehalfForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var page = await PageAsync(head, form, cancellation);
        var chosen = page.People.FirstOrDefault(person => person.Key == form.Person);
        if (chosen is null && !string.IsNullOrEmpty(form.Person))
        {
            ModelState.AddModelError("Form.Person", "Choisissez une personne de la liste.");
        }

        if (!ModelState.IsValid)
        {
            return View("StartOnBehalf", page);
        }

        var (account, now) = ((await signIn.UserManager.GetUserAsync(User))!, clock.GetUtcNow());
        if (await db.OnBehalf.SingleOrDefaultAsync(found => found.AccountId == account.Id, cancellation) is { } former)
        {
            db.Remove(former);
            await db.SaveChangesAsync(cancellation);
        }

        db.Add(new OnBehalf { AccountId = account.Id, FileId = head.File.Id, PersonId = chosen!.PersonId, Role = chosen.Role, OrganisationId = chosen.OrganisationId, Reason = form.Reason!.Trim(), StartedAt = now });
        db.Note(head.File.Id, new Actor(user.PersonId, $"OEMM, pour {chosen.Name} ({RoleNames.Of(chosen.Role)})"), new OnBehalfStarted(), head.Edition, now, because: form.Reason);
        await db.SaveChangesAsync(cancellation);
        await signIn.RefreshSignInAsync(account);
        return Redirect(FilesPaths.File(reference));
    }

    private async Task<StartOnBehalfPage> PageAsync(FileHead head, StartOnBehalfForm form, CancellationToken cancellation)
    {
        var (file, today) = (head.File, clock.Today());
        var evaluators = file.Evaluators.Select(seat => seat.PersonId).ToList();
        var trainers = file.TrainingOrganisations.Select(place => place.OrganisationId).ToList();
        var members = await (
            from member in db.Memberships.AsNoTracking()
            where member.From <= today && (member.Until == null || today <= member.Until)
                && ((member.Role == Role.CompanyHr && member.OrganisationId == file.EmployerId) || (member.Role == Role.TrainingOrganisation && member.OrganisationId != null && trainers.Contains(member.OrganisationId.Value)))
            join person in db.People on member.PersonId equals person.Id
            join organisation in db.Organisations on member.OrganisationId equals organisation.Id
            orderby member.Role, organisation.Name, person.BirthName
            select new { person.Id, person.FirstNames, Last = person.UsedName ?? person.BirthName, member.Role, member.OrganisationId, Organisation = organisation.Name }).ToListAsync(cancellation);
        var others = await db.People.AsNoTracking().Where(person => person.Id == file.CandidateId || evaluators.Contains(person.Id))
            .Select(person => new { person.Id, person.FirstNames, Last = person.UsedName ?? person.BirthName }).ToListAsync(cancellation);
        return new StartOnBehalfPage(head,
        [
            .. members.Select(member => new PersonOfFile(member.Id, $"{member.FirstNames.Split(' ', ',')[0]} {member.Last}", member.Role, member.OrganisationId, member.Organisation)),
            .. others.Select(person => new PersonOfFile(person.Id, $"{person.FirstNames.Split(' ', ',')[0]} {person.Last}", person.Id == file.CandidateId ? Role.Candidate : Role.Evaluator, null, null)),
        ], form);
    }
}

/// <summary>Somebody who follows the file, in one capacity.</summary>
public sealed record PersonOfFile(Guid PersonId, string Name, Role Role, Guid? OrganisationId, string? Organisation)
{
    /// <summary>Value of the choice.</summary>
    public string Key => $"{Role}:{PersonId}:{OrganisationId}";
}

/// <summary>The page.</summary>
public sealed record StartOnBehalfPage(FileHead Head, IReadOnlyList<PersonOfFile> People, StartOnBehalfForm Form)
{
    /// <summary>As choices.</summary>
    public List<SelectListItem> Choices => [.. People.Select(person => new SelectListItem($"{person.Name} – {RoleNames.Of(person.Role)}{(person.Organisation is null ? "" : $", {person.Organisation}")}", person.Key))];
}

/// <summary>For whom, and why.</summary>
public sealed record StartOnBehalfForm
{
    /// <summary>The person, in one capacity.</summary>
    [Display(Name = "À la place de"), Required(ErrorMessage = "Choisissez la personne.")]
    public string? Person { get; init; }

    /// <summary>For the history of the file.</summary>
    [Display(Name = "Motif"), Required(ErrorMessage = "Dites pourquoi vous saisissez à sa place."), StringLength(300, ErrorMessage = "Le motif tient en 300 signes.")]
    public string? Reason { get; init; }
}
