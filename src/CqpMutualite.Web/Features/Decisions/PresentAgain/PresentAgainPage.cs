using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Decisions.PresentAgain;

/// <summary>One unit to present again.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Why">Not acquired, or no longer valid since when.</param>
/// <param name="Experience">Advised by the panel.</param>
/// <param name="Modules">Advised by the panel.</param>
/// <param name="Choices">Training first, or not.</param>
public sealed record UnitToPresent(Unit Unit, string Why, string? Experience, string? Modules, Choices Choices);

/// <summary>What a new presentation would be.</summary>
/// <param name="After">The file, with its decision.</param>
/// <param name="State">Why none can be opened; null when one can.</param>
/// <param name="Units">What would be presented.</param>
/// <param name="Kept">What is acquired and would not be.</param>
/// <param name="Organisations">Who may train today.</param>
/// <param name="Form">What is chosen.</param>
public sealed record PresentAgainPage(
    AfterDecision After,
    string? State,
    IReadOnlyList<UnitToPresent> Units,
    IReadOnlyList<(Unit Unit, string Words)> Kept,
    IReadOnlyList<SelectListItem> Organisations,
    PresentAgainForm Form
)
{
    private static readonly Choice[] Ways = [new(PresentAgainForm.Training, "Formation d’abord"), new(PresentAgainForm.Direct, "Évaluation directe")];

    /// <summary>Labels for the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => Units.ToDictionary(unit => unit.Choices.Name, unit => unit.Unit.Label);

    /// <summary>One query more than <see cref="AfterDecision"/>.</summary>
    public static async Task<PresentAgainPage> LoadAsync(
        AppDbContext db,
        Editions editions,
        AfterDecision after,
        PresentAgainForm form,
        IReadOnlyDictionary<string, bool> chosen,
        ModelStateDictionary state,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var (file, record) = (after.Head.File, after.Record(editions));
        var may = record is null ? Domain.Files.FileRefusals.DecisionNotPublished : file.Presentation.MayPresentAgain(record, today);
        var units = record is null ? [] : file.Presentation.ToPresentAgain(record, today);
        return new PresentAgainPage(
            after,
            may.IsAccepted ? null : may.Refusals[0].Message,
            [.. units.Select(unit => Of(unit, record!))],
            record is null
                ? []
                :
                [
                    .. after
                        .Head.Edition.AllUnits.Where(unit => !units.Contains(unit))
                        .Select(unit => (unit, Words: after.Ledger.Held(file.Certification, unit.Key, today) is { } held ? HeldWords(held) : null))
                        .Where(kept => kept.Words is not null)
                        .Select(kept => (kept.unit, kept.Words!)),
                ],
            [
                .. (await ApprovedOrganisations.LoadAsync(db, file.Certification, today, cancellation)).Select(organisation => new SelectListItem(
                    organisation.Line,
                    organisation.Id.ToString()
                )),
            ],
            form
        );

        UnitToPresent Of(Unit unit, Domain.Files.PresentationRecord known)
        {
            var decided = known.Decision.Units.FirstOrDefault(found => found.Unit == unit.Key);
            var name = AnswerFields.Value(unit.Key);
            return new UnitToPresent(
                unit,
                after.Ledger.Expired(file.Certification, unit.Key, today) is { ValidUntil: { } until }
                        ? $"N’est plus valable depuis le {FrenchText.PlainDate(until)}"
                    : known.Decision.ByCommission ? "Non validé"
                    : "Non acquis",
                decided?.Experience,
                decided?.Modules,
                new Choices(
                    name,
                    Ids.Of(name) + "-title",
                    Ways,
                    chosen.TryGetValue(unit.Key, out var training)
                        ? training
                            ? PresentAgainForm.Training
                            : PresentAgainForm.Direct
                        : null
                )
                {
                    Error = state[name] is { Errors: [var error, ..] } ? error.ErrorMessage : null,
                });
        }
    }

    private static string HeldWords(AcquiredUnit held) =>
        $"acquis le {FrenchText.PlainDate(held.AcquiredOn)}{(held.ValidUntil is { } until ? $", valable jusqu’au {FrenchText.PlainDate(until)}" : "")}";
}
