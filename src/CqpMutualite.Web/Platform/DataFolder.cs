using System.Globalization;

namespace CqpMutualite.Web.Platform;

/// <summary>The private folder of the application: embedded database, stored files, keys, logs. One application at a time uses it.</summary>
public sealed class DataFolder : IDisposable
{
    // « held by someone else », as Windows, Linux (EWOULDBLOCK) and macOS (EWOULDBLOCK) put it.
    private static readonly int[] SharingViolations = [unchecked((int)0x80070020), 11, 35];

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream heldLock)
    {
        FullPath = path;
        _lock = heldLock;
    }

    /// <summary>The absolute path.</summary>
    public string FullPath { get; }

    /// <summary>The folder asked by <c>CQP_DATA</c>; else <c>.data</c> at the root of the clone, or beside the published application.</summary>
    public static string Locate(string contentRoot)
    {
        var asked = Environment.GetEnvironmentVariable("CQP_DATA");
        return Path.GetFullPath(string.IsNullOrWhiteSpace(asked)
            ? Path.Combine(SourceTree.Find(contentRoot) ?? contentRoot, ".data")
            : asked);
    }

    /// <summary>Creates the folder if needed and takes it for this process until <see cref="Dispose"/>, or until the process ends in any way.</summary>
    /// <exception cref="StartupException">The folder cannot be written, or another application holds it.</exception>
    public static DataFolder Claim(string path)
    {
        Create(path);
        var heldLock = TakeLock(path);
        try
        {
            // In a file of its own: the locked one cannot be read by the instance that is turned away.
            File.WriteAllText(OwnerFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            heldLock.Dispose();
            throw NotWritable(path, e);
        }

        return new DataFolder(path, heldLock);
    }

    /// <summary>Creates the folder if it is missing, closed to other accounts except for walking through it when the caller is root.</summary>
    /// <exception cref="StartupException">The folder cannot be created.</exception>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows())
            {
                var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
                // Under root the database runs as an account without rights, which must walk through to its own sub-folder.
                File.SetUnixFileMode(path, Environment.IsPrivilegedProcess ? mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : mode);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, e);
        }
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream TakeLock(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, "instance.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotWritable(path, e);
        }
        catch (IOException e) when (SharingViolations.Contains(e.HResult))
        {
            throw new StartupException($"Une autre instance de l’application utilise déjà le dossier de données {path}{Owner(path)}. Arrêtez-la, ou donnez un autre dossier par la variable CQP_DATA.");
        }
        catch (IOException e)
        {
            throw NotWritable(path, e);
        }
    }

    private static string OwnerFile(string path) => Path.Combine(path, "instance.pid");

    private static string Owner(string path)
    {
        try
        {
            return $" (processus {File.ReadAllText(OwnerFile(path)).Trim()})";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static StartupException NotWritable(string path, Exception cause) =>
        new($"Le dossier de données {path} ne peut pas être écrit ({cause.Message.TrimEnd('.')}). Rendez-le accessible au compte qui lance l’application, ou donnez un autre dossier par la variable CQP_DATA.");
}
