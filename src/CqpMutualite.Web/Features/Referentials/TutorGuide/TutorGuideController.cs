using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Referentials.TutorGuide;

/// <summary>The tutor's guide of the edition in force, outside any file: what is read, without the grids, which are in the PDF.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ReferentialsPaths.TutorGuideRoute)]
public sealed class TutorGuideController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation)
    {
        if (editions.InForce(code, clock.Today()) is not { } edition || edition.Booklet(BookletKeys.Tutoring) is not { } booklet)
        {
            return NotFound();
        }

        var read = booklet with { Sections = [.. booklet.Sections.Where(section => section.Blocks.All(block => block is TextBlock or ListBlock))] };
        var document = BookletDocument.Of(edition, read, null, await db.PublishedAsync(edition, cancellation));
        return View("TutorGuide", new TutorGuidePage(edition, booklet.Title, document with { Body = [.. document.Body.Where(node => node is not Cover)] }));
    }
}

/// <summary>The guide.</summary>
public sealed record TutorGuidePage(Referential Edition, string Title, Document Document);
