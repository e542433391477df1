using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>The search of all contacts before a step: bodies, walls, foil.</summary>
internal static class ContactSearch
{
    /// <summary>Searches the contacts of a worker's bundles, together with the other workers, and plans the next search.</summary>
    /// <param name="state">What is integrated.</param>
    /// <param name="schedule">When contacts are searched.</param>
    /// <param name="step">The step.</param>
    /// <param name="own">Indices of the worker's bundles, rising.</param>
    /// <param name="walls">Walls where they stand in this step.</param>
    /// <param name="worker">Number of the worker.</param>
    /// <param name="barrier">Barrier of the workers.</param>
    public static void Run(
        FvState state, SearchSchedule schedule, long step, int[] own, ReadOnlySpan<Wall> walls, int worker, SpinBarrier barrier)
    {
        var bundles = state.Bodies.Bundles;
        var way = 0.0;
        foreach (var index in own) way = Math.Max(way, NodeMotion.FindReach(bundles[index]) / SmallestFacet(bundles[index]));
        schedule.Note(worker, way);
        barrier.Wait();
        if (worker == 0 && !state.Settings.Isolated) state.Contacts.SortBodies();
        barrier.Wait();
        foreach (var index in own)
        {
            if (!state.Settings.Isolated) state.Contacts.Search(bundles[index]);
            state.Walls.Search(index, walls);
            state.Foil?.Search(index);
        }

        barrier.Wait();
        foreach (var index in own)
        {
            state.Contacts.ListIncoming(bundles[index]);
            state.Contacts.Resolve(bundles[index]);
        }

        if (worker == 0) schedule.PlanNext(step);
        barrier.Wait();
    }

    /// <summary>The smallest facet size of the bodies of a bundle, which ways are measured by [m].</summary>
    public static double SmallestFacet(Bundle bundle)
    {
        var least = double.PositiveInfinity;
        for (var l = 0; l < bundle.Count; l++) least = Math.Min(least, bundle.LaneValue(LaneRow.FacetSize, l));
        return least;
    }
}
