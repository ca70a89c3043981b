using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>What the company sends to the certifier, who accepts it or returns it.</summary>
public enum Sending
{
    Registration,

    /// <summary>The whole file, before the jury.</summary>
    Transmission,
}

public enum ReturnPoint
{
    Identity,

    Interview,

    Organisation,

    /// <summary>Training booklet, modules.</summary>
    Training,

    /// <summary>The candidate's part of the evaluation booklet.</summary>
    CandidatePart,

    /// <summary>Evaluation of one unit, or its signatures.</summary>
    Evaluation,

    /// <summary>Summary sheet of the evaluation booklet.</summary>
    SummarySheet,

    Papers,

    Other,
}

/// <summary>A point that is examined, of one unit where it is (<see cref="ReturnPoint.Evaluation"/>).</summary>
public sealed record ExaminedPoint(ReturnPoint Point, string? Unit = null)
{
    /// <summary>Its name in a form.</summary>
    public string Key => Unit is null ? Point.ToString() : $"{Point}-{Unit}";

    public string NameIn(Referential edition) =>
        Unit is { } unit ? $"{FileReturn.NameOf(Point)}, {edition.Unit(unit).Label.ToLowerInvariant()}" : FileReturn.NameOf(Point);
}

/// <summary>A point that the certifier returned and that is to be corrected before the file is sent again.</summary>
public sealed record PointToCorrect(ReturnPoint Point, string? Unit, string Reason)
{
    public ExaminedPoint Examined => new(Point, Unit);
}

/// <summary>One thing that the certifier asked to correct when returning what the company sent; kept after it is corrected.</summary>
public sealed class FileReturn
{
    private static readonly ReturnPoint[] Registration =
    [
        ReturnPoint.Identity,
        ReturnPoint.Interview,
        ReturnPoint.Organisation,
        ReturnPoint.Papers,
        ReturnPoint.Other,
    ];

    private FileReturn()
    {
    }

    internal FileReturn(Guid fileId, Sending sending, int round, DateOnly on, PointToCorrect point)
    {
        Id = Guid.CreateVersion7();
        FileId = fileId;
        Sending = sending;
        Round = round;
        On = on;
        (Point, Unit, Reason) = point;
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public Sending Sending { get; private set; }

    /// <summary>Which sending it answers, from 1 for transmissions; 0 for registrations, which only their day tells apart.</summary>
    public int Round { get; private set; }

    public DateOnly On { get; private set; }

    public ReturnPoint Point { get; private set; }

    /// <summary>Key of the unit; null when the point is of none.</summary>
    public string? Unit { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>On what, with its unit.</summary>
    public ExaminedPoint Examined => new(Point, Unit);

    /// <summary>What is examined, in the order of the path.</summary>
    public static IReadOnlyList<ExaminedPoint> PointsOf(Sending sending, Referential edition) =>
        sending == Sending.Registration
            ? [.. Registration.Select(point => new ExaminedPoint(point))]
            :
            [
                new(ReturnPoint.Identity),
                new(ReturnPoint.Interview),
                new(ReturnPoint.Training),
                .. edition.Booklet(BookletKeys.Evaluation)!.Questions(edition).Any(question => question.Field.FilledBy == FilledBy.Candidate)
                    ? [new ExaminedPoint(ReturnPoint.CandidatePart)]
                    : Array.Empty<ExaminedPoint>(),
                .. edition.Units.Select(unit => new ExaminedPoint(ReturnPoint.Evaluation, unit.Key)),
                new(ReturnPoint.SummarySheet),
                new(ReturnPoint.Papers),
                new(ReturnPoint.Other),
            ];

    /// <summary>A point as people read it.</summary>
    public static string NameOf(ReturnPoint point) => point switch
    {
        ReturnPoint.Identity => "Identité et emploi",
        ReturnPoint.Interview => "Entretien et parcours",
        ReturnPoint.Organisation => "Organisme de formation",
        ReturnPoint.Training => "Formation",
        ReturnPoint.CandidatePart => "Partie du candidat",
        ReturnPoint.Evaluation => "Évaluation",
        ReturnPoint.SummarySheet => "Fiche de synthèse",
        ReturnPoint.Papers => "Pièces jointes",
        _ => "Autre point",
    };
}
