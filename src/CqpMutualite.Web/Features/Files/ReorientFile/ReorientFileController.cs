using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.ReorientFile;

/// <summary>The candidate goes to another certification: a new file goes on from this one, which is closed and says why.</summary>
[Requires(Permission.OpenFile)]
[Route(FilesPaths.ReorientRoute)]
public sealed class ReorientFileController(AppDbContext db, Editions editions, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>The other certifications, with the help to choose among them.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? Page(head, new ReorientFileForm()) : NotFound();

    /// <summary>Opens the new file and closes the old one, together.</summary>
    [HttpPost]
    public async Task<IActionResult> Reorient(string reference, [Bind(Prefix = "Form")] ReorientFileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var certification = catalogue.Find(form.Certification);
        var edition = certification?.Editions.Select(code => editions.InForce(code, today)).FirstOrDefault(found => found is not null);
        if (ModelState.IsValid && (certification is null || edition is null))
        {
            ModelState.AddModelError("Form.Certification", "Choisissez une certification de la liste.");
        }

        if (!ModelState.IsValid || certification is null || edition is null)
        {
            return Page(head, form);
        }

        var candidate = head.File.CandidateId;
        if (await db.Files.AnyAsync(file => file.CandidateId == candidate && file.Certification == certification.Code && file.Halts.ClosedOn == null && file.Presentation.PublishedOn == null && file.Id != head.File.Id, cancellation))
        {
            ModelState.AddModelError("Form.Certification", FileRefusals.Duplicate(null).Message);
            return Page(head, form);
        }

        var (next, outcome) = CertificationFile.Open(await db.NextReferenceAsync(today.Year, cancellation), candidate, head.File.EmployerId, edition, certification.Code, certification.Title, null, today);
        outcome = next is null ? outcome : head.File.Halts.ReorientTo(next, form.Reason, today);
        ModelState.Refuse(outcome);
        if (ModelState.IsValid && next is not null)
        {
            db.Add(next);
            db.Note(next.Id, user.Actor(), new FileOpenedAfter(reference), edition, now);
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Dossier {next.Reference} ouvert, {reference} clôturé.");
                return Redirect(FilesPaths.File(next.Reference));
            }
        }

        return Page(head, form);
    }

    private ViewResult Page(FileHead head, ReorientFileForm form)
    {
        var allowed = head.File.Halts.MayClose();
        return View("ReorientFile", new ReorientFilePage(
            head,
            allowed.IsAccepted || !ModelState.IsValid ? null : allowed.Refusals[0].Message,
            [.. catalogue.Certifications.Where(certification => certification.Code != head.File.Certification && certification.Editions.Any(code => editions.InForce(code, clock.Today()) is not null))
                .Select(certification => new SelectListItem(certification.Title, certification.Code))],
            form));
    }
}

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why the candidate cannot be moved; null when they can.</param>
/// <param name="Certifications">Where they may go.</param>
/// <param name="Form">What is typed.</param>
public sealed record ReorientFilePage(FileHead Head, string? State, IReadOnlyList<SelectListItem> Certifications, ReorientFileForm Form)
{
    /// <summary>« Si le cœur de métier du candidat est… »: the edition's own help to choose; empty when it has none.</summary>
    public IReadOnlyList<TextItem> Cases => [.. Head.Edition.Booklet("guide-entretien")?.Blocks.Select(pair => pair.Block).OfType<ListBlock>().Where(list => list.Role == ListRole.Cases).SelectMany(list => list.Items) ?? []];
}
