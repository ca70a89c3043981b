using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        decision.Result = ResultOf(edition.Units.Select(unit => acquired[unit.Key]));
        decision.ValidUntil = decision.Result == DecisionResult.Partial && edition.Rules.PartialValidityYears is { } years ? heldOn.AddYears(years) : null;
        var content = seal(decision.Content(edition, reference, heldOn));
        decision.SignedAt = content.At;
        decision.ContentHash = content.Hash;
        decision.Seal = content.Seal;
        decision.KeyId = content.KeyId;
        return (decision, Outcome.Accepted);
    }

    /// <summary>
    /// What the seal covers, written one way only: the same decision gives the same bytes whatever the database. Recomputed to check a seal.
    /// <paramref name="heldOn"/>: day of the session.
    /// </summary>
    public string Content(Referential edition, string reference, DateOnly heldOn)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("edition", $"{edition.Code}.v{edition.Version}");
            json.WriteString("file", reference);
            json.WriteString("session", SessionId);
            json.WriteString("heldOn", heldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("president", PresidentId);
            json.WriteString("presidentName", PresidentName);
            json.WriteString("decision", Result.ToString());
            json.WriteString("validUntil", ValidUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("advice", Advice);
            json.WriteStartArray("units");
            foreach (var unit in edition.Units)
            {
                json.WriteStartArray();
                json.WriteStringValue(unit.Key);
                json.WriteBooleanValue(units.Single(decided => decided.Unit == unit.Key).Acquired);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Total when every unit is acquired, none when none is, partial otherwise.</summary>
    public static DecisionResult ResultOf(IEnumerable<bool> acquired)
    {
        var results = acquired.ToList();
        return !results.Contains(true) ? DecisionResult.None : results.Contains(false) ? DecisionResult.Partial : DecisionResult.Total;
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
