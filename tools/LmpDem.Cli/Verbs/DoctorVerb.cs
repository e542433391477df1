using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LmpDem.Scenarios;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem doctor`: whether this machine can run the engine well.</summary>
internal static class DoctorVerb
{
    public static Command Create(Shell shell)
    {
        var threads = new Option<string?>("--threads") { Description = "threads a run would be given", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "doctor", "check this machine: runtime, vector width, threads, memory, temporary folder") { threads, json };
        command.SetAction(result =>
        {
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            var writable = CanWrite(Path.GetTempPath());
            var lanes = Avx512F.IsSupported ? "AVX-512 (8 lanes in one register)"
                : Vector256.IsHardwareAccelerated ? "256 bit (8 lanes in two registers: right results, about half the speed)"
                : "128 bit or scalar (right results, slow)";
            var warnings = new List<string>();
            if (!writable) warnings.Add($"the temporary folder {Path.GetTempPath()} cannot be written");
            if (choice.Count > Environment.ProcessorCount)
                warnings.Add($"{choice.Count} threads on {Environment.ProcessorCount} processors slow each other down");
            if (memory < 1L << 30) warnings.Add("less than 1 GB of memory");
            if (result.GetValue(json))
                JsonText.Write(shell.Out, new
                {
                    Build.Version,
                    Build.Commit,
                    runtime = RuntimeInformation.FrameworkDescription,
                    system = RuntimeInformation.OSDescription,
                    lanes,
                    processors = Environment.ProcessorCount,
                    threads = choice.Count,
                    threads_from = choice.Reason,
                    memory_bytes = memory,
                    warnings,
                });
            else
            {
                shell.Out.WriteLine($"LmpDem     {Build.Version}, commit {Build.Commit}");
                shell.Out.WriteLine($"runtime    {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}");
                shell.Out.WriteLine($"lanes      {lanes}");
                shell.Out.WriteLine($"threads    {choice.Count} (from {choice.Reason}) of {Environment.ProcessorCount} processors");
                shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory     {memory / 1e9:0.0} GB"));
                foreach (var warning in warnings) shell.Out.WriteLine($"warning    {warning}");
                if (warnings.Count == 0) shell.Out.WriteLine("all well");
            }

            return warnings.Count == 0 ? ExitCode.Done : ExitCode.CheckFailed;
        });
        return command;
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $"lmpdem-{Environment.ProcessId}.tmp");
            File.WriteAllText(probe, "probe");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
