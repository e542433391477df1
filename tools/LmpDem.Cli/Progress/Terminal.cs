using System.Runtime.InteropServices;

namespace LmpDem.Cli.Progress;

/// <summary>The terminal that standard error leads to: whether a line can be rewritten on it, and how wide it is.</summary>
internal static partial class Terminal
{
    private const int UsualWidth = 80;
    private const int StandardError = 2;
    private const nuint WindowSize = 0x5413; // TIOCGWINSZ on Linux

    /// <summary>
    /// Whether a line can be rewritten: a terminal that knows how to move back, watched by a person. Machines that build programs give a
    /// terminal too, and keep what is written to it as a log.
    /// </summary>
    /// <param name="shell">The surrounding process.</param>
    public static bool IsLive(Shell shell)
    {
        var variables = shell.Environment;
        if (!shell.ErrorIsTerminal || IsOn(variables.GetValueOrDefault("CI"))) return false;
        return variables.GetValueOrDefault("TERM") is { Length: > 0 } kind
            ? kind != "dumb"
            : OperatingSystem.IsWindows() && variables.ContainsKey("WT_SESSION");
    }

    /// <summary>The live line of a terminal; null where there is none.</summary>
    /// <param name="shell">The surrounding process.</param>
    public static LiveLine? Open(Shell shell) =>
        IsLive(shell) ? new LiveLine(shell.Error, Width, Reflows(shell.Environment)) : null;

    /// <summary>Whether characters beyond ASCII can be shown.</summary>
    /// <param name="variables">Environment variables.</param>
    public static bool IsUnicode(IReadOnlyDictionary<string, string> variables)
    {
        var locale = ((string[])["LC_ALL", "LC_CTYPE", "LANG"]).Select(v => variables.GetValueOrDefault(v))
            .FirstOrDefault(v => v is { Length: > 0 });
        return locale is not null && locale.Replace("-", "", StringComparison.Ordinal).Contains("UTF8", StringComparison.OrdinalIgnoreCase);
    }

    // XTerm itself and GNU Screen cut lines instead of breaking them anew.
    private static bool Reflows(IReadOnlyDictionary<string, string> variables) =>
        variables.ContainsKey("TMUX") || !(variables.ContainsKey("XTERM_VERSION") || variables.ContainsKey("STY"));

    private static bool IsOn(string? value) => value is { Length: > 0 } and not ("0" or "false");

    // The console of .NET asks standard output for its width, which may lead to a file.
    private static int Width()
    {
        if (OperatingSystem.IsLinux())
            return Ioctl(StandardError, WindowSize, out var size) == 0 && size.Columns > 0 ? size.Columns : UsualWidth;
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Size(ushort Rows, ushort Columns, ushort Width, ushort Height);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Ioctl(int file, nuint request, out Size size);
}
