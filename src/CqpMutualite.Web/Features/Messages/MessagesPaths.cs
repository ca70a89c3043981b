namespace CqpMutualite.Web.Features.Messages;

/// <summary>Links to the register of messages.</summary>
public static class MessagesPaths
{
    public const string Register = "/oemm/courriers";

    /// <summary>The register, for a spreadsheet.</summary>
    public const string RegisterCsv = Register + ".csv";

    /// <summary>The register, as a workbook.</summary>
    public const string RegisterXlsx = Register + ".xlsx";

    /// <summary>Route: send a message again (POST).</summary>
    public const string ResendRoute = "/oemm/courriers/{message}/renvoi";

    public static string Resend(Guid message) => $"/oemm/courriers/{message}/renvoi";
}
