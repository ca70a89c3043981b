using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.KeepMandate;

/// <summary>The certifier corrects a mandate, or ends it; not while the person sits in a session to come that it would no longer cover.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.MandateRoute)]
public sealed class KeepMandateController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid mandate, CancellationToken cancellation) => await LoadAsync(mandate, cancellation) is { } held
        ? await PageAsync(held, new MandateForm { College = held.Mandate.College, Represents = held.Mandate.Represents, OrganisationId = held.Mandate.OrganisationId, From = held.Mandate.From, Until = held.Mandate.Until }, cancellation)
        : NotFound();

    /// <summary>Writes it, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Keep(Guid mandate, [Bind(Prefix = "Form")] MandateForm form, CancellationToken cancellation)
    {
        if (await LoadAsync(mandate, cancellation) is not { } held)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await WriteAsync(held, form.ToTerms(), cancellation));
        }

        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return await PageAsync(held, form, cancellation);
        }

        db.Record(held.Mandate.PersonId, CurrentUser.From(User)!.Actor(), $"Mandat de jury modifié, {JuryWords.Of(held.Mandate.College!.Value).ToLowerInvariant()}, {held.Words}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"Mandat de {held.Name} : {held.Words}.");
        return Redirect(JuryPaths.Mandates);
    }

    private async Task<Outcome> WriteAsync(HeldMandate held, MandateTerms terms, CancellationToken cancellation)
    {
        var person = held.Mandate.PersonId;
        var all = await db.Memberships.Where(membership => membership.PersonId == person).ToListAsync(cancellation);
        if (held.Mandate.Write(terms, all) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var seats = await (
            from session in db.Sessions.AsNoTracking()
            where session.ClosedAt == null
            from member in session.Members
            where member.PersonId == person
            orderby session.HeldOn
            select new { session.HeldOn, member.College }).ToListAsync(cancellation);
        var uncovered = seats.Where(seat => all.TrueForAll(mandate => mandate.SitsFor(seat.HeldOn) != seat.College)).Select(seat => seat.HeldOn).ToList();
        return uncovered.Count > 0 ? JuryRefusals.SeatedBeyond(uncovered) : Outcome.Accepted;
    }

    private async Task<HeldMandate?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await (
            from membership in db.Memberships
            where membership.Id == id && (membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver)
            join person in db.People on membership.PersonId equals person.Id
            select new { membership, person }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new HeldMandate(found.membership, found.person.Name);
    }

    private async Task<IActionResult> PageAsync(HeldMandate held, MandateForm form, CancellationToken cancellation) =>
        View("KeepMandate", new KeepMandatePage(held.Name, held.Mandate.Role == Role.JuryObserver, form, await MandateForm.PlacesAsync(db, cancellation)));

    private sealed record HeldMandate(Membership Mandate, string Name)
    {
        public string Words => Mandate.Until is { } until
            ? $"du {FrenchText.PlainDate(Mandate.From)} au {FrenchText.PlainDate(until)}"
            : $"à partir du {FrenchText.PlainDate(Mandate.From)}";
    }
}

/// <summary>The form.</summary>
public sealed record KeepMandatePage(string Name, bool Observes, MandateForm Form, IReadOnlyList<SelectListItem> Places)
{
    /// <summary>The colleges with a voice.</summary>
    public IEnumerable<SelectListItem> Colleges { get; } = [new("Employeurs", nameof(College.Employers)), new("Salariés", nameof(College.Employees))];
}
