using System.Diagnostics;
using System.Globalization;

namespace LmpDem.Cli.Sweeping;

/// <summary>
/// A member that runs in a process of its own: whatever ends it, a crash or the system that is out of memory, ends it alone.
/// </summary>
internal sealed class ChildRun : IDisposable
{
    private readonly Process process;
    private readonly Lock guard = new();
    private string? error;

    private ChildRun(Process process, int index, TextWriter told)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Tell(line.Data, index, told);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    /// <summary>Why the program said that it failed; null where it said nothing.</summary>
    public string? Error
    {
        get
        {
            lock (guard) return error;
        }
    }

    /// <summary>Starts the process of a member.</summary>
    /// <param name="index">Index of the member.</param>
    /// <param name="arguments">Arguments of the program.</param>
    /// <param name="told">What the process says goes here, with the index in front.</param>
    public static ChildRun Start(int index, IEnumerable<string> arguments, TextWriter told)
    {
        var words = ProgramCommand.Words;
        var start = new ProcessStartInfo(words[0], [.. words.Skip(1), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        return new ChildRun(Process.Start(start)!, index, told);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code; 128 and the signal's number where a signal ended it.</returns>
    public async Task<int> End()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>Asks the process to stop at a checkpoint.</summary>
    public void AskToStop()
    {
        if (process.HasExited) return;
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -USR1 {id} 2>/dev/null"]);
        kill.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();

    private void Tell(string? line, int index, TextWriter told)
    {
        if (line is null) return;
        lock (guard)
        {
            if (line.StartsWith("error: ", StringComparison.Ordinal)) error = line["error: ".Length..];
            else if (line.StartsWith("internal error: ", StringComparison.Ordinal)) error = line;
        }

        lock (told) told.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{index}] {line}"));
    }
}
