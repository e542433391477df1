using LmpDem.Dem.Packing;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Scenarios.Studies;

/// <summary>
/// Runs one member of a plan in this process. It may be given any number of times: a member that is done ends at once, one that was
/// stopped or killed goes on, and one whose failure is its scenario's own (a packing that does not come to rest, a run that diverged)
/// is not run again, as it would fail in the same way after the same hours.
/// </summary>
/// <param name="manifest">The plan.</param>
/// <param name="root">Folder of the study.</param>
/// <param name="extensions">What plug-ins add, the same as when it was planned; null: none is loaded.</param>
public sealed class MemberRun(StudyManifest manifest, string root, Extensions? extensions = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly MemberEnds ends = new(root);

    /// <summary>The scenarios of all members with their folders, read as they are asked for.</summary>
    /// <param name="manifest">The plan.</param>
    /// <param name="root">Folder of the study.</param>
    /// <param name="extensions">What plug-ins add; null: none is loaded.</param>
    /// <exception cref="StudyPlanException">A scenario is not the planned one.</exception>
    public static IEnumerable<(string Folder, Scenario Scenario)> Scenarios(
        StudyManifest manifest, string root, Extensions? extensions = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var run = new MemberRun(manifest, root, extensions);
        return manifest.Members.Select(member =>
        {
            using var folder = new RunFolder(Path.Combine(root, member.Folder));
            return (folder.Root, run.Scenario(member, folder));
        });
    }

    /// <summary>Runs a member.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="retry">Whether it runs again where its failure was its scenario's own.</param>
    /// <param name="run">Runs the scenario into the folder.</param>
    /// <returns>Whether it was done before.</returns>
    /// <exception cref="StudyPlanException">There is no such member, or its scenario is not the planned one.</exception>
    /// <exception cref="FailedBeforeException">It failed before by its own scenario.</exception>
    /// <exception cref="RunStoppedException">It was asked to stop.</exception>
    /// <exception cref="HeldException">Another process is running it.</exception>
    public bool Run(int index, bool retry, Action<Scenario, RunFolder> run)
    {
        var member = manifest.Member(index, Path.Combine(root, StudyManifest.FileName));
        using var folder = new RunFolder(Path.Combine(root, member.Folder));
        if (!retry && ends.Of(member) is { FailsAgain: true } before)
        {
            throw new FailedBeforeException(
                $"{folder.Root} failed before and would fail again: {before.Message} (--retry-failed runs it all the same)");
        }

        try
        {
            // Held before anything is looked at, so that of two processes on one member the second one meets the first or its results.
            if (Directory.Exists(folder.Root)) Hold(folder);
            var wasDone = folder.ReadStatus() is { State: RunStatus.Done } status && status.ScenarioHash == member.ScenarioHash
                && status.Version == Build.Version;
            ends.Forget(member);
            run(Scenario(member, folder), folder);
            return wasDone;
        }
        catch (Exception e) when (e is not (RunStoppedException or OperationCanceledException or OutOfMemoryException)
            and not (StudyPlanException or HeldException))
        {
            ends.Keep(member, e.Message, e is PackingException or DivergedException or TangledException);
            throw;
        }
    }

    // Whoever shows the states of members tries the lock for a moment; .NET cannot wait for the lock of a file.
    private static void Hold(RunFolder folder)
    {
        try
        {
            folder.Hold();
        }
        catch (HeldException)
        {
            Thread.Sleep(Patience);
            folder.Hold();
        }
    }

    private Scenario Scenario(PlannedMember member, RunFolder folder)
    {
        const string WayOut = "`lmpdem sweep plan STUDY` writes it anew where the folder has no run";
        if (!File.Exists(folder.Scenario)) throw new StudyPlanException($"{folder.Scenario} is missing; {WayOut}");
        var found = Sha256.Of(File.ReadAllText(folder.Scenario));
        if (found != member.ScenarioHash)
            throw new StudyPlanException(
                $"{folder.Scenario} is not the scenario of member {member.Index}: its hash is {found[..12]}, "
                + $"the plan says {member.ScenarioHash[..12]}; {WayOut}");
        var scenario = ScenarioReader.ReadFile(folder.Scenario, [], notes: null, extensions);
        var hash = new RunStamp(scenario, 1).Hash;
        return hash == member.ScenarioHash ? scenario : throw new StudyPlanException(
            $"{folder.Scenario} means another scenario to this program than to the one that made the plan; give the plug-ins (--plugin) "
            + "with which it was made, or make the plan anew");
    }
}

/// <summary>A member that failed before by its own scenario and is not run again.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class FailedBeforeException(string message) : Exception(message);
