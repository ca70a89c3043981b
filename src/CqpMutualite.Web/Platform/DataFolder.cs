using System.Globalization;

namespace CqpMutualite.Web.Platform;

/// <summary>The private folder of the application: embedded database, stored files, keys, logs. One application at a time uses it.</summary>
/// <param name="path">Its absolute path; the folder may not exist yet.</param>
public sealed class DataFolder(string path)
{
    /// <summary>The setting, usually an environment variable, that names the folder.</summary>
    public const string Setting = "CQP_DATA";

    // « held by someone else », as Windows, Linux (EWOULDBLOCK) and macOS (EWOULDBLOCK) put it.
    private static readonly int[] SharingViolations = [unchecked((int)0x80070020), 11, 35];

    public string FullPath { get; } = path;

    private string OwnerFile => Path.Combine(FullPath, "instance.pid");

    /// <summary>The folder asked by <c>CQP_DATA</c>; else <c>.data</c> at the root of the clone, or beside the published application.</summary>
    public static DataFolder Locate(IConfiguration configuration, IHostEnvironment environment)
    {
        var asked = configuration[Setting];
        return new DataFolder(Path.GetFullPath(string.IsNullOrWhiteSpace(asked)
            ? Path.Combine(SourceTree.Find(environment.ContentRootPath) ?? environment.ContentRootPath, ".data")
            : asked));
    }

    /// <summary>Creates the folder if it is missing, closed to other accounts except for walking through it when the caller is root.</summary>
    /// <exception cref="StartupException">The folder cannot be created.</exception>
    public void Create()
    {
        if (Directory.Exists(FullPath))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(FullPath);
            if (!OperatingSystem.IsWindows())
            {
                var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
                // Under root the database runs as an account without rights, which must walk through to its own sub-folder.
                File.SetUnixFileMode(FullPath, Environment.IsPrivilegedProcess ? mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : mode);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(e);
        }
    }

    /// <summary>Takes the folder for this process until the result is disposed of, or until the process ends in any way.</summary>
    /// <exception cref="StartupException">The folder cannot be written, or another application holds it.</exception>
    public IDisposable Claim()
    {
        Create();
        try
        {
            var held = new FileStream(Path.Combine(FullPath, "instance.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // In a file of its own: the locked one cannot be read by the instance that is turned away.
            File.WriteAllText(OwnerFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (IOException e) when (SharingViolations.Contains(e.HResult))
        {
            throw new StartupException(
                $"Une autre instance de l’application utilise déjà le dossier de données {FullPath}{DescribeOwner()}. Arrêtez-la, ou donnez un autre dossier "
                    + $"par la variable {Setting}."
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(e);
        }
    }

    private string DescribeOwner()
    {
        try
        {
            return $" (processus {File.ReadAllText(OwnerFile).Trim()})";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private StartupException NotWritable(Exception cause) =>
        new(
            $"Le dossier de données {FullPath} ne peut pas être écrit ({cause.Message.TrimEnd('.')}). Rendez-le accessible au compte qui lance "
                + $"l’application, ou donnez un autre dossier par la variable {Setting}."
        );
}
