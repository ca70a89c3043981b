using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Files.ReorientFile;

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why the candidate cannot be moved; null when they can.</param>
/// <param name="Certifications">Where they may go.</param>
/// <param name="Form">What is typed.</param>
public sealed record ReorientFilePage(FileHead Head, string? State, IReadOnlyList<SelectListItem> Certifications, ReorientFileForm Form)
{
    /// <summary>« Si le cœur de métier du candidat est… »: the edition's own help to choose; empty when it has none.</summary>
    public IReadOnlyList<TextItem> Cases => Head.Edition.Booklet(BookletKeys.Guide) is { } guide
        ? [.. guide.Blocks.Select(pair => pair.Block).OfType<ListBlock>().Where(list => list.Role == ListRole.Cases).SelectMany(list => list.Items)]
        : [];

    /// <summary>As it is first shown, or (<paramref name="refused"/>) again with its refusals above the form: what they say is not said twice.</summary>
    public static ReorientFilePage Of(FileActing begun, Catalogue catalogue, Editions editions, ReorientFileForm form, bool refused) => new(
        begun.Head,
        refused ? null : begun.File.Halts.MayClose().Refusals.FirstOrDefault()?.Message,
        [
            .. catalogue.Certifications.Where(known => known.Code != begun.File.Certification && editions.InForce(known, begun.Today) is not null)
                .Select(known => new SelectListItem(known.Title, known.Code)),
        ],
        form);
}
