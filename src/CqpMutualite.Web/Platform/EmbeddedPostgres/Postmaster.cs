using System.Diagnostics;
using System.Globalization;

namespace CqpMutualite.Web.Platform.EmbeddedPostgres;

/// <summary>The main process of a server, as its cluster's <c>postmaster.pid</c> describes it.</summary>
/// <param name="Pid">Process id.</param>
/// <param name="Port">TCP port it listens on; 0 when the file does not say yet.</param>
/// <param name="Cluster">Absolute path of the cluster.</param>
public sealed record Postmaster(int Pid, int Port, string Cluster)
{
    /// <summary>Path of the file that describes the server of <paramref name="cluster"/>.</summary>
    public static string PidFile(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Reads the file; null when it is missing or says nothing usable.</summary>
    public static Postmaster? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(PidFile(cluster));
            return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                ? new Postmaster(pid, lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : 0, cluster)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether that process still serves that cluster. Neither a zombie that nobody reaps nor a stranger who got the same process id counts,
    /// although PostgreSQL itself, which only asks whether the id exists, would take both for a running server.
    /// </summary>
    public bool IsAlive()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                var stat = File.ReadAllText($"/proc/{Pid}/stat");
                var state = stat[stat.LastIndexOf(')') + 2];
                return state is not ('Z' or 'X') && File.ReadAllText($"/proc/{Pid}/cmdline").Split('\0').Contains(Cluster);
            }

            using var process = Process.GetProcessById(Pid);
            return process.ProcessName == "postgres";
        }
        catch (Exception e) when (e is ArgumentException or IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
