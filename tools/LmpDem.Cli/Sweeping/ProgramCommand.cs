using System.Text.RegularExpressions;

namespace LmpDem.Cli.Sweeping;

/// <summary>The command that runs this very program once more.</summary>
internal static partial class ProgramCommand
{
    /// <summary>The program and the arguments before those of a verb.</summary>
    public static IReadOnlyList<string> Words
    {
        get
        {
            var process = Environment.ProcessPath;
            if (process is not null && Path.GetFileNameWithoutExtension(process) == "lmpdem") return [process];
            var host = process is not null && Path.GetFileNameWithoutExtension(process) == "dotnet" ? process : "dotnet";
            return [host, Path.Combine(AppContext.BaseDirectory, "lmpdem.dll")];
        }
    }

    /// <summary>The command for a shell.</summary>
    public static string Text => string.Join(' ', Words.Select(Quoted));

    /// <summary>A word as a shell takes it for itself.</summary>
    /// <param name="word">The word.</param>
    public static string Quoted(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[\w@%+=:,./-]+$", RegexOptions.ECMAScript)]
    private static partial Regex Plain();
}
