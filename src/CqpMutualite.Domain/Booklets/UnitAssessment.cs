using System.Text.Json.Serialization;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Domain.Booklets;

/// <summary>
/// How the two evaluators assess one unit: together in one sitting, or each alone and blind until both have handed over.
/// There is none as long as they answer together and nobody said otherwise.
/// </summary>
/// <param name="Unit">Key of the unit.</param>
/// <param name="Separately">Each alone; false: together.</param>
/// <param name="FirstAt">When the first evaluator handed over (UTC).</param>
/// <param name="SecondAt">When the second evaluator handed over (UTC).</param>
public sealed record UnitAssessment(string Unit, bool Separately, DateTimeOffset? FirstAt, DateTimeOffset? SecondAt)
{
    /// <summary>Neither reads the other yet.</summary>
    public bool IsBlind => Separately && !IsRevealed;

    /// <summary>Both answered alone and handed over: what differs is settled in the consensus view.</summary>
    public bool IsRevealed => FirstAt is not null && SecondAt is not null;

    /// <summary>When that evaluator handed over.</summary>
    public DateTimeOffset? HandedOverAt(EvaluatorSeat seat) => seat == EvaluatorSeat.First ? FirstAt : SecondAt;

    /// <summary>Who proposed to answer together and awaits the other's agreement; null when nobody did.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<EvaluatorSeat>))]
    public EvaluatorSeat? TogetherProposedBy { get; init; }

    // whoever hands over, takes back or leaves is no longer proposing anything
    internal UnitAssessment HandOver(EvaluatorSeat seat, DateTimeOffset? at) =>
        seat == EvaluatorSeat.First ? this with { FirstAt = at, TogetherProposedBy = null } : this with { SecondAt = at, TogetherProposedBy = null };
}
