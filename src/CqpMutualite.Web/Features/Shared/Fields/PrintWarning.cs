using CqpMutualite.Web.Documents;

namespace CqpMutualite.Web.Features.Shared.Fields;

/// <summary>What the author of a text is told when the printed documents cannot draw some of its characters. Never a refusal.</summary>
public static class PrintWarning
{
    private const int Named = 10;

    /// <summary>The sentence beside the field; null when everything prints.</summary>
    public static string? Of(string? text)
    {
        try
        {
            var missing = MissingGlyphs.Of(text);
            return missing.Count == 0
                ? null
                : $"Ces signes ne s’impriment pas : {string.Join(' ', missing.Take(Named))}{(missing.Count > Named ? "…" : "")} ; ils seront remplacés par □.";
        }
        catch (PdfException)
        {
            // without the printing programs nothing is known of their fonts, and writing goes on
            return null;
        }
    }
}
