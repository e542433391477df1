using System.Text;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Cli;

/// <summary>Where a verb's result goes: a file that appears whole, or stdout.</summary>
internal static class ResultFile
{
    /// <summary>Writes a result.</summary>
    /// <param name="path">File, or null or "-" for stdout.</param>
    /// <param name="shell">The process around it.</param>
    /// <param name="write">Writes it.</param>
    public static void Write(string? path, Shell shell, Action<TextWriter> write)
    {
        if (path is null or "-")
        {
            write(shell.Out);
            return;
        }

        WholeFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
            write(writer);
        });
    }
}
