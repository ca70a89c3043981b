using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Files;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Registration.ShareTraining;

/// <summary>The units of the path, the organisations to choose from.</summary>
/// <param name="Head">The file.</param>
/// <param name="Lines">One a unit that needs an organisation.</param>
/// <param name="Options">Those that may be chosen.</param>
/// <param name="Others">Those that may not, and why.</param>
/// <param name="State">Why the sharing is over; null while it is open.</param>
public sealed record ShareTrainingPage(
    FileHead Head,
    IReadOnlyList<ShareLine> Lines,
    IReadOnlyList<SelectListItem> Options,
    IReadOnlyList<string> Others,
    string? State)
{
    /// <summary>Labels for the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => Lines.ToDictionary(line => FieldOf(line.Unit.Key), line => line.Unit.Label);

    /// <summary>Name of the field of a unit.</summary>
    public static string FieldOf(string unit) => $"Form.Units[{unit}]";

    /// <summary>One query. <paramref name="form"/>: null when nothing was typed yet.</summary>
    public static async Task<ShareTrainingPage> LoadAsync(FileActing begun, ShareTrainingForm? form, CancellationToken cancellation)
    {
        var file = begun.File;
        var standings = (await begun.Db.TrainersAsync(file, cancellation))
            .Select(trainer => (Trainer: trainer, Standing: trainer.StandingFor(file.Certification, ApprovalScope.Training, begun.Today)))
            .ToLookup(entry => entry.Standing.IsInForce);
        var open = file.Registration.MayNameOrganisation();
        return new ShareTrainingPage(
            begun.Head,
            [.. file.Registration.UnitsToShare(begun.Edition).Select(unit => new ShareLine(unit, Chosen(unit.Key)))],
            [.. standings[true].Select(entry => new SelectListItem(entry.Trainer.WithTown(), entry.Trainer.Id.ToString()))],
            [.. standings[false].Select(entry => $"{entry.Trainer.Name} : {entry.Standing.Words}")],
            open.IsAccepted ? null : open.Refusals[0].Message);

        Guid? Chosen(string unit) => form is null ? file.OrganisationFor(unit)?.OrganisationId : form.Units.GetValueOrDefault(unit);
    }
}

/// <summary>A unit and the organisation chosen for it.</summary>
public sealed record ShareLine(Domain.Referentials.Unit Unit, Guid? Chosen);
