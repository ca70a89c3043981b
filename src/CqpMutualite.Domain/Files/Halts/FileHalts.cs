using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>A file that stops for a while, or for good, before its end.</summary>
public sealed class FileHalts
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileHalts()
    {
    }

    /// <summary>Day the file was closed before its end.</summary>
    public DateOnly? ClosedOn { get; internal set; }

    /// <summary>What kind of end it was.</summary>
    public ClosureReason? ClosedFor { get; internal set; }

    /// <summary>Why it was closed, in words.</summary>
    public string? ClosedBecause { get; internal set; }

    /// <summary>Since when the file is suspended; null while it runs.</summary>
    public DateOnly? SuspendedOn { get; internal set; }

    /// <summary>What kind of suspension it is.</summary>
    public SuspensionReason? SuspendedFor { get; internal set; }

    /// <summary>Why it is suspended, in words.</summary>
    public string? SuspendedBecause { get; internal set; }

    /// <summary>Whether anything may be written on the file now: not once it is over, nor while it is suspended.</summary>
    public Outcome MayChange() => Now is { } refusal ? refusal : Outcome.Accepted;

    /// <summary>Whether the file may be closed before its end: not once it is over, nor while it is before a jury.</summary>
    public Outcome MayClose()
    {
        if (ClosedOn is not null || file.Presentation.PublishedOn is not null)
        {
            return FileRefusals.Closed;
        }

        return file.SessionId is null ? Outcome.Accepted : FileRefusals.BeforeJury;
    }

    /// <summary>Closes the file before its end: reorientation, refusal, departure, death… A suspended file may be closed too.</summary>
    public Outcome Close(ClosureReason? kind, string? words, DateOnly today)
    {
        if (MayClose() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (kind is null or ClosureReason.OrientedToVae)
        {
            refusals.Add(FileRefusals.KindMissing);
        }

        if (string.IsNullOrWhiteSpace(words) && kind is null or ClosureReason.Other or ClosureReason.Reorientation)
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        ClosedOn = today;
        ClosedFor = kind;
        ClosedBecause = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        return file.Did(new FileClosed(kind!.Value), today);
    }

    /// <summary>Closes the file in favour of another one, opened on another certification for the same candidate.</summary>
    public Outcome ReorientTo(CertificationFile next, string? words, DateOnly today)
    {
        if (next.Certification == file.Certification)
        {
            return FileRefusals.SameCertification;
        }

        var outcome = Close(ClosureReason.Reorientation, words, today);
        if (outcome.IsAccepted)
        {
            file.FollowedBy = next.Reference;
            next.Follows = file.Reference;
            next.Opening.Contract = file.Opening.Contract;
            next.Opening.HiredOn = file.Opening.HiredOn;
        }

        return outcome.IsAccepted ? file.Did(new Reoriented(next.Reference), today) : outcome;
    }

    /// <summary>Whether the file may be suspended: not once it is over, nor while it is before a jury or decided.</summary>
    public Outcome MaySuspend()
    {
        if (MayClose() is { IsAccepted: false } refused)
        {
            return refused;
        }

        return SuspendedOn is { } since ? FileRefusals.Suspended(since) : Outcome.Accepted;
    }

    /// <summary>Suspends the file: nothing is written on it until it is resumed. Its last day for a first jury does not move.</summary>
    public Outcome Suspend(SuspensionReason? kind, string? words, DateOnly today)
    {
        if (MaySuspend() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        if (kind is null)
        {
            refusals.Add(FileRefusals.KindMissing);
        }

        if (kind == SuspensionReason.Other && string.IsNullOrWhiteSpace(words))
        {
            refusals.Add(FileRefusals.ReasonMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        SuspendedOn = today;
        SuspendedFor = kind;
        SuspendedBecause = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        return file.Did(new FileSuspended(kind!.Value), today);
    }

    /// <summary>Takes up a suspended file where it was left.</summary>
    public Outcome Resume(DateOnly today)
    {
        if (ClosedOn is not null)
        {
            return FileRefusals.Closed;
        }

        if (SuspendedOn is null)
        {
            return FileRefusals.NotSuspended;
        }

        SuspendedOn = null;
        SuspendedFor = null;
        SuspendedBecause = null;
        return file.Did(new FileResumed(), today);
    }

    internal Refusal? Now =>
        ClosedOn is not null || file.Presentation.PublishedOn is not null ? FileRefusals.Closed
        : SuspendedOn is { } since ? FileRefusals.Suspended(since)
        : null;

    internal FileHalts Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}
