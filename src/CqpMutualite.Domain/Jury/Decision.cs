using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <summary>What the jury delivers; computed from the units.</summary>
public enum DecisionResult
{
    /// <summary>Every unit acquired: the certification is delivered.</summary>
    Total,

    /// <summary>Some units acquired.</summary>
    Partial,

    /// <summary>No unit acquired.</summary>
    None,
}

/// <summary>The decision sheet of one file, recorded and signed by the president. The jury is sovereign and gives no reason.</summary>
public sealed class Decision
{
    private readonly List<UnitDecision> units = [];

    private Decision()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The file.</summary>
    public Guid FileId { get; private set; }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>Acquired or not, per unit.</summary>
    public IReadOnlyList<UnitDecision> Units => units;

    /// <summary>Total, partial or none.</summary>
    public DecisionResult Result { get; private set; }

    /// <summary>What to deepen or to follow, after a partial decision; for the candidate.</summary>
    public string? Advice { get; private set; }

    /// <summary>Last day of validity of acquired units after a partial decision; null when the edition is silent.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The president.</summary>
    public Guid PresidentId { get; private set; }

    /// <summary>Name of the president, as printed.</summary>
    public string PresidentName { get; private set; } = "";

    /// <summary>When it was signed (UTC).</summary>
    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Seal of the signature.</summary>
    public string Seal { get; private set; } = "";

    /// <summary>Which key sealed.</summary>
    public string KeyId { get; private set; } = "";

    /// <summary>
    /// Records and signs. Refused when a unit has no result. <paramref name="acquired"/>: by unit key.
    /// <paramref name="seal"/> seals the canonical content it is given.
    /// </summary>
    public static (Decision? Decision, Outcome Outcome) Sign(Guid fileId, string reference, Guid sessionId, DateOnly heldOn, Referential edition, IReadOnlyDictionary<string, bool> acquired, string? advice, Guid presidentId, string presidentName, Func<string, SealedContent> seal)
    {
        var missing = edition.Units.Where(unit => !acquired.ContainsKey(unit.Key)).Select(JuryRefusals.UnitMissing).ToList();
        if (missing.Count > 0)
        {
            return (null, Outcome.From(missing));
        }

        var decision = new Decision
        {
            Id = Guid.CreateVersion7(),
            FileId = fileId,
            SessionId = sessionId,
            Advice = AnswerValue.Normalise(advice),
            PresidentId = presidentId,
            PresidentName = presidentName,
        };
        decision.units.AddRange(edition.Units.Select(unit => new UnitDecision(decision.Id, unit.Key, acquired[unit.Key])));
        decision.Result = ResultOf(acquired.Values);
        decision.ValidUntil = decision.Result == DecisionResult.Partial && edition.Rules.PartialValidityYears is { } years ? heldOn.AddYears(years) : null;
        var content = seal($"{{\"decision\":\"{decision.Result}\",\"edition\":\"{edition.Code}.v{edition.Version}\",\"file\":\"{reference}\",\"units\":[{string.Join(',', edition.Units.Select(unit => $"[\"{unit.Key}\",{(acquired[unit.Key] ? "true" : "false")}]"))}]}}");
        decision.SignedAt = content.At;
        decision.ContentHash = content.Hash;
        decision.Seal = content.Seal;
        decision.KeyId = content.KeyId;
        return (decision, Outcome.Accepted);
    }

    /// <summary>Total when every unit is acquired, none when none is, partial otherwise.</summary>
    public static DecisionResult ResultOf(IEnumerable<bool> acquired)
    {
        var results = acquired.ToList();
        return results.TrueForAll(result => result) ? DecisionResult.Total : results.Contains(true) ? DecisionResult.Partial : DecisionResult.None;
    }
}

/// <summary>Result on one unit.</summary>
public sealed class UnitDecision
{
    private UnitDecision()
    {
    }

    internal UnitDecision(Guid decisionId, string unit, bool acquired)
    {
        DecisionId = decisionId;
        Unit = unit;
        Acquired = acquired;
    }

    /// <summary>The decision.</summary>
    public Guid DecisionId { get; private set; }

    /// <summary>Key of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Acquired.</summary>
    public bool Acquired { get; private set; }
}
