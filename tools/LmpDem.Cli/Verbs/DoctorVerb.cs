using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LmpDem.Scenarios;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem doctor`: whether this machine can run the engine well, and what is missing.</summary>
internal static class DoctorVerb
{
    public static Command Create(Shell shell)
    {
        var threads = new Option<string?>("--threads") { Description = "threads a run would be given", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "doctor", "check this machine: runtime, vector width, threads, memory, folders, figures, and the programs that open results")
        { threads, json };
        command.SetAction(result =>
        {
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
            var lanes = Avx512F.IsSupported ? "AVX-512 (8 lanes in one register)"
                : Vector256.IsHardwareAccelerated ? "256 bit (8 lanes in two registers: right results, about half the speed)"
                : "128 bit or scalar (right results, slow)";
            var findings = Findings.Of(shell.Environment);
            var warnings = findings.Where(f => f is { IsNeeded: true, Missing: not null }).Select(f => f.Missing!).ToList();
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
                    found = findings.Where(f => f.Missing is null).ToDictionary(f => f.Name, f => f.Found),
                    missing = findings.Where(f => f is { IsNeeded: false, Missing: not null }).ToDictionary(f => f.Name, f => f.Missing),
                    warnings,
                });
            else
            {
                shell.Out.WriteLine($"LmpDem     {Build.Version}, commit {Build.Commit}");
                shell.Out.WriteLine($"runtime    {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}");
                shell.Out.WriteLine($"lanes      {lanes}");
                shell.Out.WriteLine($"threads    {choice.Count} (from {choice.Reason}) of {Environment.ProcessorCount} processors");
                shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory     {memory / 1e9:0.0} GB"));
                foreach (var f in findings.Where(f => f.Missing is null)) shell.Out.WriteLine($"{f.Name,-11}{f.Found}");
                foreach (var f in findings.Where(f => f is { IsNeeded: false, Missing: not null }))
                    shell.Out.WriteLine($"missing    {f.Missing}");
                foreach (var warning in warnings) shell.Out.WriteLine($"warning    {warning}");
                if (warnings.Count == 0) shell.Out.WriteLine("all well");
            }

            return warnings.Count == 0 ? ExitCode.Done : ExitCode.CheckFailed;
        });
        return command;
    }
}
