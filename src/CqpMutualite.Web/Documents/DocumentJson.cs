using System.Text.Json;
using System.Text.Json.Serialization;
using CqpMutualite.Domain.Documents;

namespace CqpMutualite.Web.Documents;

/// <summary>The form in which a document goes to the typesetter: camel case, nothing that has its default value, French spaces.</summary>
public static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        MaxDepth = 256, // the depth of the tree is checked before (DocumentBounds)
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SpacedString() },
    };

    /// <summary>UTF-8 JSON of a document.</summary>
    public static byte[] Write(Document document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    private sealed class SpacedString : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(FrenchSpacing.Apply(value));
    }
}
