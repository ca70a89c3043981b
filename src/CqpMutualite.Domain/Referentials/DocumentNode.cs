using System.Text.Json;

namespace CqpMutualite.Domain.Referentials;

/// <summary>A fault of an edition document. <paramref name="Path"/> is that of the JSON value, for example « $.units[2].title ».</summary>
public sealed record DocumentFault(string Path, string Message);

/// <summary>
/// A JSON value with its path. Reading never stops at a fault: each is noted and a harmless value is returned,
/// so that one pass reports all of them. A property nobody read is a fault too (<see cref="Close"/>).
/// </summary>
internal sealed class DocumentNode(JsonElement element, string path, List<DocumentFault> faults)
{
    private readonly HashSet<string> read = [];

    public string Path => path;

    public void Fault(string message) => faults.Add(new DocumentFault(path, message));

    public void Fault(string property, string message) => faults.Add(new DocumentFault($"{path}.{property}", message));

    /// <summary>The value itself, for lists of strings.</summary>
    public string Text()
    {
        if (element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(element.GetString()))
        {
            return element.GetString()!;
        }

        Fault("Un texte est attendu.");
        return "?";
    }

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public string Text(string property) => OptionalText(property) ?? Missing(property, "?");

    public string? OptionalText(string property)
    {
        if (Find(property) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return value.GetString();
        }

        Fault(property, "Un texte non vide est attendu.");
        return "?";
    }

    public int Number(string property) => OptionalNumber(property) ?? Missing(property, 0);

    public int? OptionalNumber(string property)
    {
        if (Find(property) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        Fault(property, "Un nombre entier est attendu.");
        return 0;
    }

    public bool Flag(string property) => OptionalFlag(property) ?? Missing(property, false);

    public bool? OptionalFlag(string property)
    {
        if (Find(property) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault(property, "« true » ou « false » est attendu.");
        return false;
    }

    public T Word<T>(string property)
        where T : struct, Enum => OptionalWord<T>(property) ?? Missing(property, default(T));

    public T? OptionalWord<T>(string property)
        where T : struct, Enum
    {
        if (Find(property) is not { } value)
        {
            return null;
        }

        foreach (var candidate in Enum.GetValues<T>())
        {
            if (value.ValueKind == JsonValueKind.String && JsonNamingPolicy.CamelCase.ConvertName(candidate.ToString()) == value.GetString())
            {
                return candidate;
            }
        }

        Fault(property, $"Un de ces mots est attendu : {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
        return default(T);
    }

    /// <summary>A compulsory list with at least one item, unless it is <c>{ "absentFromSource": "why" }</c>.</summary>
    public IReadOnlyList<T> List<T>(string property, Func<DocumentNode, T> item)
    {
        if (Find(property) is not { } value)
        {
            return Missing<IReadOnlyList<T>>(property, []);
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            var mark = new DocumentNode(value, $"{path}.{property}", faults);
            mark.Text("absentFromSource");
            mark.Close();
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(property, "Une liste est attendue.");
            return [];
        }

        if (value.GetArrayLength() == 0)
        {
            Fault(property, "La liste est vide : une liste que la source n’a pas s’écrit { \"absentFromSource\": \"raison\" }.");
        }

        return Items(value, property, item);
    }

    /// <summary>A list that may be absent.</summary>
    public IReadOnlyList<T> OptionalList<T>(string property, Func<DocumentNode, T> item) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out _) ? List(property, item) : [];

    public T? OptionalChild<T>(string property, Func<DocumentNode, T> read)
        where T : class
    {
        if (Find(property) is not { } value)
        {
            return null;
        }

        return Child(value, $"{path}.{property}", read);
    }

    public T Child<T>(string property, Func<DocumentNode, T> read)
    {
        if (Find(property) is { } value)
        {
            return Child(value, $"{path}.{property}", read);
        }

        Fault(property, "Cette rubrique manque.");
        return Child(JsonDocument.Parse("{}").RootElement, $"{path}.{property}", read);
    }

    /// <summary>A pair of line numbers: <c>[first, last]</c>.</summary>
    public SourceLines? OptionalLines(string property)
    {
        if (Find(property) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
            && value[0].TryGetInt32(out var first) && value[1].TryGetInt32(out var last) && first > 0 && first <= last)
        {
            return new SourceLines(first, last);
        }

        Fault(property, "Deux numéros de ligne croissants sont attendus.");
        return default(SourceLines);
    }

    public SourceLines Lines(string property) => OptionalLines(property) ?? Missing(property, default(SourceLines));

    public IReadOnlyDictionary<string, string> OptionalTexts(string property)
    {
        var texts = new Dictionary<string, string>();
        if (Find(property) is not { } value)
        {
            return texts;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(property, "Une correspondance de textes est attendue.");
            return texts;
        }

        var map = new DocumentNode(value, $"{path}.{property}", faults);
        foreach (var entry in value.EnumerateObject())
        {
            texts[entry.Name] = map.Text(entry.Name);
        }

        return texts;
    }

    /// <summary>To be called once everything was read: what remains is a misspelling.</summary>
    public void Close()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("Un objet est attendu.");
            return;
        }

        foreach (var property in element.EnumerateObject().Where(property => !read.Contains(property.Name)))
        {
            Fault(property.Name, "Cette propriété est inconnue.");
        }
    }

    private JsonElement? Find(string property)
    {
        read.Add(property);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }

    private T Missing<T>(string property, T harmless)
    {
        Fault(property, "Cette valeur manque.");
        return harmless;
    }

    private T Child<T>(JsonElement value, string at, Func<DocumentNode, T> read)
    {
        var node = new DocumentNode(value, at, faults);
        var result = read(node);
        node.Close();
        return result;
    }

    private List<T> Items<T>(JsonElement list, string property, Func<DocumentNode, T> item)
    {
        var result = new List<T>();
        foreach (var (index, value) in list.EnumerateArray().Index())
        {
            var node = new DocumentNode(value, $"{path}.{property}[{index}]", faults);
            result.Add(item(node));
            if (value.ValueKind != JsonValueKind.String)
            {
                node.Close();
            }
        }

        return result;
    }
}
