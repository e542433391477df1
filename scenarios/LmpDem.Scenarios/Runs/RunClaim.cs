using System.Security.Cryptography;
using System.Text;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Runs;

/// <summary>What a folder holds in the eyes of a run that wants to write into it.</summary>
/// <param name="HasResults">Whether the results of this very run are there.</param>
/// <param name="Refusal">Why the run must not write there, and the way out; null where it may.</param>
internal sealed record RunClaim(bool HasResults, string? Refusal)
{
    private const string WayOut = "name another folder with --out, or replace it with --force";

    // Contents of the folder of a run that was killed before it had written any result.
    private static readonly string[] Traces = [".lock", "status.json", "scenario.resolved.yaml", "log.jsonl"];

    /// <summary>Looks at a folder.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="scenarioHash">Hash of the resolved scenario that is to run.</param>
    public static RunClaim Of(RunFolder run, string scenarioHash)
    {
        if (run.ReadStatus() is { } status)
            return new RunClaim(IsSame(status, scenarioHash) && status.HasResults, OfRun(run, status, scenarioHash));
        if (!Directory.Exists(run.Root)) return Free;
        if (HoldsTracesOnly(run) || HashOf(run.Scenario) == scenarioHash) return Free; // killed right after its start, or by its scenario this very run
        return new RunClaim(false, RunFiles.IsRun(run.Root)
            ? $"{run.Root} holds a run of another scenario whose status.json is missing or damaged; {WayOut}"
            : $"{run.Root} holds files that are no run's; name another folder with --out, or write into it with --force");
    }

    private static bool HoldsTracesOnly(RunFolder run) =>
        Directory.EnumerateFileSystemEntries(run.Root).Select(Path.GetFileName).Select(WithoutEnding).All(name => Traces.Contains(name));

    private static RunClaim Free => new(false, null);

    private static bool IsSame(RunStatus status, string scenarioHash) => status.ScenarioHash == scenarioHash && status.Version == Build.Version;

    private static string? OfRun(RunFolder run, RunStatus status, string scenarioHash)
    {
        if (IsSame(status, scenarioHash)) return null;
        var isNothingLost = status is { State: RunStatus.Failed, Written: 0 } || (status.State == RunStatus.Running && HoldsTracesOnly(run));
        if (isNothingLost) return null;
        var what = status.State switch
        {
            RunStatus.Done or RunStatus.Drawing => "a finished run",
            RunStatus.Stopped => "a stopped run",
            RunStatus.Failed => "a failed run",
            _ => "a run that is at work or was killed",
        };
        var other = status.ScenarioHash == scenarioHash ? $"of version {status.Version} of the program" : "of another scenario";
        return $"{run.Root} holds {what} {other} ({status.Written} of {status.Asked} states written); {WayOut}";
    }

    private static string? WithoutEnding(string? name) =>
        name is not null && name.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal) ? name[..^WholeFile.Unfinished.Length] : name;

    private static string? HashOf(string file) =>
        File.Exists(file) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file)))) : null;
}
