using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli;

/// <summary>Where a verb's result goes: a file that appears whole, or stdout.</summary>
internal static class ResultFile
{
    /// <summary>Writes a result.</summary>
    /// <param name="path">File, or null, "-" or /dev/stdout for stdout. Devices, pipes and links are
    /// written into and stay what they are.</param>
    /// <param name="shell">The surrounding process.</param>
    /// <param name="write">Writes it.</param>
    public static void Write(string? path, Shell shell, Action<TextWriter> write)
    {
        if (path is null or "-" or "/dev/stdout")
        {
            write(shell.Out);
            return;
        }

        Spare(path);
        WholeFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
            write(writer);
        });
    }

    /// <summary>Writes a result that is no text.</summary>
    /// <param name="path">File, which appears whole; devices, pipes and links are written into.</param>
    /// <param name="write">Writes it.</param>
    public static void WriteBytes(string path, Action<Stream> write)
    {
        Spare(path);
        WholeFile.Write(path, write);
    }

    /// <summary>Refuses a file that is a result of a run.</summary>
    /// <param name="path">Where something is to be written.</param>
    /// <exception cref="RunFolderException">A run's file stands or would stand there.</exception>
    public static void Spare(string path)
    {
        if (RunFiles.RunOf(path) is { } run)
            throw new RunFolderException($"{path} is a file of the run in {run} and would be overwritten; name another file");
    }
}

/// <summary>Results as JSON: one indented object, keys in snake_case.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an object and a line end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The object.</param>
    public static void Write(TextWriter output, object value) => output.WriteLine(JsonSerializer.Serialize(value, Options));
}
