using CqpMutualite.Domain.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Transmission.AcceptTransmission;

/// <summary>What the certifier decides of a transmitted file.</summary>
public enum TransmissionDecision
{
    /// <summary>It goes on to its jury.</summary>
    Accept,

    /// <summary>And the certifier goes on to the next one of the list.</summary>
    AcceptThenNext,

    /// <summary>It goes back to the company.</summary>
    Return,
}

public sealed record AcceptTransmissionForm
{
    public TransmissionDecision? Decision { get; init; }

    /// <summary>Keys of the points returned.</summary>
    public List<string> Named { get; init; } = [];

    /// <summary>What is to be corrected, by key of the point.</summary>
    public Dictionary<string, string?> Points { get; init; } = [];

    /// <summary>The points named, with what was typed.</summary>
    public IEnumerable<(ExaminedPoint Point, string? Reason)> Returned(IEnumerable<ExaminedPoint> points) =>
        points.Where(point => Named.Contains(point.Key)).Select(point => (point, Points.GetValueOrDefault(point.Key)));

    /// <summary>Revision of the file that was read.</summary>
    public int Revision { get; init; }

    /// <summary>Reference of the next file of the list, as it was shown.</summary>
    public string? Next { get; init; }

    /// <summary>The file to go on to; null: stay on this one.</summary>
    public string? Then => Decision == TransmissionDecision.AcceptThenNext ? Next : null;

    public bool Accepts => Decision is TransmissionDecision.Accept or TransmissionDecision.AcceptThenNext;
}

/// <summary>Checks of shape; the rules of the path are the aggregate's.</summary>
public sealed class AcceptTransmissionFormValidator : AbstractValidator<AcceptTransmissionForm>
{
    private const int LongestReason = 1_000;

    public AcceptTransmissionFormValidator()
    {
        RuleFor(form => form.Decision).NotNull().WithMessage("Acceptez le dossier, ou renvoyez-le.");
        RuleForEach(form => form.Points)
            .Must(point => point.Value is null || point.Value.Length <= LongestReason)
            .OverridePropertyName("Points").WithMessage("Ce qui est à corriger tient en 1 000 signes par point.");
    }
}
