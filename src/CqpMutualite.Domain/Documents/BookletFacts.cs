using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What a booklet prints of its file, beside the answers. A blank booklet has none.</summary>
public sealed record BookletFacts
{
    public required string Reference { get; init; }

    /// <summary>Day of printing or, once signed, of the last signature.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Values of the facts that are known.</summary>
    public required IReadOnlyDictionary<FileFact, string> Values { get; init; }

    /// <summary>Printed value of each answer, by key.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>The candidate's own assessment, by key, printed beside the one that it answers; empty when they made none.</summary>
    public IReadOnlyDictionary<string, string> SelfAnswers { get; init; } = new Dictionary<string, string>();

    /// <summary>The word given beside an answer that another contradicts, by key: printed under it.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>Valid signatures, by role.</summary>
    public required IReadOnlyDictionary<SignatoryRole, SignatureProofOf> Signatures { get; init; }

    /// <summary>When the results were presented to the candidate, in words: « le 20 novembre 2026 »; null before, and in other booklets.</summary>
    public string? PresentedOn { get; init; }

    /// <summary>Why the candidate has not acknowledged them; null when they have.</summary>
    public string? UnacknowledgedBecause { get; init; }

    /// <summary>Valid signatures on units, by unit: they stand in the section of their unit.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<SignatoryRole, SignatureProofOf>> UnitSignatures { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<SignatoryRole, SignatureProofOf>>();

    /// <summary>Sheets of units that a later one follows, oldest first: each is printed before it.</summary>
    public IReadOnlyList<EarlierSheet> Earlier { get; init; } = [];

    /// <summary>
    /// What the last sheet is called in the sections of units, where several are printed: « évaluation du 3 mars 2026 »; null for one that needs no name.
    /// </summary>
    public string? SheetLabel { get; init; }

    /// <summary>Units about which this booklet asks nothing on this file: their part prints one sentence, <see cref="LeftOutBecause"/>.</summary>
    public IReadOnlySet<string> UnitsLeftOut { get; init; } = new HashSet<string>();

    /// <summary>Why those units are left out.</summary>
    public string LeftOutBecause { get; init; } = "";

    /// <summary>Said on the cover of a booklet whose results were keyed from a paper original; null otherwise.</summary>
    public string? FromPaper { get; init; }

    /// <summary>Rows of the repeating tables.</summary>
    public IReadOnlyDictionary<RowsOf, IReadOnlyList<IReadOnlyList<string>>> Rows { get; init; } =
        new Dictionary<RowsOf, IReadOnlyList<IReadOnlyList<string>>>();
}

/// <summary>A signature as printed: the person with their quality, and the proof.</summary>
public sealed record SignatureProofOf(string Name, SignatureProof Proof);

/// <summary>A sheet of a unit that a later one follows.</summary>
/// <param name="Unit">Key of the unit.</param>
/// <param name="Label">« Feuillet 1, du 3 mars 2026 ».</param>
/// <param name="Answers">Printed value of each answer, by key.</param>
/// <param name="Signatures">Valid signatures, by role.</param>
public sealed record EarlierSheet(
    string Unit,
    string Label,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyDictionary<SignatoryRole, SignatureProofOf> Signatures
)
{
    /// <summary>The candidate's own assessment at that time, by key.</summary>
    public IReadOnlyDictionary<string, string> SelfAnswers { get; init; } = new Dictionary<string, string>();
}
