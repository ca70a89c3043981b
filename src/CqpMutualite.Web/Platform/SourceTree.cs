namespace CqpMutualite.Web.Platform;

/// <summary>The folder of the clone, when the application runs from one.</summary>
public static class SourceTree
{
    /// <summary>The nearest folder, from <paramref name="start"/> upwards, that holds <c>global.json</c>; null for a published application.</summary>
    public static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
