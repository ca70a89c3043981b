namespace CqpMutualite.Web.Features.Convocations;

public static class ConvocationsPaths
{
    /// <summary>Route: a convocation, for who holds it.</summary>
    public const string ConvocationRoute = "/convocations/{convocation:guid}";

    /// <summary>Route: the same as PDF.</summary>
    public const string PdfRoute = "/convocations/{convocation:guid}/convocation.pdf";

    /// <summary>Route: the same for a calendar.</summary>
    public const string CalendarRoute = "/convocations/{convocation:guid}/convocation.ics";

    /// <summary>Route: say that one has it (POST).</summary>
    public const string AcknowledgeRoute = "/convocations/{convocation:guid}/reception";

    public static string Convocation(Guid convocation) => $"/convocations/{convocation}";

    public static string Pdf(Guid convocation) => $"/convocations/{convocation}/convocation.pdf";

    /// <summary>The same for a calendar.</summary>
    public static string Calendar(Guid convocation) => $"/convocations/{convocation}/convocation.ics";

    /// <summary>Say that one has it (POST).</summary>
    public static string Acknowledge(Guid convocation) => $"/convocations/{convocation}/reception";
}
