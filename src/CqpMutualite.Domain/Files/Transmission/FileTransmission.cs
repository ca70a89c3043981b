using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;

namespace CqpMutualite.Domain.Files;

/// <summary>What goes to the certifier once everything is there, and what the certifier answers.</summary>
public sealed class FileTransmission
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileTransmission()
    {
    }

    /// <summary>Day of the transmission under examination, or accepted; null again after a return.</summary>
    public DateOnly? On { get; internal set; }

    /// <summary>How many times the file was transmitted.</summary>
    public int Count { get; internal set; }

    /// <summary>What the certifier returned, to be corrected before the next transmission; empty otherwise.</summary>
    public IReadOnlyList<PointToCorrect> ToCorrect { get; internal set; } = [];

    /// <summary>Day the certifier accepted the transmission.</summary>
    public DateOnly? AcceptedOn { get; internal set; }

    /// <summary>The checks of the transmission, in order, each with what it still lacks.</summary>
    public IReadOnlyList<CheckedPoint> Check(Referential edition, TransmissionRecord record, DateOnly today) =>
        [.. TransmissionChecks.All.Select(check => new CheckedPoint(check.Point, check.Title, [.. check.Missing(file, file.Asked(edition), record, today)]))];

    public IReadOnlyList<Refusal> Missing(Referential edition, IReadOnlyDictionary<string, string> answers, bool signed) =>
        [.. Check(edition, new TransmissionRecord(answers, signed), default).SelectMany(check => check.Missing)];

    /// <summary>The company transmits the file to the certifier.</summary>
    public Outcome Send(Referential edition, IReadOnlyDictionary<string, string> answers, bool signed, DateOnly today) =>
        Send(edition, new TransmissionRecord(answers, signed), today);

    /// <summary>
    /// The company transmits the file to the certifier, once nothing is missing (<see cref="CheckTransmission"/>). What was returned is said to be corrected.
    /// </summary>
    public Outcome Send(Referential edition, TransmissionRecord record, DateOnly today)
    {
        if (file.Halts.Now is { } halted)
        {
            return halted;
        }

        if (file.Stage is not (Stage.Evaluation or Stage.Transmission))
        {
            return FileRefusals.NotNow(Stage.Transmission, file.Stage);
        }

        if (On is not null)
        {
            return FileRefusals.AlreadyTransmitted;
        }

        var missing = Check(edition, record, today).SelectMany(check => check.Missing).ToList();
        if (missing.Count > 0)
        {
            return Outcome.From(missing);
        }

        On = today;
        Count++;
        ToCorrect = [];
        file.Stage = Stage.Transmission;
        return file.Did(new Transmitted(Count, file.Presentation.Derogation is not null), today);
    }

    /// <summary>Whether the certifier may accept or return the file now.</summary>
    public Outcome MayExamine() => file.Expect(Stage.Transmission) is { } refusal ? refusal : On is null ? FileRefusals.NotTransmitted : Outcome.Accepted;

    /// <summary>The certifier accepts the file: it goes before a jury.</summary>
    public Outcome Accept(DateOnly today)
    {
        if (MayExamine() is { IsAccepted: false } refused)
        {
            return refused;
        }

        AcceptedOn = today;
        file.Stage = Stage.Jury;
        return file.Did(new TransmissionAccepted(Count), today);
    }

    /// <summary>
    /// The certifier returns the file to the company, with a reason on each point named. <paramref name="points"/>: those named, of this edition.
    /// </summary>
    public Outcome Return(Referential edition, IEnumerable<(ExaminedPoint Point, string? Reason)> points, DateOnly today)
    {
        if (MayExamine() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var known = FileReturn.PointsOf(Sending.Transmission, file.Asked(edition));
        var named = points.Where(point => known.Contains(point.Point)).ToList();
        if (named.Count == 0)
        {
            return FileRefusals.TransmissionPointMissing;
        }

        if (
            named.Where(point => string.IsNullOrWhiteSpace(point.Reason)).Select(point => FileRefusals.ReturnReasonMissing(point.Point)).ToList() is
            { Count: > 0 } unexplained
        )
        {
            return Outcome.From(unexplained);
        }

        ToCorrect = [.. named.Select(point => new PointToCorrect(point.Point.Point, point.Point.Unit, point.Reason!.Trim()))];
        file.ReturnList.AddRange(ToCorrect.Select(point => new FileReturn(file.Id, Sending.Transmission, Count, today, point)));
        On = null;
        return file.Did(new TransmissionReturned(Count, [.. ToCorrect.Select(point => point.Examined)]), today);
    }

    internal FileTransmission Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}
