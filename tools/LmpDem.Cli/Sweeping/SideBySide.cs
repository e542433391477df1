using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>
/// How many members run at a time. A member on one core wastes nothing, so members fill the cores side by side, within the memory. A
/// member that takes hours gets all cores instead and is alone: its results come sooner, and a stop loses less.
/// </summary>
/// <param name="cores">Cores to fill.</param>
/// <param name="memory">Memory to fill [bytes].</param>
/// <param name="threads">Threads of every member; null: as described.</param>
/// <param name="jobs">Largest number of members at a time; null: as many as fit.</param>
internal sealed class SideBySide(int cores, double memory, int? threads, int? jobs)
{
    private const double Large = 2 * 3600;

    private readonly Dictionary<int, (int Threads, double Memory)> running = [];

    /// <summary>
    /// Members at a time where nothing else is said: one after the other on a device; null: as many as cores and memory take.
    /// </summary>
    /// <param name="device">The device; null: the processor.</param>
    public static int? JobsOn(string? device) => device is null ? null : 1;

    /// <summary>Threads for the next member; null where it has to wait for others to end.</summary>
    /// <param name="member">The next member.</param>
    /// <param name="waiting">Number of members that wait, this one among them.</param>
    public int? ThreadsFor(PlannedMember member, int waiting)
    {
        var free = cores - running.Values.Sum(r => r.Threads);
        var places = Math.Max(1, Math.Min(waiting, jobs - running.Count ?? waiting));
        var wanted = threads ?? (member.Cost.Seconds > Large && jobs is null ? cores : Math.Max(1, free / places));
        if (running.Count == 0) return wanted;
        var isRoom = running.Count < (jobs ?? cores) && (wanted <= free || jobs is not null)
            && running.Values.Sum(r => r.Memory) + member.Cost.MemoryBytes <= memory;
        return isRoom ? wanted : null;
    }

    /// <summary>A member begins.</summary>
    /// <param name="member">The member.</param>
    /// <param name="given">Its threads.</param>
    public void Begin(PlannedMember member, int given) => running[member.Index] = (given, member.Cost.MemoryBytes);

    /// <summary>A member has ended.</summary>
    /// <param name="member">The member.</param>
    public void End(PlannedMember member) => running.Remove(member.Index);
}
