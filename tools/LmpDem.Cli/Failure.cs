using LmpDem.Dem.Packing;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli;

/// <summary>Maps exceptions to messages on stderr and exit codes, and to an object where stdout is JSON.</summary>
public static class Failure
{
    /// <summary>Reports a failure.</summary>
    /// <param name="shell">The surrounding process.</param>
    /// <param name="json">Whether stdout carries JSON.</param>
    /// <param name="failure">What happened.</param>
    /// <returns>The exit code.</returns>
    public static int Report(Shell shell, bool json, Exception failure)
    {
        var code = CodeOf(failure);
        IReadOnlyList<object> faults = failure switch
        {
            ScenarioException scenario => scenario.Faults,
            TableException table => table.Faults,
            _ => [],
        };
        if (faults.Count > 0)
            foreach (var fault in faults) shell.Error.WriteLine($"error: {fault}");
        else
            shell.Error.WriteLine(code == ExitCode.Internal ? $"internal error: {failure}" : $"error: {failure.Message}");
        if (json) WriteJson(shell, new { error = failure.Message, exit_code = code, faults });
        return code;
    }

    // If stdout accepts nothing, the failure is reported on stderr alone.
    private static void WriteJson(Shell shell, object told)
    {
        try
        {
            JsonText.Write(shell.Out, told);
        }
        catch (IOException lost)
        {
            shell.Error.WriteLine($"error: {lost.Message}");
        }
    }

    private static int CodeOf(Exception failure) => failure switch
    {
        ScenarioException { IsFileFault: true } or TableException { IsFileFault: true } => ExitCode.File,
        PackingException { WasTried: true } => ExitCode.BlowUp,
        ScenarioException or TableException or UsageException or RunFolderException or PackingException => ExitCode.Usage,
        StudyPlanException or PlugInException or DeviceRefusalException => ExitCode.Usage,
        DivergedException or TangledException or FailedBeforeException => ExitCode.BlowUp,
        RunStoppedException => ExitCode.Stopped,
        RunPagesException { InnerException: not (IOException or UnauthorizedAccessException) } => ExitCode.Internal,
        IOException or InvalidDataException or FormatException or UnauthorizedAccessException => ExitCode.File,
        _ => ExitCode.Internal,
    };
}

/// <summary>Exit codes of the command; scripts and schedulers rely on them.</summary>
public static class ExitCode
{
    /// <summary>Done, or already done before.</summary>
    public const int Done = 0;

    /// <summary>A check failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command line or the scenario is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The scenario is sound, but the run diverged or the powder does not pack as specified.</summary>
    public const int BlowUp = 3;

    /// <summary>A file or its data cannot be read or written.</summary>
    public const int File = 4;

    /// <summary>Members of a study are missing.</summary>
    public const int Incomplete = 5;

    /// <summary>Stopped on request at a safe point; what was written is whole.</summary>
    public const int Stopped = 75;

    /// <summary>Interrupted twice: stopped at once.</summary>
    public const int Interrupted = 130;

    /// <summary>A fault of the program itself.</summary>
    public const int Internal = 70;
}

/// <summary>A command line that cannot be carried out; the message tells what would be right.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class UsageException(string message) : Exception(message);
