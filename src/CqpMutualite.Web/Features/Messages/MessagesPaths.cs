using Microsoft.AspNetCore.Http.Extensions;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>Links to the register of messages.</summary>
public static class MessagesPaths
{
    public const string Register = "/courriers";

    /// <summary>The register, for a spreadsheet.</summary>
    public const string RegisterCsv = Register + ".csv";

    /// <summary>The register, as a workbook.</summary>
    public const string RegisterXlsx = Register + ".xlsx";

    /// <summary>Send messages again (POST).</summary>
    public const string Resend = "/courriers/renvoi";

    /// <summary>Those of one file.</summary>
    public static string OfFile(string reference) => Register + new QueryBuilder { { "Recherche", reference } };

    /// <summary>Those in that state.</summary>
    public static string In(string state) => Register + new QueryBuilder { { "Etat", state } };
}
