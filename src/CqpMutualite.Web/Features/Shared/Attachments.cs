namespace CqpMutualite.Web.Features.Shared;

/// <summary>Pieces joined, and what is said when there is none.</summary>
/// <param name="Lines">The pieces.</param>
/// <param name="Empty">« Aucune attestation jointe. »</param>
public sealed record AttachmentList(IReadOnlyList<AttachmentLine> Lines, string Empty);

/// <summary>One piece.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it is downloaded.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="At">When it was joined.</param>
/// <param name="By">By whom; null when the reader need not know.</param>
/// <param name="RemoveUrl">Where its removal is posted; null when it stays.</param>
public sealed record AttachmentLine(string Name, string Url, long Length, DateTimeOffset At, string? By = null, string? RemoveUrl = null)
{
    private const long Thousand = 1000;

    /// <summary>« PDF, 1,4 Mo ».</summary>
    public string Size => Length < Thousand * Thousand
        ? $"{FrenchText.Number(Math.Max(1, Length / Thousand))}{FrenchText.NoBreakSpace}ko"
        : $"{(Length / (decimal)(Thousand * Thousand)).ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))}{FrenchText.NoBreakSpace}Mo";
}

/// <summary>The form that joins a piece: posts a file named <see cref="Field"/>. Its controller has <c>[AcceptsUploads]</c>.</summary>
/// <param name="PostUrl">Where it is posted.</param>
/// <param name="Label">« Attestation de formation ».</param>
/// <param name="Button">« Joindre l’attestation ».</param>
/// <param name="MaximumMegabytes">The size accepted.</param>
public sealed record AttachmentForm(string PostUrl, string Label, string Button, int MaximumMegabytes)
{
    /// <summary>Name of the posted file.</summary>
    public string Field { get; init; } = "Form.File";

    /// <summary>Identifier of the control, where the page has several of these forms.</summary>
    public string? Id { get; init; }

    /// <summary>The refusal of the posted file belongs to this form, where the page has several.</summary>
    public bool ShowsError { get; init; } = true;

    /// <summary>What it must be, beside type and size.</summary>
    public string? Hint { get; init; }

    public bool PdfOnly { get; init; }

    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>();
}
