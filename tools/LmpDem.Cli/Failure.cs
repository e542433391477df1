using LmpDem.Dem.Packing;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
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
        ScenarioException or TableException or UsageException or RunFolderException or PackingException or StudyPlanException => ExitCode.Usage,
        DivergedException or TangledException or FailedBeforeException => ExitCode.BlowUp,
        RunStoppedException => ExitCode.Stopped,
        RunPagesException { InnerException: not (IOException or UnauthorizedAccessException) } => ExitCode.Internal,
        IOException or InvalidDataException or FormatException or UnauthorizedAccessException => ExitCode.File,
        _ => ExitCode.Internal,
    };
}
