using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>The form with what can be chosen. It spends no query: catalogue and editions are in memory.</summary>
public sealed record OpenFilePage(Catalogue Catalogue, IReadOnlyList<Referential> Editions, OpenFileForm Form)
{
    private static readonly string[] Later =
        [nameof(Form.BirthPlace), nameof(Form.BirthCountry), nameof(Form.BirthCode), nameof(Form.JobTitle), nameof(Form.Contract), nameof(Form.HiredOn)];

    /// <summary>The person has a running file on this certification already.</summary>
    public AlertLine? Duplicate { get; init; }

    /// <summary>What may wait is shown at once when something is wrong in it.</summary>
    public bool LaterOpen { get; init; }

    /// <summary>Certifications of the branch; those without an edition say so, and opening a file on them is refused.</summary>
    public IEnumerable<SelectListItem> Certifications => Catalogue.Certifications.Select(certification =>
        new SelectListItem(certification.Editions.Any() ? certification.Title : $"{certification.Title} (pas d’édition publiée)", certification.Code));

    /// <summary>Mentions of every edition that has some.</summary>
    public IEnumerable<SelectListItem> Mentions =>
        Editions.SelectMany(edition => edition.Mentions).DistinctBy(mention => mention.Key).Select(mention => new SelectListItem(mention.Label, mention.Key));

    /// <summary>The page again, with what is refused; <paramref name="duplicate"/>: the file that the person has already.</summary>
    public OpenFilePage Again(ModelStateDictionary state, string? duplicate) => this with
    {
        Duplicate = duplicate is null ? null : DuplicateLine(duplicate),
        LaterOpen = Later.Any(field => state[$"Form.{field}"]?.Errors.Count > 0),
    };

    private static AlertLine DuplicateLine(string reference) =>
        new("Un dossier est déjà en cours\u00A0:", reference, Forbids: true, Remedy: "Ouvrir ce dossier", RemedyUrl: FilesPaths.File(reference));
}
