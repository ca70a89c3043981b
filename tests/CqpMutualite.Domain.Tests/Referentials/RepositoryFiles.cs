namespace CqpMutualite.Domain.Tests.Referentials;

/// <summary>Finds the files of the repository from the folder where the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Editions => Path.Combine(Root, "src", "CqpMutualite.Web", "Referentials");

    public static string CountTables => Path.Combine(Root, "tests", "CqpMutualite.Domain.Tests", "Referentials");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CqpMutualite.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"CqpMutualite.sln was not found above {AppContext.BaseDirectory}.");
    }
}
