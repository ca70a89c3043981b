using System.Text.Json;
using System.Text.Json.Serialization;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;

namespace CqpMutualite.Web.Documents;

/// <summary>
/// The form in which a document goes to the typesetter: camel case, nothing that has its default value, French spaces, stamps as drawings.
/// <paramref name="contentOf"/>: the image of a stamp; null when it is no longer there: its place stays empty.
/// </summary>
public sealed class DocumentJson(Func<StampImage, byte[]?> contentOf)
{
    private readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        MaxDepth = 256, // the depth of the tree is checked before (DocumentBounds)
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SpacedString(), new DrawnStamp(contentOf) },
    };

    /// <summary>UTF-8 JSON of a document.</summary>
    public byte[] Write(Document document) => JsonSerializer.SerializeToUtf8Bytes(document, options);

    private sealed class SpacedString : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(FrenchSpacing.Apply(value));
    }

    // the compiler takes drawings as text: an image goes inside one, fitted to a frame twice as wide as high
    private sealed class DrawnStamp(Func<StampImage, byte[]?> contentOf) : JsonConverter<StampImage>
    {
        public override StampImage? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, StampImage value, JsonSerializerOptions options)
        {
            var image = contentOf(value) is { } bytes
                ? $"<image width='200' height='100' preserveAspectRatio='xMinYMid' href='data:{value.MediaType};base64,{Convert.ToBase64String(bytes)}'/>"
                : "";
            writer.WriteStringValue($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100' width='200' height='100'>{image}</svg>");
        }
    }
}
