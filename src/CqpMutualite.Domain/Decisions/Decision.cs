using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Decisions;

/// <summary>What follows from the units for the certification.</summary>
public enum DecisionResult
{
    /// <summary>Every unit of the certification is acquired, now or before: it is delivered. A jury's only.</summary>
    Total,

    Partial,

    None,
}

/// <summary>From which day the validity of acquired units runs: the sources do not say.</summary>
public enum ValidityStart
{
    /// <summary>The day of the session.</summary>
    Decision,

    /// <summary>The day of the publication.</summary>
    Notification,
}

/// <summary>Why a signed decision no longer holds.</summary>
public enum Replacement
{
    /// <summary>The president signs another one, in the same session.</summary>
    Correction,

    /// <summary>The file goes before a session again.</summary>
    Cancellation,
}

/// <summary>What is said of one unit. The advice goes with a unit that is not acquired, and only with it.</summary>
/// <param name="Acquired">Acquired.</param>
/// <param name="Experience">Experience to deepen in the company; null when none is advised.</param>
/// <param name="Modules">Modules to follow; null when none is advised.</param>
public sealed record UnitVerdict(bool Acquired, string? Experience = null, string? Modules = null);

/// <summary>What the president fills in.</summary>
/// <param name="Units">By key of the unit; a unit without a verdict is absent.</param>
/// <param name="Comment">For the candidate; printed.</param>
/// <param name="Note">For the certifier and the jury; never printed.</param>
public sealed record DecisionContent(IReadOnlyDictionary<string, UnitVerdict> Units, string? Comment = null, string? Note = null);

/// <summary>A unit that the file does not present because it was acquired before.</summary>
/// <param name="Unit">Key of the unit.</param>
/// <param name="Reference">The file in which it was acquired.</param>
/// <param name="AcquiredOn">When.</param>
/// <param name="ValidUntil">Last day on which it counts; null: no end.</param>
/// <param name="SharedFrom">Title of the other certification, when the certifier counts a unit that is common to both; null otherwise.</param>
public sealed record CarriedUnit(string Unit, string Reference, DateOnly AcquiredOn, DateOnly? ValidUntil, string? SharedFrom = null)
{
    /// <summary>Whether it counts on that day.</summary>
    public bool CountsOn(DateOnly day) => ValidUntil is not { } until || day <= until;
}

/// <summary>What a decision is about and what it depends on.</summary>
public sealed record DecisionContext(Guid FileId, string Reference, Guid SessionId, DateOnly HeldOn, Referential Edition)
{
    /// <summary>Taken by the joint commission, on file: it validates units and delivers no certification.</summary>
    public bool ByCommission { get; init; }

    /// <summary>Units acquired before, those whose time is over too.</summary>
    public IReadOnlyList<CarriedUnit> Carried { get; init; } = [];

    /// <summary>Rank among the decisions of the file.</summary>
    public int Number { get; init; } = 1;

    /// <summary>From when the acquired units are valid.</summary>
    public ValidityStart StartsOn { get; init; }

    /// <summary>After a validation of experience, a partial decision says what is to be deepened or followed.</summary>
    public bool AdviceRequired { get; init; }
}

