namespace CqpMutualite.Web.Platform;

/// <summary>The room left on the disk where pieces and PDFs are kept. What is left of it below the floor is for the database and the logs.</summary>
public sealed class DiskRoom(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>Setting: the floor, in millions of bytes.</summary>
    public const string Setting = "Storage:MinimumFreeMegabytes";

    private const long Million = 1_000_000, Floor = 200;

    // « no space » and « beyond the quota », as Linux, macOS and Windows put them
    private static readonly int[] Full = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    private readonly string folder = DataFolder.Locate(configuration, environment).FullPath;

    /// <summary>The floor.</summary>
    public long MinimumMegabytes { get; } = configuration.GetValue(Setting, Floor);

    public long FreeMegabytes => new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace / Million;

    /// <summary>Whether less is left than the floor.</summary>
    public bool IsShort => FreeMegabytes < MinimumMegabytes;

    /// <summary>Whether a file could not be written for want of room.</summary>
    public static bool IsWhy(Exception failure) => failure is IOException && Full.Contains(failure.HResult);
}
