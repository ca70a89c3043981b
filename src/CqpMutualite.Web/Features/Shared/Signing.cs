namespace CqpMutualite.Web.Features.Shared;

/// <summary>
/// The signing box: what is declared, the password again (or the code of an invited person), one button. Posts <c>Secret</c> and <c>Declared</c>.
/// </summary>
/// <param name="PostUrl">Where it is posted.</param>
/// <param name="Signer">« Claire Morel, responsable hiérarchique ».</param>
/// <param name="Declaration">The sentence the signer accepts.</param>
/// <param name="Button">« Signer le livret ».</param>
public sealed record SignBox(string PostUrl, string Signer, string Declaration, string Button)
{
    public string Title { get; init; } = "Signature";

    /// <summary>What signing changes, under the button.</summary>
    public string Consequence { get; init; } = "Après signature, le livret n’est plus modifiable.";

    /// <summary>An invited person signs with the code received.</summary>
    public bool WithCode { get; init; }

    /// <summary>Why signing is not possible yet; the button is then disabled.</summary>
    public string? Blocked { get; init; }

    /// <summary>Parts of the booklet that can be signed now, each with its box, posted as <c>Parts</c>; empty where the whole is signed at once.</summary>
    public IReadOnlyList<SignablePart> Parts { get; init; } = [];

    /// <summary>Hidden fields: tokens, hash of what was read.</summary>
    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>();
}

/// <summary>A part that can be signed by itself: posted value, title, one precise line, and whether its box is ticked.</summary>
public sealed record SignablePart(string Value, string Title, string? Line, bool Ticked);
