using System.Diagnostics;
using System.Text;

namespace CqpMutualite.Testing;

/// <summary>Runs a script of npm/testtools.</summary>
public static class NodeTool
{
    /// <summary>What the script writes, given that input; its complaint is an <see cref="InvalidOperationException"/>.</summary>
    public static async Task<string> RunAsync(string script, byte[] input, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo("node", [Path(script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(cancellation);
        var error = node.StandardError.ReadToEndAsync(cancellation);
        await node.StandardInput.BaseStream.WriteAsync(input, cancellation);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellation);
        return node.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script}: {await error}");
    }

    /// <summary>Where a script is.</summary>
    internal static string Path(string script)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "npm", "testtools", script);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new InvalidOperationException("npm/testtools is not above the tests");
    }
}
