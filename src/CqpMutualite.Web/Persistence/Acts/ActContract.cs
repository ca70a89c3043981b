using System.Text.Json;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Web.Persistence.Acts;

/// <summary>An act as the journal keeps it, for ever. <paramref name="Data"/>: JSON whose names, like <paramref name="Code"/>, follow no class.</summary>
public sealed record StoredAct(string Code, int Version, string Data);

/// <summary>
/// The one place where acts become bytes and come back: a row for each shape that was ever stored. A new shape is a new row, with the next version;
/// the former one is still read. What a code and a name mean never changes.
/// </summary>
public static partial class ActContract
{
    /// <summary>Codes that a query of the journal asks for.</summary>
    public const string RegistrationAcknowledged = "inscription.accusee", DossierTransmitted = "dossier.transmis", DossierDeleted = "dossier.supprime";

    private static readonly Dictionary<(string Code, int Version), Form> ByCode = Forms.ToDictionary(form => (form.Code, form.Version));

    private static readonly Dictionary<Type, Form> ByKind =
        Forms.GroupBy(form => form.Kind).ToDictionary(kind => kind.Key, kind => kind.OrderByDescending(form => form.Version).First());

    private static Form[] Forms => [.. OfFiles, .. OfPeople, .. OfJuries];

    /// <summary>Every code, with the kind of act that it is written for today.</summary>
    public static IReadOnlyDictionary<string, Type> Codes => ByKind.Values.ToDictionary(form => form.Code, form => form.Kind);

    /// <summary>The act as it is stored.</summary>
    /// <exception cref="InvalidOperationException">A kind of act that has no place here yet.</exception>
    public static StoredAct Write(Act act) => ByKind.TryGetValue(act.GetType(), out var form)
        ? new StoredAct(form.Code, form.Version, JsonSerializer.Serialize(form.Write(act), ActJson.Default.ActData))
        : throw new InvalidOperationException($"{act.GetType().Name} has no place in the contract of the journal.");

    /// <summary>The act as it was; null for one that a later version of the application wrote: its words are still there.</summary>
    public static Act? Read(StoredAct stored) => ByCode.TryGetValue((stored.Code, stored.Version), out var form)
        ? form.Read(JsonSerializer.Deserialize(stored.Data, ActJson.Default.ActData)!)
        : null;

    private static Form Of<T>(string code, Func<T, ActData> write, Func<ActData, T> read, int version = 1)
        where T : Act => new(code, version, typeof(T), act => write((T)act), read);

    private static Form Of<T>(string code)
        where T : Act, new() => Of<T>(code, _ => new(), _ => new());

    private sealed record Form(string Code, int Version, Type Kind, Func<Act, ActData> Write, Func<ActData, Act> Read);
}
