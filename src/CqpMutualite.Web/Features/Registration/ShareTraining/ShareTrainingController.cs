using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Registration.ShareTraining;

/// <summary>The company shares the path between several training organisations: one a unit.</summary>
[Requires(Permission.NameParticipants)]
[Route(RegistrationPaths.SharingRoute)]
public sealed class ShareTrainingController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The units with their organisations.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head
            ? View("ShareTraining", ShareTrainingPage.Of(head, await TrainersAsync(head, cancellation), null, clock.Today()))
            : NotFound();

    /// <summary>Keeps the sharing.</summary>
    [HttpPost]
    public async Task<IActionResult> Share(string reference, [Bind(Prefix = "Form")] ShareTrainingForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var trainers = await TrainersAsync(head, cancellation);
        var page = ShareTrainingPage.Of(head, trainers, form, clock.Today());
        var choices = new Dictionary<string, Organisation>();
        foreach (var line in page.Lines.Where(line => line.Chosen is not null))
        {
            if (trainers.Find(organisation => organisation.Id == line.Chosen) is { } chosen)
            {
                choices[line.Unit.Key] = chosen;
            }
            else
            {
                ModelState.AddModelError(ShareTrainingPage.FieldOf(line.Unit.Key), "Cet organisme n’est plus dans la liste. Choisissez-en un autre.");
            }
        }

        var outcome = Outcome.Accepted;
        if (ModelState.IsValid)
        {
            outcome = head.File.Registration.Share(head.Edition, choices, clock.Today());
            foreach (var refusal in outcome.Refusals)
            {
                ModelState.AddModelError(refusal.Field is { } unit ? ShareTrainingPage.FieldOf(unit) : "", refusal.Message);
            }
        }

        if (!ModelState.IsValid)
        {
            return View("ShareTraining", page);
        }

        var names = choices.Values.Select(organisation => organisation.Name).Distinct().ToList();
        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Une autre personne modifiait ce dossier au même instant. Envoyez la répartition de nouveau.");
            return View("ShareTraining", page);
        }

        TempData.Toast(names.Count > 1 ? "Répartition enregistrée." : $"Organisme choisi : {names[0]}.");
        return Redirect(head.File.Turn == Domain.Files.Turn.Company ? FilesPaths.ForAct(head.File.NextAct, reference) : FilesPaths.File(reference));
    }

    private Task<List<Organisation>> TrainersAsync(FileHead head, CancellationToken cancellation) => db.Organisations.AsNoTracking()
        .Include(organisation => organisation.Approvals.Where(approval => approval.Certification == head.File.Certification)).AsSingleQuery()
        .Where(organisation => organisation.Kind == OrganisationKind.TrainingOrganisation)
        .OrderBy(organisation => organisation.Name).ToListAsync(cancellation);
}

/// <summary>The organisation of each unit, by key.</summary>
public sealed record ShareTrainingForm
{
    /// <summary>Organisation by key of the unit; null when it needs none.</summary>
    public Dictionary<string, Guid?> Units { get; init; } = [];
}

/// <summary>The units of the path, the organisations to choose from.</summary>
/// <param name="Head">The file.</param>
/// <param name="Lines">One a unit that needs an organisation.</param>
/// <param name="Options">Those that may be chosen.</param>
/// <param name="Others">Those that may not, and why.</param>
/// <param name="State">Why the sharing is over; null while it is open.</param>
public sealed record ShareTrainingPage(FileHead Head, IReadOnlyList<ShareLine> Lines, IReadOnlyList<SelectListItem> Options, IReadOnlyList<string> Others, string? State)
{
    /// <summary>Labels for the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => Lines.ToDictionary(line => FieldOf(line.Unit.Key), line => line.Unit.Label);

    /// <summary>Name of the field of a unit.</summary>
    public static string FieldOf(string unit) => $"Form.Units[{unit}]";

    /// <summary>From the training organisations, with their approvals for this certification.</summary>
    public static ShareTrainingPage Of(FileHead head, IReadOnlyList<Organisation> organisations, ShareTrainingForm? form, DateOnly today)
    {
        var file = head.File;
        var standings = organisations.Select(organisation => (Organisation: organisation, Standing: organisation.StandingFor(file.Certification, ApprovalScope.Training, today))).ToLookup(entry => entry.Standing.IsInForce);
        var open = file.Registration.MayNameOrganisation();
        return new ShareTrainingPage(
            head,
            [.. file.Registration.UnitsToShare(head.Edition).Select(unit => new ShareLine(unit, form is null ? file.OrganisationFor(unit.Key)?.OrganisationId : form.Units.GetValueOrDefault(unit.Key)))],
            [.. standings[true].Select(entry => new SelectListItem(entry.Organisation.Town is null ? entry.Organisation.Name : $"{entry.Organisation.Name}, {entry.Organisation.Town}", entry.Organisation.Id.ToString()))],
            [.. standings[false].Select(entry => $"{entry.Organisation.Name} : {entry.Standing.Words}")],
            open.IsAccepted ? null : open.Refusals[0].Message);
    }
}

/// <summary>A unit and the organisation chosen for it.</summary>
public sealed record ShareLine(Domain.Referentials.Unit Unit, Guid? Chosen);
