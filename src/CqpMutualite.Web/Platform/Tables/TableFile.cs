namespace CqpMutualite.Web.Platform.Tables;

/// <summary>A list to download.</summary>
public static class TableFile
{
    /// <summary>Head and rows, as text or as a workbook, after the end of the address asked for: « .csv » or « .xlsx ».</summary>
    public static FileContentResult Table(this ControllerBase controller, string name, string sheet, IReadOnlyList<IReadOnlyList<string>> rows) =>
        controller.Request.Path.Value!.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? controller.File(CsvText.Write(rows), "text/csv", name + ".csv")
            : controller.File(Workbook.Write(sheet, rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
}
