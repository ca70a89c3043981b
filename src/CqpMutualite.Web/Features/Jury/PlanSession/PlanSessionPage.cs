using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Jury.PlanSession;

/// <summary>The form with the editions that can be chosen.</summary>
public sealed record PlanSessionPage(Editions Published, PlanSessionForm Form)
{
    /// <summary>One line a code: the version follows each file.</summary>
    public IEnumerable<SelectListItem> Editions =>
        Published.All.DistinctBy(edition => edition.Code).Select(edition => new SelectListItem(edition.ShortTitle, edition.Code));

    public IEnumerable<SelectListItem> Kinds { get; } =
    [
        new("Jury : les candidats sont entendus", nameof(SessionKind.Jury)),
        new("Commission paritaire : blocs isolés, sur dossier", nameof(SessionKind.Commission)),
    ];
}