/// <summary>
/// The decision on one file, recorded and signed by the president. The panel is sovereign and gives no reason. It never changes once signed:
/// a correction keeps it and signs another one.
/// </summary>
public sealed class Decision
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<UnitDecision> units = [];

    private Decision()
    {
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public Guid SessionId { get; private set; }

    /// <summary>Rank among the decisions of the file, from 1.</summary>
    public int Number { get; private set; }

    public DateOnly HeldOn { get; private set; }

    /// <summary>Taken by the joint commission, on file.</summary>
    public bool ByCommission { get; private set; }

    /// <summary>Acquired or not, per unit presented.</summary>
    public IReadOnlyList<UnitDecision> Units => units;

    /// <summary>Units acquired before, those whose time is over too.</summary>
    public IReadOnlyList<CarriedUnit> Carried { get; private set; } = [];

    /// <summary>Total, partial or none.</summary>
    public DecisionResult Result { get; private set; }

    public string? Comment { get; private set; }

    /// <summary>For the certifier and the jury: on no sheet, on no page of anybody else.</summary>
    public string? Note { get; private set; }

    /// <summary>Years of validity of the units acquired by this decision; null when they have no end.</summary>
    public int? ValidityYears { get; private set; }

    public ValidityStart ValidityStart { get; private set; }

    /// <summary>Last day of validity when it is known at the signature; see <see cref="ValidUntilFrom"/>.</summary>
    public DateOnly? ValidUntil { get; private set; }

    public Guid PresidentId { get; private set; }

    /// <summary>Name of the president, as printed.</summary>
    public string PresidentName { get; private set; } = "";

    /// <summary>When it was signed (UTC).</summary>
    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string ContentHash { get; private set; } = "";

    public string Seal { get; private set; } = "";

    public string KeyId { get; private set; } = "";

    /// <summary>When it ceased to hold (UTC); null while it holds.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>How it ceased to hold.</summary>
    public Replacement? ReplacedFor { get; private set; }

    /// <summary>Why, in the certifier's words.</summary>
    public string? ReplacedBecause { get; private set; }

    public Guid? ReplacedBy { get; private set; }

    /// <summary>Last day of validity of the units that it acquired; null: no end, or not known before the publication.</summary>
    public DateOnly? ValidUntilFrom(DateOnly? publishedOn) =>
        ValidUntil ?? (ValidityYears is { } years && ValidityStart == ValidityStart.Notification && publishedOn is { } day ? day.AddYears(years) : null);

    /// <summary>
    /// Records and signs. Refused when a unit presented has no result; a unit that is not presented counts for nothing.
    /// <paramref name="seal"/> seals the canonical content it is given.
    /// </summary>
    public static (Decision? Decision, Outcome Outcome) Sign(
        DecisionContext context,
        DecisionContent content,
        Guid presidentId,
        string presidentName,
        Func<string, SealedContent> seal
    )
    {
        var edition = context.Edition;
        var acquired = edition
            .Units.Where(unit => content.Units.TryGetValue(unit.Key, out var verdict) && verdict.Acquired)
            .Select(unit => unit.Key)
            .ToHashSet();
        var result = ResultOf(context, acquired);
        if (Missing(context, content, result) is { Count: > 0 } missing)
        {
            return (null, Outcome.From(missing));
        }

        var years = result == DecisionResult.Partial && acquired.Count > 0 ? edition.Rules.PartialValidityYears : null;
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(),
            FileId = context.FileId,
            SessionId = context.SessionId,
            Number = context.Number,
            HeldOn = context.HeldOn,
            ByCommission = context.ByCommission,
            Carried = context.Carried,
            Result = result,
            Comment = AnswerValue.Normalise(content.Comment),
            Note = AnswerValue.Normalise(content.Note),
            ValidityYears = years,
            ValidityStart = context.StartsOn,
            ValidUntil = context.StartsOn == ValidityStart.Decision && years is { } count ? context.HeldOn.AddYears(count) : null,
            PresidentId = presidentId,
            PresidentName = presidentName,
        };
        decision.units.AddRange(edition.Units.Select(unit => new UnitDecision(decision.Id, unit.Key, content.Units[unit.Key])));
        var sealedContent = seal(decision.Content(edition, context.Reference));
        decision.SignedAt = sealedContent.At;
        decision.ContentHash = sealedContent.Hash;
        decision.Seal = sealedContent.Seal;
        decision.KeyId = sealedContent.KeyId;
        return (decision, new DecisionSigned(decision.SessionId, decision.ByCommission ? SessionKind.Commission : SessionKind.Jury, decision.Number));
    }

    /// <summary>What forbids to sign that content.</summary>
    public static IReadOnlyList<Refusal> Missing(DecisionContext context, DecisionContent content) =>
        Missing(context, content, ResultOf(context, [.. content.Units.Where(unit => unit.Value.Acquired).Select(unit => unit.Key)]));

    /// <summary>
    /// Total when every unit of the certification is acquired now or was before and still counts; none when none is; partial otherwise.
    /// The commission validates units and delivers nothing: never total. <paramref name="acquired"/>: keys of those acquired now.
    /// </summary>
    public static DecisionResult ResultOf(DecisionContext context, IReadOnlyCollection<string> acquired)
    {
        var presented = context.Edition.Units.Select(unit => unit.Key).ToHashSet();
        var held = context.Edition.AllUnits.Count(unit =>
            presented.Contains(unit.Key)
                ? acquired.Contains(unit.Key)
                : !context.ByCommission && context.Carried.Any(carried => carried.Unit == unit.Key && carried.CountsOn(context.HeldOn))
        );
        return held == 0 ? DecisionResult.None
            : held == context.Edition.AllUnits.Count && !context.ByCommission ? DecisionResult.Total
            : DecisionResult.Partial;
    }

    /// <summary>It no longer holds; it is kept as it was signed.</summary>
    public Outcome Replace(Replacement how, string? reason, Guid by, DateTimeOffset now)
    {
        if (ReplacedAt is not null)
        {
            return DecisionRefusals.DecisionReplaced;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return DecisionRefusals.ReplacementReasonMissing;
        }

        (ReplacedAt, ReplacedFor, ReplacedBecause, ReplacedBy) = (now, how, reason.Trim(), by);
        return new DecisionReplaced(Number, how);
    }

    /// <summary>
    /// What the seal covers, written one way only: the same decision gives the same bytes whatever the database. Recomputed to check a seal.
    /// <paramref name="edition"/>: as it is asked of the file.
    /// </summary>
    public string Content(Referential edition, string reference)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("edition", $"{edition.Code}.v{edition.Version}");
            json.WriteString("file", reference);
            json.WriteNumber("number", Number);
            json.WriteString("panel", ByCommission ? "commission" : "jury");
            json.WriteString("session", SessionId);
            json.WriteString("heldOn", Iso(HeldOn));
            json.WriteString("president", PresidentId);
            json.WriteString("presidentName", PresidentName);
            json.WriteString("decision", Result.ToString());
            if (ValidityYears is { } years)
            {
                json.WriteNumber("validityYears", years);
                json.WriteString("validFrom", ValidityStart.ToString());
            }

            json.WriteString("comment", Comment);
            json.WriteString("note", Note);
            json.WriteStartArray("units");
            foreach (var unit in units.OrderBy(unit => Rank(edition, unit.Unit)))
            {
                json.WriteStartArray();
                json.WriteStringValue(unit.Unit);
                json.WriteBooleanValue(unit.Acquired);
                json.WriteStringValue(unit.Experience);
                json.WriteStringValue(unit.Modules);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartArray("carried");
            foreach (var unit in Carried.OrderBy(unit => Rank(edition, unit.Unit)))
            {
                json.WriteStartArray();
                json.WriteStringValue(unit.Unit);
                json.WriteStringValue(unit.Reference);
                json.WriteStringValue(Iso(unit.AcquiredOn));
                json.WriteStringValue(unit.ValidUntil is { } until ? Iso(until) : null);
                json.WriteStringValue(unit.SharedFrom);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static List<Refusal> Missing(DecisionContext context, DecisionContent content, DecisionResult result)
    {
        List<Refusal> missing = [.. context.Edition.Units.Where(unit => !content.Units.ContainsKey(unit.Key)).Select(DecisionRefusals.UnitMissing)];
        if (missing.Count == 0 && context.AdviceRequired && result == DecisionResult.Partial)
        {
            missing.AddRange(
                context
                    .Edition.Units.Where(unit =>
                        content.Units[unit.Key] is { Acquired: false } verdict
                        && AnswerValue.Normalise(verdict.Experience) is null
                        && AnswerValue.Normalise(verdict.Modules) is null
                    )
                    .Select(DecisionRefusals.AdviceMissing)
            );
        }

        return missing;
    }

    private static int Rank(Referential edition, string unit) => edition.AllUnits.TakeWhile(known => known.Key != unit).Count();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed class UnitDecision
{
    private UnitDecision()
    {
    }

    internal UnitDecision(Guid decisionId, string unit, UnitVerdict verdict)
    {
        DecisionId = decisionId;
        Unit = unit;
        Acquired = verdict.Acquired;
        Experience = verdict.Acquired ? null : AnswerValue.Normalise(verdict.Experience);
        Modules = verdict.Acquired ? null : AnswerValue.Normalise(verdict.Modules);
    }

    public Guid DecisionId { get; private set; }

    public string Unit { get; private set; } = "";

    public bool Acquired { get; private set; }

    /// <summary>Experience to deepen in the company, when it is not acquired and some is advised.</summary>
    public string? Experience { get; private set; }

    /// <summary>Modules to follow, when it is not acquired and some are advised.</summary>
    public string? Modules { get; private set; }
}
