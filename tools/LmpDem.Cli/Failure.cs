using LmpDem.Dem.Packing;
using LmpDem.Dem.Stepping;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli;

/// <summary>How a failure is told: its message on stderr, its exit code, and as an object where stdout is JSON.</summary>
public static class Failure
{
    /// <summary>Reports a failure.</summary>
    /// <param name="shell">The process around it.</param>
    /// <param name="json">Whether stdout carries JSON.</param>
    /// <param name="failure">What happened.</param>
    /// <returns>The exit code.</returns>
    public static int Report(Shell shell, bool json, Exception failure)
    {
        var code = CodeOf(failure);
        var faults = failure is ScenarioException scenario ? scenario.Faults : [];
        if (faults.Count > 0)
            foreach (var fault in faults) shell.Error.WriteLine($"error: {fault}");
        else
            shell.Error.WriteLine(code == ExitCode.Internal ? $"internal error: {failure}" : $"error: {failure.Message}");
        if (json) JsonText.Write(shell.Out, new { error = failure.Message, exit_code = code, faults });
        return code;
    }

    private static int CodeOf(Exception failure) => failure switch
    {
        ScenarioException { IsFileFault: true } => ExitCode.File,
        PackingException { WasTried: true } => ExitCode.BlowUp,
        ScenarioException or UsageException or RunFolderException or PackingException => ExitCode.Usage,
        DivergedException or TangledException => ExitCode.BlowUp,
        RunStoppedException => ExitCode.Stopped,
        IOException or InvalidDataException or FormatException or UnauthorizedAccessException => ExitCode.File,
        _ => ExitCode.Internal,
    };
}
