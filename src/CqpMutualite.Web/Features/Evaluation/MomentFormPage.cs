using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>A moment as a form: planned for the first time, or moved.</summary>
/// <param name="Head">The file.</param>
/// <param name="Form">What is typed.</param>
/// <param name="People">Who can take part.</param>
/// <param name="MomentId">What is moved; null for a new one.</param>
/// <param name="MayHold">The reader may say that it was held.</param>
/// <param name="Frozen">Why nothing can be planned; null while it can.</param>
public sealed record MomentFormPage(FileHead Head, MomentForm Form, IReadOnlyList<SelectListItem> People, Guid? MomentId, bool MayHold, string? Frozen)
{
    private const int UsualMinutes = 60;

    /// <summary>« Planifier un moment ».</summary>
    public string Title => MomentId is null ? "Planifier un moment" : "Modifier un moment";

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<MomentKind>().Select(kind => new SelectListItem(MomentNames.Of(kind), kind.ToString()));

    public IEnumerable<SelectListItem> Units =>
        Head.Edition.Units.Select(unit => new SelectListItem($"{unit.Short}{FrenchText.NoBreakSpace}: {unit.Title}", unit.Key));

    /// <summary>Labels for the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["Form.Kind"] = "Moment",
        ["Form.Units"] = "Évalue",
        ["Form.Day"] = "Jour",
        ["Form.Time"] = "Heure",
        ["Form.Minutes"] = "Durée",
        ["Form.Place"] = "Lieu",
        ["Form.Participants"] = "Participants",
        ["Form.HeldOn"] = "Jour",
    };

    /// <summary>The page; one query for the names.</summary>
    public static async Task<MomentFormPage> LoadAsync(
        Persistence.AppDbContext db,
        FileHead head,
        MomentForm form,
        EvaluationMoment? moment,
        bool mayHold,
        CancellationToken cancellation
    )
    {
        var names = await EvaluationPeople.NamesAsync(db, head, cancellation);
        var frozen = moment is null ? head.File.Evaluation.MayPlan() : moment.MayRemove(head.File);
        return new MomentFormPage(
            head,
            form,
            [
                .. MomentWords
                    .People(head)
                    .Select(person => new SelectListItem(
                        $"{names.GetValueOrDefault(person.Person)}, {(person.Place == MomentParticipants.Candidate ? "candidat" : "évaluateur")}",
                        person.Place.ToString()
                    )),
            ],
            moment?.Id,
            mayHold,
            frozen.IsAccepted ? null : frozen.Refusals[0].Message);
    }

    /// <summary>A new one, with what is most likely: who usually takes part, about how long the edition asks for.</summary>
    public static MomentForm Likely(FileHead head, MomentKind? kind, IReadOnlyList<string> units)
    {
        var known = units.Where(key => head.Edition.Units.Any(unit => unit.Key == key)).ToList();
        var everybody = MomentWords.People(head).Select(person => person.Place);
        var minutes = EvaluationBooklet
            .Of(head.Edition)
            .Booklet.Planning.FirstOrDefault(item => item.Kind == kind && item.Minutes is not null && (known.Count == 0 || item.Units.Any(known.Contains)))
            ?.Minutes;
        return new MomentForm
        {
            Kind = kind,
            Units = known,
            Minutes = minutes ?? UsualMinutes,
            Participants = [.. everybody.Where(place => kind != MomentKind.Framing || place != MomentParticipants.Candidate)],
        };
    }
}
