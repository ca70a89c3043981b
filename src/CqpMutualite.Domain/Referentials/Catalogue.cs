using System.Text.Json;

namespace CqpMutualite.Domain.Referentials;

/// <summary>
/// A certification of the branch. <paramref name="Edition"/>: its own edition; null when none is published. <paramref name="SharedEditions"/>: editions it
/// shares with others.
/// </summary>
public sealed record Certification(string Code, string Title, string? Edition, IReadOnlyList<string> SharedEditions, string? Rncp, string? Note)
{
    /// <summary>What its holder is able to do, in the words of the source.</summary>
    public IReadOnlyList<string> Capacities { get; init; } = [];

    /// <summary>Nature and length of the experience that opens the VAE, in the words of the source.</summary>
    public string? Experience { get; init; }

    /// <summary>Editions on which a file may be opened.</summary>
    public IEnumerable<string> Editions => Edition is null ? SharedEditions : SharedEditions.Prepend(Edition);
}

/// <summary>The certifications that the sources name, with or without a published edition.</summary>
public sealed record Catalogue(IReadOnlyList<Certification> Certifications)
{
    /// <summary>That certification; null when the catalogue does not have it.</summary>
    public Certification? Find(string? code) => Certifications.FirstOrDefault(certification => certification.Code == code);

    /// <summary>Its title; the code itself for a certification that the catalogue no longer has.</summary>
    public string TitleOf(string code) => Find(code)?.Title ?? code;

    /// <summary>Reads <c>catalogue.json</c>, with every fault.</summary>
    public static (Catalogue Catalogue, IReadOnlyList<DocumentFault> Faults) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var faults = new List<DocumentFault>();
        var root = new DocumentNode(document.RootElement, "$", faults);
        var certifications = root.List("certifications", node =>
        {
            node.OptionalText("status");
            return new Certification(
                node.Text("code"),
                node.Text("title"),
                node.OptionalText("edition"),
                node.OptionalList("shares", code => code.Text()),
                node.OptionalText("rncp"),
                node.OptionalText("note")
            )
            {
                Capacities = node.OptionalList("capacities", capacity => capacity.Text()),
                Experience = node.OptionalText("experience"),
            };
        });
        root.Close();
        return (new Catalogue(certifications), faults);
    }
}
