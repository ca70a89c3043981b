using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.AssessUnit;

/// <summary>An act on the way in which a unit is assessed.</summary>
internal sealed class UnitAct
{
    private readonly Func<Sheet, Asked, Outcome> act;

    private UnitAct(string said, Func<Sheet, Asked, Outcome> act) => (Said, this.act) = (said, act);

    // who asks it, on which unit and its questions, when
    private sealed record Asked(string Unit, EvaluatorSeat Seat, IReadOnlyList<Question> Questions, Guid Person, DateTimeOffset Now);

    private static readonly Dictionary<string, UnitAct> Known = new()
    {
        [AssessUnitPage.Separately] = new(
            "Vous répondez chacun de votre côté\u00A0: l’autre évaluateur ne lit rien avant d’avoir remis ses réponses.",
            (sheet, by) => sheet.AssessSeparately(by.Unit, by.Questions)),
        [AssessUnitPage.Propose] = new("Proposition faite\u00A0: l’autre évaluateur la lit sur cette page. D’ici là, rien ne change.", AgreeTogether),
        [AssessUnitPage.Agree] = new("Vous répondez ensemble\u00A0: vos deux réponses se lisent côte à côte.", AgreeTogether),
        [AssessUnitPage.Stay] = new("Vous continuez chacun de votre côté.", (sheet, by) => sheet.StaySeparate(by.Unit)),
        [AssessUnitPage.HandOver] = new("Réponses remises.", (sheet, by) => sheet.HandOver(by.Unit, by.Seat, by.Questions, by.Person, by.Now)),
        [AssessUnitPage.TakeBack] = new("Vous pouvez de nouveau changer vos réponses.", (sheet, by) => sheet.TakeBack(by.Unit, by.Seat)),
    };

    public string Said { get; }

    /// <summary>The one that a button asks for; null for those that lead elsewhere.</summary>
    public static UnitAct? Of(string? button) => Known.GetValueOrDefault(button ?? "");

    /// <summary>Does it on what is stored: the last to hand over compares both.</summary>
    public Task<Outcome?> DoAsync(FileActing begun, string unit, CancellationToken cancellation) => EvaluatorsSheet.ActAsync(
        begun,
        (sheet, seat) => act(sheet, new Asked(unit, seat, EvaluationBooklet.Of(begun.Edition).Assessed(unit), begun.User.PersonId, begun.Now)),
        cancellation);

    private static Outcome AgreeTogether(Sheet sheet, Asked by) => sheet.AgreeTogether(by.Unit, by.Seat, by.Questions, by.Person, by.Now);
}
