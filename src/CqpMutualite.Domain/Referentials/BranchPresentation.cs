using System.Text.Json;

namespace CqpMutualite.Domain.Referentials;

/// <summary>What the branch says of its certifications to everybody, in our words: the text of the public page and of the leaflet.</summary>
public sealed record BranchPresentation(string Title, string Lead, IReadOnlyList<PresentationSection> Sections)
{
    /// <summary>Reads <c>presentation.json</c>, with every fault.</summary>
    public static (BranchPresentation Presentation, IReadOnlyList<DocumentFault> Faults) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new List<DocumentFault>();
        var root = new DocumentNode(document.RootElement, "$", faults);
        var presentation = new BranchPresentation(
            root.Text("title"),
            root.Text("lead"),
            root.List("sections", node => new PresentationSection(
                node.Text("key"),
                node.Text("title"),
                node.OptionalList("blocks", block =>
                {
                    block.Text("type");
                    return ReferentialReader.ReadText(block);
                })
            ))
        );
        root.Close();
        return (presentation, faults);
    }
}

/// <summary>A part; <paramref name="Key"/> is its anchor, and what is known elsewhere (certifications, contacts) follows its text.</summary>
public sealed record PresentationSection(string Key, string Title, IReadOnlyList<TextBlock> Blocks);
