using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>Something wrong in one cell, or (column null) in the whole row.</summary>
public sealed record RowError(int Line, string? Column, string Value, string Message);

/// <summary>What somebody has to say of a row before it is written.</summary>
public enum RowDoubt
{
    /// <summary>No first name is given.</summary>
    NoFirstName,

    /// <summary>The candidate resembles somebody.</summary>
    Alike,
}

public sealed record RowQuestion(RowDoubt About, string Words);

/// <summary>A row read and checked.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Draft">Identity and employment.</param>
/// <param name="Certification">What it prepares; null when it is not known.</param>
/// <param name="Edition">The edition in force; null when there is none.</param>
/// <param name="Mention">Key of the mention wished.</param>
/// <param name="Errors">What is wrong.</param>
public sealed record CandidateRow(
    int Line,
    IdentityDraft Draft,
    Certification? Certification,
    Referential? Edition,
    string? Mention,
    IReadOnlyList<RowError> Errors
)
{
    /// <summary>The person who is known already; null for somebody new.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The line before it that is of the same person.</summary>
    public int? SameAs { get; init; }

    /// <summary>That address opens an account already.</summary>
    public bool HasAccount { get; init; }

    /// <summary>The same file is open already: its reference, or the line that opens it. Nothing is to be opened.</summary>
    public string? Known { get; init; }

    /// <summary>Asked and not answered yet.</summary>
    public RowQuestion? Question { get; init; }

    /// <summary>Why it is another person than the one they resemble.</summary>
    public string? OtherBecause { get; init; }

    /// <summary>« Benali Karim ».</summary>
    public string Name => $"{Draft.BirthName} {Draft.FirstNames}".Trim();
}
