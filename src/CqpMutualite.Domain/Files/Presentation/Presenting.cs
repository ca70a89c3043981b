using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>How a file came to be.</summary>
public enum FileOrigin
{
    /// <summary>Opened for a candidate who begins.</summary>
    Opened,

    /// <summary>Opened after a decision that did not deliver everything, for what is missing.</summary>
    NewPresentation,

    /// <summary>Opened before a jury once every unit was validated alone by the commission.</summary>
    EveryUnitHeld,
}

/// <summary>What a unit acquired in another certification is worth. The sources do not say.</summary>
public enum SharedUnitsEffect
{
    Mention,

    /// <summary>The certifier may count it, file by file and with a reason.</summary>
    Acquired,
}

/// <summary>What completes a certification whose units were all validated alone. The source does not say.</summary>
public enum UnitsCompletedBy
{
    Jury,

    Attestations,
}

/// <summary>
/// What limits new presentations. <paramref name="Maximum"/>: presentations in all, null: no limit. <paramref name="DelayDays"/>: days after the session of the
/// decision.
/// </summary>
public sealed record PresentationLimits(int? Maximum, int DelayDays);

/// <summary>What is known of a candidate who might present again.</summary>
/// <param name="Edition">The whole edition of the file.</param>
/// <param name="Decision">The decision that holds on the file.</param>
/// <param name="Ledger">What the candidate has acquired.</param>
/// <param name="Presentations">How many times the candidate has presented this certification.</param>
/// <param name="Later">Reference of the file in which they go on already; null when there is none.</param>
/// <param name="Limits">What limits them.</param>
public sealed record PresentationRecord(Referential Edition, Decision Decision, UnitLedger Ledger, int Presentations, string? Later, PresentationLimits Limits);

