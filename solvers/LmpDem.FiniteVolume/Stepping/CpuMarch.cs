using LmpDem.Engine.Execution;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>The march on the cores of this processor: the state stays where it is, and workers share its bundles.</summary>
internal sealed class CpuMarch : IMarch
{
    private readonly FvState state;
    private readonly SearchSchedule schedule;
    private readonly StepKernels kernels;
    private readonly PhaseTimes times;
    private readonly int[][] share;
    private readonly SurfaceSums[] sums;
    private readonly WorkerTeam team;

    /// <summary>Makes the march.</summary>
    /// <param name="state">The state.</param>
    /// <param name="schedule">When contacts are searched.</param>
    /// <param name="kernels">Kernels by formulation, and their constants.</param>
    /// <param name="times">Takes the times of the phases.</param>
    public CpuMarch(FvState state, SearchSchedule schedule, StepKernels kernels, PhaseTimes times)
    {
        (this.state, this.schedule, this.kernels, this.times) = (state, schedule, kernels, times);
        share = Share(state.Bodies.Bundles, schedule.Workers);
        sums = [.. share.Select(_ => new SurfaceSums(state.Contacts.MostNodes))];
        team = new WorkerTeam(share.Length);
    }

    /// <inheritdoc/>
    public void Load()
    {
        // Nothing: the state is used where it is.
    }

    /// <inheritdoc/>
    public void Run(int steps) => team.Run((worker, barrier) => Work(worker, barrier, steps));

    /// <inheritdoc/>
    public void Read()
    {
        // Nothing, see above.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        team.Dispose();
        foreach (var one in sums) one.Dispose();
    }

    private void Work(int worker, SpinBarrier barrier, int steps)
    {
        var one = new StepWorker(state, schedule, kernels, share[worker], sums[worker], worker, barrier, worker == 0 ? times : null)
        {
            HasFoil = worker == share.Length - 1,
        };
        one.Run(steps);
        if (worker == 0) one.Walls.CopyTo(state.Walls.Walls);
    }

    // The largest load first to the worker with the least.
    private static int[][] Share(Bundle[] bundles, int workers)
    {
        var shares = Enumerable.Range(0, workers).Select(_ => new List<int>()).ToArray();
        foreach (var index in Enumerable.Range(0, bundles.Length).OrderByDescending(b => bundles[b].Template.ZoneCount))
            shares.MinBy(s => s.Sum(b => bundles[b].Template.ZoneCount))!.Add(index);
        return [.. shares.Select(s => s.Order().ToArray())];
    }
}
