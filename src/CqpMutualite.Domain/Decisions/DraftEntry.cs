using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Decisions;

/// <summary>One thing that the president has chosen or typed and not signed yet. Each has its own revision: two windows do not overwrite each other.</summary>
public sealed class DraftEntry
{
    private DraftEntry()
    {
    }

    internal DraftEntry(Guid fileId, string key)
    {
        FileId = fileId;
        Key = key;
    }

    public Guid FileId { get; private set; }

    /// <summary>What it is (<see cref="DecisionDraft"/>).</summary>
    public string Key { get; private set; } = "";

    /// <summary>The value; null: emptied.</summary>
    public string? Value { get; private set; }

    /// <summary>Grows at each change.</summary>
    public int Revision { get; private set; }

    public Guid ById { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    internal void Write(string? value, Guid by, DateTimeOffset now)
    {
        (Value, ById, At) = (value, by, now);
        Revision++;
    }
}

/// <summary>
/// The decision being prepared on a file, kept while the panel deliberates: a page read again, or another device, loses nothing, and the members
/// follow it. It decides nothing: the signature does.
/// </summary>
public sealed class DecisionDraft(Guid fileId, IEnumerable<DraftEntry> entries)
{
    /// <summary>Value of « acquis ».</summary>
    public const string Acquired = "acquis";

    /// <summary>Value of « non acquis ».</summary>
    public const string NotAcquired = "non-acquis";

    /// <summary>Key of the comment for the candidate.</summary>
    public const string Comment = "commentaire";

    /// <summary>Key of the internal note.</summary>
    public const string Note = "note";

    public const int LongestText = 4000;

    private readonly Dictionary<string, DraftEntry> entries = entries.ToDictionary(entry => entry.Key);

    /// <summary>What was decided, to be corrected.</summary>
    public static DecisionDraft From(Decision decision, DateTimeOffset now)
    {
        List<(string Key, string? Value)> values = [(Comment, decision.Comment), (Note, decision.Note)];
        foreach (var unit in decision.Units)
        {
            values.AddRange([
                (unit.Unit, unit.Acquired ? Acquired : NotAcquired),
                (Experience(unit.Unit), unit.Experience),
                (Modules(unit.Unit), unit.Modules),
            ]);
        }

        return new DecisionDraft(decision.FileId, values.Where(value => value.Value is not null).Select(value =>
        {
            var entry = new DraftEntry(decision.FileId, value.Key);
            entry.Write(value.Value, decision.PresidentId, now);
            return entry;
        }));
    }

    /// <summary>Key of the experience to deepen on a unit.</summary>
    public static string Experience(string unit) => unit + ".experience";

    /// <summary>Key of the modules to follow on a unit.</summary>
    public static string Modules(string unit) => unit + ".modules";

    /// <summary>Every key that may be written. <paramref name="edition"/>: as it is asked of the file.</summary>
    public static IEnumerable<string> KeysOf(Referential edition) =>
        [.. edition.Units.SelectMany(unit => new[] { unit.Key, Experience(unit.Key), Modules(unit.Key) }), Comment, Note];

    /// <summary>That entry; null when nothing was written.</summary>
    public DraftEntry? Find(string key) => entries.GetValueOrDefault(key);

    /// <summary>The last change; null when there is none.</summary>
    public DraftEntry? Latest => entries.Values.MaxBy(entry => entry.At);

    /// <summary>Everything written, to be removed once it is signed.</summary>
    public IReadOnlyCollection<DraftEntry> Entries => entries.Values;

    /// <summary>
    /// Writes one entry over the revision that was read (<paramref name="token"/>, 0: none). Refused when somebody changed it to something else meanwhile.
    /// The entry is new when it was not known before.
    /// </summary>
    public (DraftEntry? Added, Outcome Outcome) Write(Referential edition, string key, string? typed, int token, Guid by, DateTimeOffset now)
    {
        var value = AnswerValue.Normalise(typed);
        var isUnit = edition.Units.Any(unit => unit.Key == key);
        if (!KeysOf(edition).Contains(key) || (isUnit && value is not (null or Acquired or NotAcquired)))
        {
            return (null, DecisionRefusals.DraftUnknown);
        }

        if (value?.Length > LongestText)
        {
            return (null, DecisionRefusals.DraftTooLong(key));
        }

        var known = Find(key);
        if (known?.Value == value)
        {
            return (null, Outcome.Accepted);
        }

        if (known is not null && known.Revision != token)
        {
            return (null, DecisionRefusals.DraftChanged(key));
        }

        var entry = known ?? new DraftEntry(fileId, key);
        entry.Write(value, by, now);
        entries[key] = entry;
        return (known is null ? entry : null, Outcome.Accepted);
    }

    /// <summary>What it comes to. <paramref name="edition"/>: as it is asked of the file.</summary>
    public DecisionContent Content(Referential edition) =>
        new(
            edition
                .Units.Where(unit => Value(unit.Key) is not null)
                .ToDictionary(unit => unit.Key, unit => new UnitVerdict(Value(unit.Key) == Acquired, Value(Experience(unit.Key)), Value(Modules(unit.Key)))),
            Value(Comment),
            Value(Note)
        );

    /// <summary>The value of that entry.</summary>
    public string? Value(string key) => Find(key)?.Value;
}
