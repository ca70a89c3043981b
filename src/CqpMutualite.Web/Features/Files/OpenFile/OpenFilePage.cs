using CqpMutualite.Domain.People;
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

    /// <summary>Those whom the candidate resembles, when somebody has to say who it is.</summary>
    public IReadOnlyList<Alike> Alike { get; init; } = [];

    /// <summary>What is known of them.</summary>
    public IEnumerable<AlertLine> AlikeLines => Alike.Select(alike => alike.File is { Ours: true } ours
        ? new AlertLine(
            $"{ours.Name}, né(e) {ours.Identity.Born.WhenBorn},",
            ours.Runs(Form.Certification) ? "a un dossier en cours pour cette certification." : "a déjà un dossier dans votre entreprise.",
            Forbids: ours.Runs(Form.Certification),
            Remedy: ours.Reference is null ? null : $"Ouvrir {ours.Reference}",
            RemedyUrl: ours.Reference is null ? null : FilesPaths.File(ours.Reference))
        : new AlertLine(
            "Une personne",
            $"{(alike.Resemblance == Resemblance.Same ? "de même nom, de mêmes prénoms et de même date de naissance" : "qui lui ressemble")} prépare déjà "
                + "cette certification dans une autre entreprise. Le certificateur peut vous dire comment la suite se règle.",
            Forbids: true)).Distinct();

    /// <summary>Who it may be said to be: one of the company's, unless they are on the way already, or another person.</summary>
    public IEnumerable<SelectListItem> SamePeople => Alike.Where(alike => alike.File.Ours)
        .GroupBy(alike => alike.File.PersonId)
        .Where(files => !files.Any(alike => alike.File.Runs(Form.Certification)))
        .Select(files => new SelectListItem($"C’est {files.First().File.Name}, né(e) {files.First().File.Identity.Born.WhenBorn}", files.Key.ToString()))
        .Append(new SelectListItem("C’est une autre personne", OpenFileForm.Another));

    /// <summary>What may wait is shown at once when something is wrong in it.</summary>
    public bool LaterOpen { get; init; }

    /// <summary>Certifications of the branch; those without an edition say so, and opening a file on them is refused.</summary>
    public IEnumerable<SelectListItem> Certifications => Catalogue.Certifications.Select(certification =>
        new SelectListItem(certification.Editions.Any() ? certification.Title : $"{certification.Title} (pas d’édition publiée)", certification.Code));

    /// <summary>Mentions of every edition that has some.</summary>
    public IEnumerable<SelectListItem> Mentions =>
        Editions.SelectMany(edition => edition.Mentions).DistinctBy(mention => mention.Key).Select(mention => new SelectListItem(mention.Label, mention.Key));

    /// <summary>The page again, with what is refused; <paramref name="alike"/>: those whom the candidate resembles.</summary>
    public OpenFilePage Again(ModelStateDictionary state, IReadOnlyList<Alike>? alike) => this with
    {
        Alike = alike ?? [],
        LaterOpen = Later.Any(field => state[$"Form.{field}"]?.Errors.Count > 0),
    };
}
