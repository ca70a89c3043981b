using System.Globalization;

namespace CqpMutualite.Web.Features.Jury.DistributeFiles;

/// <summary>What the confirmation sends back: the placements as they were shown.</summary>
[NeedsNoValidator("The aggregate refuses beside the field.")]
public sealed record DistributeFilesForm
{
    private const int MostFiles = 400;

    /// <summary>« session|reference@9:30,reference@10:00 », one a session.</summary>
    public IReadOnlyList<string>? Placements { get; init; }

    /// <summary>Asked once more, and confirmed.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The same, read; null when it was altered.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<(string Reference, TimeOnly? At)>>? Read()
    {
        var read = new Dictionary<Guid, IReadOnlyList<(string, TimeOnly?)>>();
        foreach (var line in Placements ?? [])
        {
            if (line.Split('|') is not [var id, var list] || !Guid.TryParse(id, out var session) || read.ContainsKey(session))
            {
                return null;
            }

            List<(string, TimeOnly?)> files = [];
            foreach (var file in list.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = file.Split('@');
                var at = TimeOnly.MinValue;
                if (
                    parts.Length > 2
                    || (parts.Length == 2 && !TimeOnly.TryParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out at))
                )
                {
                    return null;
                }

                files.Add((parts[0], parts.Length == 2 ? at : null));
            }

            read[session] = files;
        }

        var references = read.Values.SelectMany(files => files).Select(file => file.Item1).ToList();
        return references.Count <= MostFiles && references.Distinct().Count() == references.Count ? read : null;
    }
}
