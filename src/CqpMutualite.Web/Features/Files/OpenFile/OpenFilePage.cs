using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>The form with what can be chosen. It spends no query: catalogue and editions are in memory.</summary>
public sealed record OpenFilePage(Catalogue Catalogue, IReadOnlyList<Referential> Editions, OpenFileForm Form)
{
    /// <summary>The person has a running file on this certification already.</summary>
    public AlertLine? Duplicate { get; init; }

    /// <summary>What may wait is shown at once when something is wrong in it.</summary>
    public bool LaterOpen { get; init; }

    /// <summary>Certifications of the branch; those without an edition say so, and opening a file on them is refused.</summary>
    public IEnumerable<SelectListItem> Certifications => Catalogue.Certifications.Select(certification =>
        new SelectListItem(certification.Editions.Any() ? certification.Title : $"{certification.Title} (pas d’édition publiée)", certification.Code));

    /// <summary>Mentions of every edition that has some.</summary>
    public IEnumerable<SelectListItem> Mentions => Editions.SelectMany(edition => edition.Mentions).DistinctBy(mention => mention.Key).Select(mention => new SelectListItem(mention.Label, mention.Key));
}
