using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Studies;

/// <summary>Where a member of a plan stands.</summary>
/// <param name="Member">The member.</param>
/// <param name="State">One of the states of a run ("done", "running", "stopped", "failed"), or "missing" where it has not run.</param>
/// <param name="Message">Why, in one sentence; null where the state says it all.</param>
/// <param name="Written">States that are written.</param>
/// <param name="Planned">Target states; 0 where it has not run.</param>
public sealed record MemberState(PlannedMember Member, string State, string? Message, int Written, int Planned)
{
    /// <summary>State of a member that has not run.</summary>
    public const string Missing = "missing";

    /// <summary>Whether its folder holds the run of another scenario or version, which is not taken for it.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether its results are there.</summary>
    public bool IsDone => State == RunStatus.Done;

    /// <summary>The states of all members of a plan.</summary>
    /// <param name="manifest">The plan.</param>
    /// <param name="root">Folder of the study.</param>
    public static IReadOnlyList<MemberState> Of(StudyManifest manifest, string root)
    {
        var ends = new MemberEnds(root);
        return [.. manifest.Members.Select(m => Of(m, root, ends))];
    }

    private static MemberState Of(PlannedMember member, string root, MemberEnds ends)
    {
        using var run = new RunFolder(Path.Combine(root, member.Folder));
        RunStatus? status;
        try
        {
            status = run.ReadStatus();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MemberState(member, RunStatus.Failed, $"cannot be read: {e.Message}", 0, 0);
        }

        var end = ends.Of(member);
        if (status is null)
        {
            var reason = File.Exists(run.Status) ? "status.json is damaged" : "has not run";
            return new MemberState(member, end is null ? Missing : RunStatus.Failed, end?.Message ?? reason, 0, 0);
        }

        var problem = status.ScenarioHash != member.ScenarioHash
            ? "the folder holds the run of another scenario, which is not taken; give the study another folder with --out"
            : status.Version == Build.Version ? null
            : $"the folder holds a run of version {status.Version}, and this is {Build.Version}; it is not taken";
        if (problem is not null) return new MemberState(member, RunStatus.Failed, problem, 0, 0) { IsForeign = true };
        var (state, message) = status.State switch
        {
            RunStatus.Done => (RunStatus.Done, null),
            RunStatus.Drawing when !IsHeld(run) => (RunStatus.Done, "its figures are missing; running it again draws them"),
            RunStatus.Failed => (RunStatus.Failed, end?.Message ?? status.Message),
            RunStatus.Stopped => (RunStatus.Stopped, status.Message),
            _ when IsHeld(run) => (RunStatus.Running, $"in {status.Stage}"),
            _ when end is not null => (RunStatus.Failed, end.Message),
            _ => (RunStatus.Stopped, $"was killed in {(status.Stage.Length > 0 ? status.Stage : "its start")}"),
        };
        return new MemberState(member, state, message, status.Written, status.Planned);
    }

    // A run holds a lock on its folder; one that was killed does not. Where the file system keeps no locks, it counts as killed.
    private static bool IsHeld(RunFolder run)
    {
        var path = run.File(".lock");
        if (!File.Exists(path)) return false;
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
