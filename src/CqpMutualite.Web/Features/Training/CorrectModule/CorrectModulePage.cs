using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.CorrectModule;

/// <summary>A module to correct; <paramref name="State"/> says why it is not.</summary>
public sealed record CorrectModulePage(FileHead Head, string? State, ModuleFields Fields)
{
    public ModuleForm Form => Fields.Form;

    /// <summary>The module of that id, as far as it is this user's to see; null for any other.</summary>
    public static Module? Find(FileActing begun, Guid id) =>
        begun.File.Modules.FirstOrDefault(known => known.Id == id) is { } found && begun.Head.Concerns(begun.User, found.Unit) ? found : null;

    /// <summary>What somebody else wrote meanwhile.</summary>
    public static string MovedOn(Module now) =>
        $"Ce module vient d’être modifié par une autre personne\u00A0: « {now.Title} », "
        + $"{FileSheets.Days(now.StartsOn, now.EndsOn)}, {FrenchText.Hours(now.Hours)}. Vérifiez ce qui suit, puis enregistrez de nouveau.";

    public static CorrectModulePage Of(FileActing begun, ModuleForm form)
    {
        var (units, file) = (begun.Edition.Units, begun.File);
        var may = file.Training.MayRecord(begun.User.OrganisationId, units.FirstOrDefault(unit => unit.Key == form.Unit)?.Key);
        var trained = units.Where(unit => begun.Head.Concerns(begun.User, unit.Key));
        return new CorrectModulePage(begun.Head, may.IsAccepted ? null : may.Refusals[0].Message, new ModuleFields(begun.Edition, form, [.. trained]));
    }
}
